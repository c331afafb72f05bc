"""References: where they lead, and what stands there."""

from __future__ import annotations

from .code import Code

REFERENCES = (
    Code(
        "CALCO-R020",
        "a remote reference is not followed",
        "A $ref names a URL, and nothing allows asking its host.",
        "Anything is allowed in its place.",
        "Give --allow-remote HOST, name the host under allow_remote in calco.toml, or"
        " download the file and refer to it by a relative path.",
    ),
    Code(
        "CALCO-R021",
        "a reference leads to nothing",
        "The file is there, and has no node at the pointer or anchor.",
        "Anything is allowed in its place; what cannot do without, such as a"
        " parameter, is left out.",
        "Correct the reference, or add what it names.",
    ),
    Code(
        "CALCO-R022",
        "references lead only round in a circle",
        "Each reference of the circle names the next and none names an object.",
        "The circle is cut: anything is allowed in its place.",
        "Replace one of the references by the object it should have led to.",
    ),
    Code(
        "CALCO-R023",
        "a reference leads to a part that cannot stand there",
        "A reference names the document itself, or one of its sections.",
        "Anything is allowed in its place.",
        "Refer to the object in the section, such as #/components/schemas/Pet.",
    ),
    Code(
        "CALCO-R024",
        "a reference of Swagger 2.0 in an OpenAPI 3 document",
        "A reference names #/definitions or another section that OpenAPI 3 has moved.",
        "It is read as a reference to the section under components.",
        "Write #/components/schemas/Pet instead of #/definitions/Pet.",
    ),
    Code(
        "CALCO-R028",
        "a dynamic reference is read as a plain one",
        "$dynamicRef and $recursiveRef lead to another schema for each schema that"
        " they are reached from, and a type cannot.",
        "It is read as a reference to the nearest schema that has the anchor.",
        "Use $ref where one schema is meant.",
    ),
    Code(
        "CALCO-R029",
        "a reference is no text",
        "A $ref is a number, null, a list or an object.",
        "Anything is allowed in its place; what cannot do without, such as a"
        " parameter, is left out.",
        "Write the reference as a text, or call the property otherwise.",
    ),
    Code(
        "CALCO-R030",
        "a remote file has changed",
        "The content of a URL is not what calco.lock recorded.",
        "Calco stops: a document is not to change without anybody seeing it.",
        "Look at what has changed; calco generate --update-remote accepts it.",
    ),
    Code(
        "CALCO-R027",
        "a reference leads to an object of another kind",
        "What stands at the reference is not what belongs there, for example a"
        " schema where a parameter does.",
        "The place is left out or read as empty.",
        "Correct the reference.",
    ),
)
