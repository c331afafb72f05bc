"""Where calls go, and with whose package: what the document says, and nowhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.unit.reference.pets import GET, PETS, pets_of
from tests.unit.reference.serving import OWN, local_server, send

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.reference.pets import Api


def test_one_of_several_servers_is_chosen_by_its_number(
    api: Api, tmp_path: Path
) -> None:
    servers = f"servers: [{{url: 'http://127.0.0.1:1'}}, {{url: '{api.url}/v2/'}}]"
    text = PETS.replace("servers: [{url: 'https://api.example/v1'}]", servers)
    with local_server(text, tmp_path) as client:
        told = send(client, GET, arguments={"id": "7"}, server=1)
    assert told["answer"]["status"] == 200
    assert api.received[0].line == "GET /v2/pets/7"


def test_a_server_that_is_given_comes_before_those_of_the_document(
    api: Api, tmp_path: Path
) -> None:
    own = f"operationId: getPet\n      servers: [{{url: '{api.url}/own'}}]"
    for text, line in ((PETS, ""), (PETS.replace("operationId: getPet", own), "/own")):
        api.received.clear()
        with local_server(text, tmp_path, servers=(f"{api.url}/mine",)) as client:
            told = send(client, GET, arguments={"id": "7"})
            assert told["answer"]["status"] == 200
            assert api.received[0].line == "GET /mine/pets/7"
            asked = {"operation": GET, "arguments": {"id": "7"}}
            code = client.post("/code", json=asked, headers=OWN).json()
            assert f'Client(base_url="{api.url}/mine"' in code["programs"]["python"]
            told = send(client, GET, arguments={"id": "7"}, server=2)
            assert told["error"]["field"] == "server"
            if line:
                send(client, GET, arguments={"id": "7"}, server=1)
                assert api.received[1].line == "GET /own/pets/7"


def test_an_operation_with_a_server_of_its_own_goes_there_alone(
    api: Api, tmp_path: Path
) -> None:
    own = f"operationId: getPet\n      servers: [{{url: '{api.url}/own'}}]"
    text = PETS.replace("operationId: getPet", own)
    with local_server(text, tmp_path) as client:
        told = send(client, GET, arguments={"id": "7"})
        assert told["answer"]["status"] == 200
        assert api.received[0].line == "GET /own/pets/7"
        other = send(client, GET, arguments={"id": "7"}, server=1)
        assert other["error"]["field"] == "server"


@pytest.mark.parametrize("url", ["/v1", "ftp://a.example", "https://{host}.example"])
def test_an_address_that_is_none_is_not_sent_to(url: str, tmp_path: Path) -> None:
    with local_server(PETS.replace("https://api.example/v1", url), tmp_path) as client:
        told = send(client, GET, arguments={"id": "7"})
    assert told["error"]["field"] == "server"


def test_a_package_of_the_same_name_is_left_alone(api: Api, tmp_path: Path) -> None:
    before = set(sys.modules)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with pets_of(api, tmp_path / "one") as one, pets_of(api, tmp_path / "two") as two:
        for client in (one, two):
            assert send(client, GET, arguments={"id": "7"})["answer"]["status"] == 200
        assert "things" in sys.modules
        assert "_things_2" in sys.modules
    left = {name.partition(".")[0] for name in set(sys.modules) - before}
    assert not left & {"things", "_things_2"}
