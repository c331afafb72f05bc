"""``python -m generator`` is ``calco``."""

from generator.cli import main

main()
