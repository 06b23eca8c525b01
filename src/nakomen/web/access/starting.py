"""From a settings file to a server: its doors, its tokens, and what is open to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from nakomen.archive.places import Place, ServerAddress, place_of
from nakomen.web.access.addresses import Network, networks
from nakomen.web.access.deeds import Deeds
from nakomen.web.access.doors import Door, InTurn, OpenDoor, TokensFirst
from nakomen.web.access.oidc import ALGORITHMS, OidcSettings, SignIn
from nakomen.web.access.provider import Provider
from nakomen.web.access.proxy import ProxyDoor
from nakomen.web.access.roles import RoleTable
from nakomen.web.access.sessions import Sessions
from nakomen.web.access.settings_file import Written, texts
from nakomen.web.access.store import AccessStore
from nakomen.web.access.tokens import TokenDoor, Tokens
from nakomen.web.access.visitors import Role
from nakomen.web.limits import Limits
from nakomen.web.settings import Settings
from nakomen.wording import LANGUAGES

if TYPE_CHECKING:
    import httpx

_OWN_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})
_SHORTEST_SECRET = 32
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a server takes from outside: random bytes, the clock, and a way to ask the sign-in service."""

    draw: Callable[[int], bytes]
    now: Callable[[], datetime]
    client: Callable[[], httpx.Client]


def settings_of(written: Written, around: Surroundings) -> Settings:
    """Return the settings that a file says; SettingsError names the one that cannot be."""
    doors = _doors_named(written)
    address = _address(written)
    archive, secret = archive_of(written), _secret(written, "secret", _SHORTEST_SECRET)
    limits = Limits({name: frozenset(texts(groups)) for name, groups in written.get("limits").items()})
    if "open" in doors:
        _refuse_open_to_others(written, address, limits)
    if written.get("language") not in LANGUAGES:
        raise written.error("language", "is not spoken here", f"choose from {', '.join(LANGUAGES)}")
    store = store_of(written)
    tokens = Tokens(store, around.draw)
    sign_in = None
    if "oidc" in doors:
        sessions = Sessions(secret, store, address.startswith("https://"), around.now, written.get("session_hours"))
        sign_in = _sign_in(written, around, sessions, limits)
    people = InTurn(tuple(_door(written, name, sign_in) for name in doors))
    return Settings(
        archive=archive,
        secret=secret,
        door=TokensFirst(TokenDoor(tokens, around.now), people) if written.get("tokens") else people,
        hosts=(str(urlsplit(address).hostname), *texts(written.get("names")), "localhost", "127.0.0.1", "[::1]"),
        address=address,
        language=written.get("language"),
        now=around.now,
        limits=limits,
        tokens=tokens if written.get("tokens") else None,
        deeds=Deeds(store, written.get("audit_days")),
        sign_in=sign_in,
        proxies=_networks(written, "proxies"),
        body_bytes=written.get("body_mb") * _MB,
        upload_bytes=written.get("upload_mb") * _MB,
    )


def archive_of(written: Written) -> Place:
    """Return where the archive is."""
    given = written.secret("archive")
    if not given:
        given = written.get("archive")
        found = place_of(given)
        if isinstance(found, ServerAddress) and str(found) != found.url.partition("?")[0]:
            remedy = "put the address in a file and name that as archive_file, or the password in ~/.pgpass"
            raise written.error("archive", "a password does not stand in the settings", remedy)
    found = place_of(given)
    return found if isinstance(found, ServerAddress) else written.path.parent / found


def store_of(written: Written) -> AccessStore:
    """Open the file of tokens and deeds."""
    if written.get("access"):
        return AccessStore(written.place("access"))
    archive = archive_of(written)
    beside = written.path.parent if isinstance(archive, ServerAddress) else archive.parent
    return AccessStore(beside / "access.db")


def _doors_named(written: Written) -> tuple[str, ...]:
    doors = texts(written.get("door"))
    if not doors or not set(doors) <= {"oidc", "proxy", "open"} or ("open" in doors and len(doors) > 1):
        raise written.error("door", "there is no such door", "choose oidc, proxy, both, or open alone")
    return doors


