"""Runs every finder over a text and tells what each saw, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from nakomen.model import AmountMention, Find


def find_all(text: str, on: date | None) -> list[dict[str, Any]]:
    """Return all finds of a text in text order: `find` says of which finder, `value` what it means.

    `on` is the day of the document; yearless dates, offices and members are told by it.
    """
    from nakomen.readers.text_language import language_of

    told = language_of(text)
    language = told if told in ("nl", "en") else "nl"
    found = [_plain(name, find) for name, finds in _finders(text, on, language) for find in finds]
    return sorted(found, key=lambda one: (one["start"], -one["end"]))


def _finders(text: str, on: date | None, language: str) -> Iterable[tuple[str, Iterable[Find]]]:
    from nakomen.finders.actors import find_actors
    from nakomen.finders.amounts import find_amounts
    from nakomen.finders.dates import DateContext, find_dates
    from nakomen.finders.english_acts import find_english_acts
    from nakomen.finders.number_ranges import find_number_ranges
    from nakomen.finders.ordinals import find_ordinals
    from nakomen.finders.plain_numbers import find_numbers
    from nakomen.finders.references import find_references
    from nakomen.finders.speech_acts import find_speech_acts
    from nakomen.finders.themes import find_themes

    yield "date", find_dates(text, DateContext(document=on, language=language))
    yield "amount", find_amounts(text, language)
    yield "number", find_numbers(text, language)
    yield "ordinal", find_ordinals(text, language)
    yield "range", find_number_ranges(text, language)
    yield "reference", find_references(text, language)
    yield "actor", find_actors(text, on, language)
    yield "speech_act", find_english_acts(text) if language == "en" else find_speech_acts(text, language)
    yield "theme", find_themes(text, language)


def _plain(name: str, find: Find) -> dict[str, Any]:
    fields = {key: _number(value) if isinstance(value, Decimal) else value for key, value in asdict(find).items()}
    own = {"reference": "id", "actor": "name", "speech_act": "kind", "theme": "theme"}.get(name)
    if own:
        fields["value"] = fields[own]
    if isinstance(find, AmountMention):
        fields["written"] = str(find)
    if name == "date":
        # A date's own value is a duration or repetition; what it means is its time, where it has one.
        fields["value"] = fields["value"] or fields["edtf"]
    order = ("start", "end", "text", "value")
    return {"find": name, **{key: fields[key] for key in order}, **{k: v for k, v in fields.items() if k not in order}}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
