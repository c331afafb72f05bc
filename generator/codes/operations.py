"""Operations: their parameters, bodies, answers and credentials."""

from __future__ import annotations

from .code import Code

OPERATIONS = (
    Code(
        "CALCO-A001",
        "a response has representations that say the same",
        "Several media types of a response have one schema, or are all JSON.",
        "One of them is asked for: JSON where there is any.",
        "Nothing needs to be done.",
    ),
    Code(
        "CALCO-A002",
        "the schema of server-sent events",
        "The schema describes whole events, with event, id and retry beside data.",
        "Events are of one class; the schema of their data is used for it.",
        "Nothing needs to be done.",
    ),
    Code(
        "CALCO-A003",
        "a link that leads nowhere",
        "A link of a response names an operation that the document does not have.",
        "The link is left out of the documentation.",
        "Name an operationId of the document, or point to an operation in it.",
    ),
    Code(
        "CALCO-B001",
        "a request body has representations that say the same",
        "Several media types of a body have one schema, or are all JSON.",
        "One of them is sent: JSON, or a form where there are files to send.",
        "Nothing needs to be done.",
    ),
    Code(
        "CALCO-B002",
        "parts of a multipart body by position",
        "A multipart body has itemSchema, prefixEncoding or itemEncoding.",
        "The parts of such a body are sent by name.",
        "Describe the parts as properties of an object.",
    ),
    Code(
        "CALCO-B003",
        "headers or encodings inside a part",
        "The encoding of a part has headers, or encodings of its own.",
        "The part is sent without them.",
        "Nothing, unless the server needs them.",
    ),
    Code(
        "CALCO-B004",
        "a name that nothing in XML can have",
        "A property in XML, its xml.name or its xml.prefix is not a name in XML.",
        "Other characters than letters and digits are written as _; the prefix is left"
        " out.",
        "Give the property an xml.name that is a name in XML.",
    ),
    Code(
        "CALCO-O001",
        "two operations have the same operationId",
        "An operationId is to be unique in a document.",
        "Both operations become methods; the second is named otherwise.",
        "Give each operation an operationId of its own.",
    ),
    Code(
        "CALCO-O002",
        "an address of a path or an operation that is not whole",
        "A path or an operation names a server, which is relative to an address that the"
        " document does not name, or is no address.",
        "The address of the client is used.",
        "Name the whole address, such as https://api.example.com/v1.",
    ),
    Code(
        "CALCO-O003",
        "a webhook without a body",
        "A webhook is a request that the API sends. This one holds nothing to read.",
        "There is no function for it.",
        "Describe its requestBody, if it has one.",
    ),
    Code(
        "CALCO-O004",
        "a callback without a body",
        "A callback is a request that the API sends. This one holds nothing to read.",
        "There is no function for it.",
        "Describe its requestBody, if it has one.",
    ),
    Code(
        "CALCO-O005",
        "the document describes no operation",
        "paths is empty or not there.",
        "The package has models and a client without methods.",
        "Describe the operations under paths.",
    ),
    Code(
        "CALCO-O006",
        "a method that cannot be one",
        "A key of additionalOperations is no token of HTTP (RFC 9110, section 5.6.2).",
        "The operation is left out.",
        "Use the method as it is sent, such as COPY.",
    ),
    Code(
        "CALCO-O007",
        "a webhook or callback that is sent in several ways",
        "Its body has several media types of different schemas.",
        "The first that is JSON, or else the first, is read.",
        "Nothing, unless the API sends another one.",
    ),
    Code(
        "CALCO-O008",
        "a path with a fragment",
        "The path holds #, which begins what a request does not carry (RFC 3986,"
        " section 3.5).",
        "The operation is sent to the path before it.",
        "Nothing needs to be done.",
    ),
    Code(
        "CALCO-O090",
        "the mock server cannot check requests",
        "The part of the document that describes the request cannot be used by the"
        " checker.",
        "Requests are answered without being checked.",
        "calco validate shows what is wrong with the document.",
    ),
    Code(
        "CALCO-P001",
        "a parameter of the path is not described",
        "The path has a placeholder that no parameter of the operation describes.",
        "It becomes an argument that takes a text.",
        "Add it to parameters with in: path.",
    ),
    Code(
        "CALCO-P002",
        "a path parameter is not in the path",
        "A parameter says in: path, and the path has no placeholder of its name.",
        "It is left out.",
        "Put it into the path, or take it out of parameters.",
    ),
    Code(
        "CALCO-P003",
        "a header that the client sets itself",
        "The specification says that parameters called Accept, Content-Type and"
        " Authorization are to be ignored.",
        "There is no argument for it.",
        "Describe media types under content, and credentials under security.",
    ),
    Code(
        "CALCO-P004",
        "a style that does not exist at this place",
        "Each place of a parameter has its own styles (OpenAPI, Style Values).",
        "The default style of the place is used.",
        "Use a style that the place has.",
    ),
    Code(
        "CALCO-P005",
        "a placeholder of the path has no name",
        "The path holds {}.",
        "It is sent as it stands.",
        "Give it a name, and describe it under parameters.",
    ),
    Code(
        "CALCO-P006",
        "several parameters that are the whole query",
        "An operation can have one parameter with in: querystring.",
        "The first is used, and the others are left out.",
        "Put what they have into one schema.",
    ),
    Code(
        "CALCO-P007",
        "a query parameter beside the whole query",
        "A parameter with in: querystring is the query; the specification allows no"
        " other beside it.",
        "The parameter is added to the query.",
        "Put it into the schema of the querystring parameter.",
    ),
    Code(
        "CALCO-P008",
        "a parameter whose content has items or encodings",
        "The content of a parameter has itemSchema or encoding.",
        "The value is written as its media type has it, and these are not looked at.",
        "Describe the value with schema.",
    ),
    Code(
        "CALCO-P009",
        "a parameter with several representations",
        "The content of a parameter names more than one media type; the specification"
        " allows one.",
        "It is sent as JSON if that is among them, or else as the first.",
        "Leave the one that the server expects.",
    ),
    Code(
        "CALCO-X001",
        "a security scheme of an unknown type",
        "The type is none of apiKey, http, mutualTLS, oauth2 and openIdConnect.",
        "The client does not use the scheme.",
        "Use one of these types.",
    ),
    Code(
        "CALCO-X002",
        "security asks for a scheme that is not declared",
        "The name is not one under components/securitySchemes.",
        "That alternative is not used.",
        "Declare the scheme, or correct its name.",
    ),
    Code(
        "CALCO-X003",
        "an HTTP scheme that the client does not know",
        "The client signs in by basic, bearer and digest.",
        "The client does not use the scheme.",
        "Give the header by hand.",
    ),
    Code(
        "CALCO-X004",
        "the only way to sign in is the implicit flow",
        "That flow leaves the token in the address of a page; programs cannot use it, and"
        " nobody should any more (RFC 9700, 2.1.2).",
        "The package has no sign-in for the scheme; a token that somebody has is given to"
        " the client as access_token.",
        "Offer the authorizationCode flow, which is for programs without a secret, too.",
    ),
)
