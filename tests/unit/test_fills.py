"""``reference.fill`` of ``calco.toml``: read strictly, and held to the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.config import Fill, load
from generator.pipeline import understand
from generator.problems import CalcoError, Report
from generator.progress import Silent
from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from pathlib import Path

_DOCUMENT = openapi(
    """
/companies:
  get:
    operationId: listCompanies
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}
      '400': {description: Bad, content: {application/json: {schema: {type: object, properties: {wrong: {type: array, items: {}}}}}}}
/companies/{company}/bills:
  get:
    operationId: listBills
    parameters: [{name: company, in: path, required: true, schema: {type: integer}}]
    responses: {'204': {description: Done}}
""",
    """
Page:
  allOf:
    - type: object
      properties: {total: {type: integer}}
    - type: object
      properties:
        data: {type: [object, 'null'], properties: {companies: {type: array, items: {oneOf: [{$ref: '#/components/schemas/Company'}, {type: 'null'}]}}}}
        free: {type: array, items: {}}
        map: {type: object, additionalProperties: {type: array, items: {type: object, properties: {id: {type: string}}}}}
Company: {type: object, properties: {id: {type: integer}, 'a/b': {type: string}}}
""",
)


def _configured(folder: Path, line: str) -> Path:
    (folder / "openapi.yaml").write_text(_DOCUMENT, encoding="utf-8")
    path = folder / "calco.toml"
    path.write_text(
        '[sdk.shop]\nspec = "openapi.yaml"\noutput = "out"\n\n'
        f"[sdk.shop.reference.fill]\n{line}\n",
        encoding="utf-8",
    )
    return path


def _check(path: Path) -> None:
    options = load(path).sdks["shop"]
    assert options.spec is not None
    understand(options.spec, options, Report(), Silent())


@pytest.mark.parametrize(
    "line",
    [
        'company = { operation = "listCompanies", items = "/data/companies", value = "id", label = "a~1b" }',
        'company = { operation = "listCompanies", items = "/data/companies", value = "/id" }',
        'company = { operation = "listCompanies", items = "/free", value = "what/ever" }',
        'company = { operation = "listCompanies", items = "/map/any", value = "id" }',
    ],
)  # fmt: skip
def test_what_leads_to_something_is_fine(line: str, tmp_path: Path) -> None:
    _check(_configured(tmp_path, line))


def test_names_are_those_of_properties(tmp_path: Path) -> None:
    line = 'company = { operation = "listCompanies", items = "data", value = "id" }'
    path = _configured(tmp_path, line)
    (fill,) = load(path).sdks["shop"].fill
    assert fill == Fill("company", "listCompanies", "/data", "/id", "/id")


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ('company = { operation = "listCompany", items = "/data", value = "id" }', "CALCO-C025", "the document has no operation 'listCompany'"),
        ('firm = { operation = "listCompanies", items = "/free", value = "id" }', "CALCO-C025", "no operation has a parameter 'firm'"),
        ('company = { operation = "listCompanies", items = "/data", value = "id" }', "CALCO-C025", "'/data' leads to no array in what listCompanies answers"),
        ('company = { operation = "listCompanies", items = "/wrong", value = "id" }', "CALCO-C025", "nothing is at '/wrong' in what listCompanies answers"),
        ('company = { operation = "listCompanies", items = "/data/companies", value = "ID" }', "CALCO-C025", "the items that listCompanies answers have nothing at '/ID'"),
        ('company = { operation = "listBills", items = "", value = "id" }', "CALCO-C025", "nothing is at '' in what listBills answers"),
        ('company = "listCompanies"', "CALCO-C004", "sdk.shop.reference.fill.company is not a table"),
        ('company = { operation = "x", value = "id", key = 1 }', "CALCO-C009", "unknown key 'key'"),
        ('company = { operation = 1, value = "id" }', "CALCO-C004", "sdk.shop.reference.fill.company.operation is not a text"),
        ('company = { operation = "x" }', "CALCO-C005", "sdk.shop.reference.fill.company has no 'value'"),
    ],
)  # fmt: skip
def test_what_does_not_is_an_error_with_its_place(
    line: str, code: str, message: str, tmp_path: Path
) -> None:
    path = _configured(tmp_path, line)
    with pytest.raises(CalcoError) as caught:
        _check(path)
    problem = caught.value.problem
    assert (problem.code, problem.message) == (code, message)
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == (str(path), 6)


def test_an_unknown_key_of_the_reference(tmp_path: Path) -> None:
    path = _configured(tmp_path, "")
    path.write_text(path.read_text().replace("reference.fill", "reference.fil"))
    with pytest.raises(CalcoError, match="unknown key 'fil'"):
        load(path)
