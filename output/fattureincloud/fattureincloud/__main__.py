"""``python -m fattureincloud``: the methods from the shell, and the API reference."""

import sys

from ._runtime.command import run
from .client import Client

if __name__ == "__main__":
    sys.exit(run(Client, sys.argv[1:]))