def _address(written: Written) -> str:
    address = str(written.get("address")).rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise written.error("address", "is no address of a site", 'write it as "https://nakomen.example.nl"')
    if parts.scheme == "http" and parts.hostname not in _OWN_MACHINE:
        remedy = "let a reverse proxy take https, and write its address"
        raise written.error("address", "is not encrypted, and cookies would be seen on the way", remedy)
    return address


def _refuse_open_to_others(written: Written, address: str, limits: Limits) -> None:
    """Refuse an open door on a server that others reach, or where something is not for everybody."""
    if written.get("host") not in _OWN_MACHINE:
        remedy = 'write host = "127.0.0.1", or choose another door'
        raise written.error("host", "an open door is for this machine alone", remedy)
    if urlsplit(address).hostname not in _OWN_MACHINE:
        remedy = "choose the door oidc or proxy"
        raise written.error("address", "an open door is for this machine alone", remedy)
    if limits.groups_of:
        remedy = "take the limits away, or choose the door oidc or proxy"
        raise written.error("limits", "nobody who comes in by an open door is in a group", remedy)


def _secret(written: Written, name: str, shortest: int) -> bytes:
    found = written.secret(name).encode()
    if len(found) < shortest:
        remedy = "make one with: openssl rand -hex 32"
        raise written.error(name, f"has fewer than {shortest} characters", remedy)
    return found


def _door(written: Written, name: str, sign_in: SignIn | None) -> Door:
    if name == "open":
        return OpenDoor()
    if sign_in is not None and name == "oidc":
        return sign_in.sessions
    addresses = _networks(written, "proxy.addresses")
    if not addresses:
        raise written.error("proxy.addresses", "is not said", "name the address of the proxy")
    headers = {one: str(written.get(f"proxy.{one}_header")).lower() for one in ("user", "groups", "role", "secret")}
    return ProxyDoor(addresses, _secret(written, "proxy.secret", 16), _roles(written), headers)


def _sign_in(written: Written, around: Surroundings, sessions: Sessions, limits: Limits) -> SignIn:
    for name in ("oidc.issuer", "oidc.client_id"):
        if not written.get(name):
            raise written.error(name, "is not said", "ask who manages the sign-in service")
    algorithms = texts(written.get("oidc.algorithms"))
    if not algorithms or not set(algorithms) <= set(ALGORITHMS):
        raise written.error(
            "oidc.algorithms", "is no signature with a public key", f"choose from {', '.join(ALGORITHMS)}"
        )
    parts = urlsplit(written.get("oidc.issuer"))
    if parts.scheme != "https" and parts.hostname not in _OWN_MACHINE:
        raise written.error("oidc.issuer", "is not encrypted", "write its address with https://")
    settings = OidcSettings(
        client_id=written.get("oidc.client_id"),
        back=f"{_address(written)}/sign-in/back",
        client_secret=written.secret("oidc.client_secret"),
        scopes=texts(written.get("oidc.scopes")),
        name_claim=written.get("oidc.name_claim"),
        groups_claim=written.get("oidc.groups_claim"),
        roles=_roles(written),
        algorithms=algorithms,
    )
    provider = Provider(written.get("oidc.issuer"), around.client, around.now)
    return SignIn(settings, provider, sessions, around.draw, around.now, limits.that_matter)


def _roles(written: Written) -> RoleTable:
    table = {group: _role(written, f"roles.{group}", name) for group, name in written.get("roles").items()}
    return RoleTable(table, _role(written, "everyone", written.get("everyone")))


def _role(written: Written, name: str, word: str) -> Role:
    found = next((role for role in Role if role.word == word), None)
    if found is None:
        raise written.error(name, "there is no such role", f"choose from {', '.join(role.word for role in Role)}")
    return found


def _networks(written: Written, name: str) -> tuple[Network, ...]:
    given: Sequence[str] = texts(written.get(name))
    try:
        return networks(given)
    except ValueError as error:
        raise written.error(name, f"is no address or network: {error}", 'write ["127.0.0.1", "10.1.0.0/16"]') from error
