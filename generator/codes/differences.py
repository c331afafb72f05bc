"""Differences between two documents: methods and what is beside them."""

from __future__ import annotations

from .code import Code

_BREAKING = "Counts as breaking."
_FEATURE = "Counts as a feature."
_FIX = "Counts as a fix."
_KEEP = "Bring it back, or release a version that may break code."
_NOTHING = "Nothing."
_ADAPT = "Look where the subject is used, and adapt the code."

DIFFERENCES = (
    Code(
        "CALCO-D001",
        "a method is gone",
        "No operation of the new document is this method.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D002",
        "a method is new",
        "Only the new document has this operation.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D003",
        "a method has another name",
        "An operation is known again by its operationId or path, and the"
        " package calls it otherwise.",
        _BREAKING,
        "Pin the old name under names.operations in calco.toml.",
    ),
    Code(
        "CALCO-D004",
        "a method sends another request line",
        "The same method uses another path or HTTP method.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D005",
        "something is deprecated now",
        "The document sets deprecated: true; or it no longer has an operation, whose"
        " method stays for some releases (keep_deprecated).",
        _FEATURE,
        "Move to what the description names instead.",
    ),
    Code(
        "CALCO-D006",
        "something is not deprecated any more",
        "The document no longer sets deprecated: true.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D007",
        "a resource is gone",
        "None of the operations of a resource are in the new document.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D008",
        "a resource is new",
        "Only the new document has operations of this resource.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D009",
        "a method has another operationId",
        "The document calls the same operation otherwise; the package does not.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D010",
        "an argument is gone",
        "A parameter or body is no longer in the operation.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D011",
        "an argument is new",
        "A parameter or body was added that may be left out.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D012",
        "an argument must be given",
        "A parameter or body is required now, or is new and required.",
        _BREAKING,
        "Make it optional, with a default that means what it did.",
    ),
    Code(
        "CALCO-D013",
        "an argument may be left out",
        "A parameter or body is not required any more.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D014",
        "an argument has another name",
        "The same parameter is called otherwise in the package.",
        _BREAKING,
        "Pin the old name under names.parameters in calco.toml.",
    ),
    Code(
        "CALCO-D015",
        "an argument is given by another place",
        "Arguments of the path are given by place, all others by name; one"
        " has moved, or their order has changed.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D016",
        "an argument is sent otherwise",
        "Location, style or encoding of a parameter differ; calls stay as" " they are.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D017",
        "a default is another one",
        "The document names another value for what is left out.",
        _FIX,
        "Give the value where it matters which one it is.",
    ),
    Code(
        "CALCO-D018",
        "a media type can no longer be chosen",
        "A representation of a body or an answer is gone.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D019",
        "a media type can be chosen",
        "A body or an answer has another representation.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D020",
        "a body is given otherwise",
        "The properties of a body were keyword arguments and it is one"
        " argument now, or the other way round.",
        _BREAKING,
        _ADAPT,
    ),
    Code(
        "CALCO-D021",
        "a body is sent as another media type",
        "The only media type of a body is another one.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D049",
        "a method answers with something",
        "A call returned None and returns a value now.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D050",
        "a method answers otherwise",
        "What a call returns is of another kind: nothing, a stream, a value.",
        _BREAKING,
        _ADAPT,
    ),
    Code(
        "CALCO-D051",
        "a method succeeds with another status",
        "The document lists other statuses of success.",
        _FIX,
        "Look at code that compares the status itself.",
    ),
    Code(
        "CALCO-D052",
        "an answer has another media type",
        "What is asked for is another representation of the same.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D053",
        "a failure is documented",
        "The document says of another status that it may be answered.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D054",
        "a failure is not documented any more",
        "The document no longer speaks of a status of failure.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D055",
        "an error has no typed body any more",
        "The document no longer describes the body of an error.",
        _BREAKING,
        "Describe it again.",
    ),
    Code(
        "CALCO-D056",
        "an error has a typed body",
        "The document describes the body of an error.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D057",
        "an error class is gone",
        "No operation answers this status any more, so that its class cannot"
        " be imported.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D058",
        "an error class is new",
        "A status is documented that was not before.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D060",
        "a method needs other credentials",
        "None of the new security requirements is met by credentials that"
        " were enough.",
        _BREAKING,
        "Leave the old requirement as an alternative.",
    ),
    Code(
        "CALCO-D061",
        "a method needs further scopes",
        "A token with the old scopes is not enough.",
        _BREAKING,
        "Ask for the scope when tokens are issued, and tell users to sign in" " again.",
    ),
    Code(
        "CALCO-D062",
        "a method needs fewer credentials",
        "Fewer scopes or other credentials are enough.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D063",
        "an argument of the client is gone",
        "No security scheme takes this credential any more.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D064",
        "an argument of the client is new",
        "A security scheme takes a credential that none took.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D065",
        "calls go to another address",
        "The first server of the document, or that of an operation, is" " another one.",
        _FIX,
        "Give base_url where it matters which one it is.",
    ),
    Code(
        "CALCO-D066",
        "the package has another name",
        "The title leads to another import name.",
        _BREAKING,
        "Name the package in calco.toml: package = NAME.",
    ),
    Code(
        "CALCO-D067",
        "a method chooses otherwise between credentials",
        "Credentials that were enough still are, but the document lists other"
        " alternatives, or another order of them.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D068",
        "XML is spelled otherwise",
        "Names, namespaces or attributes of elements differ.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D069",
        "a credential is sent otherwise",
        "A security scheme takes the same argument of the client, and sends it in"
        " another place or under another name.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D070",
        "a class is gone",
        "A model, enumeration or alias cannot be imported any more.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D071",
        "a class is new",
        "A model, enumeration or alias was added.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D072",
        "a class has another name",
        "A schema stands where another stood, and that one is gone.",
        _BREAKING,
        "Pin the old name under names.schemas in calco.toml.",
    ),
    Code(
        "CALCO-D074",
        "a server, or something of its address, cannot be named any more",
        "The document no longer lists the server, its address has other variables, or a"
        " variable takes fewer values.",
        _BREAKING,
        "Keep the old address beside the new one.",
    ),
    Code(
        "CALCO-D075",
        "a server, or something of its address, can be named",
        "The document lists another server, its address has another variable, or a"
        " variable takes more values.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D076",
        "the address of a server is another one by default",
        "A variable of the address has another default.",
        _FIX,
        "Nothing, unless callers rely on the old one without saying so.",
    ),
    Code(
        "CALCO-D080",
        "a header of answers is gone",
        "No answer is said to have this header any more.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D081",
        "a header of answers is new",
        "An answer is said to have a header that none had.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D082",
        "a webhook is gone",
        "The function that reads it is not in the package any more.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D083",
        "a webhook is new",
        "Only the new document has this webhook or callback.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D090",
        "descriptions are other ones",
        "Summaries or descriptions differ, and with them docstrings.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D091",
        "something else differs",
        "The documents differ in what code does not see, such as examples; generated"
        " tests or the README may differ.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D100",
        "git does not answer",
        "A document was named as REVISION:PATH, and git is not there,"
        " refuses, or does not know the revision.",
        "Nothing is compared.",
        "Look at what git says of the same name: git show REVISION:PATH.",
    ),
    Code(
        "CALCO-D101",
        "the document of a generated folder is not at hand",
        "calco.lock has the hash of the document that the folder was made of."
        " Neither the document that calco.toml names, nor the other one of the"
        " command line, nor what git has of them is that document, and the package"
        " does not carry it as it was written.",
        "Nothing is compared.",
        "Give the document in place of the folder.",
    ),
)
