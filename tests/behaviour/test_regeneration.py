"""A document that changes for years, with hand edits in between.

``CALCO_EDITS=200 CALCO_EDITS_DOCUMENT=FILE`` makes a long life of a large document;
``CALCO_KILLS=100`` kills so many runs.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cache import Cache
from generator.config import Options, Pattern
from generator.emit import manifest as lock
from generator.emit.format import format_python
from generator.emit.write import write
from generator.pipeline import build
from generator.problems import Report
from generator.progress import Silent

if TYPE_CHECKING:
    from generator.emit.changes import FileChanges
    from generator.pipeline import Product

EDITS = int(os.environ.get("CALCO_EDITS", "10"))
KILLS = int(os.environ.get("CALCO_KILLS", "10"))
DOCUMENT = Path(
    os.environ.get("CALCO_EDITS_DOCUMENT", Path(__file__).with_name("shop.yaml"))
)
METHODS = ("get", "put", "post", "delete", "patch")
TYPES = ("string", "integer", "boolean", "number")


class Life:
    """A package, its document, and everything that somebody has written by hand."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.out = folder / "out"
        self.document: dict[str, Any] = yaml.safe_load(DOCUMENT.read_text())
        self.schemas: dict[str, Any] = self.document["components"]["schemas"]
        self.spec = folder / "document.json"
        self.lines: list[str] = []
        self.own: set[str] = set()
        self.gone: list[tuple[str, str, Any]] = []
        self.options = Options(package="life")

    # What happens to the document -----------------------------------------

    def operations(self) -> list[tuple[str, str]]:
        return [
            (path, method)
            for path, item in self.document["paths"].items()
            for method in METHODS
            if method in item
        ]

    def change_document(self) -> str:
        change = self.chance.choice(
            [
                self.add_operation,
                self.remove_operation,
                self.restore_operation,
                self.rename_operation,
                self.add_property,
                self.remove_property,
                self.rename_property,
                self.retype_property,
                self.add_schema,
                self.rename_schema,
            ]
        )
        change()
        return change.__name__

    def fresh(self) -> str:
        return f"n{self.chance.randrange(10**6)}"

    def add_operation(self) -> None:
        path, method = self.chance.choice(self.operations())
        copied = json.loads(json.dumps(self.document["paths"][path][method]))
        copied["operationId"] = f"get{self.fresh().title()}"
        copied.pop("requestBody", None)
        item = {"get": copied}
        if "parameters" in self.document["paths"][path]:
            item["parameters"] = self.document["paths"][path]["parameters"]
        self.document["paths"][f"{path}/{self.fresh()}"] = item

    def remove_operation(self) -> None:
        if len(self.operations()) > 2:
            path, method = self.chance.choice(self.operations())
            removed = self.document["paths"][path].pop(method)
            self.gone.append((path, method, removed))

    def restore_operation(self) -> None:
        if self.gone:
            path, method, operation = self.gone.pop(
                self.chance.randrange(len(self.gone))
            )
            self.document["paths"].setdefault(path, {}).setdefault(method, operation)

    def rename_operation(self) -> None:
        path, method = self.chance.choice(self.operations())
        operation = self.document["paths"][path][method]
        operation["operationId"] = f"find{self.fresh().title()}"
        if self.chance.random() < 0.3:
            operation["tags"] = [self.fresh()]

    def properties(self) -> dict[str, Any]:
        found = [s["properties"] for s in self.schemas.values() if s.get("properties")]
        return self.chance.choice(found)

    def add_property(self) -> None:
        kind = {"type": self.chance.choice(TYPES), "description": self.fresh()}
        self.properties()[self.fresh()] = kind

    def remove_property(self) -> None:
        properties = self.properties()
        if len(properties) > 1:
            del properties[self.chance.choice(list(properties))]

    def rename_property(self) -> None:
        properties = self.properties()
        old = self.chance.choice(list(properties))
        properties[self.fresh()] = properties.pop(old)

    def retype_property(self) -> None:
        properties = self.properties()
        properties[self.chance.choice(list(properties))] = {
            "type": self.chance.choice(TYPES)
        }

    def add_schema(self) -> None:
        name = self.fresh().title()
        self.schemas[name] = {"type": "object", "properties": {"a": {"type": "string"}}}
        self.properties()[self.fresh()] = {"$ref": f"#/components/schemas/{name}"}

    def rename_schema(self) -> None:
        old, new = self.chance.choice(list(self.schemas)), self.fresh().title()
        text = json.dumps(self.document).replace(
            f'"#/components/schemas/{old}"', f'"#/components/schemas/{new}"'
        )
        self.document = json.loads(text)
        self.schemas = self.document["components"]["schemas"]
        self.schemas[new] = self.schemas.pop(old)

    # What a person does ---------------------------------------------------

    def write_by_hand(self) -> None:
        line = f"# by hand {len(self.lines)}."
        kind = self.chance.choice(["generated", "generated", "seam", "own"])
        if kind == "own":
            name = self.chance.choice(["life/custom", "life", "tests", "notes"])
            path = self.out / name / f"own_{self.chance.randrange(5)}.py"
            self.own.add(path.relative_to(self.out).as_posix())
        elif kind == "seam":
            path = self.chance.choice(sorted(self.out.glob("life/custom/*/*.py")))
        else:
            known = lock.load(self.out / lock.FILE_NAME)
            assert known
            files = [
                name
                for name in known.files
                if not name.endswith((".json", "/py.typed"))
            ]
            path = self.out / self.chance.choice(sorted(files))
        path.parent.mkdir(exist_ok=True)
        lines = path.read_text().splitlines(keepends=True) if path.exists() else []
        lines.insert(self.chance.randint(0, len(lines)), f"{line}\n")
        path.write_text("".join(lines))
        self.lines.append(line)

    def settle(self, path: str) -> None:
        """Keep what was generated, and every line written by hand."""
        text = (self.out / path).read_text()
        settled = re.sub(
            r"(?ms)^<<<<<<< yours\n(.*?)^=======\n(.*?)^>>>>>>> calco\n",
            lambda found: "".join(re.findall(r".*# by hand.*\n", found[1])) + found[2],
            text,
        )
        (self.out / path).write_text(settled)

    # What must hold -------------------------------------------------------

    def generate(self) -> tuple[Product, FileChanges]:
        self.spec.write_text(json.dumps(self.document))
        before = lock.load(self.out / lock.FILE_NAME)
        product = build(
            str(self.spec),
            self.options,
            Report(),
            Silent(),
            earlier=before.names if before else None,
            cache=Cache("formatted"),
        )
        changes = write(self.out, product.files, product.once, product.manifest)
        return product, changes

    def check(self, product: Product, changes: FileChanges) -> None:
        disk = {
            path.relative_to(self.out).as_posix(): path.read_text()
            for path in self.out.rglob("*")
            if path.is_file()
        }
        everything = "".join(disk.values())
        assert [line for line in self.lines if line not in everything] == []
        seams = {path for path in disk if path.startswith("life/custom/")}
        strange = disk.keys() - product.files.keys() - product.once.keys()
        strange -= self.own | seams | {"calco.lock", "calco.base"}
        assert strange <= set(changes.orphaned)
        assert all("# by hand" in disk[path] for path in strange)
        for path, text in product.files.items():
            if path not in changes.conflicts:
                without = re.sub(r".*# by hand \d+\..*\n", "", disk[path])
                if without != text:  # its lines were laid out anew around an edit
                    assert laid_out(without, path) == laid_out(text, path), path


