"""A real server at an address of this machine, for a browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import uvicorn

from nakomen.web import Settings, make_app

DAY = date(2026, 3, 10)


@contextmanager
def serving(archive: Path) -> Iterator[str]:
    """Serve an archive at an address of this machine, as it is seen on a fixed day."""
    settings = Settings(
        archive, b"s" * 32, language="en", today=lambda: DAY, now=lambda: datetime(2026, 3, 10, 12, tzinfo=UTC)
    )
    server = uvicorn.Server(uvicorn.Config(make_app(settings), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)
