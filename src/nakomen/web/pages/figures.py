"""Burden sharing and what the letters give, in charts with their tables."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from nakomen.figures.ranking import norms_of
from nakomen.web.burden import (
    BurdenAsked,
    checks_of,
    countries_of,
    editions_of,
    gaps_of,
    measure_in_words,
    offered,
)
from nakomen.web.charts import chart
from nakomen.web.money import amounts_by_year, currencies
from nakomen.web.routes import DeskHere, Routes
from nakomen.wording import language

router = Routes()


@router.read("/figures")
def figures(desk: DeskHere, request: Request) -> Response:
    """Show the countries, measure and years that the address asks for."""
    editions = editions_of(desk)
    asked = BurdenAsked.of({key: request.query_params.getlist(key) for key in request.query_params}, editions)
    money = desk.snapshot.money.about()
    letters = [chart(desk, "contributions", unit=unit) for unit in currencies(money)]
    letters += [chart(desk, "slippage"), chart(desk, "age")]
    burden = [chart(desk, name, **asked.given) for name in ("share", "ranking")]
    checks, verdicts = checks_of(desk)
    values = {
        "asked": asked,
        "editions": [one.name for one in editions.all],
        "measures": [(one, measure_in_words(one)) for one in offered(asked.edition)],
        "years": asked.edition.years(asked.measure),
        "countries": countries_of(asked),
        "burden": [one for one in burden if one is not None],
        "letters": [one for one in letters if one is not None],
        "gaps": gaps_of(asked),
        "norms": [one.names[language()] for one in norms_of(asked.measure, asked.year)],
        "checks": checks,
        "verdicts": verdicts,
        "amounts": amounts_by_year(money),
    }
    return desk.page("figures.html", values)
