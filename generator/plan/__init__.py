"""The fourth stage: everything the templates need, worked out beforehand."""

from .plan import plan
from .views import Plan

__all__ = ["Plan", "plan"]
