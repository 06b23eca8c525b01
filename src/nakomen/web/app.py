"""The server: every page of the folder `pages`, each open to those it says."""

from __future__ import annotations

import pkgutil
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib import import_module

from fastapi import FastAPI

from nakomen.archive import Archive
from nakomen.web.access.attempts import Attempts
from nakomen.web.errors import add_errors
from nakomen.web.frame import Frame
from nakomen.web.routes import Routes, needs_of
from nakomen.web.settings import Settings
from nakomen.web.shelf import Shelf
from nakomen.web.watch import Watch

_FOLDERS = ("nakomen.web.pages", "nakomen.web.api")


def make_app(settings: Settings) -> FastAPI:
    """Return the server of an archive; a route that does not say who may use it is a RuntimeError."""
    archive = Archive(settings.archive, create=False)
    shelf = Shelf(archive, settings.today)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        archive.close()

    app = FastAPI(title="nakomen", docs_url=None, redoc_url=None, openapi_url=None, lifespan=life)
    app.state.shelf = shelf
    for router in routers():
        _refuse_silent_routes(router)
        app.include_router(router)
    add_errors(app)
    app.add_middleware(Frame, settings=settings, archive=archive, shelf=shelf)
    app.add_middleware(Watch, settings=settings, attempts=Attempts(time.monotonic))
    return app


def routers() -> Iterator[Routes]:
    """Find the router of each page, in the order of their names."""
    yield import_module("nakomen.web.static_files").router
    for folder in _FOLDERS:
        try:
            package = import_module(folder)
        except ModuleNotFoundError:
            continue
        for found in pkgutil.iter_modules(package.__path__):
            router = getattr(import_module(f"{folder}.{found.name}"), "router", None)
            if router is not None:
                yield router


def _refuse_silent_routes(router: Routes) -> None:
    silent = [str(getattr(route, "path", route)) for route in router.routes if needs_of(route) is None]
    if silent:
        raise RuntimeError(f"routes that do not say who may use them: {', '.join(silent)}")
