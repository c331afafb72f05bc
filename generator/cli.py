"""The command line. Everything beyond click is imported by the command it serves."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.commands.check import check
from generator.commands.ci import ci
from generator.commands.diff import diff
from generator.commands.explain import explain
from generator.commands.generate import generate
from generator.commands.init import init
from generator.commands.mock import mock
from generator.commands.reference import reference
from generator.commands.validate import validate

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="calco")
def calco() -> None:
    """Turn an OpenAPI document into a typed Python client package.

    SPEC is a file, a URL or - for standard input. Exit codes: 0 fine, 1 the
    answer is no, 2 bad usage or unusable input.
    """


for _command in (
    init,
    generate,
    check,
    diff,
    ci,
    validate,
    explain,
    reference,
    mock,
):
    calco.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns:
        The exit code.
    """
    try:
        code = calco.main(list(arguments), prog_name="calco", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        print("calco: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain once
        # more when it flushes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code if isinstance(code, int) else 0


def main() -> None:
    """The ``calco`` command."""
    # Looking for plugins reads what is said of every package that is installed, and none
    # of them has anything to do with how a document is understood.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = run(sys.argv[1:])
    gc.freeze()  # what is left ends with the process: it is not looked through again
    sys.exit(code)


if __name__ == "__main__":
    main()
