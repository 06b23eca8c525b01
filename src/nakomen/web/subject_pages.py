"""What the pages of actors, themes and dossiers show: their list, and each with all that is about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nakomen.ledger.rows import LedgerRow, TermGroup
from nakomen.web.charts import Chart, chart
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.facets import FacetValue
from nakomen.web.listing import Asked, Listed, listed
from nakomen.web.money import AmountShown, amounts_by_year, currencies
from nakomen.web.subject_list import SubjectPage, SubjectsAsked, page_of
from nakomen.web.subjects import PLACES, Subject
from nakomen.wording import language

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

_DUE, _ON_A_PAGE, _BESIDE = 8, 25, 8
#: A group of terms, how many undertakings it has, and the first of them.
Due = tuple[TermGroup, int, Sequence[LedgerRow]]


@dataclass(frozen=True, slots=True)
class SubjectShown:
    """A subject with what is due, its undertakings page by page, its amounts and charts, and who and what it meets."""

    subject: Subject
    due: Sequence[Due]
    found: Listed
    amounts: Sequence[AmountShown]
    charts: Sequence[Chart]
    beside: Sequence[tuple[str, Sequence[FacetValue]]]


def subject_list(desk: Desk, facet: str, given: QueryParams) -> SubjectPage:
    """Return the list of the actors, themes or dossiers that the address asks for."""
    subjects = desk.snapshot.subjects[facet]
    named = desk.snapshot.worked_out.get(
        ("names", facet, language()), lambda: [(one.name, one) for one in subjects.values()]
    )
    return page_of(named, SubjectsAsked.of(given))


def subject_shown(desk: Desk, facet: str, value: str, given: QueryParams) -> SubjectShown:
    """Return all that is about an actor, theme or dossier; NotHereError where no undertaking has it."""
    snapshot = desk.snapshot
    subject = snapshot.subjects[facet].get(value)
    if subject is None:
        raise NotHereError(value)
    within = {facet: (value,)}
    found = listed(snapshot, _with_fewer_rows(Asked.of(given, within)), facets=False, last=True)
    money = snapshot.money.about(facet, value)
    drawn = [chart(desk, "contributions", **{facet: value}, unit=unit) for unit in currencies(money)]
    charts = [chart(desk, "standing", **{facet: value}), *drawn]
    due = [_due(desk, within, group) for group in (TermGroup.PAST, TermGroup.NEAR)]
    return SubjectShown(
        subject,
        # Where all stands on one page, in the order of terms, it is not told twice.
        [one for one in due if one[1]] if subject.undertakings > _ON_A_PAGE else [],
        found,
        amounts_by_year(money),
        [one for one in charts if one is not None],
        _beside(desk, facet, value),
    )


def _with_fewer_rows(asked: Asked) -> Asked:
    """Return what is asked with fewer rows a page than the ledger has, unless the address says how many."""
    return replace(asked, on_a_page=_ON_A_PAGE) if asked.on_a_page == Asked().on_a_page else asked


def _due(desk: Desk, within: Mapping[str, tuple[str, ...]], group: TermGroup) -> Due:
    found = listed(desk.snapshot, Asked(chosen={"term": (str(group),)}, on_a_page=_DUE, within=within), facets=False)
    return group, found.total, found.rows


def _beside(desk: Desk, facet: str, value: str) -> list[tuple[str, Sequence[FacetValue]]]:
    """Return the other subjects that its undertakings have, those of most undertakings first."""
    index = desk.snapshot.facets
    mask = index.bits[facet][value]
    others = [(one, index.counts(one, {}, mask)[:_BESIDE]) for one in PLACES if one != facet]
    return [(one, found) for one, found in others if found]
