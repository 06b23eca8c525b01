"""The norms: their list, and each with its target, measurements in time and who meets it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from nakomen.figures.ranking import norms as registered
from nakomen.tracing.compliance import ratings_on
from nakomen.web.charts import chart
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.norm_list import NormShown, measured
from nakomen.web.routes import DeskHere, Routes
from nakomen.wording import language
from nakomen.wording.actor_words import actors_in_words

router = Routes()
_ON_A_PAGE = 50
#: The measure of the tables that a norm's unit can be laid beside.
_MEASURES = {"%GDP": "share_gdp"}


@router.read("/norms")
def norms(desk: DeskHere, request: Request) -> Response:
    """Show the norms whose sentence, holder or theme has the words that are asked for."""
    query, page = request.query_params.get("q", "").strip(), request.query_params.get("page", "1")
    words = query.casefold().split()
    everything = desk.snapshot.norms
    found = [one for one in everything if all(word in _words_of(one) for word in words)] if words else everything
    pages = max(-(-len(found) // _ON_A_PAGE), 1)
    number = min(max(int(page), 1), pages) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    values = {
        "query_here": query,
        "rows": found[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE],
        "total": len(found),
        "everything": len(everything),
        "page": number,
        "pages": pages,
        "registered": [(one, one.names[language()]) for one in registered()],
    }
    return desk.page("norms.html", values)


def _words_of(one: NormShown) -> str:
    return f"{one.statement.quote} {one.words} {actors_in_words(one.norm.holder)} {one.statement.theme}".casefold()


@router.read("/norms/{norm_id}")
def norm(desk: DeskHere, norm_id: str) -> Response:
    """Show the norm of a spoor."""
    shown = _named(desk, norm_id)
    snapshot = desk.snapshot
    identity = snapshot.ledger.ids[shown.row.spoor.id]
    measure = _MEASURES.get(shown.norm.unit, "")
    charts = [chart(desk, "measured", norm=identity)]
    charts += [chart(desk, "share", measure=measure), chart(desk, "ranking", measure=measure)] if measure else []
    values = {
        "shown": shown,
        "identity": identity,
        "measurements": measured(snapshot.known, shown, snapshot.day),
        "ratings": ratings_on(snapshot.known, shown.row.spoor, snapshot.day),
        "charts": [one for one in charts if one is not None],
    }
    return desk.page("norm.html", values)


def _named(desk: Desk, identity: str) -> NormShown:
    snapshot = desk.snapshot
    whole = snapshot.whole_id(identity)
    spoor = snapshot.spoor_of.get(whole)
    found = next((one for one in snapshot.norms if spoor is not None and one.row.spoor.id == spoor.id), None)
    if found is None:
        raise NotHereError(identity)
    return found
