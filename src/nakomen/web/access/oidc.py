"""Signing in at the organisation's own service: authorization code with PKCE, state and nonce."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from nakomen.model import NakomenError
from nakomen.web.access.provider import Provider, ProviderError
from nakomen.web.access.roles import RoleTable
from nakomen.web.access.sessions import Sessions, read_signed, sign
from nakomen.web.access.visitors import Visitor

if TYPE_CHECKING:
    from joserfc.jwk import Key

#: How long somebody may take at the service, and how far our clocks may be apart, in seconds.
_PATIENCE, _LEEWAY = 600, 60
#: Signatures that are made with a key of which we have the public half; no other is ever looked at.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
_PURPOSE = "sign-in"


class SignInRefusedError(NakomenError):
    """Somebody came back from the sign-in service with what does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(what, remedy="begin to sign in again")


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """What a service knows this server by, and what its claims mean here; `back` is where it sends people back to."""

    client_id: str
    back: str
    client_secret: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    name_claim: str = "preferred_username"
    groups_claim: str = "groups"
    roles: RoleTable = field(default_factory=RoleTable)
    algorithms: tuple[str, ...] = ("RS256", "PS256", "ES256", "Ed25519")


@dataclass(frozen=True, slots=True)
class SignIn:
    """The way to the service and back; `draw` gives random bytes, `matters` keeps of her groups those that we need."""

    settings: OidcSettings
    provider: Provider
    sessions: Sessions
    draw: Callable[[int], bytes]
    now: Callable[[], datetime]
    matters: Callable[[frozenset[str]], frozenset[str]]

    @property
    def cookie(self) -> str:
        """The cookie that ties the way back to the browser that went."""
        return self.sessions.cookie.replace("session", "signing_in")

    def begin(self, back: str) -> tuple[str, str]:
        """Return the address to go to, and the value of the cookie; `back` is our page to come back to."""
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        state, nonce, verifier = (urlsafe_b64encode(self.draw(33)).decode() for _ in range(3))
        asked = {
            "response_type": "code",
            "client_id": self.settings.client_id,
            "redirect_uri": self.settings.back,
            "scope": " ".join(self.settings.scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": create_s256_code_challenge(verifier),
            "code_challenge_method": "S256",
        }
        address = self.provider.endpoint("authorization_endpoint")
        kept = {"s": state, "n": nonce, "v": verifier, "b": back, "u": int(self.now().timestamp()) + _PATIENCE}
        joined = f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"
        return joined, sign(kept, _PURPOSE, self.sessions.secret)

    def finish(self, told: Mapping[str, str], cookie: str) -> tuple[Visitor, str]:
        """Return who came back and the page she wanted; SignInRefusedError where anything does not hold."""
        kept = self._kept(told, cookie)
        if told.get("error"):
            raise SignInRefusedError("the service did not let you in")
        answer = self._exchange(told.get("code", ""), kept["v"])
        claims = self._claims(str(answer.get("id_token", "")), str(answer.get("access_token", "")), kept["n"])
        return self._visitor(claims, str(answer.get("access_token", ""))), kept["b"]

    def _kept(self, told: Mapping[str, str], cookie: str) -> dict[str, Any]:
        """Return what was kept of the way out, once; it must be of this browser and not too long ago."""
        now = int(self.now().timestamp())
        kept = read_signed(cookie, _PURPOSE, self.sessions.secret)
        if kept is None or kept["u"] < now:
            raise SignInRefusedError("signing in was not begun in this browser, or too long ago")
        if not hmac.compare_digest(told.get("state", "").encode(), kept["s"].encode()):
            raise SignInRefusedError("the answer of the service is to another question")
        if told.get("iss", self.provider.issuer) != self.provider.issuer:
            raise SignInRefusedError("the answer is of another service than ours")
        if not self.sessions.store.spend(f"state:{kept['s']}", int(kept["u"]), now=now):
            raise SignInRefusedError("this answer of the service was used before")
        return kept

    def _exchange(self, code: str, verifier: str) -> Mapping[str, Any]:
        """Return the service's tokens for a code."""
        ours = self.settings
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": ours.back,
            "client_id": ours.client_id,
            "code_verifier": verifier,
        }
        offered = self.provider.told().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        auth = None
        if ours.client_secret and "client_secret_basic" in offered:
            auth = quote(ours.client_id, safe=""), quote(ours.client_secret, safe="")
        elif ours.client_secret:
            form["client_secret"] = ours.client_secret
        try:
            return self.provider.fetch(self.provider.endpoint("token_endpoint"), form, auth=auth)
        except ProviderError as error:
            raise SignInRefusedError("the service did not take its own code") from error

    def _claims(self, written: str, access_token: str, nonce: str) -> Mapping[str, Any]:
        """Return what an ID token says, once its signature and all that it must say are looked at."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError

        ours = self.settings
        must = {
            "iss": {"essential": True, "value": self.provider.issuer},
            "aud": {"essential": True, "value": ours.client_id},
        }
        known = {"nonce": nonce, "client_id": ours.client_id, "access_token": access_token}
        try:
            token = jwt.decode(written, self._key_of, algorithms=list(ours.algorithms))
            claims = CodeIDToken(token.claims, token.header, must, known)
            claims.validate(now=int(self.now().timestamp()), leeway=_LEEWAY)
        except (JoseError, ValueError, TypeError) as error:
            reason = getattr(error, "error", "") or "it cannot be read"
            raise SignInRefusedError(f"the token of the service does not hold ({reason})") from error
        return dict(claims)

    def _key_of(self, token: Any) -> Key:  # noqa: ANN401 - joserfc names no type for it
        found = self.provider.key(str(token.headers().get("kid", "")))
        if found is None:
            raise ValueError("no key of this id")
        return found

    def _visitor(self, claims: Mapping[str, Any], access_token: str) -> Visitor:
        ours = self.settings
        if _at(claims, ours.groups_claim) is None and access_token and "userinfo_endpoint" in self.provider.told():
            headers = {"authorization": f"Bearer {access_token}"}
            more = self.provider.fetch(self.provider.endpoint("userinfo_endpoint"), headers=headers)
            if more.get("sub") == claims["sub"]:
                claims = {**more, **claims}
        said = _at(claims, ours.groups_claim)
        groups = frozenset(map(str, said)) if isinstance(said, list) else frozenset({said} if said else ())
        name = str(_at(claims, ours.name_claim) or claims["sub"])[:200]
        return Visitor(name, ours.roles.of(groups), self.matters(groups), self.draw(16).hex())


def _at(claims: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - claims hold anything
    """Return a claim, also one within another.

    >>> _at({"realm_access": {"roles": ["clerk"]}}, "realm_access.roles")
    ['clerk']
    """
    found: Any = claims
    for part in [path] if path in claims else path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
