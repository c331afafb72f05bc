"""The third stage: every public name, decided in one pass.

Names are decided once everything is known, so that what one thing is called
never depends on the order in which a template happened to ask.
"""

from generator.names.given import Names
from generator.names.records import Records
from generator.names.resolve import name
from generator.names.resources import ResourceName

__all__ = ["Names", "Records", "ResourceName", "name"]
