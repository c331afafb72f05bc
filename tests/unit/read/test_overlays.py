"""Overlays: what becomes of the document, and where it was written then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.problems import CalcoError, Problem, Report
from generator.read import read
from generator.read.load import Files
from generator.read.origins import Origins
from generator.read.overlaying import Overlays, lay_over
from generator.read.pointer import split

HEAD = "overlay: {version}\ninfo: {{title: Changes, version: '1'}}\nactions:\n"

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /pets:
    get:
      tags: [pets, old]
      parameters:
        - {name: limit, in: query}
        - {name: dummy, in: query}
        - {name: page, in: query}
        - {name: dummy, in: header}
      responses:
        '200': {description: Fine.}
    post:
      x-internal: true
      responses: {'201': {description: Made.}}
  /pets/{id}:
    get:
      responses: {'200': {description: Fine.}}
"""


class Laid:
    """A document with overlays applied, before anything else becomes of it."""

    def __init__(self, folder: Path, document: str, *overlays: str) -> None:
        (folder / "openapi.yaml").write_text(document, encoding="utf-8")
        names: list[str] = []
        for number, text in enumerate(overlays, 1):
            path = folder / f"{number}.overlay.yaml"
            path.write_text(text, encoding="utf-8")
            names.append(str(path))
        self.report = Report()
        self.folder = folder
        files = Files(self.report)
        root, source = files.root(str(folder / "openapi.yaml"), None)
        self.tree: dict[str, Any] = source.tree
        self.origins = Origins(files.sources, root)
        self.refusal: Problem | None = None
        laid = Overlays(tuple(names))
        try:
            lay_over(self.tree, root, laid, files, self.origins, self.report)
        except CalcoError as error:
            self.refusal = error.problem

    def place(self, pointer: str) -> str:
        """Where a part was written: file, line and column."""
        place = self.origins.place(split(pointer))
        return f"{Path(place.file).name}:{place.line}:{place.column}"

    def problems(self) -> list[tuple[str, str, str]]:
        """Code, level and place of each problem."""
        return [
            (
                problem.code.removeprefix("CALCO-"),
                problem.level,
                (
                    f"{Path(problem.place.file).name}:{problem.place.line}"
                    f":{problem.place.column}"
                    if problem.place
                    else ""
                ),
            )
            for problem in self.report.problems
        ]


def lay(folder: Path, actions: str, version: str = "1.1.0") -> Laid:
    return Laid(folder, DOCUMENT, HEAD.format(version=version) + actions)


def test_an_update_is_merged_at_every_depth(tmp_path: Path) -> None:
    laid = lay(
        tmp_path,
        """\
- target: $
  update:
    info: {title: Animals, description: All of them.}
    paths:
      /pets:
        get: {tags: [new], summary: List.}
      /owners: {get: {responses: {'200': {description: Owners.}}}}
""",
    )
    assert laid.problems() == []
    get = laid.tree["paths"]["/pets"]["get"]
    assert laid.tree["info"] == {
        "title": "Animals",
        "version": "1",
        "description": "All of them.",
    }
    assert (get["tags"], get["summary"]) == (["pets", "old", "new"], "List.")
    assert len(get["parameters"]) == 4
    assert list(laid.tree["paths"]) == ["/pets", "/pets/{id}", "/owners"]


def test_each_part_knows_its_file_and_line(tmp_path: Path) -> None:
    laid = lay(
        tmp_path,
        """\
- target: $.info
  update:
    title: Animals
- target: $.paths.*.get
  update:
    tags: [new]
    responses:
      '200': {x-seen: true}
- target: $.paths['/pets'].get.parameters[?@.name == 'dummy']
  remove: true
- target: $.paths['/pets'].get.parameters
  update: {name: size, in: query}
- target: $.paths['/pets'].get.parameters[?@.name == 'page']
  update: {required: true}
""",
    )
    assert laid.problems() == []
    get = "#/paths/~1pets/get"
    names = [one["name"] for one in laid.tree["paths"]["/pets"]["get"]["parameters"]]
    assert names == ["limit", "page", "size"]
    places = {
        "#/info/title": "1.overlay.yaml:6:5",
        "#/info/version": "openapi.yaml:2:21",
        f"{get}/tags/1": "openapi.yaml:6:20",
        f"{get}/tags/2": "1.overlay.yaml:9:12",
        "#/paths/~1pets~1{id}/get/tags": "1.overlay.yaml:9:5",
        "#/paths/~1pets~1{id}/get/tags/0": "1.overlay.yaml:9:12",
        f"{get}/responses/200/x-seen": "1.overlay.yaml:11:15",
        f"{get}/responses/200/description": "openapi.yaml:13:17",
        f"{get}/parameters/0/name": "openapi.yaml:8:12",
        f"{get}/parameters/1": "openapi.yaml:10:11",
        f"{get}/parameters/1/in": "openapi.yaml:10:24",
        f"{get}/parameters/1/required": "1.overlay.yaml:17:12",
        f"{get}/parameters/2/name": "1.overlay.yaml:15:12",
        "#/paths/~1pets~1{id}": "openapi.yaml:17:3",
    }
    assert {pointer: laid.place(pointer) for pointer in places} == places


