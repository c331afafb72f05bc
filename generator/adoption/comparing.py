"""What a package called things before, beside what they are called now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir import EnumSchema
from generator.names.resources import operation_key
from generator.names.schemas import schema_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.adoption.plans import Rules
    from generator.adoption.settings import Note
    from generator.config import Options
    from generator.names import Names
    from generator.pipeline import Understood


@dataclass(frozen=True, slots=True)
class Call:
    """How an operation was and is called.

    Attributes:
        operation: Its method and path.
        former: What called it; nothing when the old package had no such call.
    """

    operation: str
    former: tuple[str, ...]
    now: str

    @property
    def same(self) -> bool:
        """Whether callers need not change it."""
        return self.former == (self.now,)


@dataclass(frozen=True, slots=True)
class ModelClass:
    """What the class of a schema was and is called."""

    schema: str
    former: str
    now: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a field of a model, or a member of an enumeration, was and is called.

    Attributes:
        owner: The class that has it now.
    """

    owner: str
    former: str
    now: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """All that there is to write and to tell.

    Attributes:
        tool: What the tool is called.
        options: How the package is made.
        text: The text of ``calco.toml``.
        usage: How the old client is made and called.
        notes: What became of each key.
        calls: One an operation; nothing when the document could not be read.
        classes: The same of the models that the tool made.
        parts: The same of what these models have.
    """

    tool: str
    options: Options
    text: str
    usage: str
    notes: tuple[Note, ...]
    calls: tuple[Call, ...] = ()
    classes: tuple[ModelClass, ...] = ()
    parts: tuple[Part, ...] = ()


def calls(known: Understood, names: Names, rules: Rules) -> tuple[Call, ...]:
    """Every operation, in the order of the document."""
    former = rules.calls(known)
    now = {
        pointer: f"client.{resource.dotted}.{names.methods[pointer]}"
        for resource in names.resources
        for pointer in resource.operations
    }
    return tuple(
        Call(operation_key(one), tuple(former.get(one.pointer, ())), now[one.pointer])
        for one in known.api.operations
    )


def classes(known: Understood, names: Names, rules: Rules) -> tuple[ModelClass, ...]:
    """Every schema that had a class."""
    keys = schema_keys(known.api.schemas.values())
    return tuple(
        ModelClass(keys[identity], called, names.schemas[identity])
        for identity, called in rules.classes(known).items()
    )


def parts(known: Understood, names: Names, rules: Rules) -> tuple[Part, ...]:
    """Every field and member of these, as far as it is known what it was called."""

    def found() -> Iterator[Part]:
        for identity in rules.classes(known):
            schema, owner = known.api.schemas[identity], names.schemas[identity]
            if isinstance(schema, EnumSchema):
                values = [str(entry.value) for entry in schema.values]
                now = dict(zip(values, names.members[identity], strict=True))
            else:
                now = {**names.fields.get(identity, {})}
            for one, called in rules.inside(schema).items():
                if one in now:
                    yield Part(owner, called, now[one])

    return tuple(found())
