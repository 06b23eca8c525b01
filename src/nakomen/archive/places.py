"""Where an archive stands: in a file, or in a database on a PostgreSQL server."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from nakomen.model import ArchiveError

_SCHEME = re.compile(r"postgres(?:ql)?(?:\+psycopg)?:/", re.IGNORECASE)
_ADDRESS = re.compile(
    r"postgres(?:ql)?(?:\+psycopg)?://"
    r"(?:(?P<user>[^:@/?#\s]*)(?::(?P<password>[^:@/?#\s]*))?@)?"
    r"(?P<host>[^:@/?#\[\]\s]*|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d+))?"
    r"(?:/(?P<database>[^@/?#\s]*))?(?:\?(?P<options>[^#\s]*))?",
    re.IGNORECASE,
)
#: An address of something else; a single letter would be a drive of Windows.
_OTHER_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+):/", re.IGNORECASE)
#: Options of an address that tell where the archive is; no other is shown.
_SHOWN_OPTIONS = re.compile(r"(?:^|&)(?P<option>(?:host|hostaddr|port|dbname)=[^&]*)")
_SCHEMA = re.compile(r"search_path(?:=|%3D)(?P<schema>[\w,]+)", re.IGNORECASE)
_GRAMMAR = "write postgresql://user@host:5432/database, with signs such as / and @ in a password percent-encoded"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The address of a database on a PostgreSQL server; shown or printed, it keeps its password to itself.

    >>> print(ServerAddress("postgresql://clerk:secret@db.example:5433/nakomen?sslmode=require"))
    postgresql://clerk@db.example:5433/nakomen
    >>> print(ServerAddress("postgresql:///nakomen?host=/run/pg&password=secret&options=-csearch_path%3Draad"))
    postgresql:///nakomen?host=/run/pg (schema raad)
    """

    url: str = field(repr=False)

    def __post_init__(self) -> None:
        if _ADDRESS.fullmatch(self.url) is None:
            # Not even a part of it is said: what is wrong may be a sign in the password.
            raise ArchiveError("the server's address is not understood", where="postgresql://…", remedy=_GRAMMAR)

    def __str__(self) -> str:
        match = _ADDRESS.fullmatch(self.url)
        user, host, port, database = match.group("user", "host", "port", "database") if match else [None] * 4
        options = (match["options"] if match else "") or ""
        shown = "&".join(unquote(one["option"]) for one in _SHOWN_OPTIONS.finditer(options))
        schema = _SCHEMA.search(options)
        return (
            f"postgresql://{f'{user}@' if user else ''}{host or ''}{f':{port}' if port else ''}"
            f"{f'/{database}' if database else ''}{f'?{shown}' if shown else ''}"
            f"{' (schema ' + schema['schema'] + ')' if schema else ''}"
        )

    @property
    def driver_url(self) -> str:
        """The address as SQLAlchemy wants it, password and all."""
        return "postgresql+psycopg://" + self.url.partition("://")[2]


#: What names an archive.
Place = Path | ServerAddress


def place_of(given: str | Path | ServerAddress) -> Place:
    """Return the place that is named by a path or by an address that begins with `postgresql://`.

    >>> place_of("nakomen.db").name
    'nakomen.db'
    >>> str(place_of("postgresql://localhost/nakomen"))
    'postgresql://localhost/nakomen'
    """
    if isinstance(given, ServerAddress):
        return given
    if _SCHEME.match(str(given)):
        # A Path joins the two slashes of an address, and would look for a folder.
        return ServerAddress(re.sub(r":/+", "://", str(given), count=1) if isinstance(given, Path) else given)
    if (other := _OTHER_SCHEME.match(str(given))) is not None:
        # Nor is this taken for the name of a file; what stands behind may hold a password.
        what = "an archive is a SQLite file or a PostgreSQL database"
        remedy = "name a file, or write postgresql://user@host/database"
        raise ArchiveError(what, where=f"{other['scheme']}://…", remedy=remedy)
    return Path(given)


def folder_of(place: Place) -> Path:
    """Return the folder that an archive's file is in; for one on a server the folder where the program runs."""
    return place.parent if isinstance(place, Path) else Path()
