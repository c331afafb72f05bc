"""What ``make demo`` ends with: real calls through the package just generated.

Starts ``calco mock`` on a free port, imports the package that ``make demo`` has
generated and installed, and prints each call and what came back.
"""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from generator.resources import embedded_specification

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

_NAME = "fattureincloud"
_COMPANY = 16


@contextmanager
def mock_server(specification: Path) -> Generator[str]:
    """Run ``calco mock`` as a process of its own.

    Yields:
        Its base URL.

    Raises:
        RuntimeError: It does not answer.
    """
    command = [sys.executable, "-m", "generator", "mock", str(specification)]
    process = subprocess.Popen(
        [*command, "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        # It says where it answers once it does; an empty line is its end.
        found = re.search(r"http://\S+", process.stdout.readline())
        if found is None:
            raise RuntimeError(f"the mock does not answer; try: {' '.join(command)}")
        yield found[0]
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def _shown(value: object) -> str:
    dump: Callable[..., str] | None = getattr(value, "model_dump_json", None)
    text = dump(indent=2, exclude_unset=True, by_alias=True) if dump else repr(value)
    lines = text.splitlines()
    most = 12
    if len(lines) > most:
        lines = [*lines[:most], f"... {len(lines) - most} more lines"]
    return "\n".join(f"    {line}" for line in lines)


def main() -> int:
    """Make the calls.

    Returns:
        The exit code; 0 when all of them came back.
    """
    package: Any = importlib.import_module(_NAME)
    print(f"{_NAME} imported from {package.__file__}")
    with mock_server(embedded_specification(_NAME)) as url:
        print(f"calco mock answers on {url}")
        client = package.Client(base_url=url, access_token="demo")
        calls: list[tuple[str, Callable[[], object]]] = [
            ("client.user.get_info()", lambda: client.user.get_info()),
            (
                f"client.clients.list({_COMPANY}, per_page=5)",
                lambda: client.clients.list(_COMPANY, per_page=5),
            ),
            (
                f"client.clients.create({_COMPANY}, data={{'name': 'Rossi S.r.l.', 'type': 'company'}})",
                lambda: client.clients.create(
                    _COMPANY, data={"name": "Rossi S.r.l.", "type": "company"}
                ),
            ),
            (
                f"client.issued_documents.list({_COMPANY}, type='invoice')",
                lambda: client.issued_documents.list(_COMPANY, type="invoice"),
            ),
        ]
        for text, call in calls:
            answer = call()
            print(f"\n>>> {text}\n    {type(answer).__name__}\n{_shown(answer)}")
    print(f"\n{len(calls)} calls went out and came back.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
