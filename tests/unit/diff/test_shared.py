"""Schemas that many methods lead to, by references, compositions and unions."""

from __future__ import annotations

from tests.behaviour.sdk import openapi
from tests.unit.diff.comparing import difference, query, told

_PATHS = """
/pets:
  get:
    operationId: listPets
    tags: [pets]
    responses: {'200': {description: Fine, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}
  post:
    operationId: createPet
    tags: [pets]
    requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
    responses: {'200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
/owners:
  get:
    operationId: listOwners
    tags: [owners]
    responses: {'200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}}
"""
_OWNER = "Owner: {type: object, properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}\n"


def _shop(schemas: str) -> str:
    return openapi(_PATHS, _OWNER + schemas)


def _ref(name: str) -> str:
    return f"{{$ref: '#/components/schemas/{name}'}}"


def test_what_many_methods_share_is_told_once() -> None:
    old = _shop("Pet: {type: object, properties: {a: {type: string}, name: {}}}")
    new = _shop("Pet: {type: object, properties: {a: {type: string}}}")
    (change,) = difference(old, new).changes
    assert (change.subject, change.message) == ("models.Pet.name", "is gone")
    assert change.direction == "both"
    assert change.methods == (
        "client.owners.list",
        "client.pets.create",
        "client.pets.list",
    )


def test_each_direction_is_judged_by_itself() -> None:
    old = _shop("Pet: {type: object, properties: {name: {type: string}}}")
    new = _shop(
        "Pet: {type: object, required: [name], properties: {name: {type: string}}}"
    )
    assert told(old, new) == [
        "breaking D042 client.pets.create(name=) must be given now",
        "feature D042 models.Pet.name is always there now [response]",
    ]
    assert told(new, old) == [
        "breaking D043 models.Pet.name may be missing now, and is None then [response]",
        "feature D043 client.pets.create(name=) may be left out now",
    ]


def test_what_a_base_says_is_told_of_the_base() -> None:
    part = f"Pet: {{allOf: [{_ref('Animal')}, {{type: object, properties: {{name: {{type: string}}}}}}]}}\n"
    old = _shop(part + "Animal: {type: object, properties: {legs: {type: integer}}}")
    new = _shop(part + "Animal: {type: object, properties: {legs: {type: number}}}")
    assert told(old, new) == [
        "breaking D032 models.Animal.legs may be float now, not only int [response]",
        "feature D032 models.Animal.legs may be float now, not only int [request]",
    ]


def test_a_composition_narrows_what_it_refers_to() -> None:
    kind = "Kind: {type: object, properties: {kind: {type: string}}}\n"
    part = "{type: object, properties: {age: {type: integer}, kind: {KIND}}}"
    pet = f"Pet: {{allOf: [{_ref('Kind')}, {part}]}}"
    old = _shop(kind + pet.replace("KIND", ""))
    new = _shop(kind + pet.replace("KIND", "maxLength: 5"))
    assert told(old, new)[0] == (
        "breaking D038 client.pets.create(kind=) must be at most 5 characters now"
    )


def test_variants_of_a_union_are_compared_one_by_one() -> None:
    parts = (
        "Cat: {type: object, required: [kind], properties: {kind: {const: cat}, CAT}}\n"
        "Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}\n"
        f"Pet: {{oneOf: [{_ref('Cat')}, {_ref('Dog')}]}}\n"
    )
    old = _shop(parts.replace("CAT", "lives: {type: integer, maximum: 9}"))
    new = _shop(parts.replace("CAT", "lives: {type: integer, maximum: 7}"))
    assert told(old, new) == [
        "breaking D038 models.Cat.lives must be at most 7 now, not 9 [request]",
        "fix D038 models.Cat.lives must be at most 7 now, not 9 [response]",
    ]


def test_a_variant_that_goes_or_comes() -> None:
    parts = (
        "Cat: {type: object, properties: {a: {type: string}}}\n"
        "Dog: {type: object, properties: {b: {type: string}}}\n"
        "Cow: {type: object, properties: {c: {type: string}}}\n"
    )
    two = f"Pet: {{oneOf: [{_ref('Cat')}, {_ref('Dog')}]}}\n"
    three = f"Pet: {{oneOf: [{_ref('Cat')}, {_ref('Dog')}, {_ref('Cow')}]}}\n"
    assert told(_shop(parts + two), _shop(parts + three)) == [
        "breaking D032 models.Pet may be models.Cow too [response]",
        "feature D032 models.Pet may be models.Cow too [request]",
    ]
    assert told(_shop(parts + three), _shop(parts + two)) == [
        "breaking D031 models.Pet may not be models.Cow any more [request]",
        "feature D031 models.Pet is never models.Cow now [response]",
    ]


def test_schemas_that_lead_to_each_other_are_compared_once() -> None:
    parts = (
        f"Pet: {{type: object, properties: {{owner: {_ref('Person')}, x: {{type: X}}}}}}\n"
        f"Person: {{type: object, properties: {{pets: {{type: array, items: {_ref('Pet')}}}, next: {_ref('Person')}}}}}\n"
    )
    changes = difference(
        _shop(parts.replace("X", "integer")), _shop(parts.replace("X", "boolean"))
    ).changes
    assert [change.subject for change in changes] == [
        "client.pets.create(x=)",
        "models.Pet.x",
    ]


def test_an_alias_that_leads_to_itself() -> None:
    tree = "Tree: {type: array, items: {oneOf: [{$ref: '#/components/schemas/Tree'}, {type: X}]}}\n"
    pet = f"Pet: {{type: object, properties: {{tree: {_ref('Tree')}}}}}\n"
    old = _shop(pet + tree.replace("X", "integer"))
    new = _shop(pet + tree.replace("X", "string"))
    assert told(old, new) == [
        "breaking D030 models.Tree[] must be str now, not int [request]",
        "breaking D030 models.Tree[] is str now, not int [response]",
    ]


def test_a_long_chain_of_schemas() -> None:
    def chain(last: str) -> str:
        links = [
            f"S{n}: {{type: object, properties: {{next: {_ref(f'S{n + 1}')}}}}}"
            for n in range(1500)
        ]
        pet = f"Pet: {{type: object, properties: {{first: {_ref('S0')}}}}}"
        return _shop("\n".join([pet, *links, f"S1500: {{type: {last}}}"]))

    changes = difference(chain("string"), chain("integer")).changes
    assert {change.code for change in changes} >= {"CALCO-D030"}


def test_deep_nesting() -> None:
    def nested(last: str) -> str:
        depth = 100
        return query("{type: array, items: " * depth + last + "}" * depth)

    (change,) = difference(nested("{type: string}"), nested("{type: integer}")).changes
    assert change.message == "must be int now, not str"
    assert change.subject.endswith("[]" * 10)
