"""calco.toml: what is understood, and where each mistake is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import (
    AllowedGap,
    Options,
    Pattern,
    Pin,
    Selection,
    check_package_name,
    find,
    load,
    package_license,
    package_version,
)
from generator.config_oauth import OAuth
from generator.gaps import find_gaps
from generator.problems import CalcoError, Place, Report

FULL = """\
# Two SDKs.
[sdk.bookshop]
spec = "specs/bookshop.yaml"
output = "output/bookshop"
package = "book_shop"
distribution = "book-shop"
version = "2.0"
license = "apache-2.0"
author = "The shop"

[[sdk.bookshop.allow]]
code = "CALCO-O004"
operation = "streamOrders"
reason = "Not for the SDK."

[[sdk.bookshop.allow]]
code = "CALCO-S012"
pointer = "#/components/schemas/Money"
reason = "Nobody reads it."

[sdk."remote.one"]
spec = "https://example.com/openapi.json"
output = "/elsewhere"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "calco.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> CalcoError:
    with pytest.raises(CalcoError) as caught:
        load(written(folder, text))
    return caught.value


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)

    assert dict(load(path).sdks) == {
        "bookshop": Options(
            package="book_shop",
            distribution="book-shop",
            version="2.0",
            license="apache-2.0",
            author="The shop",
            allow=(
                AllowedGap("CALCO-O004", "Not for the SDK.", operation="streamOrders"),
                AllowedGap(
                    "CALCO-S012",
                    "Nobody reads it.",
                    pointer="#/components/schemas/Money",
                ),
            ),
            spec=str(tmp_path / "specs/bookshop.yaml"),
            directory=tmp_path / "output/bookshop",
        ),
        "remote.one": Options(
            spec="https://example.com/openapi.json", directory=Path("/elsewhere")
        ),
    }
    assert load(path).sdks["bookshop"].allow[0].place == Place(str(path), 11, 1)


SDK = '[sdk.a]\nspec = "s.yaml"\noutput = "o"\n'


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("[sdk.a\n", "C002", 1, 7, "this is not valid TOML", None),
        ("", "C003", 1, 1, "no SDK is configured", "[sdk.bookshop]"),
        ("[sdks.a]\n", "C009", 1, 2, "unknown key 'sdks'", "'sdk'"),
        ('sdk = "x"\n', "C003", 1, 1, "no SDK is configured", "[sdk.bookshop]"),
        ('[sdk]\na = "x"\n', "C004", 2, 1, "sdk.a is not a table", None),
        ('[sdk.a]\nspec = "s"\n', "C005", 1, 1, "sdk.a has no 'output'", None),
        (SDK + 'packge = "x"\n', "C009", 4, 1, "unknown key 'packge'", "'package'"),
        (SDK + '  "colour" = 1\n', "C009", 4, 3, "unknown key 'colour'", "Known keys"),
        (SDK + "package = 3\n", "C004", 4, 1, "sdk.a.package is not a text", None),
        (SDK + 'package = ""\n', "C004", 4, 1, "sdk.a.package is not a text", None),
        (SDK + 'package = "a-b"\n', "C010", 4, 1, "'a-b' cannot be", "'a_b'"),
        (SDK + 'license = "Free"\n', "C006", 4, 1, "'Free' is not an SPDX", "MIT"),
        (SDK + 'version = "one"\n', "C007", 4, 1, "'one' is not a version", None),
        (SDK + 'allow = "x"\n', "C004", 4, 1, "sdk.a.allow is not a list", None),
        (SDK + "allow = [1]\n", "C004", 4, 1, "an allowed gap is a table", None),
        (SDK + "oauth = 1\n", "C004", 4, 1, "sdk.a.oauth is not a table", None),
        (
            SDK + '[sdk.a.oauth]\ntoken_request = "xml"\n',
            "C004",
            5,
            1,
            "sdk.a.oauth.token_request is not form or json",
            None,
        ),
        (
            SDK + '[sdk.a.oauth]\ntoken_uri = "x"\n',
            "C009",
            5,
            1,
            "unknown key 'token_uri'",
            "'token_url'",
        ),
        (
            SDK + '[[sdk.a.allow]]\ncode = "X"\n',
            "C005",
            4,
            1,
            "an allowed gap needs a reason",
            None,
        ),
        (
            SDK
            + '[[sdk.a.allow]]\ncode = "X"\nreason = "r"\n'
            + '[[sdk.a.allow]]\ncode = "Y"\nreason = "r"\noperatoin = "o"\n',
            "C009",
            10,
            1,
            "unknown key 'operatoin'",
            "'operation'",
        ),
        (
            SDK + '[sdk.b]\nspec = "t"\noutput = "./o"\n',
            "C008",
            6,
            1,
            "sdk.a and sdk.b have the same output",
            None,
        ),
    ],
)
def test_a_mistake_is_an_error_at_its_place(
    tmp_path: Path,
    text: str,
    code: str,
    line: int,
    column: int,
    message: str,
    hint: str | None,
) -> None:
    problem = refused(tmp_path, text).problem

    assert problem.code == f"CALCO-{code}"
    assert problem.place == Place(str(tmp_path / "calco.toml"), line, column)
    assert message in problem.message
    assert (problem.hint is None) if hint is None else (hint in (problem.hint or ""))


