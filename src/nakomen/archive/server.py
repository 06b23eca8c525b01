"""Connects to an archive on a PostgreSQL server: how a session is set, who may write, and what its errors mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry

from nakomen.archive.places import ServerAddress
from nakomen.archive.server_refusals import server_refusal_of
from nakomen.model import ArchiveError

if TYPE_CHECKING:
    from psycopg import Connection as DriverConnection

#: How long a client waits for the server to answer, in seconds.
_ANSWER_SECONDS = 10
#: The pen of the archive: one a schema, so that several archives can share a database.
_PEN = "SELECT pg_advisory_xact_lock(1850700139, hashtext(current_schema()))"
_CAN_LOSE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"


def make_server_engine(address: ServerAddress, *, patience: int, writes: str) -> Engine:
    """Return an engine on a database, whose every refusal is an ArchiveError.

    `patience` is how long one writer waits for another, in milliseconds; `writes` the execution option of a writer.
    """
    _check_driver(str(address))
    url = make_url(address.driver_url)
    settings: dict[str, Any] = {}
    if "connect_timeout" not in url.query:
        settings["connect_timeout"] = _ANSWER_SECONDS
    # A server that was started again has forgotten its clients: each connection is asked before it is used.
    engine = create_engine(url, connect_args=settings, pool_pre_ping=True)

    @event.listens_for(engine, "connect")
    def _set_up(connection: DriverConnection[Any], _entry: ConnectionPoolEntry) -> None:
        _check_encoding(connection, str(address))
        connection.execute(f"SET lock_timeout = {int(patience)}")
        # A user's or a database's own setting may trade what was acknowledged for speed.
        connection.execute(_CAN_LOSE)
        connection.commit()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(writes):
            # Each statement after this one sees what the last holder of the pen wrote.
            connection.exec_driver_sql(_PEN)
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    @event.listens_for(engine, "handle_error")
    def _refuse(context: ExceptionContext) -> None:
        if context.is_pre_ping:
            return
        refusal = server_refusal_of(context.original_exception, str(address))
        if refusal is not None:
            raise refusal from context.original_exception

    return engine


def _check_driver(where: str) -> None:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        remedy = 'pip install "nakomen[postgresql]"'
        raise ArchiveError("the driver for PostgreSQL is not installed", where=where, remedy=remedy) from error


def _check_encoding(connection: DriverConnection[Any], where: str) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        remedy = "make another: createdb --encoding=UTF8 --template=template0 NAME"
        raise ArchiveError(f"the database keeps its texts in {encoding}, not in UTF8", where=where, remedy=remedy)
