"""What callers may pass: the shapes of dicts, checked by type checkers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .archive import *
    from .cashbook import *
    from .clients import *
    from .common import *
    from .companies import *
    from .info import *
    from .issued_documents import *
    from .issued_e_invoices import *
    from .products import *
    from .receipts import *
    from .received_documents import *
    from .settings import *
    from .suppliers import *
    from .taxes import *
    from .webhooks import *

_INDEX = """
    archive: ArchiveDocumentParams CreateArchiveDocumentRequestParams
        ModifyArchiveDocumentRequestParams;
    cashbook: CashbookEntryDocumentParams CashbookEntryKindParam CashbookEntryKindValue
        CashbookEntryParams CashbookEntryTypeParam CashbookEntryTypeValue
        CreateCashbookEntryRequestParams ListCashbookEntriesTypeParam
        ListCashbookEntriesTypeValue ModifyCashbookEntryRequestParams;
    clients: ClientParams CreateClientRequestParams ModifyClientRequestParams;
    common: AttachmentParams ClientTypeParam ClientTypeValue CurrencyParams
        DocumentTemplateParams EntityParams FieldsetParam FieldsetValue LanguageParams
        PaymentAccountParams PaymentAccountTypeParam PaymentAccountTypeValue
        PaymentMethodDetailsParams PaymentMethodParams PaymentMethodTypeParam
        PaymentMethodTypeValue PaymentTermsTypeParam PaymentTermsTypeValue
        TemplateTypeParam TemplateTypeValue VatTypeParams;
    companies: GetCompanyPlanUsageCategoryParam GetCompanyPlanUsageCategoryValue;
    info: ListDefaultTemplatesTypeParam ListDefaultTemplatesTypeValue
        ListProductCategoriesContextParam ListProductCategoriesContextValue;
    issued_documents: CreateIssuedDocumentRequestParams EmailScheduleIncludeParams
        EmailScheduleParams GetExistingIssuedDocumentTotalsRequestParams
        GetNewIssuedDocumentTotalsRequestParams IssuedDocumentEiDataParams
        IssuedDocumentEiStatusParam IssuedDocumentEiStatusValue
        IssuedDocumentExtraDataParams IssuedDocumentItemsListItemParams
        IssuedDocumentOptionsParams IssuedDocumentParams
        IssuedDocumentPaymentsListItemParams
        IssuedDocumentPaymentsListItemPaymentTermsParams IssuedDocumentStatusParam
        IssuedDocumentStatusValue IssuedDocumentTypeParam IssuedDocumentTypeValue
        JoinIssuedDocumentsGroupParam JoinIssuedDocumentsGroupValue
        JoinIssuedDocumentsTypeParam JoinIssuedDocumentsTypeValue
        ListIssuedDocumentsInclusiveParam ListIssuedDocumentsInclusiveValue
        ModifyIssuedDocumentRequestParams OriginalDocumentTypeParam
        OriginalDocumentTypeValue ScheduleEmailRequestParams ShowTotalsModeParam
        ShowTotalsModeValue TransformIssuedDocumentEInvoiceParam
        TransformIssuedDocumentEInvoiceValue
        TransformIssuedDocumentTransformKeepCopyParam
        TransformIssuedDocumentTransformKeepCopyValue VatKindParam VatKindValue;
    issued_e_invoices: SendEInvoiceRequestDataParams SendEInvoiceRequestOptionsParams
        SendEInvoiceRequestParams;
    products: CreateProductRequestParams ModifyProductRequestParams ProductParams;
    receipts: CreateReceiptRequestParams GetReceiptsMonthlyTotalsTypeParam
        GetReceiptsMonthlyTotalsTypeValue ModifyReceiptRequestParams
        ReceiptItemsListItemParams ReceiptParams ReceiptTypeParam ReceiptTypeValue;
    received_documents: CreateReceivedDocumentRequestParams
        GetExistingReceivedDocumentTotalsRequestParams
        GetNewReceivedDocumentTotalsRequestParams ModifyReceivedDocumentRequestParams
        PendingReceivedDocumentTypeParam PendingReceivedDocumentTypeValue
        ReceivedDocumentItemsListItemParams ReceivedDocumentParams
        ReceivedDocumentPaymentsListItemParams
        ReceivedDocumentPaymentsListItemPaymentTermsParams ReceivedDocumentTypeParam
        ReceivedDocumentTypeValue;
    settings: CreatePaymentAccountRequestParams CreatePaymentMethodRequestParams
        CreateVatTypeRequestParams ModifyPaymentAccountRequestParams
        ModifyPaymentMethodRequestParams ModifyVatTypeRequestParams;
    suppliers: CreateSupplierRequestParams ModifySupplierRequestParams SupplierParams;
    taxes: CreateF24RequestParams F24Params F24StatusParam F24StatusValue
        ModifyF24RequestParams;
    webhooks: CreateWebhooksSubscriptionRequestParams EventTypeParam EventTypeValue
        ModifyWebhooksSubscriptionRequestParams VerifyWebhooksSubscriptionParams
        VerifyWebhooksSubscriptionRequestParams WebhooksSubscriptionConfigParams
        WebhooksSubscriptionMappingParam WebhooksSubscriptionMappingValue
        WebhooksSubscriptionParams WebhooksSubscriptionVerificationMethodParam
        WebhooksSubscriptionVerificationMethodValue;
"""
_HOME = {
    name: module.strip()
    for part in _INDEX.split(";")
    for module, _, names in [part.partition(":")]
    for name in names.split()
}


def __getattr__(name: str) -> object:
    module = _HOME.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_HOME)
