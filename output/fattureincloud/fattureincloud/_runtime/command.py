"""A package's methods from the shell: ``python -m PACKAGE clients.get 7``."""

from __future__ import annotations

import inspect
import json
import os
import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .encoding import to_wire
from .errors import APIError
from .resource import Lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .client import SyncAPIClient

_NOT_GIVEN = "request_options"  # which means nothing in a shell
_UNPACKED = re.compile(r"Unpack\[(?:params\.)?(\w+)\]")


def run(kind: Callable[..., SyncAPIClient], arguments: Sequence[str]) -> int:
    """List the methods, call one, or serve the API reference.

    Values are JSON, or text where a method takes text; ``@FILE`` stands for what a file
    holds, ``@-`` for standard input. Credentials come from the environment. The result
    is JSON on standard output, a line an item if it is a stream, or bytes as they came.

    Args:
        kind: The package's synchronous client.
        arguments: The words after ``python -m PACKAGE``.

    Returns:
        0; 1 when the call failed; 2 when it could not be made.
    """
    try:
        code = _run(kind, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read it has seen enough; Python would complain when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _run(kind: Callable[..., SyncAPIClient], arguments: Sequence[str]) -> int:
    package = kind.__module__.rpartition(".")[0]
    name, *words = arguments or ("--help",)
    if name == "reference":
        return _reference(package, words)
    # An address that nothing is sent to: the methods are only looked at.
    found = dict(_methods(kind(base_url="http://localhost"), ""))
    if name in ("-h", "--help"):
        width = max(map(len, found), default=0)
        print(f"python -m {package} METHOD [--help]; or: reference [--port N]\n")
        for dotted, method in found.items():
            said = (inspect.getdoc(method) or "").partition("\n")[0]
            print(f"{dotted:{width}}  {said}".rstrip())
        return 0
    if name not in found:
        near = get_close_matches(name, found)
        told = f"; did you mean {' or '.join(near)}?" if near else ""
        return _refuse(f"there is no method {name!r}{told}", 2)
    return _call(kind, package, name, found[name], words)


def _methods(owner: object, prefix: str) -> Iterator[tuple[str, Any]]:
    """The methods of a client or a resource, and of those in it, by dotted name."""
    for name, value in vars(type(owner)).items():
        if isinstance(value, Lazy):
            yield from _methods(getattr(owner, name), f"{prefix}{name}.")
        elif prefix and inspect.isfunction(value) and not name.startswith("_"):
            yield f"{prefix}{name}", value


def _call(
    kind: Callable[..., SyncAPIClient],
    package: str,
    name: str,
    method: Any,
    words: Sequence[str],
) -> int:
    parser = ArgumentParser(
        prog=f"python -m {package} {name}",
        description=inspect.getdoc(method),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    types: dict[str, str] = {}
    places: list[str] = []
    for parameter in [*inspect.signature(method).parameters.values()][1:]:
        annotation = str(parameter.annotation)
        if parameter.kind is parameter.VAR_KEYWORD:
            for key, wanted in _properties(package, annotation).items():
                parser.add_argument(f"--{key}", dest=key, help=wanted)
                types[key] = wanted
        elif parameter.kind is parameter.KEYWORD_ONLY:
            if parameter.name != _NOT_GIVEN:
                is_needed = parameter.default is parameter.empty
                parser.add_argument(f"--{parameter.name}", required=is_needed)
                types[parameter.name] = annotation
        else:
            parser.add_argument(parameter.name)
            types[parameter.name] = annotation
            places.append(parameter.name)
    # A parameter of the API may have this name; then the environment has to tell it.
    settings = [] if "base_url" in types else ["base_url"]
    for setting in settings:
        said = f"--{setting.replace('_', '-')}", f"--{setting}"
        parser.add_argument(*said, dest=setting, help="where the API is")
    given = vars(parser.parse_args(words))
    made = {one: given[one] for one in settings if given[one] is not None}
    try:
        values = {
            key: _value(given[key], types[key])
            for key in types
            if given[key] is not None
        }
        with kind(**made) as client:
            bound: Any = client
            for part in name.split("."):
                bound = getattr(bound, part)
            _show(bound(*[values.pop(place) for place in places], **values))
    except APIError as error:
        return _refuse(str(error), 1)
    except BrokenPipeError:
        raise
    except (OSError, TypeError, ValueError) as error:
        return _refuse(str(error), 2)
    return 0


def _properties(package: str, annotation: str) -> dict[str, str]:
    """The properties of a body that are given as keywords, with their types."""
    found = _UNPACKED.search(annotation)
    if found is None:
        return {}
    kind = getattr(import_module(f"{package}.params"), found[1])
    return {
        name: getattr(wanted, "__forward_arg__", str(wanted))
        for name, wanted in kind.__annotations__.items()
    }


def _value(text: str, annotation: str) -> Any:
    wanted = set(re.findall(r"[\w.]+", annotation))
    if text.startswith("@") and "FileInput" in wanted:
        return Path(text[1:])
    if text.startswith("@"):
        is_file = text != "@-"
        text = Path(text[1:]).read_text("utf-8") if is_file else sys.stdin.read()
    alternatives = re.sub(r"^(?:Not)?Required\[(.*)\]$", r"\1", annotation).split(" | ")
    if "str" in alternatives:
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _show(result: Any) -> None:
    if result is None:
        return
    if not hasattr(result, "iter_bytes"):
        value = to_wire(result, "result", read_only=True)
        print(json.dumps(value, indent=2, ensure_ascii=False))
    elif hasattr(result, "__iter__"):
        for item in result:
            value = to_wire(item, "result", read_only=True)
            print(json.dumps(value, ensure_ascii=False), flush=True)
    else:
        for piece in result.iter_bytes():
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()


def _reference(package: str, words: Sequence[str]) -> int:
    try:
        served = import_module("generator.reference.installed")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "generator":
            raise
        return _refuse(f"it needs Calco: pip install '{package}[reference]'", 2)
    code: int = served.main(package, words)
    return code


def _refuse(message: str, code: int) -> int:
    print(f"error: {message}", file=sys.stderr)
    return code
