"""Hand-written methods of resources and models, in modules that are made once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import run
from tests.behaviour.sdk import openapi

DOCUMENT = openapi(
    """
    /pets:
      get:
        operationId: listPets
        tags: [Pets]
        responses:
          '200':
            description: Fine
            content:
              application/json: {schema: {$ref: '#/components/schemas/Herd'}}
    /toys:
      get:
        operationId: listToys
        tags: [Toys]
        responses: {'204': {description: Done}}
    """,
    """
    Herd: {type: object, properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    Pet: {type: object, required: [name], properties: {name: {type: string}}, additionalProperties: {type: integer}}
    Puppy: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {age: {type: integer}}}]}
    """,
)
CONFIGURATION = """\
[sdk.things]
spec = "things.yaml"
output = "out"
package = "things"
[sdk.things.resources]
"Toys" = "pets.toys"
[sdk.things.extend]
resources = ["pets", "pets.toys"]
models = ["Pet"]
"""
METHODS = {
    "resources/pets": '''
    def named(self, name: str) -> list[str]:
        """Those of a name."""
        return [pet.loud for pet in self.list().pets or () if pet.name == name]
''',
    "resources/pets_toys": """
    def count(self) -> int:
        return 3
""",
    "models/pet": '''
    @property
    def loud(self) -> str:
        """The name, loud."""
        return self.name.upper()
''',
}
CONSUMER = """\
from things import AsyncClient, Client
from things.models import Herd, Pet, Puppy
from things.resources.pets import Pets


client = Client(base_url="http://localhost")
pets: Pets = client.pets
found: int = client.pets.toys.count()
herd = Herd.from_json('{"pets": [{"name": "rex", "toys": 2}]}')
assert herd.pets is not None
first: Pet = herd.pets[0]
loud: str = first.loud
young: str = Puppy(name="spot", age=1).loud
more: dict[str, int] = first.additional_properties
assert (found, loud, young, more) == (3, "REX", "SPOT", {"toys": 2}), (loud, more)
assert type(first) is Pet and first.to_dict() == {"name": "rex", "toys": 2}
assert type(AsyncClient(base_url="http://localhost").pets).__module__ == "things.custom.resources.pets"
print("fine")
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package whose seams have methods."""
    monkeypatch.chdir(tmp_path)
    Path("things.yaml").write_text(DOCUMENT)
    Path("calco.toml").write_text(CONFIGURATION)
    assert run(["generate", "--quiet"]) == 0
    for name, method in METHODS.items():
        path = Path(f"out/things/custom/{name}.py")
        text = path.read_text()
        first = text.index('."""\n', text.index("class ")) + len('."""\n')
        path.write_text(text[:first] + method + text[first:])
    return tmp_path / "out"


def checked(out: Path) -> None:
    """Type checkers and Python agree that the methods are there."""
    (out / "consumer.py").write_text(CONSUMER)
    for command in (
        ["mypy", "--strict", "things", "consumer.py"],
        ["pyright", "--pythonpath", sys.executable, "things", "consumer.py"],
        ["ruff", "check", "things/custom", "things/models", "things/client.py"],
        ["black", "--check", "-q", "things"],
        ["consumer.py"],
    ):
        done = subprocess.run(
            [sys.executable, *(["-m"] if len(command) > 1 else []), *command],
            cwd=out,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "fine\n"


def test_what_is_added_is_there_and_has_types(made: Path) -> None:
    (made / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')

    checked(made)


def test_seams_outlive_regeneration(made: Path) -> None:
    seams = {path: path.read_text() for path in made.glob("things/custom/*/*.py")}
    assert len(seams) == 5
    Path("things.yaml").write_text(
        DOCUMENT.replace("properties: {name", "properties: {kind: {type: string}, name")
    )

    assert run(["generate", "--quiet"]) == 0

    assert {path: path.read_text() for path in seams} == seams
    assert "kind: str | None" in (made / "things/models/pets.py").read_text()
    assert run(["check"]) == 0
    # Without the table all is as if it had never been, but for what a person wrote.
    Path("calco.toml").write_text(CONFIGURATION[: CONFIGURATION.index("[sdk.things.e")])
    assert run(["generate", "--quiet"]) == 0
    assert {path: path.read_text() for path in seams} == seams
    assert "class Pet(Model)" in (made / "things/models/pets.py").read_text()


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        (
            '"pets", ',
            '"pest", ',
            "calco.toml:8:1: there is nothing called 'pest' among the resources",
            "Did you mean 'pets'?",
        ),
        (
            '["Pet"]',
            '["Nothing"]',
            "calco.toml:9:1: there is nothing called 'Nothing' among the models",
            "Take it out of extend; the module of its methods stays.",
        ),
        ("models =", "modles =", "unknown key 'modles'", "Did you mean 'models'?"),
    ],
)
def test_what_cannot_be_extended_is_refused(
    made: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    message: str,
    hint: str,
) -> None:
    Path("calco.toml").write_text(CONFIGURATION.replace(old, new))

    assert run(["generate", "--quiet"]) == 2

    said = capsys.readouterr().err
    assert message in said
    assert hint in said


def test_a_name_that_the_fields_need_may_be_taken(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("things.yaml").write_text(DOCUMENT.replace("Puppy", "PetFields"))

    assert run(["generate", "--quiet"]) == 2

    assert "Pet cannot be extended: PetFields is a model too" in capsys.readouterr().err
