"""The objects of the API; each module is loaded when a name in it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .archive import *
    from .cashbook import *
    from .clients import *
    from .common import *
    from .companies import *
    from .emails import *
    from .info import *
    from .issued_documents import *
    from .issued_e_invoices import *
    from .price_lists import *
    from .products import *
    from .receipts import *
    from .received_documents import *
    from .settings import *
    from .suppliers import *
    from .taxes import *
    from .unused import *
    from .user import *
    from .webhooks import *

_INDEX = """
    archive: ArchiveDocument CreateArchiveDocumentRequest CreateArchiveDocumentResponse
        GetArchiveDocumentResponse ListArchiveDocumentsResponse
        ModifyArchiveDocumentRequest ModifyArchiveDocumentResponse
        UploadArchiveAttachmentResponse UploadArchiveDocumentAttachmentRequest;
    cashbook: CashbookEntry CashbookEntryDocument CashbookEntryKind CashbookEntryType
        CreateCashbookEntryRequest CreateCashbookEntryResponse GetCashbookEntryResponse
        ListCashbookEntriesResponse ListCashbookEntriesType ModifyCashbookEntryRequest
        ModifyCashbookEntryResponse;
    clients: Client CreateClientRequest CreateClientResponse EntityClientPreCreateInfo
        GetClientResponse GetEntityClientPreCreateInfoResponse ListClientsResponse
        ModifyClientRequest ModifyClientResponse;
    common: ApiErrorResponse Attachment AttachmentData ClientType CompanyType Currency
        DocumentTemplate Entity EntityType FattureInCloudPlanType Fieldset Language
        ListTemplatesResponse Numeration NumerationItem PaymentAccount
        PaymentAccountType PaymentMethod PaymentMethodDetails PaymentMethodType
        PaymentTermsType PriceList PriceListPricesType PriceListType TemplateType
        VatType;
    companies: CompanyInfo CompanyInfoAccessInfo CompanyInfoPlanInfo
        CompanyInfoPlanInfoFunctions CompanyInfoPlanInfoFunctionsStatus
        CompanyInfoPlanInfoLimits CompanyPlanUsage FunctionStatus GetCompanyInfoResponse
        GetCompanyPlanUsageCategory GetCompanyPlanUsageResponse PermissionLevel
        Permissions PermissionsFicIssuedDocumentsDetailed UserCompanyRole;
    emails: Email EmailAttachment EmailRecipientStatus EmailStatus ListEmailsResponse;
    info: City DetailedCountry ListArchiveCategoriesResponse ListCitiesResponse
        ListCostCentersResponse ListCountriesResponse ListCurrenciesResponse
        ListDefaultTemplatesType ListDeliveryNotesDefaultCausalsResponse
        ListDetailedCountriesResponse ListLanguagesResponse ListPaymentAccountsResponse
        ListPaymentMethodsResponse ListProductCategoriesContext
        ListProductCategoriesResponse ListReceivedDocumentCategoriesResponse
        ListRevenueCentersResponse ListUnitsOfMeasureResponse ListVatTypesResponse;
    issued_documents: CreateIssuedDocumentRequest CreateIssuedDocumentResponse EmailData
        EmailDataDefaultSenderEmail EmailSchedule EmailScheduleInclude
        GetBinIssuedDocumentResponse GetEmailDataResponse
        GetExistingIssuedDocumentTotalsRequest GetExistingIssuedDocumentTotalsResponse
        GetIssuedDocumentPreCreateInfoResponse GetIssuedDocumentResponse
        GetNewIssuedDocumentTotalsRequest GetNewIssuedDocumentTotalsResponse
        IssuedDocument IssuedDocumentEiData IssuedDocumentEiStatus
        IssuedDocumentExtraData IssuedDocumentItemsListItem IssuedDocumentOptions
        IssuedDocumentPaymentsListItem IssuedDocumentPaymentsListItemPaymentTerms
        IssuedDocumentPreCreateInfo IssuedDocumentPreCreateInfoDefaultValues
        IssuedDocumentPreCreateInfoExtraDataDefaultValues
        IssuedDocumentPreCreateInfoItemsDefaultValues IssuedDocumentStatus
        IssuedDocumentTotals IssuedDocumentType JoinIssuedDocumentsGroup
        JoinIssuedDocumentsResponse JoinIssuedDocumentsType ListBinIssuedDocuments
        ListIssuedDocumentsInclusive ListIssuedDocumentsResponse
        ModifyIssuedDocumentRequest ModifyIssuedDocumentResponse OriginalDocumentType
        ScheduleEmailRequest SenderEmail ShowTotalsMode TransformIssuedDocumentEInvoice
        TransformIssuedDocumentResponse TransformIssuedDocumentTransformKeepCopy
        UploadIssuedDocumentAttachmentRequest UploadIssuedDocumentAttachmentResponse
        VatItem VatKind VatList;
    issued_e_invoices: EInvoiceRejectionReason GetEInvoiceRejectionReasonResponse
        GetEInvoiceXmlResponse SendEInvoiceRequest SendEInvoiceRequestData
        SendEInvoiceRequestOptions SendEInvoiceResponse SendEInvoiceResponseData
        VerifyEInvoiceXmlErrorResponse VerifyEInvoiceXmlErrorResponseError
        VerifyEInvoiceXmlErrorResponseErrorValidationResult
        VerifyEInvoiceXmlErrorResponseExtra VerifyEInvoiceXmlResponse
        VerifyEInvoiceXmlResponseData;
    price_lists: GetPriceListItemsResponse ListPriceListsResponse PriceListItem
        PriceListItemsList;
    products: CreateProductRequest CreateProductResponse GetProductResponse
        ListProductsResponse ModifyProductRequest ModifyProductResponse Product;
    receipts: CreateReceiptRequest CreateReceiptResponse GetReceiptPreCreateInfoResponse
        GetReceiptResponse GetReceiptsMonthlyTotalsResponse GetReceiptsMonthlyTotalsType
        ListReceiptsResponse ModifyReceiptRequest ModifyReceiptResponse MonthlyTotal
        Receipt ReceiptItemsListItem ReceiptPreCreateInfo ReceiptType;
    received_documents: CreateReceivedDocumentRequest CreateReceivedDocumentResponse
        GetBinReceivedDocumentResponse GetExistingReceivedDocumentTotalsRequest
        GetExistingReceivedDocumentTotalsResponse GetNewReceivedDocumentTotalsRequest
        GetNewReceivedDocumentTotalsResponse GetPendingReceivedDocumentResponse
        GetReceivedDocumentPreCreateInfoResponse GetReceivedDocumentResponse
        ListBinReceivedDocuments ListPendingReceivedDocumentsResponse
        ListReceivedDocumentsResponse ModifyReceivedDocumentRequest
        ModifyReceivedDocumentResponse PendingReceivedDocument
        PendingReceivedDocumentExtractedData PendingReceivedDocumentExtractedDataMining
        PendingReceivedDocumentPaymentsListItem
        PendingReceivedDocumentPaymentsListItemPaymentTerms PendingReceivedDocumentType
        ReceivedDocument ReceivedDocumentInfo ReceivedDocumentInfoDefaultValues
        ReceivedDocumentInfoItemsDefaultValues ReceivedDocumentItemsListItem
        ReceivedDocumentPaymentsListItem ReceivedDocumentPaymentsListItemPaymentTerms
        ReceivedDocumentTotals ReceivedDocumentType
        UploadReceivedDocumentAttachmentRequest
        UploadReceivedDocumentAttachmentResponse;
    settings: CreatePaymentAccountRequest CreatePaymentAccountResponse
        CreatePaymentMethodRequest CreatePaymentMethodResponse CreateVatTypeRequest
        CreateVatTypeResponse GetPaymentAccountResponse GetPaymentMethodResponse
        GetTaxProfileResponse GetTemplatesResponse GetVatTypeResponse
        ModifyPaymentAccountRequest ModifyPaymentAccountResponse
        ModifyPaymentMethodRequest ModifyPaymentMethodResponse ModifyVatTypeRequest
        ModifyVatTypeResponse TaxProfile;
    suppliers: CreateSupplierRequest CreateSupplierResponse GetSupplierResponse
        ListSuppliersResponse ModifySupplierRequest ModifySupplierResponse Supplier
        SupplierType;
    taxes: CreateF24Request CreateF24Response F24 F24Status GetF24Response
        ListF24Response ListF24ResponseAggregatedData ModifyF24Request ModifyF24Response
        UploadF24AttachmentRequest UploadF24AttachmentResponse;
    unused: ListArchiveDocumentsResponsePage ListClientsResponsePage
        ListEmailsResponsePage ListF24ResponseAggregation ListF24ResponsePage
        ListIssuedDocumentsResponsePage ListPendingReceivedDocumentsResponsePage
        ListProductsResponsePage ListReceiptsResponsePage
        ListReceivedDocumentsResponsePage ListSuppliersResponsePage Pagination;
    user: Company ControlledCompany GetUserInfoResponse
        GetUserInfoResponseEmailConfirmationState GetUserInfoResponseInfo
        ListUserCompaniesResponse ListUserCompaniesResponseData User;
    webhooks: CreateWebhooksSubscriptionRequest CreateWebhooksSubscriptionResponse
        EventType GetWebhooksSubscriptionResponse ListWebhooksSubscriptionsResponse
        ModifyWebhooksSubscriptionRequest ModifyWebhooksSubscriptionResponse
        VerifyWebhooksSubscription VerifyWebhooksSubscriptionRequest
        WebhooksSubscription WebhooksSubscriptionConfig WebhooksSubscriptionMapping
        WebhooksSubscriptionVerificationMethod;
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
