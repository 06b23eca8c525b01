"""Who may use which route: each says so, and a silent one keeps the server from starting."""

from __future__ import annotations

import pytest

from nakomen.web.access.visitors import Role
from nakomen.web.app import _refuse_silent_routes, routers
from nakomen.web.routes import Routes, needs_of


def test_every_route_says_who_may_use_it() -> None:
    needed = {str(route.path): needs_of(route) for router in routers() for route in router.routes}
    assert None not in needed.values()
    open_to_all = {path for path, role in needed.items() if role is Role.NOBODY}
    assert open_to_all == {
        "/static/{name:path}", "/language/{chosen}", "/health", "/sign-in", "/sign-in/back", "/sign-out",
    }  # fmt: skip


def test_a_route_that_says_nothing_is_refused() -> None:
    router = Routes()
    router.add_api_route("/open", lambda: "")
    with pytest.raises(RuntimeError, match="/open"):
        _refuse_silent_routes(router)
