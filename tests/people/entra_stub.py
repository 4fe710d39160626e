"""A tenant of Microsoft Entra ID on this machine: real HTTP, real RS256 tokens, and whatever a test wants to be wrong."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

TENANT = "11111111-2222-3333-4444-555555555555"
CLIENT, SECRET = "sightline-at-the-council", "a client's secret"
ANN = "aaaaaaaa-0000-0000-0000-000000000001"


class Stub:
    """The tenant. `wrong` replaces claims of the next tokens, None taking one away; `signs_with` is the key used."""

    def __init__(self) -> None:
        """Starts serving on a free port."""
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signs_with, self.algorithm = self.key, "RS256"
        self.wrong: dict[str, Any] = {}
        self.discovery: dict[str, Any] = {}
        self.asked: dict[str, dict[str, str]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """No longer there."""
        self.server.shutdown()
        self.server.server_close()

    def signs_in(self, there: str) -> str:
        """What the person does at the address they were sent to: gives the code it comes back with."""
        asked = dict(parse_qsl(urlsplit(there).query))
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code"
        code = f"code-{len(self.asked)}"
        self.asked[code] = asked
        return code

    def token(self, asked: dict[str, str]) -> str:
        """A token for whoever signed in, with what is wrong put in."""
        now = int(time.time())
        claims = {
            "iss": f"{self.address}/{TENANT}/v2.0",
            "aud": CLIENT,
            "tid": TENANT,
            "oid": ANN,
            "sub": "pairwise",
            "iat": now,
            "nbf": now,
            "exp": now + 3600,
            "nonce": asked["nonce"],
            "preferred_username": "Ann@Council.example",
        } | self.wrong
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, self.signs_with, algorithm=self.algorithm, headers={"kid": "1"})

    def _places(self) -> dict[str, Any]:
        here = f"{self.address}/{TENANT}"
        return {
            "issuer": f"{here}/v2.0",
            "authorization_endpoint": f"{here}/oauth2/v2.0/authorize",
            "token_endpoint": f"{here}/oauth2/v2.0/token",
            "jwks_uri": f"{here}/discovery/v2.0/keys",
        } | self.discovery

    def _keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "1", "use": "sig", "alg": "RS256"}]}

    def _redeem(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """A token for a code, once, for whoever holds the secret and began the sign-in."""
        asked = self.asked.pop(sent.get("code", ""), None)
        if asked is None or sent.get("client_secret") != SECRET:
            return None
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        return {"token_type": "Bearer", "access_token": "x", "id_token": self.token(asked)}

    def _handler(stub: "Stub") -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.endswith("/.well-known/openid-configuration"):
                    self.answer(stub._places())
                elif self.path.endswith("/keys"):
                    self.answer(stub._keys())
                else:
                    self.answer(None)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.answer(stub._redeem({name: values[0] for name, values in parse_qs(body).items()}))

            def answer(self, content: dict[str, Any] | None) -> None:
                body = json.dumps(content or {"error": "invalid_grant"}).encode()
                self.send_response(200 if content else 400)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        return Handler