def laid_out(text: str, path: str) -> str:
    if not path.endswith(".py"):
        return text
    return format_python(text, path, keep_commas=False) if text else text


def test_years_of_changes(tmp_path_factory: Any) -> None:
    @settings(
        max_examples=2 if EDITS <= 20 else 1,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.randoms(use_true_random=True))
    def lives(chance: random.Random) -> None:
        life = Life(tmp_path_factory.mktemp("life"), chance)
        product, _ = life.generate()
        resource = product.plan.resources[0].dotted
        model = product.plan.models[0].names[0]
        for names in product.plan.models:
            for entry in names.entries:
                if entry.entry == "class":
                    model = entry.name
        life.options = Options(
            package="life",
            extend={"resources": (Pattern(resource),), "models": (Pattern(model),)},
            is_past=True,  # what is extended may come to be gone
        )
        life.generate()
        merged = conflicts = orphaned = 0
        for number in range(EDITS):
            done = [life.change_document() for _ in range(life.chance.randint(1, 2))]
            for _ in range(life.chance.randint(0, 3)):
                life.write_by_hand()
            product, changes = life.generate()
            life.check(product, changes)
            merged, conflicts = merged + len(changes.merged), conflicts + len(
                changes.conflicts
            )
            orphaned += len(changes.orphaned)
            for path in changes.conflicts:
                life.settle(path)
            product, changes = life.generate()
            life.check(product, changes)
            assert changes.conflicts == ()
            if EDITS > 20:
                print(number, done, merged, conflicts, orphaned, flush=True)
        assert life.lines
        assert life.generate()[1].written == ()

    lives()


def trees(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_a_killed_run_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    text = DOCUMENT.read_text()
    spec, out = tmp_path / "shop.yaml", tmp_path / "there" / "out"
    command = [sys.executable, "-m", "generator", "generate", str(spec), "-o", str(out)]

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )

    def finish() -> None:
        _, said = start().communicate()
        assert "write" in said or "CALCO-" in said or not said

    states: list[dict[str, bytes]] = []
    for description in ("One.", "Two."):
        spec.write_text(
            text.replace("title:", f"description: {description}\n  title:", 1)
        )
        began = time.monotonic()
        finish()
        (out / "own.txt").write_text("mine")
        states.append(trees(out))
        states[-1]["spec"] = spec.read_bytes()
    whole = time.monotonic() - began
    specs = [state.pop("spec") for state in states]
    assert states[0] != states[1]
    chance = random.Random(KILLS)
    current, seen = 1, [0, 0]
    for number in range(KILLS):
        wanted = 1 - current
        spec.write_bytes(specs[wanted])
        process = start()
        if number % 3:  # most of them while files are written, which takes a moment
            assert process.stderr
            for line in process.stderr:
                if line.startswith(("format", "render")) and chance.random() < 0.5:
                    break
            time.sleep(chance.random() * 0.3)
        else:
            time.sleep(chance.random() * whole)
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()
        found = trees(out)
        assert found in states
        current = states.index(found)
        seen[current == wanted] += 1
    assert sum(seen) == KILLS
    finish()
    assert trees(out) == states[specs.index(spec.read_bytes())]
    assert os.listdir(out.parent) == ["out"]
    if KILLS > 10:
        print("old", seen[0], "new", seen[1])
