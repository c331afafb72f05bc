"""One pass that names resources, methods, arguments, schemas and fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.names.credentials import name_credentials
from generator.names.given import Names, by_kind
from generator.names.headers import name_headers
from generator.names.identifiers import snake
from generator.names.incoming import parser_names
from generator.names.inside import (
    dotted,
    name_arguments,
    name_fields,
    name_members,
    spaced,
)
from generator.names.pins import check_pins, pinned_names
from generator.names.records import Records
from generator.names.reserved import MODULES, TITLE_ENDS, TITLE_WORDS
from generator.names.resources import name_resources, operation_key
from generator.names.retired import follow, keep
from generator.names.schemas import name_schemas, schema_keys
from generator.names.servers import name_servers
from generator.names.sign_ins import name_scopes, name_sign_ins
from generator.names.spelled import Speller
from generator.names.words import words
from generator.problems import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.config import Options
    from generator.ir import Api

_POSSESSIVE = re.compile(r"['\u2019]s\b")


def name(api: Api, options: Options, earlier: Records, report: Report) -> Names:
    """Decide every name.

    Args:
        api: The intermediate model, complete.
        options: Its ``package`` is the import name; made from the title when
            ``None``.
        earlier: What the last run named; those names stay.
        report: Receives a note for each name that needed a number.

    Raises:
        CalcoError: The configuration names something that is not there, or gives a
            name that is not free.
    """
    package = options.package or package_name(api.title)
    keys = schema_keys(api.schemas.values())
    pinned = pinned_names(api, keys, options)
    earlier = follow(api, earlier)
    devices = bool(options.oauth.device_authorization_url)
    names = _decide(api, package, keys, pinned, earlier, report, has_devices=devices)
    if options.names:
        otherwise = _decide(
            api, package, keys, Records(), earlier, Report(), has_devices=devices
        )
        check_pins(
            options, pinned, by_kind(api, keys, names), by_kind(api, keys, otherwise)
        )
    return replace(names, records=keep(names.records, earlier))


def _decide(
    api: Api,
    package: str,
    keys: Mapping[str, str],
    pinned: Records,
    earlier: Records,
    report: Report,
    *,
    has_devices: bool,
) -> Names:
    found = name_resources(api, pinned, earlier)
    schemas = api.schemas.values()
    classes = name_schemas(api.schemas, keys, pinned.schemas, earlier.schemas, report)
    properties = Speller(
        pinned.properties, earlier.properties, earlier.spelled_properties, dotted
    )
    fields = name_fields(schemas, keys, properties)
    values = Speller(pinned.enums, earlier.enums, earlier.spelled_enums, dotted)
    members = name_members(schemas, keys, values)
    parameters = Speller(
        pinned.parameters, earlier.parameters, earlier.spelled_parameters, spaced
    )
    arguments = name_arguments(api.operations, parameters)
    credentials = name_credentials(api, earlier.credentials)
    parsers, webhooks = parser_names(api, earlier.webhooks)
    headers = name_headers(api, earlier.headers)
    scopes = name_scopes(api, pinned.scopes, earlier.scopes)
    sign_ins = name_sign_ins(api, earlier.sign_ins, has_devices=has_devices)
    servers = name_servers(api, earlier.servers)
    single_properties, spelled_properties = properties.records()
    single_enums, spelled_enums = values.records()
    single_parameters, spelled_parameters = parameters.records()
    of = {pointer: r for r in found.resources for pointer in r.operations}
    records = Records(
        resources={key: ".".join(path) for key, path in found.labels.items()},
        classes={resource.dotted: resource.class_name for resource in found.resources},
        operations={
            operation_key(op): f"{of[op.pointer].dotted}.{found.methods[op.pointer]}"
            for op in api.operations
        },
        schemas={keys[identity]: given for identity, given in classes.items()},
        properties=single_properties,
        enums=single_enums,
        parameters=single_parameters,
        credentials=credentials,
        webhooks=webhooks,
        headers=headers,
        scopes=scopes,
        sign_ins=sign_ins,
        servers=servers,
        spelled_properties=spelled_properties,
        spelled_enums=spelled_enums,
        spelled_parameters=spelled_parameters,
    )
    return Names(
        package=package,
        resources=found.resources,
        methods=found.methods,
        arguments=arguments,
        schemas=classes,
        fields=fields,
        members=members,
        credentials=credentials,
        parsers=parsers,
        headers=headers,
        scopes=scopes,
        sign_ins=sign_ins,
        servers=servers,
        records=records,
    )


def package_name(title: str) -> str:
    """An import name from a document's title, without words such as *API*."""
    found = [word.lower() for word in words(_POSSESSIVE.sub("", title))]
    for index, word in enumerate(found):
        if index and word in TITLE_ENDS:
            found = found[:index]  # what follows tells more than a name needs
            break
    telling = [
        word
        for word in found
        if word not in TITLE_WORDS and not re.fullmatch(r"v?\d+", word)
    ]
    chosen = snake(" ".join(telling or found), fallback="client")
    return f"{chosen}_client" if chosen in MODULES else chosen
