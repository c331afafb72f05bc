"""Bodies and answers of XML, typed as those of JSON are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from tests.behaviour.sdk import Reply, openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK, Talk

_BOOK = """
Book:
  type: object
  required: [title]
  xml: {name: book, namespace: 'urn:books', prefix: b}
  properties:
    id: {type: integer, xml: {attribute: true}}
    title: {type: string, xml: {prefix: b}}
    price: {type: number}
    sold: {type: boolean}
    published: {type: string, format: date}
    tags: {type: array, xml: {name: Tags, wrapped: true}, items: {type: string, xml: {name: tag}}}
    pages: {type: array, items: {type: integer}}
    author: {$ref: '#/components/schemas/Author'}
    sequels: {type: array, items: {$ref: '#/components/schemas/Book'}}
    note: {type: [string, 'null']}
Author:
  type: object
  properties:
    name: {type: string, xml: {attribute: true}}
    about: {type: string, xml: {nodeType: text}}
"""
_CONTENT = "content: {application/xml: {schema: {$ref: '#/components/schemas/Book'}}}"
_DOCUMENT = openapi(
    f"""
/books:
  get:
    operationId: getBook
    tags: [books]
    responses:
      '200': {{description: Fine, {_CONTENT}}}
      '409': {{description: No, {_CONTENT}}}
  post:
    operationId: addBook
    tags: [books]
    requestBody: {{required: true, {_CONTENT}}}
    responses: {{'204': {{description: Done}}}}
/many:
  get:
    operationId: listBooks
    tags: [books]
    responses:
      '200':
        description: Fine
        content:
          text/xml:
            schema:
              type: array
              xml: {{name: books}}
              items: {{$ref: '#/components/schemas/Book'}}
""",
    _BOOK,
)
_TEXT = b"""<?xml version="1.0"?>
<x:book xmlns:x="urn:books" id="7">
  <x:title> A &lt;title&gt; </x:title>
  <price>1.50</price><sold>true</sold><published>2026-02-01</published>
  <Tags><tag>a</tag><tag/></Tags>
  <pages>1</pages><pages>2</pages>
  <author name="Ada">writes</author>
  <book><title>More</title></book><extra><deep>1</deep></extra>
