"""Two schemas that are one class: their properties and values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.diff.ledger import NARROWED
from generator.diff.shapes import is_nullable
from generator.ir import EnumSchema, ObjectSchema
from generator.plan.annotations import has_typed_extras

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.diff.change import Level
    from generator.diff.ledger import At
    from generator.diff.sides import Side
    from generator.diff.types import Types
    from generator.ir import Documentation, Property


class Objects:
    """Compares classes.

    Args:
        types: Compares the types of their properties.
    """

    def __init__(self, types: Types) -> None:
        self._types = types

    def compare(self, old: str, new: str, at: At) -> None:
        """Note what differs between two objects or two enumerations."""
        types = self._types
        one, other = types.old.schema(old), types.new.schema(new)
        if one.documentation.deprecated != other.documentation.deprecated:
            deprecation(at, now=other.documentation.deprecated)
        if one.documentation.description != other.documentation.description:
            types.documented.add(at.subject)
        if isinstance(one, EnumSchema) and isinstance(other, EnumSchema):
            types.enumerations(one, other, at)
        elif isinstance(one, ObjectSchema) and isinstance(other, ObjectSchema):
            self._properties(one, other, at)
            self._extras(one, other, at)
            self._bases(one, other, at)
            if one.conditions != other.conditions and at.way == "request":
                if set(other.conditions) <= set(one.conditions):
                    at.note("CALCO-D039", "feature", "asks for less in some cases now")
                else:
                    at.note("CALCO-D038", "breaking", "asks for more in some cases now")

    def _properties(self, old: ObjectSchema, new: ObjectSchema, at: At) -> None:
        types = self._types
        before, now = _given(old, at), _given(new, at)
        above: tuple[Mapping[str, Property], Mapping[str, Property]] = ({}, {})
        if old.base and new.base and types.are_one(old.base, new.base, at):
            above = _inherited(old, types.old), _inherited(new, types.new)
        for name in dict.fromkeys((*before, *now)):
            one, other = before.get(name), now.get(name)
            # What both have from their base is told of there.
            if (one is None or above[0].get(name) == one) and (
                other is None or above[1].get(name) == other
            ):
                continue
            if one is None and other is not None:
                self._new(other, new, at)
            elif other is None and one is not None:
                self._gone(one, old, new, at)
            elif one is not None and other is not None:
                self._both(one, other, old, new, at)

    def _gone(
        self, property_: Property, old: ObjectSchema, new: ObjectSchema, at: At
    ) -> None:
        field = self._types.old.names.fields[old.id][property_.name]
        place = replace(_at(at, property_, field), old=property_.pointer, new=at.new)
        still = any(each.name == property_.name for each in new.properties)
        if still:  # it is read-only now
            place.note(
                "CALCO-D040", "breaking", "cannot be given any more: it is read-only"
            )
        else:
            place.note("CALCO-D040", "breaking", "is gone")

    def _new(self, property_: Property, new: ObjectSchema, at: At) -> None:
        field = self._types.new.names.fields[new.id][property_.name]
        place = _at(at, property_, field)
        if at.way == "request" and property_.required:
            place.note("CALCO-D042", "breaking", "is new and must be given")
        else:
            place.note("CALCO-D041", "feature", "is new")

    def _both(
        self,
        one: Property,
        other: Property,
        old: ObjectSchema,
        new: ObjectSchema,
        at: At,
    ) -> None:
        types = self._types
        field = types.old.names.fields[old.id][one.name]
        renamed = types.new.names.fields[new.id][other.name]
        place = replace(_at(at, other, field), old=one.pointer or at.old)
        if one == other and field == renamed:
            types.compare(one.type, other.type, place)
            return
        if field != renamed:
            place.note("CALCO-D045", "breaking", f"is called {renamed} now")
        if one.documentation.deprecated != other.documentation.deprecated:
            deprecation(place, now=other.documentation.deprecated)
        if one.documentation.description != other.documentation.description:
            types.documented.add(at.subject)
        if at.way == "request":
            default_note(one.documentation, other.documentation, place)
            if one.required != other.required:
                if other.required:
                    place.note("CALCO-D042", "breaking", "must be given now")
                else:
                    place.note("CALCO-D043", "feature", "may be left out now")
            types.compare(one.type, other.type, place)
            return
        was, is_ = self._may_be_none(one, types.old), self._may_be_none(
            other, types.new
        )
        missing = (_may_be_missing(one), _may_be_missing(other))
        if was != is_:
            if missing[0] != missing[1]:
                if is_:
                    place.note(
                        "CALCO-D043", "breaking", "may be missing now, and is None then"
                    )
                else:
                    place.note("CALCO-D042", "feature", "is always there now")
            elif is_:
                place.note("CALCO-D034", "breaking", "may be None now")
            else:
                place.note("CALCO-D033", "feature", "is never None now")
        elif missing[0] != missing[1]:
            # It was None before, and still can be.
            turn = "may be missing now" if missing[1] else "is always there now"
            place.note("CALCO-D044", "fix", f"{turn}; None was and is possible")
        types.compare(one.type, other.type, place, null=False)

    def _may_be_none(self, property_: Property, side: Side) -> bool:
        return _may_be_missing(property_) or is_nullable(property_.type, side)

    def _extras(self, old: ObjectSchema, new: ObjectSchema, at: At) -> None:
        """Compare what properties without a name may be."""
        types = self._types
        place = at.inside("[other]")
        typed = has_typed_extras(old), has_typed_extras(new)
        if old.additional is not None and new.additional is not None:
            if typed == (True, True):
                types.compare(old.additional, new.additional, place)
            elif typed == (True, False):
                message = "says no type of properties without a name any more"
                at.note("CALCO-D046", "breaking", message)
            elif typed == (False, True):
                level: Level = NARROWED[at.way]
                wanted = types.new.written(new.additional)
                message = f"must be {wanted} now, and could be anything"
                place.note("CALCO-D031", level, message)
        elif old.additional is not None:
            level = "breaking" if typed[0] else "fix"
            at.note("CALCO-D046", level, "allows no properties without a name any more")
        elif new.additional is not None:
            level = "feature" if typed[1] else "fix"
            at.note("CALCO-D047", level, "allows properties without a name now")

    def _bases(self, old: ObjectSchema, new: ObjectSchema, at: At) -> None:
        types = self._types
        if at.way != "response":
            return
        now = set(types.new.bases(new.id))
        for base in types.old.bases(old.id):
            name = types.renamed.get(base, base)
            if name not in now and name in types.new.classes:
                at.note("CALCO-D048", "breaking", f"is no models.{name} any more")


def _given(schema: ObjectSchema, at: At) -> dict[str, Property]:
    """The properties that can be given, or are answered, by name."""
    return {
        each.name: each
        for each in schema.properties
        if at.way == "response" or not each.read_only
    }


def _inherited(schema: ObjectSchema, side: Side) -> dict[str, Property]:
    base = side.api.schemas.get(schema.base or "")
    if not isinstance(base, ObjectSchema) or base.id == schema.id:
        return {}
    return {each.name: each for each in base.properties}


def _at(at: At, property_: Property, field: str) -> At:
    """The place of a property of both."""
    return replace(
        at,
        subject=f"{at.subject}.{field}",
        keyword=f"({property_.name}=)",
        new=property_.pointer or at.new,
    )


def _may_be_missing(property_: Property) -> bool:
    return not property_.required or property_.write_only


def deprecation(at: At, *, now: bool) -> None:
    """Note that something is advised against, or no longer is."""
    if now:
        at.note("CALCO-D005", "feature", "is deprecated now")
    else:
        at.note("CALCO-D006", "fix", "is not deprecated any more")


def default_note(old: Documentation, new: Documentation, at: At) -> None:
    """Note that another value stands for none."""
    if (old.has_default, old.default) == (new.has_default, new.default):
        return
    if not new.has_default:
        message = f"has no default any more; it was {old.default!r}"
    elif not old.has_default:
        message = f"has the default {new.default!r} now"
    else:
        message = f"has the default {new.default!r} now, not {old.default!r}"
    at.note("CALCO-D017", "fix", message)
