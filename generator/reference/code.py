"""Programs that make an example call: with the SDK, with curl and with httpx2."""

from __future__ import annotations

import json
import shlex
from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.json_types import is_array, is_object
from generator.names.identifiers import is_plain_name
from generator.plan.layout import bracketed
from generator.plan.literals import layout, string
from generator.reference.uploads import Upload

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.ir import Operation
    from generator.plan.calls import ExampleCall
    from generator.plan.credentials import Carrier
    from generator.reference.requests import Sent


class Program(NamedTuple):
    """A program.

    Attributes:
        key: What tells it from the others of its call.
        title: Its language or library.
        language: For highlighting.
    """

    key: str
    title: str
    language: str
    source: str


class Part(NamedTuple):
    """A part of a form; ``file`` is its file name, if it is a file."""

    name: str
    file: str | None
    media_type: str
    content: bytes


def sdk(call: ExampleCall, package: str, *, asynchronous: bool, base_url: str) -> str:
    """A complete program that makes the call with the generated package.

    Args:
        call: The call; an ellipsis stands for what is yet to be given.
        package: The import name.
        asynchronous: Whether it waits for other things meanwhile.
        base_url: Where the API answers, when the package does not know that.
    """
    depth = 8 if asynchronous else 4
    given = [f"base_url={string(base_url)}"] if base_url else []
    opening = "async with AsyncClient(" if asynchronous else "with Client("
    client = bracketed(opening, given, ") as client:", depth - 4)
    arguments = [_layout(value, depth + 4) for value in call.positional]
    named = list(call.keywords)
    if call.has_body and call.unpacked and is_object(call.body):
        named += call.body.items()
    elif call.has_body:
        named.insert(0, ("body", call.body))
    arguments += [
        f"{name}={_layout(value, depth + 4, len(name) + 1)}"
        for name, value in named
        if is_plain_name(name)
    ]
    # What the document does not know may have names that are none in Python.
    others = {name: value for name, value in named if not is_plain_name(name)}
    if others:
        arguments.append("**" + layout(others, depth + 4, 2))
    target = f"client.{call.resource}.{call.method}("
    package_import = f"from {package} import "
    paths = "from pathlib import Path\n\n" if uploads_in(call.body) else ""
    if not asynchronous:
        made = bracketed(f"result = {target}", arguments, ")", 4)
        return f"{paths}{package_import}Client\n\n{client}\n    {made}\n    print(result)\n"
    made = bracketed(f"result = await {target}", arguments, ")", 8)
    return (
        f"import asyncio\n{paths or chr(10)}"
        f"{package_import}AsyncClient\n\n\n"
        "async def main() -> None:\n"
        f"    {client}\n"
        f"        {made}\n        print(result)\n\n\n"
        "asyncio.run(main())\n"
    )


def uploads_in(body: Any) -> list[Upload]:
    """The files of a body: it is one, or has them as properties."""
    if isinstance(body, Upload):
        return [body]
    found: list[Upload] = []
    for value in body.values() if is_object(body) else ():
        items = value if is_array(value) else [value]
        found += [one for one in items if isinstance(one, Upload)]
    return found


def _layout(value: Any, indent: int, used: int = 0) -> str:
    if value is ...:
        return "..."
    if isinstance(value, Upload):
        return _file(value)
    if is_array(value) and any(isinstance(one, Upload) for one in value):
        items = [_layout(one, indent) for one in value]
        return bracketed("[", items, "]", indent, used)
    if is_object(value) and (uploads_in(value) or ... in value.values()):
        entries = [
            f"{string(key)}: {_layout(one, indent + 4, len(key) + 4)}"
            for key, one in value.items()
        ]
        return bracketed("{", entries, "}", indent, used)
    return layout(value, indent, used)


def _file(file: Upload) -> str:
    """A file of the folder in which the program runs."""
    path = f"Path({string(file.name)})"
    if not file.media_type:
        return path
    return f"({string(file.name)}, {path}, {string(file.media_type)})"


def credentials(operation: Operation, carried: Iterable[Carrier]) -> list[Carrier]:
    """What carries the first way to be recognised that an operation has.

    Args:
        operation: The operation.
        carried: Everything that the client carries out.
    """
    known = {carrier.scheme.name: carrier for carrier in carried}
    chosen = operation.security[0] if operation.security else ()
    return [known[one.scheme] for one in chosen if one.scheme in known]