def test_actions_follow_each_other_and_so_do_files(tmp_path: Path) -> None:
    first = HEAD.format(version="1.0.0") + """\
- target: $.servers
  remove: true
- target: $
  update: {servers: [{url: 'https://one.test'}]}
"""
    second = HEAD.format(version="1.1.0") + """\
- target: $.servers[0].url
  update: https://two.test
- target: $.servers
  update: [{url: 'https://three.test'}]
"""
    document = DOCUMENT + "servers: [{url: 'https://zero.test', x-old: 1}]\n"
    laid = Laid(tmp_path, document, first, second)
    assert laid.problems() == []
    assert laid.tree["servers"] == [
        {"url": "https://two.test"},
        {"url": "https://three.test"},
    ]
    assert laid.place("#/servers") == "1.overlay.yaml:7:12"
    assert laid.place("#/servers/0/url") == "2.overlay.yaml:5:3"
    assert laid.place("#/servers/1/url") == "2.overlay.yaml:7:13"


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("$.items[1,3]", ["a", "c", "e"]),
        ("$.items[3,1,3]", ["a", "c", "e"]),
        ("$.items[-1]", ["a", "b", "c", "d"]),
        ("$.items[::2]", ["b", "d"]),
        ("$.items[?@ == 'c']", ["a", "b", "d", "e"]),
        ("$.items.*", []),
    ],
)
def test_items_of_lists_are_removed(
    tmp_path: Path, target: str, left: list[str]
) -> None:
    document = DOCUMENT + "items:\n- a\n- b\n- c\n- d\n- e\n"
    target = target.replace("'", "''")
    actions = f"- target: '{target}'\n  remove: true\n"
    laid = Laid(tmp_path, document, HEAD.format(version="1.1.0") + actions)
    assert laid.problems() == []
    assert laid.tree["items"] == left
    lines = {"a": 21, "b": 22, "c": 23, "d": 24, "e": 25}
    for index, letter in enumerate(left):
        assert laid.place(f"#/items/{index}") == f"openapi.yaml:{lines[letter]}:3"


def test_what_is_removed_with_what_holds_it(tmp_path: Path) -> None:
    document = DOCUMENT + "x-deep: [[{a: 1}, {a: 2}], [{a: 3}], [{b: 1}]]\n"
    actions = """\
- target: $['x-deep'][*][?@.a < 3]
  remove: true
- target: $['x-deep'][0]
  remove: true
- target: $['x-deep']..['a', 'b']
  remove: true
"""
    laid = Laid(tmp_path, document, HEAD.format(version="1.1.0") + actions)
    assert laid.problems() == []
    assert laid.tree["x-deep"] == [[{}], [{}]]
    assert laid.place("#/x-deep/0/0") == "openapi.yaml:20:29"
    assert laid.place("#/x-deep/1/0") == "openapi.yaml:20:39"


def test_parents_and_children_may_go_together(tmp_path: Path) -> None:
    laid = lay(tmp_path, "- target: $.paths['/pets']..*\n  remove: true\n")
    assert laid.problems() == []
    assert laid.tree["paths"]["/pets"] == {}


def test_what_is_removed_may_come_back(tmp_path: Path) -> None:
    laid = lay(
        tmp_path,
        """\
- target: $.info
  update: {title: Animals, x-note: 1}
- target: $.info
  remove: true
- target: $
  update:
    info: {title: Again, version: '2'}
""",
    )
    assert laid.tree["info"] == {"title": "Again", "version": "2"}
    assert laid.place("#/info/title") == "1.overlay.yaml:10:12"


