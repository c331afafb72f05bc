"""Operations are counted once each, whatever a generator makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers import counting

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def keys(found: list[counting.Emitted]) -> list[str]:
    return [one.key for one in found]


def test_calco_counts_requests_that_public_methods_send(tmp_path: Path) -> None:
    write(
        tmp_path,
        "resources/pets.py",
        """
_LIST: Operation[Pets] = Operation("listPets", "GET /pets")
_GONE: Operation[Pets] = Operation("gone", "GET /gone")
_HIDDEN: Operation[Pets] = Operation("hidden", "GET /hidden")

class Pets(Resource):
    def list(self):
        return self._call(_LIST, ())
    def list_again(self):
        return self._call(_LIST, ())
    def _hidden(self):
        return self._call(_HIDDEN, ())

class AsyncPets(AsyncResource):
    async def gone(self):
        return await self._call(_GONE, ())
""",
    )
    found = counting.calco(tmp_path)
    assert found == [counting.Emitted("resources/pets.py", "GET /pets")]


def test_openapi_python_client_counts_modules(tmp_path: Path) -> None:
    write(tmp_path, "api/__init__.py", "")
    write(tmp_path, "api/pets/__init__.py", "")
    write(
        tmp_path, "api/pets/list_pets.py", "def sync_detailed(): ...\ndef sync(): ..."
    )
    write(tmp_path, "api/pets/broken.py", "def sync_detailed(:")
    found = counting.openapi_python_client(tmp_path)
    assert keys(found) == ["api/pets/list_pets.py"]


def test_openapi_generator_counts_what_two_tags_have_once(tmp_path: Path) -> None:
    call = "self.api_client.param_serialize(\n    method='GET',\n    resource_path='/pets',\n)\n"
    other = call.replace("GET", "POST")
    write(tmp_path, "api/dogs_api.py", call)
    write(tmp_path, "api/pets_api.py", call + other + "not Python")
    assert keys(counting.openapi_generator(tmp_path)) == ["GET /pets", "POST /pets"]


def test_pyopenapi_gen_counts_methods_and_urls(tmp_path: Path) -> None:
    text = """
        url = f"{self.base_url}/pets"
        if body is not None:
            response = await self._transport.request("POST", url)
        response = await self._transport.request(
            "POST", url,
        )
        url = f"{self.base_url}/pets/{id}"
        response = await self._transport.request("GET", url)
"""
    write(tmp_path, "endpoints/pets.py", text)
    found = keys(counting.pyopenapi_gen(tmp_path))
    assert found == ["POST {self.base_url}/pets", "GET {self.base_url}/pets/{id}"]


def test_clientele_counts_decorated_functions(tmp_path: Path) -> None:
    text = '@client.get("/pets")\n\ndef pets(): ...\n@client.post("/pets")\ndef add(): ...\n'
    write(tmp_path, "client.py", text)
    assert keys(counting.clientele(tmp_path)) == ["get /pets", "post /pets"]


def test_clientele_may_have_written_no_client(tmp_path: Path) -> None:
    write(tmp_path, "schemas.py", "")
    assert counting.clientele(tmp_path) == []


def test_size_leaves_out_tests_and_byte_code(tmp_path: Path) -> None:
    write(tmp_path, "a.py", "1\n2\n")
    write(tmp_path, "b.pyi", "1\n")
    write(tmp_path, "mocks/c.py", "1\n")
    write(tmp_path, "__pycache__/a.pyc", "1\n")
    assert counting.size(tmp_path, ("mocks",)) == counting.Size(2, 3)
