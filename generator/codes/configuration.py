"""The configuration and the command line."""

from __future__ import annotations

from .code import Code

CONFIGURATION = (
    Code(
        "CALCO-C001",
        "calco.toml cannot be read or written",
        "The file is not there, may not be read or written, or is not UTF-8.",
        "Calco stops.",
        "Check the permissions and the encoding of the file.",
    ),
    Code(
        "CALCO-C002",
        "calco.toml is not TOML",
        "The syntax is broken.",
        "Calco stops.",
        "Mend the place that is shown.",
    ),
    Code(
        "CALCO-C003",
        "no SDK is configured",
        "calco.toml has no table [sdk.NAME].",
        "Calco stops.",
        "Add a table such as [sdk.bookshop] with spec and output.",
    ),
    Code(
        "CALCO-C004",
        "a value of calco.toml has the wrong type",
        "A text, a table or a list was expected.",
        "Calco stops.",
        "Give a value of the type that the message names.",
    ),
    Code(
        "CALCO-C005",
        "a key of calco.toml is missing",
        "An SDK needs spec and output; an allowance needs code and reason.",
        "Calco stops.",
        "Add the key.",
    ),
    Code(
        "CALCO-C006",
        "the licence is not an SPDX expression",
        "Package indexes read licences as SPDX expressions.",
        "Calco stops.",
        "Use an expression such as MIT or LicenseRef-Proprietary.",
    ),
    Code(
        "CALCO-C007",
        "the version is not one of PEP 440",
        "Python packages have versions such as 1.2.0 or 1.2.0rc1.",
        "Calco stops.",
        "Write the version as PEP 440 has it.",
    ),
    Code(
        "CALCO-C008",
        "two SDKs have the same output",
        "Each package needs a folder of its own.",
        "Calco stops.",
        "Change one of the outputs.",
    ),
    Code(
        "CALCO-C009",
        "an unknown key in calco.toml",
        "The table does not have this key.",
        "Calco stops, so that a misspelt key is not ignored.",
        "Correct the key; the hint names the nearest one.",
    ),
    Code(
        "CALCO-C010",
        "a name that cannot be a package's",
        "An import name is a Python identifier in lower case that is no keyword and"
        " no module of the standard library.",
        "Calco stops.",
        "Choose another name; the hint proposes one.",
    ),
    Code(
        "CALCO-C011",
        "an allowed gap does not occur",
        "calco.toml allows something to be missing that is not missing any more.",
        "Calco stops, so that the list of allowances stays true.",
        "Remove the allowance.",
    ),
    Code(
        "CALCO-C012",
        "calco.toml exists already",
        "calco init does not overwrite it.",
        "Nothing is written.",
        "Edit the file, or move it away.",
    ),
    Code(
        "CALCO-C013",
        "a guide cannot be read",
        "A file that calco.toml names under guides is not there, or not UTF-8.",
        "Calco stops.",
        "Correct the path, which is seen from the folder of calco.toml.",
    ),
    Code(
        "CALCO-C021",
        "a name for something that is not there",
        "calco.toml gives a name to an operation, a tag, a schema, a property, a value or"
        " a parameter that the document does not have.",
        "Calco stops, so that the list of names stays true.",
        "Correct it, or remove it; calco.lock shows how things are written.",
    ),
    Code(
        "CALCO-C022",
        "a name that Python does not have",
        "calco.toml gives a name that is no identifier, is a keyword, or begins with an"
        " underscore; that of an operation is a resource and a method, things.list, and"
        " that of a schema begins with a capital.",
        "Calco stops.",
        "Choose another name.",
    ),
    Code(
        "CALCO-C023",
        "a name that is not free",
        "calco.toml gives a name that something else has, or that means something in the"
        " package or in Python already, such as copy for a property.",
        "Calco stops, so that nothing is renamed unasked.",
        "Choose another name, or give the other thing another one as well.",
    ),
    Code(
        "CALCO-C024",
        "a pattern that matches nothing",
        "include, exclude or paging names a tag, a path or an operationId that the document does"
        " not have.",
        "Calco stops.",
        "Correct it, or remove it.",
    ),
    Code(
        "CALCO-C025",
        "a parameter that cannot be filled in",
        "reference.fill names an operation or a parameter that the document does not"
        " have, or a place where nothing is in what the operation answers.",
        "Calco stops.",
        "Correct it: operation is an operationId, items a JSON Pointer to an array in the"
        " answer, value and label are properties of its items.",
    ),
    Code(
        "CALCO-C026",
        "paging that an operation cannot have",
        "calco.toml says how an operation pages, by a parameter, a list or a property that"
        " it does not have.",
        "Calco stops.",
        "Correct the name; the hint tells those that there are.",
    ),
    Code(
        "CALCO-C027",
        "webhooks that the document does not have",
        "webhooks names an event or a schema that the document does not have, or a"
        " place that tells its events not apart.",
        "Calco stops.",
        "Correct it: events has names of webhooks, event_types that of a schema, and every"
        " webhook needs a value of its own.",
    ),
    Code(
        "CALCO-C040",
        "an SDK that calco.toml does not have",
        "--only names an SDK, or is a glob, that no table of calco.toml has the name of.",
        "Calco stops.",
        "Correct the name; the hint has the nearest one.",
    ),
    Code(
        "CALCO-C041",
        "the process of an SDK has ended",
        "Each of several SDKs is made in a process, and this one was killed or crashed;"
        " most often there was not enough memory.",
        "The SDK is left as it was; the others are made.",
        "Do fewer at the same time, with --jobs 1, or give the machine more memory.",
    ),
    Code(
        "CALCO-C042",
        "a glob of documents that finds none, or two of the same name",
        "An SDK is called as what the last wildcard of the glob stands for, without the"
        " ending of a file.",
        "Calco stops.",
        "Correct the glob, which is seen from the folder of calco.toml, or write a table"
        " [sdk.NAME] with spec for one of the two.",
    ),
    Code(
        "CALCO-C060",
        "the configuration of another tool cannot be used",
        "calco init --from reads it as that tool would: a table of options, for a Python client.",
        "Calco stops; no calco.toml is written.",
        "Give the file that the tool itself reads, and correct the place that is shown.",
    ),
    Code(
        "CALCO-C061",
        "the configuration of another tool names no document",
        "A calco.toml names its document, and names are compared by it.",
        "Calco stops; no calco.toml is written.",
        "Name the document: calco init --from TOOL CONFIG --spec FILE.",
    ),
    Code(
        "CALCO-C090",
        "a local server cannot listen",
        "The port is taken, or the address is not one of this machine.",
        "Calco stops.",
        "Choose another port; 0 takes any free one.",
    ),
)
