"""Templates to pages: what every template can say and show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from nakomen.ledger.judged_words import field_name, judgement_in_words
from nakomen.ledger.meetings import short_name
from nakomen.ledger.rows import dossier_of
from nakomen.web import shown
from nakomen.web.catalogue import catalogue
from nakomen.web.menu import MENU
from nakomen.web.norm_list import amount_in_words
from nakomen.web.statement_view import shown_words
from nakomen.web.static_files import static_address
from nakomen.wording import name_of
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.errors_in_words import refusal_in_words, translate
from nakomen.wording.link_reasons import link_in_words, norm_reason_in_words
from nakomen.wording.on_pages import why

if TYPE_CHECKING:
    from starlette.responses import Response

    from nakomen.web.desk import Desk


#: From here on a number has a sign between its thousands.
_WITH_SIGNS = 1_000


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("nakomen.web"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(_say, _say_number, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "day": shown.day,
        "moment": shown.moment,
        "term": shown.term,
        "distance": shown.distance,
        "number": shown.number,
        "value": shown.value,
        "signed": shown.signed,
        "size": shown.size,
        "meeting_name": short_name,
        "measured": amount_in_words,
        "short": shown.short,
        "marked": shown.marked,
        "names": name_of,
        "actors": actors_in_words,
        "amounts": amounts_in_words,
        "dossier": dossier_of,
        "translated": translate,
        "linked": link_in_words,
        "counted_why": norm_reason_in_words,
        "why": why,
        "refusal": refusal_in_words,
        "field_name": field_name,
        "value_words": lambda value, name: shown_words(name, value),
        "judgement": judgement_in_words,
        "slug": lambda text: quote(text, safe=""),
    }
    made.globals |= {"static": static_address, "menu": MENU}
    return made


def _say(words: str) -> str:
    return catalogue().gettext(words)


def _say_number(one: str, many: str, number: int) -> str:
    # A number has the signs of the language: 62.500.
    said = catalogue().ngettext(one, many, number)
    return said.replace("%(num)s", shown.number(number)) if number >= _WITH_SIGNS else said


def render(desk: Desk, template: str, values: Mapping[str, Any], *, status: int = 200) -> Response:
    """Return a page as an answer; its day is that of the ledger it shows."""
    whole = {
        "desk": desk,
        "visitor": desk.visitor,
        "language": desk.language,
        "here": desk.request.url.path,
        "address": desk.request.url,
        "form_token": desk.form_token,
        "today": _day_of(desk),
        **values,
    }
    return HTMLResponse(_environment().get_template(template).render(whole), status_code=status)


def _day_of(desk: Desk) -> date:
    return desk.settings.today()