</x:book>"""


@pytest.fixture(scope="module")
def made(sdk: MakeSDK) -> SDK:
    return sdk(_DOCUMENT)


def xml(content: bytes, status: int = 200) -> Reply:
    return Reply(content, content_type="application/xml; charset=utf-8", status=status)


def test_an_answer_is_read_as_its_model(made: SDK) -> None:
    talk = made.talk(xml(_TEXT))
    book = talk.client.books.get()
    assert talk.mismatches == []
    assert isinstance(book, made.models.Book)
    assert (book.id, book.title, book.price, book.sold) == (7, " A <title> ", 1.5, True)
    assert book.published.isoformat() == "2026-02-01"
    assert (book.tags, book.pages) == (["a", ""], [1, 2])
    assert book.author == made.models.Author(name="Ada", about="writes")
    assert [one.title for one in book.sequels] == ["More"]
    assert book.model_extra == {"extra": {"deep": "1"}}
    assert "application/xml" in talk.request.headers["accept"]


def test_a_body_is_written_as_the_document_spells_it(made: SDK) -> None:
    talk = made.talk()
    talk.client.books.add(
        title="<&>",
        id=7,
        price=0.1,
        sold=False,
        tags=["a", "b"],
        pages=[1, 2],
        author={"name": 'A "B"', "about": "é"},
        sequels=[{"title": "More"}],
        note=None,
    )
    assert talk.request.headers["content-type"] == "application/xml"
    root = ElementTree.fromstring(talk.request.content)
    assert root.tag == "{urn:books}book"
    assert root.attrib == {"id": "7"}
    nil = "{http://www.w3.org/2001/XMLSchema-instance}nil"
    assert [(child.tag, child.text, child.attrib) for child in root] == [
        ("{urn:books}title", "<&>", {}),
        ("price", "0.1", {}),
        ("sold", "false", {}),
        ("Tags", None, {}),
        ("pages", "1", {}),
        ("pages", "2", {}),
        ("author", "é", {"name": 'A "B"'}),
        ("{urn:books}book", None, {}),
        ("note", None, {nil: "true"}),
    ]
    assert [(child.tag, child.text) for child in root[3]] == [
        ("tag", "a"),
        ("tag", "b"),
    ]


def test_what_is_written_reads_the_same(made: SDK) -> None:
    talk = made.talk()
    book = made.models.Book(
        id=1,
        title=" t ",
        tags=[],
        pages=[3],
        author=made.models.Author(name="n", about="a"),
        sequels=[made.models.Book(title="u", note=None)],
    )
    talk.client.books.add(**book.to_dict())
    again = made.talk(xml(talk.request.content)).client.books.get()
    assert again.to_dict() == book.to_dict()


def test_a_list_is_the_root_of_a_document(made: SDK) -> None:
    text = b"<books><book><title>a</title></book><book><title>b</title></book></books>"
    talk = made.talk(xml(text))
    assert [book.title for book in talk.client.books.list()] == ["a", "b"]


def test_an_error_has_its_typed_body(made: SDK) -> None:
    talk = made.talk(xml(b"<book><title>taken</title></book>", 409))
    with pytest.raises(made.package.errors.ConflictError) as caught:
        talk.client.books.get()
    assert caught.value.body.title == "taken"


def test_a_value_that_does_not_fit_is_kept_and_told(made: SDK) -> None:
    talk = made.talk(xml(b"<book id='x'><price>much</price></book>"))
    book = talk.client.books.get()
    assert (book.id, book.price, book.title) == ("x", "much", None)
    assert {one.pointer for one in talk.mismatches} == {"/id", "/title", "/price"}


_BOMB = (
    b"""<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><book>&b;</book>"""
)
_OUTSIDE = b"""<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]><book>&a;</book>"""


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"<book><title>cut",
            "the body is not XML .*; the body starts: <book><title>cut",
        ),
        (b"", "the body is empty|the body is not XML"),
        (_BOMB, "entities are disabled"),
        (b"<book>" + b"<a>" * 9000 + b"</a>" * 9000 + b"</book>", "too deep"),
        (b"<book>a\x00</book>", "the body is not XML"),
        (_OUTSIDE, "entities are disabled"),
    ],
)
def test_what_is_no_xml_or_a_trap_is_refused(
    made: SDK, content: bytes, message: str
) -> None:
    talk = made.talk(xml(content))
    with pytest.raises(made.package.DecodeError, match=message):
        talk.client.books.get()


_NAMES = [
    ("", "{name: animal}", "<animal>a</animal>"),
    ("{name: aliens}", "{name: animal}", "<animal>a</animal>"),
    ("", "", "<animals>a</animals>"),
    ("{wrapped: true}", "", "<animals><animals>a</animals></animals>"),
    ("{wrapped: true}", "{name: animal}", "<animals><animal>a</animal></animals>"),
    (
        "{name: aliens, wrapped: true}",
        "{name: animal}",
        "<aliens><animal>a</animal></aliens>",
    ),
    ("{name: aliens, wrapped: true}", "", "<aliens><aliens>a</aliens></aliens>"),
]


@pytest.mark.parametrize(("array", "item", "text"), _NAMES)
def test_arrays_as_in_the_examples_of_the_specification(
    sdk: MakeSDK, array: str, item: str, text: str
) -> None:
    array_xml = f", xml: {array}" if array else ""
    item_xml = f", xml: {item}" if item else ""
    made = sdk(
        openapi(
            """
/x:
  post:
    operationId: addX
    tags: [things]
    requestBody:
      content: {application/xml: {schema: {$ref: '#/components/schemas/Zoo'}}}
    responses:
      '200':
        description: Fine
        content: {application/xml: {schema: {$ref: '#/components/schemas/Zoo'}}}
""",
            f"""
Zoo:
  type: object
  properties:
    animals: {{type: array{array_xml}, items: {{type: string{item_xml}}}}}
""",
        )
    )
    talk = made.talk(xml(f"<Zoo>{text}</Zoo>".encode()))
    found = talk.client.things.add_x(animals=["a"])
    assert talk.request.content.decode().endswith(f"<Zoo>{text}</Zoo>")
    assert found.animals == ["a"]


def test_text_and_xml_beside_json_stay_what_they_are(sdk: MakeSDK) -> None:
    schema = "{schema: {$ref: '#/components/schemas/Book'}}"
    made = sdk(
        openapi(
            f"""
/x:
  get:
    operationId: getX
    tags: [things]
    responses:
      '200':
        description: Fine
        content: {{application/xml: {schema}, application/json: {schema}}}
/y:
  get:
    operationId: getY
    tags: [things]
    responses:
      '200':
        description: Fine
        content: {{application/xml: {{schema: {{type: string}}}}}}
