"""Every operation of Issued Documents, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, models, params

from .conftest import check

CREATE_BODY: params.CreateIssuedDocumentRequestParams = {
    "data": {
        "entity": {
            "id": 4107,
            "code": "CLI-0041",
            "name": "Caffè Aurora S.r.l.",
            "type": "company",
            "vat_number": "99041070006",
            "tax_code": "99041070006",
            "address_street": "Via dei Lampioni, 12",
            "address_postal_code": "37122",
            "address_city": "Verona",
            "address_province": "VR",
            "country": "Italia",
            "country_iso": "IT",
            "email": "ordini@caffeaurora.example.com",
            "certified_email": "caffeaurora@pec.example.it",
            "phone": "045 0000041",
            "shipping_address": "Piazza del Mercato, 3, 37121 Verona (VR)",
            "e_invoice": True,
            "ei_code": "A1B2C3D",
        },
        "type": "invoice",
        "number": 31,
        "numeration": "/L",
        "date": "2026-03-12",
        "currency": {"id": "EUR"},
        "language": {"code": "it"},
        "subject": "Lampade per la sala interna",
        "visible_subject": "Fornitura di lampade, ordine ORD-88",
        "rc_center": "Vendita a locali",
        "notes": "Grazie per averci scelto.",
        "rivalsa": 0,
        "cassa": 0,
        "cassa_taxable": 100,
        "cassa2": 0,
        "cassa2_taxable": 100,
        "global_cassa_taxable": 100,
        "withholding_tax": 0,
        "withholding_tax_taxable": 100,
        "other_withholding_tax": 0,
        "stamp_duty": 0,
        "payment_method": {"id": 8201},
        "use_split_payment": False,
        "use_gross_prices": False,
        "e_invoice": True,
        "ei_data": {
            "vat_kind": "I",
            "original_document_type": "ordine",
            "od_number": "ORD-88",
            "od_date": "2026-02-26",
            "cig": "Z9A0B1C2D3",
            "cup": "Z99A26000160009",
            "payment_method": "MP05",
            "bank_name": "Banca Immaginaria di Verona",
            "bank_iban": "IT72O9999900016000000160081",
            "bank_beneficiary": "Bottega Lume S.r.l.",
        },
        "items_list": [
            {
                "product_id": 6301,
                "code": "LMP-IRD-01",
                "name": "Lampada da tavolo Iride",
                "category": "Lampade",
                "description": "Base in ottone, paralume in lino, cavo tessile rosso",
                "qty": 4,
                "measure": "pz",
                "net_price": 80,
                "gross_price": 97.6,
                "vat": {"id": 2220, "value": 22},
                "not_taxable": False,
                "apply_withholding_taxes": False,
                "discount": 10,
                "discount_highlight": True,
                "in_dn": True,
                "stock": True,
                "ei_raw": {"RiferimentoAmministrazione": "BANCONE"},
            },
            {
                "product_id": 6302,
                "code": "LMP-FIL-27",
                "name": "Lampadina a filamento E27",
                "category": "Ricambi",
                "description": "LED da 4 W, luce calda",
                "qty": 20,
                "measure": "pz",
                "net_price": 6.5,
                "gross_price": 7.93,
                "vat": {"id": 2220, "value": 22},
                "not_taxable": False,
                "apply_withholding_taxes": False,
                "discount": 0,
                "discount_highlight": False,
                "in_dn": True,
                "stock": True,
            },
        ],
        "payments_list": [
            {
                "due_date": "2026-04-11",
                "amount": 254.98,
                "status": "not_paid",
                "payment_account": {"id": 8101},
                "payment_terms": {"days": 30, "type": "standard"},
            },
            {
                "due_date": "2026-05-11",
                "amount": 254.98,
                "status": "not_paid",
                "payment_account": {"id": 8101},
                "ei_raw": {"Beneficiario": "Bottega Lume S.r.l."},
                "payment_terms": {"days": 60, "type": "standard"},
            },
        ],
        "template": {"id": 9101},
        "delivery_note_template": {"id": 9102},
        "acc_inv_template": {"id": 9103},
        "h_margins": 12,
        "v_margins": 14,
        "show_payments": True,
        "show_payment_method": True,
        "show_totals": "all",
        "show_notification_button": False,
        "show_tspay_button": False,
        "delivery_note": True,
        "accompanying_invoice": False,
        "dn_ai_packages_number": "2",
        "dn_ai_weight": "9,5 kg",
        "dn_ai_causal": "Vendita",
        "dn_ai_destination": "Piazza del Mercato, 3, 37121 Verona (VR)",
        "dn_ai_transporter": "Corriere Ponte Nuovo",
        "dn_ai_notes": "Contiene vetro",
        "is_marked": False,
        "attachment_token": "example-attachment-token-issued",
        "ei_raw": {"FatturaElettronicaBody": {"DatiGenerali": {"Causale": "Lampade"}}},
        "price_list_id": "512",
    },
    "options": {"fix_payments": True},
}

MODIFY_BODY: params.ModifyIssuedDocumentRequestParams = {
    "data": {
        "visible_subject": "Fornitura di lampade, ordine ORD-88, prima rata saldata",
        "payments_list": [
            {
                "id": 70431,
                "due_date": "2026-04-11",
                "amount": 254.98,
                "status": "paid",
                "payment_account": {
                    "id": 8101,
                    "name": "Conto corrente aziendale",
                    "virtual": False,
                },
                "paid_date": "2026-04-09",
                "payment_terms": {"days": 30, "type": "standard"},
            },
            {
                "id": 70432,
                "due_date": "2026-05-11",
                "amount": 254.98,
                "status": "not_paid",
                "payment_account": {
                    "id": 8101,
                    "name": "Conto corrente aziendale",
                    "virtual": False,
                },
                "ei_raw": {"Beneficiario": "Bottega Lume S.r.l."},
                "payment_terms": {"days": 60, "type": "standard"},
            },
        ],
        "is_marked": True,
    },
    "options": {"fix_payments": True},
}

GET_NEW_TOTALS_BODY: params.GetNewIssuedDocumentTotalsRequestParams = {
    "data": {
        "entity": {
            "id": 4121,
            "name": "Condominio Le Rondini",
            "type": "condo",
            "tax_code": "99041210008",
            "address_street": "Via della Filanda, 30",
            "address_postal_code": "37135",
            "address_city": "Verona",
            "address_province": "VR",
            "country": "Italia",
        },
        "type": "invoice",
        "date": "2026-03-20",
        "currency": {"id": "EUR"},
        "withholding_tax": 4,
        "withholding_tax_taxable": 100,
        "ei_withholding_tax_causal": "W",
        "items_list": [
            {
                "name": "Plafoniera da scala Cirro",
                "qty": 6,
                "measure": "pz",
                "net_price": 45,
                "vat": {"id": 2220, "value": 22},
                "apply_withholding_taxes": True,
                "discount": 0,
            },
            {
                "name": "Posa in opera",
                "qty": 12,
                "measure": "ore di posa",
                "net_price": 35,
                "vat": {"id": 2210, "value": 10},
                "apply_withholding_taxes": True,
                "discount": 0,
            },
        ],
        "payments_list": [
            {"due_date": "2026-04-19", "amount": 763.8, "status": "not_paid"},
        ],
    },
}

GET_EXISTING_TOTALS_BODY: params.GetExistingIssuedDocumentTotalsRequestParams = {
    "data": {
        "entity": {"id": 4107, "name": "Caffè Aurora S.r.l."},
        "type": "invoice",
        "items_list": [
            {
                "id": 70421,
                "product_id": 6301,
                "name": "Lampada da tavolo Iride",
                "qty": 5,
                "net_price": 80,
                "vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
                "discount": 10,
            },
            {
                "id": 70422,
                "product_id": 6302,
                "name": "Lampadina a filamento E27",
                "qty": 20,
                "net_price": 6.5,
                "vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
                "discount": 0,
            },
        ],
        "payments_list": [
            {
                "id": 70431,
                "due_date": "2026-04-11",
                "amount": 298.9,
                "status": "not_paid",
            },
            {
                "id": 70432,
                "due_date": "2026-05-11",
                "amount": 298.9,
                "status": "not_paid",
            },
        ],
    },
}

UPLOAD_ATTACHMENT_BODY: models.Attachment | params.AttachmentParams = {
    "filename": "disegno.pdf",
    "attachment": b"Disegno della sala interna",
}

SCHEDULE_EMAIL_BODY: params.ScheduleEmailRequestParams = {
    "data": {
        "sender_id": 410,
        "sender_email": "amministrazione@bottegalume.example.com",
        "recipient_email": "ordini@caffeaurora.example.com",
        "subject": "Fattura 31/L di Bottega Lume",
        "body": "<p>Buongiorno,</p><p>in allegato la fattura 31/L del 12 marzo 2026.</p>",
        "include": {
            "document": True,
            "delivery_note": True,
            "attachment": False,
            "accompanying_invoice": False,
        },
        "attach_pdf": True,
        "send_copy": True,
    },
}


def test_list(client: Client) -> None:
    result = client.issued_documents.list(
        16,
        type="invoice",
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
        inclusive=0,
    )
    check(result, "listIssuedDocuments")


@pytest.mark.anyio
async def test_async_list(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.list(
        16,
        type="invoice",
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
        inclusive=0,
    )
    check(result, "listIssuedDocuments")


def test_create(client: Client) -> None:
    result = client.issued_documents.create(16, **CREATE_BODY)
    check(result, "createIssuedDocument")


@pytest.mark.anyio
async def test_async_create(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.create(16, **CREATE_BODY)
    check(result, "createIssuedDocument")


def test_get(client: Client) -> None:
    result = client.issued_documents.get(16, 7042, fields="id,name", fieldset="basic")
    check(result, "getIssuedDocument")


@pytest.mark.anyio
async def test_async_get(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.get(
        16, 7042, fields="id,name", fieldset="basic"
    )
    check(result, "getIssuedDocument")


def test_modify(client: Client) -> None:
    result = client.issued_documents.modify(16, 7042, **MODIFY_BODY)
    check(result, "modifyIssuedDocument")


@pytest.mark.anyio
async def test_async_modify(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.modify(16, 7042, **MODIFY_BODY)
    check(result, "modifyIssuedDocument")


def test_delete(client: Client) -> None:
    client.issued_documents.delete(16, 7042)


@pytest.mark.anyio
async def test_async_delete(async_client: AsyncClient) -> None:
    await async_client.issued_documents.delete(16, 7042)


def test_get_new_totals(client: Client) -> None:
    result = client.issued_documents.get_new_totals(16, **GET_NEW_TOTALS_BODY)
    check(result, "getNewIssuedDocumentTotals")


@pytest.mark.anyio
async def test_async_get_new_totals(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.get_new_totals(
        16, **GET_NEW_TOTALS_BODY
    )
    check(result, "getNewIssuedDocumentTotals")


def test_get_existing_totals(client: Client) -> None:
    result = client.issued_documents.get_existing_totals(
        16, 7042, **GET_EXISTING_TOTALS_BODY
    )
    check(result, "getExistingIssuedDocumentTotals")


@pytest.mark.anyio
async def test_async_get_existing_totals(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.get_existing_totals(
        16, 7042, **GET_EXISTING_TOTALS_BODY
    )
    check(result, "getExistingIssuedDocumentTotals")


def test_upload_attachment(client: Client) -> None:
    result = client.issued_documents.upload_attachment(16, body=UPLOAD_ATTACHMENT_BODY)
    check(result, "uploadIssuedDocumentAttachment")


@pytest.mark.anyio
async def test_async_upload_attachment(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.upload_attachment(
        16, body=UPLOAD_ATTACHMENT_BODY
    )
    check(result, "uploadIssuedDocumentAttachment")


def test_delete_attachment(client: Client) -> None:
    client.issued_documents.delete_attachment(16, 7042)


@pytest.mark.anyio
async def test_async_delete_attachment(async_client: AsyncClient) -> None:
    await async_client.issued_documents.delete_attachment(16, 7042)


def test_get_pre_create_info(client: Client) -> None:
    result = client.issued_documents.get_pre_create_info(16, type="invoice")
    check(result, "getIssuedDocumentPreCreateInfo")


@pytest.mark.anyio
async def test_async_get_pre_create_info(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.get_pre_create_info(16, type="invoice")
    check(result, "getIssuedDocumentPreCreateInfo")


def test_get_email_data(client: Client) -> None:
    result = client.issued_documents.get_email_data(16, 7042)
    check(result, "getEmailData")


@pytest.mark.anyio
async def test_async_get_email_data(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.get_email_data(16, 7042)
    check(result, "getEmailData")


def test_schedule_email(client: Client) -> None:
    client.issued_documents.schedule_email(16, 7042, **SCHEDULE_EMAIL_BODY)


@pytest.mark.anyio
async def test_async_schedule_email(async_client: AsyncClient) -> None:
    await async_client.issued_documents.schedule_email(16, 7042, **SCHEDULE_EMAIL_BODY)


def test_transform(client: Client) -> None:
    result = client.issued_documents.transform(
        16,
        original_document_id=7050,
        new_type="invoice",
        type="quote",
        e_invoice=1,
        transform_keep_copy=1,
    )
    check(result, "transformIssuedDocument")


@pytest.mark.anyio
async def test_async_transform(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.transform(
        16,
        original_document_id=7050,
        new_type="invoice",
        type="quote",
        e_invoice=1,
        transform_keep_copy=1,
    )
    check(result, "transformIssuedDocument")


def test_join(client: Client) -> None:
    result = client.issued_documents.join(
        16, ids="7051,7052", group=1, type="delivery_notes"
    )
    check(result, "joinIssuedDocuments")


@pytest.mark.anyio
async def test_async_join(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.join(
        16, ids="7051,7052", group=1, type="delivery_notes"
    )
    check(result, "joinIssuedDocuments")


def test_list_bin(client: Client) -> None:
    result = client.issued_documents.list_bin(16)
    check(result, "ListBinIssuedDocuments")


@pytest.mark.anyio
async def test_async_list_bin(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.list_bin(16)
    check(result, "ListBinIssuedDocuments")


def test_get_bin(client: Client) -> None:
    result = client.issued_documents.get_bin(16, 7042)
    check(result, "GetBinIssuedDocument")


@pytest.mark.anyio
async def test_async_get_bin(async_client: AsyncClient) -> None:
    result = await async_client.issued_documents.get_bin(16, 7042)
    check(result, "GetBinIssuedDocument")


def test_delete_bin(client: Client) -> None:
    client.issued_documents.delete_bin(16, 7042)


@pytest.mark.anyio
async def test_async_delete_bin(async_client: AsyncClient) -> None:
    await async_client.issued_documents.delete_bin(16, 7042)


def test_recover_bin(client: Client) -> None:
    client.issued_documents.recover_bin(16, 7042)


@pytest.mark.anyio
async def test_async_recover_bin(async_client: AsyncClient) -> None:
    await async_client.issued_documents.recover_bin(16, 7042)