def test_a_copy_is_merged_and_stands_for_itself(tmp_path: Path) -> None:
    laid = lay(
        tmp_path,
        """\
- target: $.paths
  update: {/animals: {}}
- target: $.paths['/animals']
  copy: $.paths['/pets']
- target: $.paths['/pets']
  remove: true
- target: $.paths['/animals'].post
  update: {summary: Made.}
- target: $.paths['/pets/{id}'].get.responses['200'].description
  copy: $.info.title
- target: $.paths['/animals'].get.tags
  copy: $.paths['/animals'].get.tags
""",
    )
    assert laid.problems() == []
    assert list(laid.tree["paths"]) == ["/pets/{id}", "/animals"]
    animals = laid.tree["paths"]["/animals"]
    assert animals["get"]["tags"] == ["pets", "old", "pets", "old"]
    assert animals["post"]["summary"] == "Made."
    answer = laid.tree["paths"]["/pets/{id}"]["get"]["responses"]["200"]
    assert answer["description"] == "Shop"
    assert laid.place("#/paths/~1animals/get") == "1.overlay.yaml:7:3"
    assert laid.place("#/paths/~1animals/post/summary") == "1.overlay.yaml:11:12"


def test_a_target_may_look_anywhere(tmp_path: Path) -> None:
    laid = lay(
        tmp_path,
        """\
- target: $.paths[?@.post['x-internal'] == true].post
  remove: true
- target: $..[?match(@.description, 'F.*')]
  update: {x-fine: true}
- target: $.paths.*.*[?@['x-none']]
  remove: true
""",
    )
    assert laid.problems() == [("L005", "warning", "1.overlay.yaml:8:3")]
    assert "post" not in laid.tree["paths"]["/pets"]
    fine = laid.tree["paths"]["/pets/{id}"]["get"]["responses"]["200"]
    assert fine == {"description": "Fine.", "x-fine": True}


def test_the_first_version_appends_an_entry(tmp_path: Path) -> None:
    laid = lay(
        tmp_path,
        """\
- target: $.paths['/pets'].get.parameters
  update: {name: size, in: query}
- target: $.paths['/pets'].get.tags
  update: one
- target: $.paths['/pets'].get.tags
  update: [two, three]
""",
        "1.0.0",
    )
    get = laid.tree["paths"]["/pets"]["get"]
    assert get["parameters"][-1] == {"name": "size", "in": "query"}
    assert get["tags"] == ["pets", "old", "one", "two", "three"]
    assert laid.problems() == [("L010", "note", "1.overlay.yaml:9:3")]


def test_null_is_nothing_to_merge(tmp_path: Path) -> None:
    document = DOCUMENT + "tags:\n"
    actions = "- target: $\n  update:\n    info:\n    tags: [{name: pets}]\n"
    laid = Laid(tmp_path, document, HEAD.format(version="1.0.0") + actions)
    assert laid.tree["info"]["title"] == "Shop"
    assert laid.tree["tags"] == [{"name": "pets"}]
    assert laid.problems() == [("L008", "warning", "1.overlay.yaml:6:5")]


PET = "$.paths['/pets'].get"
TITLE = "$.info.title"


@pytest.mark.parametrize(
    ("action", "version", "problem", "message"),
    [
        ("target: $.info\n  update: text", "1.1.0", "L006", "#/info is an object; a single value cannot be merged with it"),
        ("target: $.info\n  update: [1]", "1.1.0", "L006", "#/info is an object; a list cannot be merged with it"),
        (f"target: {TITLE}\n  update: {{a: 1}}", "1.1.0", "L006", "#/info/title is a single value; an object cannot be merged with it"),
        (f"target: {TITLE}\n  update: new", "1.0.0", "L006", "#/info/title is a single value; version 1.0 updates objects and arrays"),
        (f"target: {TITLE}\n  remove: true", "1.0.0", "L006", "#/info/title is a single value; version 1.0 removes objects and arrays"),
        ("target: $\n  remove: true", "1.1.0", "L006", "the whole document cannot be removed"),
        ("target: $.info.*\n  copy: $.info.*", "1.1.0", "L006", "'$.info.*' selects 2 nodes; one is copied"),
        ("target: $.*\n  update: {a: 1}", "1.1.0", "L006", "'$.*' selects objects and values, which differ"),
        ("target: $\n  update: {paths: 1}", "1.1.0", "L006", "#/paths is an object; a single value cannot be merged with it"),
        ("target: paths\n  remove: true", "1.1.0", "L004", "'paths' is not a JSONPath: "),
        ("target: $.paths./pets\n  remove: true", "1.1.0", "L004", "'$.paths./pets' is not a JSONPath: "),
        ("target: $[?nosuch(@)]\n  remove: true", "1.1.0", "L004", "'$[?nosuch(@)]' is not a JSONPath: "),
        ("target: 7\n  remove: true", "1.1.0", "L002", "target is not a text"),
        ("update: {}", "1.1.0", "L002", "the action has no target"),
        ("target: $\n  remove: 'yes'", "1.1.0", "L002", "remove is neither true nor false"),
        ("target: $\n  copy: {}", "1.1.0", "L002", "copy is not a text"),
        ("target: $.info\n  copy: $..[", "1.1.0", "L004", "'$..[' is not a JSONPath: "),
    ],
)  # fmt: skip
def test_an_action_that_cannot_be_taken_is_refused(
    tmp_path: Path, action: str, version: str, problem: str, message: str
) -> None:
    laid = lay(tmp_path, f"- {action}\n", version)
    assert laid.refusal is not None
    assert laid.refusal.code == f"CALCO-{problem}"
    assert laid.refusal.message.startswith(message)
    assert laid.refusal.level == "error"
    assert laid.refusal.place is not None
    assert Path(laid.refusal.place.file).name == "1.overlay.yaml"
    assert laid.refusal.place.line in (4, 5)


