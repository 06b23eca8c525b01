"""A sign-in service of our own on this machine: it does what OpenID Connect asks, and lies where a test tells it to."""

from __future__ import annotations

import json
import threading
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, CLIENT_SECRET = "nakomen", "what the service gave us"
_KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"}, private=True)
_STRANGE_KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"}, private=True)
Lie = Callable[[dict[str, Any], dict[str, Any]], None]


class SignInService:
    """The service; `now` is its clock in seconds, `lie` changes the claims and the header of a token before it is signed."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.person: dict[str, Any] = {"sub": "u-1", "preferred_username": "A. Vos", "groups": ["clerks", "defence"]}
        self.lie: Lie = lambda _claims, _header: None
        self.sign_with = "k1"
        self.told_about_her: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.asked.append(self.path)
                self._say(*service.told(self.path, self.headers.get("authorization", "")))

            def do_POST(self) -> None:
                service.asked.append(self.path)
                form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
                given = {name: values[0] for name, values in form.items()}
                self._say(*service.exchange(given, self.headers.get("authorization", "")))

            def _say(self, status: int, values: dict[str, Any]) -> None:
                body = json.dumps(values).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.says_it_is = self.issuer
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def told(self, path: str, authorization: str) -> tuple[int, dict[str, Any]]:
        """Answer a question."""
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.says_it_is,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "userinfo_endpoint": f"{self.issuer}/person",
            }
        if path == "/keys":
            secret = OctKey.import_key(b"shared between all" * 3, {"kid": "shared"})
            return 200, {"keys": [_KEY.as_dict(private=False), secret.as_dict()]}
        if path == "/person" and authorization == "Bearer access":
            return 200, self.told_about_her
        return 404, {}

    def let_in(self, address: str) -> dict[str, str]:
        """Do as a person who signs in at an address, and return what her browser brings back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == CLIENT
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def exchange(self, given: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """Give tokens for a code, once, to the client that asked for it with what it kept to itself."""
        asked = self.codes.pop(given.get("code", ""), None)
        user, _, password = b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        challenge = urlsafe_b64encode(sha256(given.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if (
            asked is None
            or (unquote(user), unquote(password)) != (CLIENT, CLIENT_SECRET)
            or asked["code_challenge"] != challenge
            or asked["redirect_uri"] != given.get("redirect_uri")
        ):
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "access", "token_type": "Bearer", "id_token": self.token(asked["nonce"])}

    def token(self, nonce: str) -> str:
        now = int(self.now())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": nonce, **self.person,
        }  # fmt: skip
        header = {"alg": "RS256", "kid": "k1"}
        self.lie(claims, header)
        if header["alg"] == "none":
            return ".".join([*(_packed(json.dumps(part).encode()) for part in (header, claims)), ""])
        if header["alg"] == "HS256":
            # The public key, which everybody has, taken for a shared secret.
            shared = b"shared between all" * 3 if header["kid"] == "shared" else _KEY.as_pem(private=False)
            return _signed_with_shared(header, claims, shared)
        return jwt.encode(
            header, claims, _STRANGE_KEY if self.sign_with == "strange" else _KEY, algorithms=["RS256", "RS512"]
        )


def _packed(part: bytes) -> str:
    return urlsafe_b64encode(part).rstrip(b"=").decode()


def _signed_with_shared(header: dict[str, Any], claims: dict[str, Any], shared: bytes) -> str:
    import hmac

    body = ".".join(_packed(json.dumps(part).encode()) for part in (header, claims))
    return f"{body}.{_packed(hmac.digest(shared, body.encode(), 'sha256'))}"
