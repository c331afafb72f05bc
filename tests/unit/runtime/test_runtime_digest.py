"""Digest authentication, as a server computes it by the standard."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.datastructures import Authorization

from generator.runtime.client import Profile, SyncAPIClient
from generator.runtime.errors import StatusError
from generator.runtime.operation import Operation
from generator.runtime.security_digest import Digest
from tests.unit.runtime.wire import Wire, reply

if TYPE_CHECKING:
    from generator.runtime.transport import RawResponse, Request

OP = Operation[None]("op", "GET /x", security=((("D", ()),),))
USER, PASSWORD = "Mufasa", "Circle of Life"


class Server:
    """Gives a nonce to each who has none, and takes it ``uses`` times."""

    def __init__(self, algorithm: str, uses: int = 1000) -> None:
        self.algorithm = algorithm
        self.uses = uses
        self.nonces: dict[str, int] = {}
        self.challenges = 0

    def __call__(self, request: Request) -> RawResponse:
        given = Authorization.from_header(request.headers.get("authorization"))
        if given is not None and self.is_right(given.parameters, request):
            return reply(204)
        self.challenges += 1
        nonce = f"nonce-{self.challenges}"
        self.nonces[nonce] = 0
        challenge = (
            f'Digest realm="a realm, really", nonce="{nonce}", qop="auth, auth-int",'
            f' algorithm={self.algorithm}, opaque="o"'
        )
        return reply(401, {"message": f"not {PASSWORD}"}, www_authenticate=challenge)

    def is_right(self, given: dict[str, Any], request: Request) -> bool:
        """RFC 7616, 3.4.1."""

        def digest(text: str) -> str:
            kind = "md5" if self.algorithm == "MD5" else "sha256"
            return hashlib.new(kind, text.encode()).hexdigest()

        nonce = given["nonce"]
        if self.nonces.get(nonce, self.uses) >= self.uses:
            return False
        self.nonces[nonce] += 1
        assert int(given["nc"], 16) == self.nonces[nonce]
        assert given["uri"] == "/v1/x?a=b%20c"
        assert (given["username"], given["opaque"]) == (USER, "o")
        secret = digest(f"{USER}:a realm, really:{PASSWORD}")
        asked = digest(f"{request.method}:{given['uri']}")
        rest = f"{nonce}:{given['nc']}:{given['cnonce']}:auth:{asked}"
        return bool(digest(f"{secret}:{rest}") == given["response"])


def client_of(wire: Wire, password: str = PASSWORD) -> SyncAPIClient:
    profile = Profile(
        "shop", "1", "https://api.example/v1", "SHOP", schemes={"D": Digest()}
    )
    return SyncAPIClient(profile, transport=wire, credentials={"D": (USER, password)})


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_a_challenge_is_answered_once_and_remembered(algorithm: str) -> None:
    server = Server(algorithm)
    wire = Wire(server)
    client = client_of(wire)
    for _ in range(3):
        client.call(OP, options={"query": {"a": "b c"}})
    assert "authorization" not in wire.sent[0].headers
    assert len(wire.sent) == 4
    assert server.challenges == 1


def test_a_nonce_that_is_used_up_is_replaced() -> None:
    server = Server("SHA-256", uses=2)
    wire = Wire(server)
    client = client_of(wire)
    for _ in range(4):
        client.call(OP, options={"query": {"a": "b c"}})
    assert server.challenges == 2


def test_a_wrong_password_is_refused_and_not_shown() -> None:
    wire = Wire(Server("SHA-256"))
    with pytest.raises(StatusError, match="401") as caught:
        client_of(wire, "wr0ng-one").call(OP, options={"query": {"a": "b c"}})
    assert len(wire.sent) == 2
    assert "wr0ng-one" not in str(caught.value) + str(wire.sent[1].headers)


@pytest.mark.parametrize("challenge", ["Basic realm=x", "Digest", "Digest realm=x", ""])
def test_a_challenge_that_cannot_be_answered(challenge: str) -> None:
    wire = Wire(reply(401, None, www_authenticate=challenge))
    with pytest.raises(StatusError):
        client_of(wire).call(OP)
    assert len(wire.sent) == 1