@pytest.mark.parametrize(
    ("action", "problem", "message", "hint"),
    [
        ("target: $.paths['/pet'].get\n  remove: true", "L005", "\"$.paths['/pet'].get\" selects nothing in the document", "did you mean ['/pets']?"),
        ("target: $.paths['/pets'].get.responses[200]\n  remove: true", "L005", "\"$.paths['/pets'].get.responses[200]\" selects nothing in the document", "did you mean ['200']?"),
        ("target: $.info\n  copy: $.inf", "L005", "'$.inf' selects nothing in the document", "did you mean ['info']?"),
        ("target: $.info\n  updates: {}", "L007", "'updates' means nothing here and is ignored", "did you mean 'update'?"),
        ("target: $.info\n  remove: true\n  update: {}", "L008", "update means nothing beside remove", None),
        ("target: $.info\n  copy: $.paths\n  update: {}", "L008", "copy means nothing beside update", None),
        ("target: $.info\n  remove: false", "L003", "the action changes nothing", None),
    ],
)  # fmt: skip
def test_what_means_nothing_is_told(
    tmp_path: Path, action: str, problem: str, message: str, hint: str | None
) -> None:
    laid = lay(tmp_path, f"- {action}\n")
    assert laid.refusal is None
    first = laid.report.problems[0]
    assert (first.code, first.level) == (f"CALCO-{problem}", "warning")
    assert (first.message, first.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("openapi: 3.1.0\n", "L001", 1),
        ("- overlay\n", "L001", 1),
        ("info: {}\noverlay: 2.0.0\nactions: []\n", "L001", 2),
        ("overlay: 1.2.0\n", "L001", 1),
        ("overlay: 1.1.0\ninfo: {title: a, version: b}\n", "L002", 1),
        ("overlay: 1.1.0\ninfo: {title: a, version: b}\nactions: {}\n", "L002", 3),
        ("overlay: 1.1.0\ninfo: {title: a, version: b}\nactions:\n- 1\n", "L002", 4),
        ("overlay: 1.1.0\ninfo: {title: a, version: b}\nextends: {}\nactions: []\n", "L002", 3),
        ("", "R003", None),
        ("a: b: c\n", "R007", 1),
    ],
)  # fmt: skip
def test_a_file_that_is_no_overlay_is_refused(
    tmp_path: Path, text: str, problem: str, line: int | None
) -> None:
    laid = Laid(tmp_path, DOCUMENT, text)
    assert laid.refusal is not None
    assert laid.refusal.code == f"CALCO-{problem}"
    assert (laid.refusal.place and laid.refusal.place.line) == line


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("overlay: 1.1\ninfo: {title: a, version: b}\nactions: []\n", [("L003", "warning", "1.overlay.yaml:3:1")]),
        ("overlay: 1.0\nactions: []\n", [("L003", "warning", "1.overlay.yaml:1:1"), ("L003", "warning", "1.overlay.yaml:2:1")]),
        ("overlay: 1.0.3\ninfo: {title: a, descr: c}\nactions:\n- {target: $.info, copy: $.paths, x-a: 1}\n",
         [("L007", "warning", "1.overlay.yaml:2:18"), ("L003", "warning", "1.overlay.yaml:2:1"),
          ("L007", "warning", "1.overlay.yaml:4:20"), ("L003", "warning", "1.overlay.yaml:4:3")]),
    ],
)  # fmt: skip
def test_an_overlay_that_lacks_something_is_applied(
    tmp_path: Path, text: str, problems: list[tuple[str, str, str]]
) -> None:
    laid = Laid(tmp_path, DOCUMENT, text)
    assert laid.refusal is None
    assert laid.problems() == problems


