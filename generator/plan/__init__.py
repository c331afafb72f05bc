"""The fourth stage: everything the templates need, worked out beforehand."""

from generator.plan.plan import plan
from generator.plan.views import Plan

__all__ = ["Plan", "plan"]