def test_how_users_sign_in(tmp_path: Path) -> None:
    path = tmp_path / "calco.toml"
    path.write_text(
        SDK + '[sdk.a.oauth]\ntoken_request = "json"\nissuer = "https://id.example"\n'
        'scope_includes = { ":a" = ":r", ".w" = ".r" }\n',
        encoding="utf-8",
    )
    options = load(path).sdks["a"]
    assert options.oauth == OAuth(
        token_request="json",
        issuer="https://id.example",
        scope_includes=((".w", ".r"), (":a", ":r")),
    )
    assert options.digest() != Options().digest()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "calco.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CalcoError) as caught:
        load(tmp_path / "calco.toml")
    assert caught.value.problem.code == "CALCO-C001"
    assert caught.value.problem.message.endswith("it is not UTF-8")


def test_the_file_is_found_from_below(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find(below) == path


@pytest.mark.parametrize(
    ("configured", "declared", "expected"),
    [
        (None, "2.1.7", "2.1.7"),
        (None, "v2.1-beta.3", "2.1b3"),
        (None, "2024-01-01", "0.1.0"),
        (None, "Latest!", "0.1.0"),
        (None, None, "0.1.0"),
        ("3.0", "2.1.7", "3.0"),
    ],
)
def test_the_version(
    configured: str | None, declared: str | None, expected: str
) -> None:
    assert package_version(Options(version=configured), declared) == expected


@pytest.mark.parametrize(
    ("configured", "declared", "expected"),
    [
        (None, ("Apache-2.0", "whatever"), "Apache-2.0"),
        (None, (None, "Apache 2.0"), "Apache-2.0"),
        (None, (None, "mit"), "MIT"),
        (None, (None, 'MIT"\nname = "evil'), "MIT"),
        (None, (None, None), "MIT"),
        ("BSD-3-Clause", ("Apache-2.0",), "BSD-3-Clause"),
    ],
)
def test_the_license(
    configured: str | None, declared: tuple[str | None, ...], expected: str
) -> None:
    assert package_license(Options(license=configured), *declared) == expected


@pytest.mark.parametrize("name", ["a b", "class", "1a", "", "é", "a.b", "../a"])
def test_a_package_name_must_be_importable(name: str) -> None:
    with pytest.raises(CalcoError, match="cannot be the name of a package"):
        check_package_name(name)


def test_the_digest_depends_on_content_and_not_on_places(tmp_path: Path) -> None:
    options = Options(package="a")
    assert (
        options.digest() == Options(package="a", spec="x", directory=tmp_path).digest()
    )
    assert options.digest() != Options(package="b").digest()
    assert len(options.digest()) == 64


class Operations:
    """A document that knows its operations."""

    def at(self, pointer: str) -> object:
        return {"#/paths/~1orders/get/operationId": "streamOrders"}[pointer]


def gaps_with(*allowed: AllowedGap) -> tuple[str, ...]:
    report = Report()
    report.add("CALCO-S001", "warning", "mended")
    report.add("CALCO-O004", "error", "lost", pointer="#/paths/~1orders/get/responses")
    report.add("CALCO-O005", "error", "lost too", pointer="#/paths/~1books/get")
    report.add("CALCO-S009", "error", "gone", pointer="#/components/schemas/A/items")
    found = find_gaps(report, allowed, Operations())  # type: ignore[arg-type]  # a double
    return tuple(problem.code for problem in found)


def test_what_is_lost_is_a_gap_unless_allowed() -> None:
    everything = ("CALCO-O004", "CALCO-O005", "CALCO-S009")
    assert gaps_with() == everything
    for allowed in (
        AllowedGap("CALCO-O004", "r"),
        AllowedGap("CALCO-O004", "r", "streamOrders"),
        AllowedGap("CALCO-O005", "r", "#/paths/~1books/get"),
        AllowedGap("CALCO-S009", "r", pointer="#/components/schemas/A"),
        AllowedGap("CALCO-S009", "r", pointer="#/components/schemas/A/items"),
        AllowedGap("CALCO-O004", "r", "streamOrders", pointer="#/paths"),
    ):
        others = tuple(code for code in everything if code != allowed.code)
        assert gaps_with(allowed) == others


@pytest.mark.parametrize(
    "allowed",
    [
        AllowedGap("CALCO-O009", "r"),
        AllowedGap("CALCO-O004", "r", "otherOperation"),
        AllowedGap("CALCO-S001", "r"),
        AllowedGap("CALCO-S009", "r", pointer="#/components/schemas/AB"),
        AllowedGap("CALCO-S009", "r", pointer="#/components/schemas/A/items/type"),
        AllowedGap("CALCO-O004", "r", "streamOrders", pointer="#/components"),
    ],
)
def test_an_allowance_that_matches_nothing_is_an_error(allowed: AllowedGap) -> None:
    with pytest.raises(CalcoError) as caught:
        gaps_with(allowed)
    assert caught.value.problem.code == "CALCO-C011"


CHOICES = """\
[sdk.shop]
spec = "a.yaml"
output = "out"
include = { tags = ["a", "b"], paths = ["/x/*"] }

[sdk.shop.exclude]
operations = ["c"]

[sdk.shop.resources]
"Pull Requests" = "repos.pulls"

[sdk.shop.names.schemas]
"foo-bar" = "FooBar"
[sdk.shop.names.enums]
"Color.#fff" = "WHITE"
"""


def test_names_and_choices_are_read_with_their_places(tmp_path: Path) -> None:
    path = written(tmp_path, CHOICES)
    options = load(path).sdks["shop"]

    def at(line: int) -> Place:
        return Place(str(path), line, 1)

    assert options.include == Selection(
        tags=(Pattern("a"), Pattern("b")), paths=(Pattern("/x/*"),)
    )
    assert options.exclude == Selection(operations=(Pattern("c"),))
    assert options.exclude.operations[0].place == at(7)
    assert options.names == {
        "resources": (Pin("Pull Requests", "repos.pulls"),),
        "schemas": (Pin("foo-bar", "FooBar"),),
        "enums": (Pin("Color.#fff", "WHITE"),),
    }
    assert [pins[0].place for pins in options.names.values()] == [
        at(10),
        at(13),
        at(15),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("names.enums", "names.enum", "C009", 14),
        ("paths =", "path =", "C009", 4),
        ("operations =", "operation =", "C009", 7),
        ('"FooBar"', "1", "C004", 13),
        ('["c"]', '"c"', "C004", 7),
        ('["c"]', "[1]", "C004", 7),
        ('["c"]', '[""]', "C004", 7),
        ("[sdk.shop.names.schemas]", "[sdk.shop]", "C002", 12),
    ],
)
def test_a_wrong_choice_is_an_error_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    problem = refused(tmp_path, CHOICES.replace(old, new)).problem
    assert problem.code == f"CALCO-{code}"
    assert problem.place is not None
    assert problem.place.line == line


def test_what_is_chosen_and_named_takes_part_in_the_digest(tmp_path: Path) -> None:
    whole = load(written(tmp_path, CHOICES)).sdks["shop"].digest()
    digests = {whole, Options().digest()}
    for old, new in (
        ('"FooBar"', '"BarFoo"'),
        ('["c"]', '["d"]'),
        ('["a", "b"]', '["a"]'),
        ("repos.pulls", "pulls"),
    ):
        digests.add(
            load(written(tmp_path, CHOICES.replace(old, new))).sdks["shop"].digest()
        )
    assert len(digests) == 6
    reordered = CHOICES.replace('["a", "b"]', '["b", "a"]')
    assert load(written(tmp_path, reordered)).sdks["shop"].digest() == whole
