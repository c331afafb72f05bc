"""What a user of each generated package writes to make the compared calls.

Each text defines ``call()`` and, of Fatture in Cloud, ``decode()`` and ``encode()``; it sees
``address``, ``package`` and, in the last two, ``by_hand``. What only these need is imported
in them, because a first call is measured too.
"""

from __future__ import annotations

from textwrap import dedent

_ASYNC = """
import asyncio
from peer import APIClient, ClientConfig
loop = asyncio.new_event_loop()
client = APIClient(ClientConfig(base_url=address))
"""
_SETUPS = {
    ("calco", ""): """
        from peer import Client
        """,
    ("calco", "small"): """
        client = Client(base_url=address, access_token="token")
        def call():
            return client.bookings.get_booking("efdbb9d1-02c2-4bc3-afb7-6788d8782b1e")
        """,
    ("calco", "fattureincloud"): """
        client = Client(base_url=address, access_token="token")
        def call():
            return client.clients.get(16, 4107)
        def decode():
            from peer import models
            from peer._runtime.decoding import decode_json
            return decode_json(models.ListClientsResponse, by_hand.PAGE, "list")[0]
        def prepare():
            from peer import models
            return models.CreateClientRequest.model_validate(by_hand.SENT)
        def encode(body):
            from peer._runtime.encoding import encode
            return encode(body)
        """,
    ("calco", "github"): """
        client = Client(base_url=address, headers={"Authorization": "Bearer token"})
        def call():
            return client.issues.get("octocat", "Hello-World", 1)
        """,
    ("openapi-python-client", ""): """
        import importlib
        AuthenticatedClient = importlib.import_module(package).AuthenticatedClient
        client = AuthenticatedClient(base_url=address, token="token")
        """,
    ("openapi-python-client", "small"): """
        from uuid import UUID
        get = importlib.import_module(package + ".api.bookings.get_booking")
        def call():
            found = UUID("efdbb9d1-02c2-4bc3-afb7-6788d8782b1e")
            return get.sync_detailed(found, client=client).parsed
        """,
    ("openapi-python-client", "fattureincloud"): """
        get = importlib.import_module(package + ".api.clients.get_client")
        def call():
            return get.sync_detailed(16, 4107, client=client).parsed
        def decode():
            import json
            models = importlib.import_module(package + ".models")
            return models.ListClientsResponse.from_dict(json.loads(by_hand.PAGE))
        def prepare():
            models = importlib.import_module(package + ".models")
            return models.CreateClientRequest.from_dict(by_hand.SENT)
        def encode(body):
            import json
            return json.dumps(body.to_dict())
        """,
    ("openapi-python-client", "github"): """
        get = importlib.import_module(package + ".api.issues.issues_get")
        def call():
            return get.sync_detailed(
                "octocat", "Hello-World", 1, client=client
            ).parsed
        """,
    ("openapi-generator", ""): """
        import peer
        configuration = peer.Configuration(host=address, access_token="token")
        client = peer.ApiClient(configuration)
        """,
    ("openapi-generator", "small"): """
        api = peer.BookingsApi(client)
        def call():
            return api.get_booking("efdbb9d1-02c2-4bc3-afb7-6788d8782b1e")
        """,
    ("openapi-generator", "fattureincloud"): """
        api = peer.ClientsApi(client)
        def call():
            return api.get_client(16, 4107)
        def decode():
            return peer.ListClientsResponse.from_json(by_hand.PAGE)
        def prepare():
            return peer.CreateClientRequest.from_dict(by_hand.SENT)
        def encode(body):
            import json
            return json.dumps(client.sanitize_for_serialization(body))
        """,
    ("openapi-generator", "github"): """
        api = peer.IssuesApi(client)
        def call():
            return api.issues_get("octocat", "Hello-World", 1)
        """,
    ("pyopenapi-gen", ""): _ASYNC,
    ("pyopenapi-gen", "small"): """
        def call():
            found = "efdbb9d1-02c2-4bc3-afb7-6788d8782b1e"
            return loop.run_until_complete(client.bookings.get_booking(booking_id=found))
        """,
    ("pyopenapi-gen", "fattureincloud"): """
        def call():
            return loop.run_until_complete(
                client.clients.get_client(company_id=16, client_id=4107)
            )
        def decode():
            import json
            from peer import structure_from_dict
            from peer.models.list_clients_response import ListClientsResponse
            return structure_from_dict(json.loads(by_hand.PAGE), ListClientsResponse)
        def prepare():
            from peer import structure_from_dict
            from peer.models.create_client_request import CreateClientRequest
            return structure_from_dict(by_hand.SENT, CreateClientRequest)
        def encode(body):
            import json
            from peer import unstructure_to_dict
            return json.dumps(unstructure_to_dict(body))
        """,
    ("pyopenapi-gen", "github"): """
        def call():
            return loop.run_until_complete(
                client.issues.issues_get(
                    owner="octocat", repo="Hello-World", issue_number=1
                )
            )
        """,
    ("clientele", ""): """
        import os
        os.environ["BASE_URL"] = address
        from peer import client
        """,
    ("clientele", "small"): """
        def call():
            found = "efdbb9d1-02c2-4bc3-afb7-6788d8782b1e"
            return client.get_booking(booking_id=found)
        """,
    ("clientele", "fattureincloud"): """
        def call():
            return client.get_client(company_id=16, client_id=4107)
        def decode():
            from peer import schemas
            return schemas.ListClientsResponse.model_validate_json(by_hand.PAGE)
        def prepare():
            from peer import schemas
            return schemas.CreateClientRequest.model_validate(by_hand.SENT)
        def encode(body):
            return body.model_dump_json(exclude_unset=True)
        """,
    ("clientele", "github"): """
        def call():
            return client.issues_get(
                owner="octocat", repo="Hello-World", issue_number=1
            )
        """,
    ("datamodel-code-generator", "fattureincloud"): """
        def decode():
            import peer
            return peer.ListClientsResponse.model_validate_json(by_hand.PAGE)
        def prepare():
            import peer
            return peer.CreateClientRequest.model_validate(by_hand.SENT)
        def encode(body):
            return body.model_dump_json(exclude_unset=True)
        """,
}
_ARGUMENTS = "import sys\naddress, package, document, rounds, folder = sys.argv[1:]\n"
_TURNS = """
import json, sys, time
sys.path.insert(0, folder)
import by_hand

def took(program, seconds):
    calls, started = 0, time.perf_counter()
    while (used := time.perf_counter() - started) < seconds:
        for _ in range(5):
            program()
        calls += 5
    return used / calls * 1e6

def named(name):
    return globals()[name]

result = {}
for name, bare in by_hand.programs(document, address).items():
    if name not in globals():
        continue
    try:
        own = named(name)
        if name == "encode":
            body = named("prepare")()
            own = lambda: encode(body)
        if own() is None:
            raise ValueError("the answer is None")
        bare()
        found = result[name] = {"own": [], "by_hand": []}
        for _ in range(int(rounds)):
            found["by_hand"].append(took(bare, 0.25))
            found["own"].append(took(own, 0.25))
    except Exception as error:
        lines = f"{type(error).__name__}: {error}".splitlines()
        result[name] = {"error": " ".join(lines)[:300]}
print(json.dumps(result))
"""


def setup(tool: str, document: str) -> str | None:
    """The program of a tool; None where there is none to compare."""
    document = "github" if document == "github-845" else document
    own = _SETUPS.get((tool, document))
    if own is None:
        return None
    return dedent(_SETUPS.get((tool, ""), "")) + dedent(own)


def first_call(tool: str, document: str) -> str:
    """A program that makes a client and one call, and ends."""
    text = setup(tool, document)
    assert text is not None
    return f"{_ARGUMENTS}{text}\nassert call() is not None\n"


def in_turns(tool: str, document: str) -> str:
    """A program that makes each call, in turns with the one written by hand, and prints
    the microseconds of a call in each round as JSON."""
    return f"{_ARGUMENTS}{setup(tool, document)}\n{_TURNS}"
