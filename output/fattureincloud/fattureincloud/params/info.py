"""What callers may pass for the models of ``info``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from .. import models

ListDefaultTemplatesTypeValue: TypeAlias = Literal[
    "all", "standard", "delivery_note", "accompanying_invoice"
]
ListDefaultTemplatesTypeParam: TypeAlias = (
    "models.ListDefaultTemplatesType | ListDefaultTemplatesTypeValue"
)


ListProductCategoriesContextValue: TypeAlias = Literal[
    "products", "issued_documents", "received_documents"
]
ListProductCategoriesContextParam: TypeAlias = (
    "models.ListProductCategoriesContext | ListProductCategoriesContextValue"
)
