"""Types as Python annotations, seen from the three places that write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import (
    AliasSchema,
    AnyType,
    Api,
    ConstantType,
    EnumSchema,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Reference,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)
from generator.plan.imports import Imports
from generator.plan.layout import union
from generator.plan.limits import field_arguments
from generator.plan.literals import literal, string

if TYPE_CHECKING:
    from generator.names import Names
    from generator.plan.modules import Modules

_STRING_FORMATS = {
    "date": "dt.date",
    "date-time": "dt.datetime",
    "time": "dt.time",
    "duration": "dt.timedelta",
    "uuid": "uuid.UUID",
    "byte": "bytes",
    "binary": "bytes",
    "decimal": "decimal.Decimal",
}
_SCALARS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
# What callers may write instead of building the object: the text it has on the wire.
_TEXT_TOO = frozenset(_STRING_FORMATS.values()) - {"bytes"}


class Annotator:
    """Writes annotations for one module and collects its imports.

    Args:
        api: The intermediate model.
        names: Every public name.
        modules: Where each schema lives.
        here: The module of ``models`` or ``params`` that is being written;
            ``None`` for a module outside of both.
    """

    def __init__(
        self, api: Api, names: Names, modules: Modules, here: str | None = None
    ) -> None:
        self.api = api
        self.names = names
        self.modules = modules
        self.here = here
        self.imports = Imports()

    def model(self, type_: Type, shadowed: frozenset[str] = frozenset()) -> str:
        """What a decoded value is, written inside ``models``.

        Args:
            type_: The type.
            shadowed: Names that mean a field in the class being written.
        """
        return self._write(type_, "model", shadowed)

    def output(self, type_: Type, shadowed: frozenset[str] = frozenset()) -> str:
        """What a decoded value is, written outside ``models``."""
        return self._write(type_, "output", shadowed)

    def bare(self, type_: Type) -> str:
        """What a decoded value is, written inside ``models``, without any limits."""
        return self._write(type_, "bare", frozenset())

    def checked(self, type_: Type) -> str:
        """The same, with the limits that values are held to."""
        return self._write(type_, "checked", frozenset())

    def inside_params(self, type_: Type, shadowed: frozenset[str] = frozenset()) -> str:
        """What a caller may pass, written inside ``params``."""
        return self._write(type_, "params", shadowed)

    def input(self, type_: Type, shadowed: frozenset[str] = frozenset()) -> str:
        """What a caller may pass, written outside ``params``."""
        return self._write(type_, "input", shadowed)

    def list_of(self, items: str, shadowed: frozenset[str]) -> str:
        """A list of items whose annotation is written already."""
        return f"{self.builtin('list', shadowed)}[{items}]"

    def _write(self, type_: Type, mode: str, shadowed: frozenset[str]) -> str:
        given = mode in ("params", "input")
        match type_:
            case AnyType():
                self.imports.typing.add("Any")
                return "Any"
            case ScalarType():
                return self._limited(self._scalar(type_, given, shadowed), type_, mode)
            case ConstantType():
                if isinstance(type_.value, float):
                    return self.builtin("float", shadowed)
                self.imports.typing.add("Literal")
                return f"Literal[{literal(type_.value)}]"
            case ListType():
                if given:
                    self.imports.typing.add("Sequence")
                    return f"Sequence[{self._write(type_.items, mode, shadowed)}]"
                name = self.builtin("list", shadowed)
                found = f"{name}[{self._write(type_.items, mode, shadowed)}]"
                return self._limited(found, type_, mode)
            case TupleType():
                return self._tuple(type_, mode, shadowed)
            case MapType():
                text = self.builtin("str", shadowed)
                if given:
                    self.imports.typing.add("Mapping")
                    name = "Mapping"
                else:
                    name = self.builtin("dict", shadowed)
                found = f"{name}[{text}, {self._write(type_.values, mode, shadowed)}]"
                return self._limited(found, type_, mode)
            case NullableType():
                inner = self._write(type_.inner, mode, shadowed)
                if inner == "Any" or inner.endswith("| None"):
                    return inner
                return f"{inner} | None"
            case UnionType():
                return self._union(type_, mode, shadowed)
            case Reference():
                return self._reference(type_.schema, mode, shadowed)

    def _limited(
        self, written: str, type_: ScalarType | ListType | MapType, mode: str
    ) -> str:
        """The annotation with the limits that values of models are held to."""
        limits = field_arguments(type_) if mode in ("model", "checked") else ""
        if not limits:
            return written
        self.imports.typing.add("Annotated")
        self.imports.pydantic.add("Field")
        return f"Annotated[{written}, Field({limits})]"

    def _tuple(self, type_: TupleType, mode: str, shadowed: frozenset[str]) -> str:
        if type_.rest is not None:
            # Validators know no tuple that begins with one type and goes on with
            # another: what they can tell is which types occur.
            inner = UnionType((*type_.items, type_.rest))
            return self._write(ListType(inner), mode, shadowed)
        items = [self._write(item, mode, shadowed) for item in type_.items]
        return f"{self.builtin('tuple', shadowed)}[{', '.join(items)}]"

    def _scalar(self, type_: ScalarType, given: bool, shadowed: frozenset[str]) -> str:
        name = _SCALARS[type_.kind]
        if type_.kind == "string" and type_.format in _STRING_FORMATS:
            name = _STRING_FORMATS[type_.format]
        if given and type_.format == "binary":
            self.imports.runtime.add("FileInput")
            return "FileInput"
        if name == "None":
            return name
        module, dot, _ = name.partition(".")
        if dot:
            if module in shadowed:
                name = f"_{name}"
                module = f"_{module}"
            self.imports.modules.add(module)
            text = self.builtin("str", shadowed)
            return (
                f"{name} | {text}" if given and name.lstrip("_") in _TEXT_TOO else name
            )
        return self.builtin(name, shadowed)

    def builtin(self, name: str, shadowed: frozenset[str]) -> str:
        """A builtin type, by its module where a field hides its name."""
        if name in shadowed:
            module = "_builtins" if "builtins" in shadowed else "builtins"
            self.imports.modules.add(module)
            return f"{module}.{name}"
        return name

    def _union(self, type_: UnionType, mode: str, shadowed: frozenset[str]) -> str:
        if any(self._is_any(variant, mode) for variant in type_.variants):
            # Written out, the others would only be imported in vain.
            self.imports.typing.add("Any")
            return "Any"
        variants = type_.variants
        if mode in ("params", "input"):
            variants = _with_one_list(variants)
        written = [self._write(variant, mode, shadowed) for variant in variants]
        nullable = any(part.endswith("| None") or part == "None" for part in written)
        parts = [part.removesuffix(" | None") for part in written if part != "None"]
        constants = [part[8:-1] for part in parts if part.startswith("Literal[")]
        parts = [part for part in parts if not part.startswith("Literal[")]
        if constants:
            parts.append(f"Literal[{', '.join(dict.fromkeys(constants))}]")
        parts = list(dict.fromkeys(parts))
        if mode == "model" and type_.discriminator and len(parts) > 1:
            return self._tagged(type_, mode, shadowed, nullable)
        choice = union(parts) + " | None" * (nullable and bool(parts)) or "None"
        if mode == "model" and len(parts) > 1 and self._looks_alike(type_.variants):
            self.imports.typing.add("Annotated")
            self.imports.runtime.add("BEST_FIT")
            return f"Annotated[{choice}, BEST_FIT]"
        return choice

    def _is_any(self, type_: Type, mode: str) -> bool:
        """Whether a type is written as ``Any``."""
        if isinstance(type_, NullableType):
            return self._is_any(type_.inner, mode)
        if isinstance(type_, UnionType):
            return any(self._is_any(variant, mode) for variant in type_.variants)
        if isinstance(type_, Reference) and mode in ("params", "input"):
            schema = self.api.schemas[type_.schema]
            if isinstance(schema, AliasSchema):
                named = self.needs_params_alias(type_.schema)
                return not named and self._is_any(schema.type, mode)
        return isinstance(type_, AnyType)

    def _looks_alike(self, variants: tuple[Type, ...]) -> bool:
        """Whether the first variant that a value does not break need not be its own."""
        inner = [v.inner if isinstance(v, NullableType) else v for v in variants]
        structured = [v for v in inner if not isinstance(v, ScalarType | ConstantType)]
        scalars = {v.kind for v in inner if isinstance(v, ScalarType)}
        targets = [
            self.api.schemas[v.schema] for v in inner if isinstance(v, Reference)
        ]
        enums = {target.kind for target in targets if isinstance(target, EnumSchema)}
        # A text is a known value of an enumeration rather than just any text.
        return len(structured) > 1 or bool(enums & scalars)

    def _tagged(
        self, type_: UnionType, mode: str, shadowed: frozenset[str], nullable: bool
    ) -> str:
        assert type_.discriminator is not None
        self.imports.typing.add("Annotated")
        self.imports.pydantic |= {"Tag", "Discriminator"}
        self.imports.runtime.add("by_property")
        told = type_.discriminator
        tag_of: dict[int, str] = {}
        for value, index in told.mapping:
            tag_of.setdefault(index, value)
        if told.default is not None:
            tag_of.setdefault(told.default, "")
        tags = [
            f"Annotated[{self._write(type_.variants[index], mode, shadowed)}, "
            f"Tag({string(tag)})]"
            for index, tag in tag_of.items()
        ]
        told_by = string(told.property_name)
        if told.default is not None or len(tag_of) < len(told.mapping):
            stands_for = {value: tag_of[index] for value, index in told.mapping}
            told_by += f", {literal(stands_for)}"
            if told.default is not None:
                told_by += f", {string(tag_of[told.default])}"
        chosen = f"Discriminator(by_property({told_by}))"
        choice = f"Annotated[{union(tags)}, {chosen}]"
        return f"{choice} | None" if nullable else choice

    def _reference(
        self, identity: str, mode: str, shadowed: frozenset[str] = frozenset()
    ) -> str:
        schema = self.api.schemas[identity]
        name = self.names.schemas[identity]
        module = self.modules.of[identity]
        if mode in ("output", "checked"):
            self.imports.models = True
            return f"models.{name}"
        if mode in ("model", "bare"):
            if module != self.here:
                self.imports.sibling(module, name)
            return name
        if isinstance(schema, AliasSchema) and not self.needs_params_alias(identity):
            return self._write(schema.type, mode, shadowed)
        params = params_name(name, schema)
        if mode == "input":
            self.imports.params = True
            params = f"params.{params}"
        elif module != self.here:
            self.imports.sibling(module, params)
        if isinstance(schema, ObjectSchema):
            self.imports.models = True
            accepted = f"models.{name} | {params}"
            if has_typed_extras(schema):
                # No TypedDict allows names that it does not know.
                self.imports.typing |= {"Any", "Mapping"}
                text = self.builtin("str", shadowed)
                accepted += f" | Mapping[{text}, Any]"
            return accepted
        return params

    def needs_params_alias(self, identity: str) -> bool:
        """Whether an alias has a name of its own in ``params``.

        Plain scalars, lists and maps are written out; unions and what refers to
        itself keep their name.
        """
        schema = self.api.schemas[identity]
        return isinstance(schema, AliasSchema) and (
            isinstance(schema.type, UnionType) or identity in self.modules.cyclic
        )


def has_typed_extras(schema: ObjectSchema) -> bool:
    """Whether the document describes properties by their type and not by name."""
    return schema.additional is not None and schema.additional != AnyType()


def params_name(name: str, schema: ObjectSchema | EnumSchema | AliasSchema) -> str:
    """What the input side of a schema is called in ``params``."""
    return f"{name}Param" if isinstance(schema, EnumSchema) else f"{name}Params"


def is_optional(annotation: str) -> bool:
    """Whether ``None`` is among the values already."""
    return annotation in ("Any", "None") or annotation.endswith("| None")


def _with_one_list(variants: tuple[Type, ...]) -> tuple[Type, ...]:
    """Alternatives with the lists among them as one list of their items.

    mypy does not look for the types of a literal's items in several lists, so that
    it would refuse every literal.
    """
    lists = [variant for variant in variants if isinstance(variant, ListType)]
    if len(lists) < 2:
        return variants
    whole = ListType(UnionType(tuple(variant.items for variant in lists)))
    first = variants.index(lists[0])
    others = [
        whole if index == first else variant
        for index, variant in enumerate(variants)
        if index == first or not isinstance(variant, ListType)
    ]
    return tuple(others)
