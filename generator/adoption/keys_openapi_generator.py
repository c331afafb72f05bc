"""What the options of OpenAPI Generator mean here, where no name depends on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.adoption.settings import Outcome

_ONE_FORM = "what is written depends on nothing but the document and calco.toml"
_CHECKED = "documents are always checked and repaired; calco validate tells of it"
_NO_TEMPLATES = (
    "packages are not made of templates; hand-written code has places of its own"
)
_KEPT_FILES = "files that were not generated are never touched, so no list is needed"
_OTHER_LANGUAGE = "it is for other languages"
_WHOLE = "the package has the modules that it needs, each imported on first use"
_TYPES = "types of hand-written code cannot stand for schemas; extend models instead"
_PROJECT = "pyproject.toml says it; an edit there is merged into what comes later"

SIMPLE: dict[str, tuple[Outcome, str]] = {
    "apiPackage": ("differs", "methods are in PACKAGE.resources"),
    "artifactId": ("needless", _OTHER_LANGUAGE),
    "artifactVersion": ("needless", _OTHER_LANGUAGE),
    "auth": ("absent", "give a file instead of an address that asks for credentials"),
    "buildSystem": ("differs", "pyproject.toml names Calco's own choice"),
    "compatibleWithPythonLegacy": (
        "absent",
        "models have no to_dict and no attribute_map; they are pydantic models",
    ),
    "dateFormat": ("differs", "dates are written as RFC 3339 has them"),
    "datetimeFormat": ("differs", "times are written as RFC 3339 has them"),
    "disallowAdditionalPropertiesIfNotPresent": (
        "needless",
        "properties that the document does not name are always kept",
    ),
    "dryRun": ("needless", "calco check and calco diff tell what would change"),
    "enableMinimalUpdate": ("needless", "only files that differ are written"),
    "enablePostProcessFile": ("needless", "what is written is formatted already"),
    "engine": ("needless", _NO_TEMPLATES),
    "enumNameMappings": (
        "needless",
        "the Python generator does not look at it; names.enums in calco.toml does that",
    ),
    "files": ("absent", _NO_TEMPLATES),
    "generateAliasAsModel": ("needless", "named lists and maps are type aliases"),
    "generateSourceCodeOnly": (
        "differs",
        "a whole project is written; leave out of it what you do not want",
    ),
    "gitHost": ("absent", _PROJECT),
    "gitRepoId": ("absent", _PROJECT),
    "gitUserId": ("absent", _PROJECT),
    "groupId": ("needless", _OTHER_LANGUAGE),
    "hideGenerationTimestamp": ("needless", "nothing that is written has a date"),
    "httpUserAgent": (
        "differs",
        "the user agent is the package's name and version; clients take headers",
    ),
    "ignoreFileOverride": ("needless", _KEPT_FILES),
    "injectModelVendorExtensions": ("absent", _NO_TEMPLATES),
    "inlineSchemaOptions": (
        "differs",
        "schemas that have no name are named after where they stand",
    ),
    "instantiationTypes": ("absent", _TYPES),
    "invokerPackage": ("needless", _OTHER_LANGUAGE),
    "languageSpecificPrimitives": ("absent", _TYPES),
    "lazyImports": ("kept", "a package imports next to nothing until it is needed"),
    "legacyDiscriminatorBehavior": (
        "needless",
        "discriminators are read as OpenAPI has them",
    ),
    "library": (
        "differs",
        "every package has a Client and an AsyncClient, both on httpx2",
    ),
    "logToStderr": ("needless", "progress goes to stderr, results to stdout"),
    "mapNumberTo": ("differs", "a number is a float, or what its format says"),
    "mergedFileName": ("absent", "documents are not merged; one may refer to others"),
    "mergedSpecFilename": (
        "absent",
        "documents are not merged; one may refer to others",
    ),
    "inputSpecRootDirectory": (
        "absent",
        "documents are not merged; one may refer to others",
    ),
    "minimalUpdate": ("needless", "only files that differ are written"),
    "modelPackage": ("differs", "models are in PACKAGE.models"),
    "nonSpecOnly": ("needless", _ONE_FORM),
    "openapiGeneratorIgnoreList": ("needless", _KEPT_FILES),
    "packageUrl": ("absent", _PROJECT),
    "poetry1": ("needless", "pyproject.toml follows PEP 621, which poetry reads"),
    "recursionLimit": ("needless", "models may be nested as deep as the document is"),
    "releaseNote": ("differs", "calco diff tells what a release brings"),
    "reservedWordsMappings": (
        "absent",
        "only keywords of Python are respelled; name them one by one",
    ),
    "serverVariables": (
        "differs",
        "PACKAGE.servers has a function for each server with its variables",
    ),
    "setEnsureAsciiToFalse": ("kept", "bodies are sent as UTF-8, without escapes"),
    "skipFormModel": ("needless", "bodies of forms are arguments, as those of JSON"),
    "skipOperationExample": ("needless", "examples cost next to nothing"),
    "skipOverwrite": ("needless", "hand edits are merged, and never overwritten"),
    "skipValidateSpec": ("needless", _CHECKED),
    "sourceFolder": ("differs", "the package lies beside pyproject.toml"),
    "strictSpec": ("needless", _CHECKED),
    "supportHttpxSync": ("needless", "Client is synchronous"),
    "templateDir": ("absent", _NO_TEMPLATES),
    "templatingEngineName": ("needless", _NO_TEMPLATES),
    "typeMappings": ("absent", _TYPES),
    "schemaMappings": ("absent", _TYPES),
    "importMappings": ("absent", _TYPES),
    "useIndependentImplicitClients": ("needless", "each client is made by its caller"),
    "useOneOfDiscriminatorLookup": ("kept", "a discriminator decides where there is"),
    "verbose": ("needless", _ONE_FORM),
}
"""Key to what became of it, and why."""

GLOBAL: dict[str, tuple[Outcome, str]] = {
    "apis": ("differs", "all operations are methods; include in calco.toml chooses"),
    "models": ("differs", "the models are those that the chosen operations need"),
    "supportingFiles": ("needless", _WHOLE),
    "apiDocs": ("differs", "reference.md and calco reference tell of operations"),
    "modelDocs": ("differs", "reference.md and calco reference tell of models"),
    "apiTests": ("differs", "tests of every operation are written, and run offline"),
    "modelTests": ("differs", "tests of every operation are written, and run offline"),
    "skipFormModel": ("needless", "bodies of forms are arguments, as those of JSON"),
    "verbose": ("needless", _ONE_FORM),
}
"""The same of ``globalProperties``."""
