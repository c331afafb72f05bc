"""Unpaid invoices of Fatture in Cloud as CSV, and new invoices as PDF, from the shell."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import httpx2
from fattureincloud import APIError, Client, models
from fattureincloud.auth import DeviceCode, FileStorage, Scope, SignInError
from fattureincloud.custom import all_of, where

_TOKEN = Path.home() / ".config" / "unpaid-invoices" / "token.json"
_SCOPES = (Scope.ISSUED_DOCUMENTS_INVOICES_A,)


@dataclass(frozen=True)
class Unpaid:
    """What is still to be paid of an invoice.

    Attributes:
        number: Of the invoice, as the company numbers it.
        customer: Who has to pay.
        issued: The day of the invoice.
        due: The first day on which something was or is to be paid, if it says so.
        amount: All that is not paid, in euros.
    """

    number: str
    customer: str
    issued: date | None
    due: date | None
    amount: Decimal


def sign_in(token: Path) -> DeviceCode:
    """Sign in with a code that is entered in a browser anywhere; once for many runs."""
    token.parent.mkdir(parents=True, exist_ok=True)
    device = DeviceCode(scopes=_SCOPES, storage=FileStorage(token))
    device.run()
    return device


def only_company(client: Client) -> int:
    """The company of whoever signed in.

    Raises:
        LookupError: There are several, or none.
    """
    found = client.user.list_companies()
    companies = (found.data.companies if found.data else None) or []
    if len(companies) == 1 and companies[0].id is not None:
        return companies[0].id
    names = [f"{one.id} ({one.name})" for one in companies]
    raise LookupError(
        f"give one with --company: {', '.join(names) or 'there are none'}"
    )


def unpaid(client: Client, company: int, year: int) -> Iterator[Unpaid]:
    """The invoices of a year that are not paid in full, the oldest first."""
    invoices = client.issued_documents.list(
        company,
        type="invoice",
        fieldset="detailed",
        q=all_of(
            where("date") >= date(year, 1, 1),
            where("date") <= date(year, 12, 31),
            where("next_due_date").is_not_null(),
        ),
        sort="date,number",
        per_page=100,
    )
    for invoice in invoices:
        open_payments = [
            payment
            for payment in invoice.payments_list or []
            if payment.status == models.IssuedDocumentStatus.NOT_PAID
        ]
        if open_payments:
            days = [payment.due_date for payment in open_payments if payment.due_date]
            yield Unpaid(
                number=f"{invoice.number}{invoice.numeration or ''}",
                customer=(invoice.entity.name if invoice.entity else None) or "",
                issued=invoice.date,
                due=min(days, default=None),
                amount=sum(
                    (Decimal(str(one.amount or 0)) for one in open_payments), Decimal()
                ),
            )


def export(invoices: Iterable[Unpaid], path: Path) -> int:
    """Write invoices to a CSV file that spreadsheets open; how many there were."""
    # Nothing is written before all was read.
    found = list(invoices)
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["number", "customer", "issued", "due", "amount"])
        for one in found:
            # A name that begins like a formula must not become one.
            mark = "'" if one.customer[:1] in ("=", "+", "-", "@") else ""
            customer = f"{mark}{one.customer}"
            rows.writerow([one.number, customer, one.issued, one.due, one.amount])
    return len(found)


def draft(
    client: Client, company: int, customer: str, text: str, net: Decimal
) -> models.IssuedDocument:
    """Make an invoice that is not sent to the tax office, so that it can still change."""
    made = client.issued_documents.create(
        company,
        data={
            "type": "invoice",
            "e_invoice": False,
            "date": date.today(),
            "entity": {"name": customer},
            "items_list": [
                {"name": text, "qty": 1, "net_price": float(net), "vat": {"id": 0}}
            ],
        },
    )
    if made.data is None:
        raise LookupError("the API told nothing of the invoice that it made")
    return made.data


def fetch_pdf(invoice: models.IssuedDocument, path: Path) -> None:
    """Save an invoice as the PDF that its customer gets.

    The address is a secret of its own: it is fetched without the token.
    """
    if not invoice.url:
        raise LookupError("the invoice has no PDF yet")
    answer = httpx2.get(invoice.url, follow_redirects=True).raise_for_status()
    if not answer.content.startswith(b"%PDF-"):
        raise LookupError(f"{invoice.url} is no PDF")
    path.write_bytes(answer.content)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit code."""
    parser = argparse.ArgumentParser(prog="unpaid_invoices", description=__doc__)
    parser.add_argument("--company", type=int, help="its id, where there are several")
    parser.add_argument("--token", type=Path, default=_TOKEN, help="where it is kept")
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("export", help="unpaid invoices of a year as CSV")
    listing.add_argument("path", type=Path)
    listing.add_argument("--year", type=int, default=date.today().year)
    making = commands.add_parser("draft", help="a new invoice as PDF")
    making.add_argument("path", type=Path)
    making.add_argument("--customer", required=True)
    making.add_argument("--text", required=True, help="what it is for")
    making.add_argument("--net", type=Decimal, required=True, help="in euros")
    given = parser.parse_args(arguments)
    try:
        with Client(access_token=sign_in(given.token)) as client:
            company: int = given.company or only_company(client)
            if given.command == "export":
                count = export(unpaid(client, company, given.year), given.path)
                print(f"{count} unpaid invoices of {given.year}: {given.path}")
            else:
                made = draft(client, company, given.customer, given.text, given.net)
                fetch_pdf(made, given.path)
                print(f"invoice {made.number}: {given.path}")
    except (APIError, SignInError, LookupError, OSError, httpx2.HTTPError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
