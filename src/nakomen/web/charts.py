"""The charts of the pages: each by its name and what is asked of it, as data, as a picture and as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from nakomen.figures.archive_series import age_series_of, contribution_series_of, letters_of, moved_term
from nakomen.figures.archive_series import slippage_series_of as slippage_of
from nakomen.figures.counted_series import measured_series, standing_series
from nakomen.figures.series import Rule, Series
from nakomen.ledger.rows import TermGroup
from nakomen.model import AmountMention
from nakomen.web.burden import BurdenAsked, editions_of, ranking_asked, share_asked
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.norm_list import measured, told_of
from nakomen.wording import language, name_of
from nakomen.wording.amount_words import amounts_in_words

if TYPE_CHECKING:
    from nakomen.web.snapshot import Snapshot

#: More lines than this tell nothing apart.
_MOST_LINES = 40
#: How many of the statements behind a point go along.
_WAYS = 6
Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with the address of its data and picture, without their ending; `heading` is its title."""

    name: str
    given: Given
    series: Series

    def address(self, form: str) -> str:
        """Return where it is as `json` or `svg`."""
        return f"/charts/{self.name}.{form}?{urlencode(self.given, doseq=True)}".rstrip("?")


def chart(desk: Desk, name: str, **given: str | Sequence[str]) -> Chart | None:
    """Return a chart of a page; None where there is nothing to draw."""
    asked = {key: [one] if isinstance(one, str) else list(one) for key, one in given.items()}
    series = series_asked(desk, name, asked)
    return Chart(name, asked, series) if series.points else None


def series_asked(desk: Desk, name: str, given: Given) -> Series:
    """Return the data of a chart; NotHereError for a name or a subject that is not there."""
    make = _CHARTS.get(name)
    if make is None:
        raise NotHereError(name)
    key = "chart", name, language(), tuple((key, tuple(values)) for key, values in sorted(given.items()))
    return desk.snapshot.worked_out.get(key, lambda: make(desk, given))


def as_values(series: Series) -> dict[str, Any]:
    """Return a series as the script of a page takes it; of what stands behind a point the first statements only."""
    values = series.to_dict()
    for point in values["points"]:
        point["ids"] = point["ids"][:_WAYS]
    return values | {"decimals": series.decimals}


def _first(given: Given, name: str, otherwise: str = "") -> str:
    return next(iter(given.get(name, ())), otherwise)


def _subject(given: Given) -> tuple[str, str]:
    return next(
        ((facet, _first(given, facet)) for facet in ("actor", "theme", "dossier") if given.get(facet)), ("", "")
    )


def _contributions(desk: Desk, given: Given) -> Series:
    found = desk.snapshot.money.about(*_subject(given))
    return contribution_series_of(found, _first(given, "unit", "EUR"), _letters(desk.snapshot))


def _standing(desk: Desk, given: Given) -> Series:
    index = desk.snapshot.facets
    facet, value = _subject(given)
    within = index.bits[facet].get(value, 0) if facet else index.everything
    numbers = {
        (int(year), name_of(f"term-{group}")): (mask & within & index.bits["term"].get(str(group), 0)).bit_count()
        for group in TermGroup
        for year, mask in index.bits["year"].items()
        if mask & within
    }
    used = {group for (_, group), number in numbers.items() if number}
    return standing_series({key: number for key, number in numbers.items() if key[1] in used}, _letters(desk.snapshot))


def _age(desk: Desk, _: Given) -> Series:
    snapshot = desk.snapshot
    still_open = (row.statement for row in snapshot.rows if row.group is not TermGroup.SETTLED)
    return age_series_of(still_open, snapshot.ledger.days, snapshot.day, _letters(snapshot))


def _slippage(desk: Desk, _: Given) -> Series:
    snapshot = desk.snapshot
    ledger, days = snapshot.ledger, snapshot.ledger.days
    moved = []
    for row in snapshot.rows:
        if len(row.status.terms) > 1:
            told_on = {one: days.get(ledger.statements[one].document) for one, _ in row.status.terms}
            known = {one: day for one, day in told_on.items() if day is not None}
            found = moved_term(row.status.terms, ledger.ids[row.spoor.id], known)
            moved += [found] if found else []
    most = sorted(moved, key=lambda one: (-abs(one.days), one.name))[:_MOST_LINES]
    return slippage_of(most, len(moved), snapshot.day, _letters(snapshot))


def _measured(desk: Desk, given: Given) -> Series:
    snapshot = desk.snapshot
    identity = _first(given, "norm")
    shown = next((one for one in snapshot.norms if snapshot.ledger.ids[one.row.spoor.id] == identity), None)
    if shown is None:
        raise NotHereError(identity)
    unit = amounts_in_words([AmountMention(0, 0, "", "", shown.norm.value, shown.norm.unit)])
    told = told_of(snapshot.known, shown, measured(snapshot.known, shown, snapshot.day))
    # What stands behind the number is the unit in words.
    return measured_series(told, Rule(shown.norm.value, shown.words), unit.lstrip("0123456789., "), _letters(snapshot))


def _letters(snapshot: Snapshot) -> str:
    return letters_of(snapshot.ledger)


_CHARTS: Mapping[str, Callable[[Desk, Given], Series]] = {
    "contributions": _contributions,
    "standing": _standing,
    "age": _age,
    "slippage": _slippage,
    "measured": _measured,
    "share": lambda desk, given: share_asked(desk, BurdenAsked.of(given, editions_of(desk))),
    "ranking": lambda desk, given: ranking_asked(desk, BurdenAsked.of(given, editions_of(desk))),
}
