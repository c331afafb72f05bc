"""What callers may pass for the models of ``companies``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from .. import models

GetCompanyPlanUsageCategoryValue: TypeAlias = Literal[
    "clients", "suppliers", "products", "documents"
]
GetCompanyPlanUsageCategoryParam: TypeAlias = (
    "models.GetCompanyPlanUsageCategory | GetCompanyPlanUsageCategoryValue"
)
