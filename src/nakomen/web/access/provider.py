"""The organisation's sign-in service (OpenID Connect): where it is, its keys, and what it answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from nakomen.model import NakomenError

if TYPE_CHECKING:
    import httpx
    from joserfc.jwk import Key

_LARGEST = 1_000_000
#: How many seconds lie at least between two looks at the keys: a token with a key of nobody's must not make us ask on.
_BETWEEN = 60
_ASYMMETRIC = frozenset({"RSA", "EC", "OKP"})


class ProviderError(NakomenError):
    """A sign-in service that cannot be reached, or says what cannot be."""


class Provider:
    """A service by its issuer's address; what it says of itself is asked once, its keys again when one is new."""

    def __init__(self, issuer: str, client: Callable[[], httpx.Client], now: Callable[[], datetime]) -> None:
        self.issuer = issuer
        self._client, self._now = client, now
        self._lock = threading.Lock()
        self._told: Mapping[str, Any] = {}
        self._keys: dict[str, Key] = {}
        self._looked = 0.0

    def told(self) -> Mapping[str, Any]:
        """Return what the service says of itself; ProviderError where that is of another, or leads off the way."""
        with self._lock:
            if not self._told:
                found = self.fetch(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
                if found.get("issuer") != self.issuer:
                    what = f"calls itself “{str(found.get('issuer'))[:80]}”"
                    raise ProviderError(what, where=self.issuer, remedy="write issuer as the service writes it")
                self._told = found
            return self._told

    def endpoint(self, name: str) -> str:
        """Return an address of the service; it is encrypted unless the service runs on this machine."""
        found = str(self.told().get(name, ""))
        parts = urlsplit(found)
        own_machine = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
        if parts.scheme != "https" and not (own_machine and self.issuer.startswith("http://")):
            what = f"gives no encrypted address as {name}"
            raise ProviderError(what, where=self.issuer, remedy="ask who manages the sign-in service")
        return found

    def key(self, identity: str) -> Key | None:
        """Return the public key of an id, asking for new ones where it is not known; None where it is nobody's.

        Keys that are a shared secret are no keys here.
        """
        with self._lock:
            known = self._keys
        if self._chosen(known, identity) is None:
            known = self._look_again()
        return self._chosen(known, identity)

    def _look_again(self) -> dict[str, Key]:
        from joserfc.errors import JoseError
        from joserfc.jwk import import_key

        address = self.endpoint("jwks_uri")
        with self._lock:
            if self._now().timestamp() - self._looked < _BETWEEN:
                return self._keys
            self._looked = self._now().timestamp()
            found = {}
            for written in self.fetch(address).get("keys", []):
                if written.get("kty") in _ASYMMETRIC and written.get("use", "sig") == "sig":
                    try:
                        found[str(written.get("kid", ""))] = import_key(written)
                    except (JoseError, ValueError, KeyError):
                        # One that we cannot read signs nothing that we take.
                        continue
            self._keys = found
            return found

    def _chosen(self, keys: Mapping[str, Key], identity: str) -> Key | None:
        return keys.get(identity) if identity else next(iter(keys.values())) if len(keys) == 1 else None

    def fetch(
        self,
        address: str,
        form: Mapping[str, str] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
    ) -> Mapping[str, Any]:
        """Return what an address answers, a table; it leads nowhere else. ProviderError where it does not."""
        import httpx

        try:
            with self._client() as client:
                given = {"accept": "application/json", **(headers or {})}
                method = "GET" if form is None else "POST"
                answer = client.request(method, address, data=form, headers=given, auth=auth)
            found = answer.json() if answer.is_success and len(answer.content) <= _LARGEST else None
        except (httpx.HTTPError, ValueError) as error:
            what = f"gives no answer: {type(error).__name__}"
            raise ProviderError(
                what, where=address, remedy="try again, or ask who manages the sign-in service"
            ) from error
        if not isinstance(found, dict):
            what = f"answers with {answer.status_code}"
            raise ProviderError(what, where=address, remedy="try again, or ask who manages the sign-in service")
        return found
