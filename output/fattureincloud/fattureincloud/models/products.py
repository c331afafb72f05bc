"""Models of ``products``."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models import Model
from .._runtime.paging_models import PagedModel
from .common import VatType


class Product(Model):
    """Something the company sells: goods or a service."""

    _read_only: ClassVar[frozenset[str]] = frozenset({"stock_current"})

    id: int | None = None
    """Identifier of the product, which lines of documents refer to."""
    name: str | None = None
    """Name of the product, proposed for the lines."""
    code: str | None = None
    """Code that the company gives for its own use. Free text."""
    net_price: float | None = None
    """Euro for one unit without VAT."""
    gross_price: float | None = None
    """Euro for one unit with VAT."""
    use_gross_price: bool | None = None
    """Whether the price with VAT is the one that stays fixed when the rate changes."""
    default_vat: VatType | None = None
    """VAT type proposed for lines with this product."""
    net_cost: float | None = None
    """Euro that one unit costs the company, without VAT."""
    measure: str | None = None
    """Unit of measure, such as `pz` or `kg`. Free text."""
    description: str | None = None
    """Description of the product, proposed for the lines."""
    category: str | None = None
    """Category to find the product by, in the company's own words."""
    notes: str | None = None
    """Notes for the company's own use. They are not printed."""
    in_stock: bool | None = None
    """Whether the stock of the product is kept."""
    stock_initial: float | None = None
    """Units in stock when keeping it began."""
    stock_current: float | None = None
    """Units in stock now, worked out from the documents."""
    average_cost: float | None = None
    """Euro that one unit cost on average, by the purchases recorded."""
    average_price: float | None = None
    """Euro that one unit sold for on average, by the sales recorded."""
    created_at: str | None = None
    """When the product was added, as `YYYY-MM-DD hh:mm:ss`."""
    updated_at: str | None = None
    """When the product last changed, as `YYYY-MM-DD hh:mm:ss`."""


class CreateProductRequest(Model):
    """What `createProduct` takes."""

    data: Product | None = None
    """The product to add."""


class CreateProductResponse(Model):
    """What `createProduct` returns."""

    data: Product | None = None
    """The product, with its identifier."""


class GetProductResponse(Model):
    """What `getProduct` returns."""

    data: Product | None = None
    """The product."""


class ListProductsResponse(PagedModel["Product"], items="data"):
    """One page of products."""

    current_page: int | None = None
    """Number of this page, counted from 1."""
    first_page_url: str | None = None
    """Link to the first page."""
    from_: Annotated[int | None, Field(alias="from")] = None
    """Position in the whole list of the first item on this page, counted from 1.
    Null when the page is empty."""
    last_page: int | None = None
    """Number of the last page."""
    last_page_url: str | None = None
    """Link to the last page."""
    next_page_url: str | None = None
    """Link to the next page. Null on the last one."""
    path: str | None = None
    """Address of the list without page and size."""
    per_page: int | None = None
    """How many items a page holds."""
    prev_page_url: str | None = None
    """Link to the page before. Null on the first one."""
    to: int | None = None
    """Position in the whole list of the last item on this page, counted from 1. Null
    when the page is empty."""
    total: int | None = None
    """How many items there are on all pages."""
    data: list[Product] | None = None
    """The products."""


class ModifyProductRequest(Model):
    """What `modifyProduct` takes."""

    data: Product | None = None
    """The fields to change."""


class ModifyProductResponse(Model):
    """What `modifyProduct` returns."""

    data: Product | None = None
    """The product after the change."""