@pytest.mark.parametrize(
    ("extends", "is_told"),
    [
        ("./openapi.yaml", False),
        ("openapi.yaml#/paths", False),
        ("https://example.com/shop.yaml", False),
        ("./other.yaml", True),
        ("../openapi.yaml", True),
    ],
)
def test_an_overlay_for_another_document_is_told(
    tmp_path: Path, extends: str, is_told: bool
) -> None:
    text = HEAD.format(version="1.1.0") + "- {target: $.info, update: {x-a: 1}}\n"
    laid = Laid(tmp_path, DOCUMENT, f"{text}extends: {extends}\n")
    expected = [("L009", "warning", "1.overlay.yaml:5:1")] if is_told else []
    assert laid.problems() == expected
    assert laid.tree["info"]["x-a"] == 1


def test_an_expression_does_not_follow_references(tmp_path: Path) -> None:
    document = (
        "openapi: 3.1.0\ninfo: {title: a, version: b}\npaths:\n  /a: {$ref: a.yaml}\n"
    )
    actions = "- {target: \"$.paths['/a'].get\", remove: true}\n"
    laid = Laid(tmp_path, document, HEAD.format(version="1.1.0") + actions)
    assert laid.report.problems[0].hint == (
        "$['paths']['/a'] is a reference to 'a.yaml'; an expression does not follow it,"
        " and reaches nothing of other files"
    )


def test_overlays_of_json_are_read_like_documents_of_json(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(
        '{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}'
    )
    (tmp_path / "a.json").write_text(
        '{"overlay": "1.1.0", "info": {"title": "B", "version": "1"},\n'
        ' "actions": [{"target": "$.info",\n "update": {"title": "C"}}]}'
    )
    report = Report()
    overlays = Overlays((str(tmp_path / "a.json"),))
    document = read(str(tmp_path / "openapi.json"), report=report, overlays=overlays)
    assert document.tree["info"]["title"] == "C"
    assert str(document.place("#/info/title")).endswith("a.json:3:13")
    assert [path.name for path in document.files] == ["openapi.json", "a.json"]
    assert set(document.overlays) == {"a.json"}


def test_a_repair_names_the_overlay_and_references_are_the_documents(
    tmp_path: Path,
) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "openapi.yaml").write_text(DOCUMENT)
    (tmp_path / "pet.yaml").write_text(
        "type: object\nproperties: {name: {type: string}}\n"
    )
    overlay = tmp_path / "below" / "a.overlay.yaml"
    overlay.write_text(HEAD.format(version="1.1.0") + """\
- target: $
  update:
    components:
      schemas:
        Flag: {type: boolean, default: 'false'}
        Pet: {$ref: pet.yaml}
        Gone: {$ref: gone.yaml}
""")
    report = Report()
    overlays = Overlays((str(overlay),))
    document = read(str(tmp_path / "openapi.yaml"), report=report, overlays=overlays)
    schemas = document.tree["components"]["schemas"]
    assert schemas["Flag"] == {"type": "boolean", "default": False}
    assert schemas["Pet"]["properties"] == {"name": {"type": "string"}}
    assert str(document.place("#/components/schemas/Pet/properties/name")).endswith(
        "pet.yaml:2:14"
    )
    told = {
        problem.code: f"{Path(problem.place.file).name}:{problem.place.line}"
        for problem in report.problems
        if problem.place
    }
    assert told == {"CALCO-R055": "a.overlay.yaml:8", "CALCO-R001": "a.overlay.yaml:10"}


