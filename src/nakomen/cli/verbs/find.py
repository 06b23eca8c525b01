"""The verb `find`: every place that the finders see in a sentence."""

from __future__ import annotations

import sys
from datetime import date

import click

from nakomen.cli.dates import day
from nakomen.cli.finding import find_all
from nakomen.cli.showing import console, print_json, shorten, table
from nakomen.cli.verb import option, verb
from nakomen.wording import name_of, say


@verb("find")
@click.argument("text", metavar="TEXT")
@option("--json", "as_json", is_flag=True, help="json-list")
@option("--on", type=day, metavar="DAY", help="on-text")
def command(text: str, as_json: bool, on: date | None) -> None:
    """Print what stands in a sentence."""
    if text == "-":
        text = sys.stdin.read()
    found = find_all(text, on)
    if as_json:
        print_json(found)
        return
    out = console()
    # Every amount and date holds numbers; alone they would drown the rest.
    shown = [one for one in found if one["find"] != "number" or not _inside_another(one, found)]
    if not shown:
        out.print(say("nothing-found"))
        return
    rows = table(*(say(f"column-{name}") for name in ("place", "find", "words", "value", "row")))
    for one in shown:
        rows.add_row(
            f"{one['start']}-{one['end']}", name_of(one["find"]), shorten(one["text"], 60), _value(one), one["row"]
        )
    out.print(rows)


def _inside_another(one: dict[str, object], found: list[dict[str, object]]) -> bool:
    start, end = one["start"], one["end"]
    return any(
        other["find"] not in ("number", "theme") and other["start"] <= start and end <= other["end"]  # type: ignore[operator]
        for other in found
    )


def _value(one: dict[str, object]) -> str:
    """Return a find's value with what colours it."""
    if one["find"] == "amount":
        extra = [one["relation"], one["rate"] and f"per {one['rate']}"]
        return " · ".join(str(part) for part in (one["written"], *extra) if part)
    if one["find"] == "date":
        parts = (name_of(str(one["relation"])), one["edtf"] or one["value"] or one["event"] or say("unresolved"))
        return " ".join(str(part) for part in parts)
    if one["find"] == "speech_act" and one["negated"]:
        return f"{name_of(str(one['value']))}, {say('negated')}"
    return name_of(str(one["value"]))