def curl(sent: Sent, given: list[Carrier]) -> str:
    """The request as a command of a POSIX shell."""
    words = [] if sent.method == "GET" else ["--request", sent.method]
    url = shlex.quote(sent.url)
    lines: list[str] = []
    for one in given:
        value = ":".join(f"${argument.variable}" for argument in one.arguments)
        if one.kind in ("basic", "digest"):
            way = "--digest " if one.kind == "digest" else ""
            lines.append(f'{way}--user "{value}"')
        elif one.location == "query":
            mark = "&" if "?" in sent.url else "?"
            url = f'{url}"{mark}{one.name}={value}"'
        elif one.location == "cookie":
            lines.append(f'--cookie "{one.name}={value}"')
        else:
            lines.append(f'--header "{_field(one)}: {one.word}{value}"')
    parts = parts_of(sent)
    lines += [
        f"--header {shlex.quote(f'{name}: {text}')}"
        for name, text in sent.headers.items()
        if not (parts and name == "content-type")
    ]
    for part in parts:
        if part.file is None:
            text = part.content.decode("utf-8", "backslashreplace")
            lines.append(f"--form-string {shlex.quote(f'{part.name}={text}')}")
        else:
            said = f"{part.name}=@{_curl_name(part.file)};type={part.media_type}"
            lines.append(f"--form {shlex.quote(said)}")
    if sent.file:
        lines.append(f"--data-binary {shlex.quote(f'@{_in_folder(sent.file)}')}")
    elif sent.content and not parts:
        text = sent.content.decode("utf-8", "backslashreplace")
        lines.append(f"--data-binary {shlex.quote(_pretty(text, sent))}")
    if sent.content is None and sent.method in ("POST", "PUT", "PATCH"):
        # What the libraries say of a body that is not there (RFC 9110, 8.6).
        lines.append("--header 'content-length: 0'")
    # Brackets and braces in an address would stand for several of them.
    words += ["--globoff"] if set("[]{}") & set(sent.url) else []
    return " \\\n  ".join([" ".join(["curl", *words, url]), *lines]) + "\n"


def _curl_name(name: str) -> str:
    """The name of a file in an option of curl, where some signs mean something."""
    name = _in_folder(name)
    if not set(name) & set(',;"\\ '):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _in_folder(name: str) -> str:
    return f"./{name}" if name == "-" else name  # which means standard input


def httpx2(sent: Sent, given: list[Carrier]) -> str:
    """The request as a program that uses the HTTP library alone."""
    parts = parts_of(sent)
    headers = [
        f"{string(name)}: {string(text)}"
        for name, text in sent.headers.items()
        if not (parts and name == "content-type")
    ]
    arguments = [string(sent.method), string(sent.url)]
    extra: list[str] = []
    uses_environment = bool(given)
    for one in given:
        values = [f"os.environ[{string(each.variable)}]" for each in one.arguments]
        name, value = string(_field(one)), values[0]
        if one.kind in ("basic", "digest"):
            way = "httpx2.DigestAuth" if one.kind == "digest" else ""
            extra.append(f"auth={way}({', '.join(values)})")
        elif one.location == "query":
            extra.append(f"params={{{name}: {value}}}")
        elif one.location == "cookie":
            extra.append(f"cookies={{{name}: {value}}}")
        elif one.word:
            headers.append(f'{name}: f"{one.word}{{{_inner(value)}}}"')
        else:
            headers.append(f"{name}: {value}")
    if headers:
        arguments.append(bracketed("headers={", headers, "}", 4, 1))
    if parts:
        listed = [f"({string(each.name)}, {_part(each, sent)})" for each in parts]
        arguments.append(bracketed("files=[", listed, "]", 4, 1))
    elif sent.file:
        arguments.append(f"content=Path({string(sent.file)}).read_bytes()")
    elif sent.content:
        arguments.append(f"content={sent.content!r}")
    arguments += extra
    made = bracketed("response = httpx2.request(", arguments, ")", 0)
    imports = ["import os"] if uses_environment else []
    imports += ["from pathlib import Path"] if sent.file or sent.files else []
    head = "\n".join([*imports, *([""] if imports else []), "import httpx2\n"])
    return f"{head}\n{made}\nresponse.raise_for_status()\nprint(response.text)\n"


def parts_of(sent: Sent) -> list[Part]:
    """The parts of a form; none for other bodies. The boundary between them differs
    from one request to the next, so that programs leave it to their library."""
    content_type = sent.headers.get("content-type", "")
    if not content_type.startswith("multipart/form-data") or not sent.content:
        return []
    head = f"content-type: {content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + sent.content)
    # In the header some signs of a name are escaped, once and for all.
    names = iter(sent.files)
    return [
        Part(
            str(part.get_param("name", "", "content-disposition")),
            part.get_filename() and next(names, part.get_filename()),
            part.get_content_type() if "content-type" in part else "",
            bytes(part.get_payload(decode=True) or b""),
        )
        for part in message.iter_parts()
    ]


def _part(part: Part, sent: Sent) -> str:
    name = "None" if part.file is None else string(part.file)
    kind = f", {string(part.media_type)}" if part.media_type else ""
    content = repr(part.content)
    if part.file in sent.files:
        content = f"Path({name}).read_bytes()"
    return f"({name}, {content}{kind})"


def _field(carrier: Carrier) -> str:
    """The name that carries it; a header of the standard is written as others are."""
    return carrier.name.lower() if carrier.word else carrier.name


def _inner(value: str) -> str:
    return value.replace('"', "'")


def _pretty(text: str, sent: Sent) -> str:
    """A body of JSON on several lines is one to be read and changed."""
    if not sent.headers.get("content-type", "").startswith("application/json"):
        return text
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except ValueError:
        return text
