"""What changes for those who use the package, from one document to another."""

from generator.diff.change import Change, Difference, Spot
from generator.diff.compare import compare

__all__ = ["Change", "Difference", "Spot", "compare"]
