"""The data of a chart for the script that draws it, and its picture for who has no script."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from nakomen.figures.charts import draw
from nakomen.web.charts import as_values, series_asked
from nakomen.web.desk import NotHereError
from nakomen.web.routes import DeskHere, Routes

router = Routes()


def _given(request: Request) -> dict[str, list[str]]:
    return {key: request.query_params.getlist(key) for key in request.query_params}


@router.read("/charts/{chart}.json")
def data(desk: DeskHere, chart: str, request: Request) -> Response:
    """Return the points of a chart with its words."""
    return JSONResponse(as_values(series_asked(desk, chart, _given(request))))


@router.read("/charts/{chart}.svg")
def picture(desk: DeskHere, chart: str, request: Request) -> Response:
    """Return a chart as a picture."""
    series = series_asked(desk, chart, _given(request))
    if not series.points:
        raise NotHereError(series.title)
    return Response(draw(series), media_type="image/svg+xml")
