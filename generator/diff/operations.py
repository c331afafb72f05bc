"""Two operations that are one method: how it is called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.diff import matching
from generator.diff.answers import Answers
from generator.diff.ledger import At
from generator.diff.objects import default_note, deprecation
from generator.diff.security import compare_security
from generator.diff.sides import nullable
from generator.ir import AnyType, ListType, ScalarType
from generator.media_types import way
from generator.names.resources import operation_key
from generator.plan.bodies import takes_file, unpacked_body
from generator.plan.choices import Choices

if TYPE_CHECKING:
    from generator.diff.sides import Side
    from generator.diff.types import Types
    from generator.ir import MediaType, ObjectSchema, Operation, Parameter, Type


class Operations:
    """Compares methods.

    Args:
        types: Compares what they take and answer.
    """

    def __init__(self, types: Types) -> None:
        self._types = types
        self._answers = Answers(types)
        self.documented: list[str] = []

    def compare(self, old: Operation, new: Operation) -> None:
        """Note what differs for those who call a method."""
        types = self._types
        before = types.old.methods[old.pointer]
        method = types.new.methods[new.pointer]
        scope = types.ledger.method(method)
        at = At(scope, "request", method, old.pointer, new.pointer)
        if before != method:
            replace(at, subject=before).note(
                "CALCO-D003", "breaking", f"is called {method} now"
            )
        if matching.shape(old) != matching.shape(new):
            at.note(
                "CALCO-D004",
                "fix",
                f"sends {operation_key(new)} now, not {operation_key(old)}",
            )
        elif old.id != new.id and not new.gone_since:
            shown = (
                f"the operation {new.id}" if new.id else "an operation without a name"
            )
            at.note("CALCO-D009", "fix", f"is {shown} now")
        if new.gone_since and not old.gone_since:
            at.note(
                "CALCO-D005",
                "feature",
                "is deprecated now: the API no longer describes it, and it goes with a"
                " later release",
            )
        elif old.deprecated != new.deprecated:
            deprecation(at, now=new.deprecated)
        if (old.summary, old.description) != (new.summary, new.description):
            self.documented.append(method)
        self._arguments(old, new, at)
        self._body(old, new, at)
        self._answers.compare(old, new, replace(at, way="response"))
        compare_security(old, new, at)
        if old.server != new.server:
            where = new.server or "the address of the client"
            at.once("CALCO-D065", "fix", f"goes to {where} now")

    def _arguments(self, old: Operation, new: Operation, at: At) -> None:
        before = _given(old, self._types.old)
        now = _given(new, self._types.new)
        for one, other in matching.arguments(before, now):
            if other is None and one is not None:
                place = replace(_argument(at, one[1]), old=one[0].pointer)
                place.note("CALCO-D010", "breaking", "is gone")
            elif one is None and other is not None:
                place = replace(_argument(at, other[1]), new=other[0].pointer)
                if other[0].required:
                    place.note("CALCO-D012", "breaking", "is new and must be given")
                else:
                    place.note("CALCO-D011", "feature", "is new")
            elif one is not None and other is not None:
                self._argument(one, other, at)
        self._order(before, now, at)

    def _argument(
        self, one: matching.Argument, other: matching.Argument, at: At
    ) -> None:
        (old, before), (new, now) = one, other
        place = replace(
            _argument(at, before), old=old.pointer or at.old, new=new.pointer or at.new
        )
        if before != now:
            place.note("CALCO-D014", "breaking", f"is called {now} now")
        if old.location == "path" != new.location:
            place.note("CALCO-D015", "breaking", "must be given by name now")
        elif old.location != new.location:
            place.note(
                "CALCO-D016", "fix", f"is sent in the {_WHERE[new.location]} now"
            )
        elif _wire(old) != _wire(new):
            place.note("CALCO-D016", "fix", "is written otherwise in what is sent")
        if old.required != new.required:
            if new.required:
                place.note("CALCO-D012", "breaking", "must be given now")
            else:
                place.note("CALCO-D013", "feature", "may be left out now")
        if old.documentation.deprecated != new.documentation.deprecated:
            deprecation(place, now=new.documentation.deprecated)
        default_note(old.documentation, new.documentation, place)
        if old.documentation.description != new.documentation.description:
            self.documented.append(at.subject)
        self._types.compare(_taken(old), _taken(new), place)

    def _order(
        self, old: list[matching.Argument], new: list[matching.Argument], at: At
    ) -> None:
        """Arguments that are given by place must keep it."""
        before = [name for parameter, name in old if parameter.location == "path"]
        now = [name for parameter, name in new if parameter.location == "path"]
        common = [name for name in before if name in now]
        if common != [name for name in now if name in before]:
            at.note(
                "CALCO-D015", "breaking", f"takes {', '.join(now)} in this order now"
            )

    def _body(self, old: Operation, new: Operation, at: At) -> None:
        types = self._types
        one = unpacked_body(types.old.api, types.old.names, old)
        other = unpacked_body(types.new.api, types.new.names, new)
        place = replace(
            at,
            old=old.body.pointer if old.body else at.old,
            new=new.body.pointer if new.body else at.new,
        )
        whole = _argument(place, "body")
        if old.body is None and new.body is None:
            return
        if new.body is None:
            if one is None:
                whole.note("CALCO-D010", "breaking", "is gone")
            else:
                place.note("CALCO-D010", "breaking", f"takes no body now: {_keys(one)}")
        elif old.body is None:
            if other is None and new.body.required:
                whole.note("CALCO-D012", "breaking", "is new and must be given")
            elif other is None:
                whole.note("CALCO-D011", "feature", "is new")
            elif any(each.required and not each.read_only for each in other.properties):
                place.note(
                    "CALCO-D012", "breaking", f"needs a body now: {_keys(other)}"
                )
            else:
                place.note("CALCO-D011", "feature", f"takes a body now: {_keys(other)}")
        elif one is not None and other is not None:
            self._sent(old.body.contents[0], new.body.contents[0], place)
            types.keywords(one.id, other.id, place)
        elif one is not None:
            message = f"takes body= now, not {_keys(one)}"
            place.note("CALCO-D020", "breaking", message)
        elif other is not None:
            message = f"takes {_keys(other)} now, not body="
            place.note("CALCO-D020", "breaking", message)
        else:
            if old.body.required != new.body.required:
                if new.body.required:
                    whole.note("CALCO-D012", "breaking", "must be given now")
                else:
                    whole.note("CALCO-D013", "feature", "may be left out now")
            self._contents(old, new, whole)

    def _contents(self, old: Operation, new: Operation, at: At) -> None:
        """Compare what a body may be, in each of its representations."""
        assert old.body is not None
        assert new.body is not None
        before = {content.media_type: content for content in old.body.contents}
        now = {content.media_type: content for content in new.body.contents}
        several = Choices(old).content_types or Choices(new).content_types
        if not several:
            (one,), (other,) = before.values() or [None], now.values() or [None]
            if one and other:
                self._sent(one, other, at)
                self._types.compare(_accepted(one), _accepted(other), at)
            return
        for name in before.keys() - now.keys():
            at.note("CALCO-D018", "breaking", f"cannot be sent as {name} any more")
        for name in now.keys() - before.keys():
            at.note("CALCO-D019", "feature", f"can be sent as {name} too")
        for name in before.keys() & now.keys():
            self._sent(before[name], now[name], at)
            self._types.compare(_accepted(before[name]), _accepted(now[name]), at)

    def _sent(self, old: MediaType, new: MediaType, at: At) -> None:
        if old.media_type != new.media_type:
            at.note("CALCO-D021", "fix", f"sends its body as {new.media_type} now")
        elif old.encodings != new.encodings:
            at.note("CALCO-D016", "fix", "writes the parts of its body otherwise")


_WHERE = {
    "path": "path",
    "query": "query",
    "querystring": "query",
    "header": "headers",
    "cookie": "cookies",
}


def _given(operation: Operation, side: Side) -> list[matching.Argument]:
    names = side.names.arguments[operation.pointer]
    return list(zip(operation.parameters, names, strict=True))


def _argument(at: At, name: str) -> At:
    return replace(at, subject=f"{at.subject}({name}=)")


def _wire(parameter: Parameter) -> tuple[object, ...]:
    return (
        "" if parameter.location == "path" else parameter.name,
        parameter.style,
        parameter.explode,
        parameter.allow_reserved,
        parameter.media_type,
    )


def _taken(parameter: Parameter) -> Type:
    return nullable(parameter.type) if parameter.allow_empty else parameter.type


def _accepted(content: MediaType) -> Type:
    """What a caller may pass as this representation of a body."""
    if takes_file(content):
        return ScalarType("string", "binary")
    found = content.type or AnyType()
    if way(content.media_type) in ("lines", "events") and not isinstance(
        found, ListType
    ):
        return ListType(found)
    return found


def _keys(schema: ObjectSchema) -> str:
    given = [f"{each.name}=" for each in schema.properties if not each.read_only]
    return f"{', '.join(given[:5])}{'…' if len(given) > 5 else ''}" or "no properties"
