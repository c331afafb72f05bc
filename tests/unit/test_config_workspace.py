"""What SDKs inherit in calco.toml, and documents that globs find."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import AllowedGap, Options, Pattern, Selection, load
from generator.problems import CalcoError, Place

DEFAULTS = """\
[defaults]
output = "sdk/{name}"
package = "acme_{name}"
author = "Acme"
guides = ["guide.md"]
include = { tags = ["public"] }

[[defaults.allow]]
code = "CALCO-O090"
reason = "Nobody reads it."

[defaults.oauth]
token_request = "json"

[sdk.pay-ments]
spec = "specs/pay.yaml"

[sdk.ledger]
spec = "specs/ledger.yaml"
output = "ledger"
author = "The ledger's"
allow = []
oauth = { issuer = "https://example.com" }
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _read(text: str) -> dict[str, Options]:
    Path("calco.toml").write_text(text)
    return dict(load(Path("calco.toml").absolute()).sdks)


def _files(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("openapi: 3.1.0\n")


def _refused(text: str) -> CalcoError:
    with pytest.raises(CalcoError) as caught:
        _read(text)
    return caught.value


def test_what_all_have_is_said_once(folder: Path) -> None:
    pay, ledger = _read(DEFAULTS).values()
    assert pay.directory == folder / "sdk/pay-ments"
    assert pay.package == "acme_pay_ments"
    assert pay.author == "Acme"
    assert pay.guides == ledger.guides == (folder / "guide.md",)
    assert pay.include == Selection(tags=(Pattern("public"),))
    assert pay.allow == (AllowedGap("CALCO-O090", "Nobody reads it."),)
    assert pay.oauth.token_request == "json"


def test_what_one_says_itself_stands_for_all_of_it(folder: Path) -> None:
    ledger = _read(DEFAULTS)["ledger"]
    assert ledger.directory == folder / "ledger"
    assert ledger.package == "acme_ledger"
    assert ledger.author == "The ledger's"
    assert ledger.allow == ()
    assert (ledger.oauth.issuer, ledger.oauth.token_request) == (
        "https://example.com",
        "",
    )


def test_inheriting_is_the_same_as_writing() -> None:
    pay = _read(DEFAULTS)["pay-ments"]
    table = DEFAULTS[: DEFAULTS.index("[sdk.pay-ments]")].replace("{name}", "pay-ments")
    table = table.replace("acme_pay-ments", "acme_pay_ments")
    table = table.replace("defaults", "sdk.pay-ments", 3)
    spelt = table.replace("output", 'spec = "specs/pay.yaml"\noutput')
    assert _read(spelt)["pay-ments"] == pay
    assert _read(spelt)["pay-ments"].digest() == pay.digest()


def test_mistakes_have_the_place_where_they_are_written(folder: Path) -> None:
    path = str(folder / "calco.toml")
    error = _refused(DEFAULTS.replace('"Acme"', "1"))
    assert error.problem.place == Place(path, 4, 1)
    error = _refused(DEFAULTS.replace('"json"', '"xml"'))
    assert error.problem.place == Place(path, 13, 1)
    error = _refused(DEFAULTS.replace("reason =", "raison ="))
    assert error.problem.place == Place(path, 10, 1)
    error = _refused(DEFAULTS.replace("author =", "auteur ="))
    assert (error.problem.code, error.problem.place) == (
        "CALCO-C009",
        Place(path, 4, 1),
    )
    error = _refused(DEFAULTS.replace('"The ledger\'s"', "1"))
    assert error.problem.place == Place(path, 21, 1)
    error = _refused(DEFAULTS.replace("[defaults]", '[defaults]\nspec = "a.yaml"'))
    assert error.problem.code == "CALCO-C009"


def test_two_outputs_that_are_the_same() -> None:
    error = _refused(DEFAULTS.replace("sdk/{name}", "sdk").replace('"ledger"', '"sdk"'))
    assert error.problem.code == "CALCO-C008"
    assert "sdk.pay-ments and sdk.ledger" in error.problem.message


GLOBS = """\
[workspace]
specs = ["specs/*.yaml", "apis/*/openapi.json"]

[defaults]
output = "sdk/{name}"
"""


def test_an_sdk_for_each_document(folder: Path) -> None:
    _files("specs/b.yaml", "specs/a.v1.yaml", "specs/notes.md", "apis/c/openapi.json")
    Path("specs/folder.yaml").mkdir()
    sdks = _read(GLOBS)
    assert list(sdks) == ["a.v1", "b", "c"]
    assert sdks["a.v1"].spec == str(folder / "specs/a.v1.yaml")
    assert sdks["c"].spec == str(folder / "apis/c/openapi.json")
    assert sdks["c"].directory == folder / "sdk/c"


def test_a_table_adds_to_what_a_glob_finds(folder: Path) -> None:
    _files("specs/b.yaml", "specs/a.yaml", "apis/c/openapi.json", "x.yaml")
    own = '[sdk.b]\nversion = "2"\n[sdk.first]\nspec = "specs/a.yaml"\n[sdk.x]\nspec = "x.yaml"\n'
    sdks = _read(GLOBS + own)
    # Those of the file come first; a document is that of one SDK.
    assert list(sdks) == ["b", "first", "x", "c"]
    assert sdks["b"].spec == str(folder / "specs/b.yaml")
    assert sdks["b"].version == "2"
    assert sdks["first"].spec == str(folder / "specs/a.yaml")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('"nothing/*.yaml"', "'nothing/*.yaml' is no glob of documents"),
        ('"specs/a.yaml"', "'specs/a.yaml' is no glob of documents"),
        ('"/etc/*"', "'/etc/*' is no glob of documents"),
        ('""', "workspace.specs is not a list of globs"),
        ('"specs/*.yaml", "specs/*.json"', "are both called a"),
    ],
)
def test_globs_that_cannot_be_meant(given: str, said: str, folder: Path) -> None:
    _files("specs/a.yaml", "specs/a.json")
    error = _refused(GLOBS.replace('"specs/*.yaml", "apis/*/openapi.json"', given))
    assert said in error.problem.message
    assert error.problem.place == Place(str(folder / "calco.toml"), 2, 1)


def test_two_globs_may_find_the_same() -> None:
    _files("specs/a.yaml")
    text = GLOBS.replace("apis/*/openapi.json", "spec?/a*.yaml")
    assert list(_read(text)) == ["a"]


def test_an_sdk_that_is_found_needs_an_output(folder: Path) -> None:
    _files("specs/a.yaml")
    error = _refused('[workspace]\nspecs = ["specs/*.yaml"]\n')
    assert error.problem.message == "sdk.a has no 'output'"
    assert error.problem.place == Place(str(folder / "calco.toml"), 2, 1)


def test_nothing_at_all() -> None:
    assert _refused("[defaults]\n").problem.code == "CALCO-C003"
    assert _refused("[workspace]\n").problem.code == "CALCO-C003"
    assert _refused("[workspace]\nspec = 1\n").problem.code == "CALCO-C009"