""",
            _BOOK,
        )
    )
    talk = made.talk(Reply(b"<a/>", content_type="application/xml"))
    assert talk.client.things.get_y() == "<a/>"
    assert "xmltodict" not in made.text("pyproject.toml")


def test_the_package_says_what_it_needs(made: SDK) -> None:
    assert '"xmltodict>=' in made.text("pyproject.toml")


def both_ways(sdk: MakeSDK, schemas: str) -> SDK:
    """A package with an operation that sends the schema ``Whole`` and gets it back."""
    content = (
        "content: {application/xml: {schema: {$ref: '#/components/schemas/Whole'}}}"
    )
    return sdk(
        openapi(
            f"""
/x:
  post:
    operationId: addX
    tags: [things]
    requestBody: {{{content}}}
    responses: {{'200': {{description: Fine, {content}}}}}
""",
            schemas,
        )
    )


def sent(talk: Talk) -> str:
    text: str = talk.request.content.decode()
    return text.partition("?>\n")[2]


_SHAPES: dict[str, tuple[str, dict[str, Any], str]] = {
    "arrays in an array": (
        "rows: {type: array, xml: {name: rows, wrapped: true}, items:"
        " {type: array, xml: {name: row, wrapped: true}, items: {type: integer, xml: {name: c}}}}",
        {"rows": [[1, 2], [3]]},
        "<rows><row><c>1</c><c>2</c></row><row><c>3</c></row></rows>",
    ),
    "arrays in an array without names": (
        "rows: {type: array, items: {type: array, items: {type: integer}}}",
        {"rows": [[1, 2], [3]]},
        "<rows><rows>1</rows><rows>2</rows></rows><rows><rows>3</rows></rows>",
    ),
    "an array that is a schema of its own": (
        "tags: {$ref: '#/components/schemas/Words'}",
        {"tags": ["a", "b"]},
        "<tags>a</tags><tags>b</tags>",
    ),
    "a prefixed name": (
        "a: {type: string, xml: {name: 'n:b', namespace: 'urn:n'}}",
        {"a": "v"},
        '<n:b xmlns:n="urn:n">v</n:b>',
    ),
    "a prefix that nothing declares": (
        "a: {type: string, xml: {prefix: n}}",
        {"a": "v"},
        "<a>v</a>",
    ),
    "a name beside a reference": (
        "a: {$ref: '#/components/schemas/Word', xml: {name: b}}",
        {"a": {"text": "v"}},
        "<b><text>v</text></b>",
    ),
    "an object that is no node": (
        "a: {type: object, xml: {nodeType: none}, properties: {b: {type: integer}}}",
        {"a": {"b": 1}},
        "<b>1</b>",
    ),
    "further properties": (
        "a: {type: object, additionalProperties: {type: integer}}",
        {"a": {"x": 1, "y": 2}},
        "<a><x>1</x><y>2</y></a>",
    ),
    "a wrapped array that is null": (
        "a: {type: [array, 'null'], xml: {wrapped: true}, items: {type: string}}",
        {"a": None},
        '<a xsi:nil="true"></a>',
    ),
    "ends of lines": ("a: {type: string}", {"a": "b\r\nc"}, "<a>b&#13;\nc</a>"),
    "a property called nil": (
        "nil: {type: boolean, xml: {attribute: true}}",
        {"nil": True},
        "",
    ),
}


@pytest.fixture(scope="module")
def shapes(sdk: MakeSDK) -> SDK:
    """All shapes in one package, each an operation."""
    schemas = """
Words: {type: array, items: {type: string}}
Word: {type: object, properties: {text: {type: string}}}
"""
    paths = ""
    for index, (properties, _, _) in enumerate(_SHAPES.values()):
        schemas += f"W{index}:\n  type: object\n  properties:\n    {properties}\n"
        content = (
            "content: {application/xml: {schema: {$ref: '#/components/schemas/"
            f"W{index}'}}}}}}"
        )
        paths += f"""
/x{index}:
  post:
    operationId: addX{index}
    tags: [things]
    requestBody: {{{content}}}
    responses: {{'200': {{description: Fine, {content}}}}}
"""
    return sdk(openapi(paths, schemas))


@pytest.mark.parametrize("shape", list(_SHAPES))
def test_a_shape_is_written_so_and_reads_the_same(shapes: SDK, shape: str) -> None:
    index = list(_SHAPES).index(shape)
    _, value, text = _SHAPES[shape]
    talk = shapes.talk(Reply(b""))
    call = getattr(talk.client.things, f"add_x{index}")
    with pytest.raises(shapes.package.DecodeError):
        call(**value)
    assert text in sent(talk)
    again = shapes.talk(xml(talk.request.content))
    found = getattr(again.client.things, f"add_x{index}")(**value)
    assert again.mismatches == []
    assert found.to_dict() == value


def test_of_several_that_describe_a_property_one_says_how_it_is_spelled(
    sdk: MakeSDK,
) -> None:
    made = both_ways(
        sdk,
        """