def test_the_version_of_the_document_may_come_from_an_overlay(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text("openapi: 3.0.3\n" + DOCUMENT[15:])
    overlay = tmp_path / "a.overlay.yaml"
    overlay.write_text(
        HEAD.format(version="1.1.0") + "- {target: $, update: {openapi: 3.1.1}}\n"
    )
    path = str(tmp_path / "openapi.yaml")
    document = read(path, report=Report(), overlays=Overlays((str(overlay),)))
    assert document.version == "3.1.1"


def test_targets_are_those_of_the_document_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "swagger.yaml").write_text("""\
swagger: '2.0'
info: {title: Shop, version: '1'}
paths:
  /pets:
    get:
      parameters: [{name: a, in: query, type: string}, {name: b, in: query, type: string}]
      responses: {'200': {description: Fine., schema: {$ref: '#/definitions/Pet'}}}
definitions:
  Pet: {type: object, properties: {name: {type: string}}}
""")
    overlay = tmp_path / "a.overlay.yaml"
    overlay.write_text(HEAD.format(version="1.1.0") + """\
- target: $.definitions.Pet.properties
  update: {age: {type: integer}}
- target: $.paths.*.get.parameters[0]
  remove: true
- target: $.paths.*.get.parameters[0]
  update: {maxLength: 7}
""")
    path = str(tmp_path / "swagger.yaml")
    document = read(path, report=Report(), overlays=Overlays((str(overlay),)))
    places = {
        "#/components/schemas/Pet/properties/age": "a.overlay.yaml:5:12",
        "#/components/schemas/Pet/properties/name": "swagger.yaml:9:36",
        "#/paths/~1pets/get/parameters/0/name": "swagger.yaml:6:57",
        "#/paths/~1pets/get/parameters/0/schema/maxLength": "a.overlay.yaml:9:12",
    }
    for pointer, expected in places.items():
        assert document.at(pointer)
        assert str(document.place(pointer)) == f"{tmp_path}/{expected}"


def test_overlays_are_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT)
    path = str(tmp_path / "openapi.yaml")
    overlays = Overlays(("https://example.com/a.overlay.yaml",))
    with pytest.raises(CalcoError) as caught:
        read(path, report=Report(), overlays=overlays)
    assert caught.value.problem.code == "CALCO-L001"


@pytest.mark.parametrize("target", ["$..*..*..*", "$..[?count($..*) > 1]"])
def test_an_expression_that_visits_too_much_ends(
    tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.read.overlay_query.STEP_LIMIT", 5000)
    document = f"{DOCUMENT}x-much: {'{a: ' * 60}1{'}' * 60}\n"
    actions = f"- {{target: '{target}', remove: true}}\n"
    laid = Laid(tmp_path, document, HEAD.format(version="1.1.0") + actions)
    assert laid.refusal is not None
    assert laid.refusal.code == "CALCO-L004"
    assert "it visits more than 5,000 nodes" in laid.refusal.message


def test_what_overlays_put_in_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.read.overlay.ADDED_LIMIT", 399)
    document = f"{DOCUMENT}x-many: [{', '.join(['{}'] * 20)}]\n"
    value = ", ".join(f"k{n}: {n}" for n in range(20))
    actions = f"- target: $['x-many'].*\n  update: {{{value}}}\n"
    laid = Laid(tmp_path, document, HEAD.format(version="1.1.0") + actions)
    assert laid.refusal is not None
    assert laid.refusal.code == "CALCO-R009"


def test_copies_cannot_nest_without_end(tmp_path: Path) -> None:
    actions = "- {target: $, update: {x-a: {}}}\n"
    actions += "- {target: \"$..['x-a']\", copy: $}\n" * 30
    laid = Laid(tmp_path, "openapi: 3.1.0\n", HEAD.format(version="1.1.0") + actions)
    assert laid.refusal is not None
    assert laid.refusal.code in ("CALCO-R008", "CALCO-R009")


def test_an_action_is_the_specifications_own_example(tmp_path: Path) -> None:
    """A trait, as section 4.6 of version 1.1 has it."""
    document = """\
openapi: 3.1.0
info: {title: Paged, version: '1'}
paths:
  /items: {get: {x-oai-traits: [paged], responses: {}}}
  /items/{id}:
    get: {x-oai-traits: [paged], parameters: [{name: id}], responses: {}}
  /other: {get: {responses: {}}}
"""
    actions = """\
- target: $.paths[?(@.get['x-oai-traits'][?(@ == 'paged')])].get
  update: {parameters: [{name: top, in: query}, {name: skip, in: query}]}
"""
    laid = Laid(tmp_path, document, HEAD.format(version="1.0.0") + actions)
    assert laid.problems() == []
    parameters = [
        [one["name"] for one in item["get"].get("parameters", [])]
        for item in laid.tree["paths"].values()
    ]
    assert parameters == [["top", "skip"], ["id", "top", "skip"], []]