Page: {type: object, properties: {data: {type: array, items: {type: object}}}}
Book: {type: object, properties: {title: {type: string}}, xml: {name: book}}
Whole:
  allOf:
    - $ref: '#/components/schemas/Page'
    - properties:
        data:
          type: array
          items: {$ref: '#/components/schemas/Book'}
          xml: {name: books, wrapped: true}
""",
    )
    talk = made.talk(
        xml(b"<Whole><books><book><title>A</title></book></books></Whole>")
    )
    assert talk.client.things.add_x(data=[{"title": "B"}]).data[0].title == "A"
    assert sent(talk).endswith(
        "<Whole><books><book><title>B</title></book></books></Whole>"
    )


def test_an_attribute_of_a_namespace_declares_it(sdk: MakeSDK) -> None:
    made = both_ways(
        sdk,
        "Whole: {type: object, properties:"
        " {id: {type: integer, xml: {attribute: true, prefix: n, namespace: 'urn:n'}}}}",
    )
    talk = made.talk(xml(b"<w:Whole xmlns:w='urn:n' w:id='3'/>"))
    assert talk.client.things.add_x(id=7).id == 3
    assert ElementTree.fromstring(sent(talk)).attrib == {"{urn:n}id": "7"}


@pytest.mark.parametrize("value", ["a\x00b", "\x0b", "\ufffe", "\ud800"])
def test_a_text_that_no_xml_holds_is_refused(made: SDK, value: str) -> None:
    talk = made.talk()
    with pytest.raises(ValueError, match="body: XML has no character"):
        talk.client.books.add(title=value)
    assert talk.wire.sent == []


@pytest.mark.parametrize("name", ["a b", "@id", "#text", "x><y/>", "1a", ""])
def test_a_property_that_no_xml_holds_is_refused(made: SDK, name: str) -> None:
    talk = made.talk()
    with pytest.raises(ValueError, match=r"body: .* cannot be a name in XML"):
        talk.client.books.add(body={"title": "a", "author": {name: "b"}})
    assert talk.wire.sent == []


def test_numbers_are_those_of_xml(made: SDK) -> None:
    for text in (b"1_0", b"NaN", b"1e999", b"0x1"):
        content = b"<book><title/><price>%s</price></book>" % text
        talk = made.talk(xml(content))
        assert talk.client.books.get().price == text.decode()
        assert [one.pointer for one in talk.mismatches] == ["/price"]


def test_html_is_no_answer_and_the_charset_of_the_header_counts(made: SDK) -> None:
    page = Reply(b"<html><body>Down</body></html>", content_type="text/html")
    with pytest.raises(
        made.package.DecodeError, match=r"expected XML, got text/html.*<html>"
    ):
        made.talk(page).client.books.get()
    text = "<book><title>é</title></book>".encode("latin-1")
    latin = Reply(text, content_type="application/xml; charset=iso-8859-1")
    assert made.talk(latin).client.books.get().title == "é"
    unknown = b"<?xml version='1.0' encoding='rot13'?><book/>"
    with pytest.raises(made.package.DecodeError, match="the body is not XML"):
        made.talk(Reply(unknown, content_type="text/xml")).client.books.get()


def test_names_that_xml_does_not_have_are_changed_and_reported(sdk: MakeSDK) -> None:
    made = both_ways(
        sdk,
        """
Whole:
  type: object
  properties:
    'a b': {type: string}
    c: {type: string, xml: {name: '1<x', prefix: 'q"'}}
    d: {type: string, example: "a\\u0000", xml: {attribute: true}}
""",
    )
    assert made.codes.count("CALCO-B004") == 2
    text = b"<Whole><a_b>1</a_b><_1_x>2</_1_x></Whole>"
    found = made.talk(xml(text)).client.things.add_x()
    assert (found.a_b, found.c) == ("1", "2")


def test_schemas_that_hold_themselves_come_to_an_end(sdk: MakeSDK) -> None:
    itself = "{$ref: '#/components/schemas/Whole'}"
    made = both_ways(
        sdk,
        f"""
Whole:
  type: object
  properties: {{a: {{type: string}}}}
  oneOf: [{itself}, {itself}, {itself}]
""",
    )
    found = made.talk(xml(b"<Whole><a>1</a></Whole>")).client.things.add_x()
    assert found == {"a": "1"}
