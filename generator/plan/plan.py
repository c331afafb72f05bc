"""The plan stage from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan import answers
from generator.plan.auth import plan_auth
from generator.plan.calls import example_calls
from generator.plan.checks import plan_checks
from generator.plan.credentials import carriers
from generator.plan.docs import docstring, inert, paragraphs
from generator.plan.examples import Examples
from generator.plan.headers import plan_headers
from generator.plan.literals import LINE_LENGTH, string
from generator.plan.modules import Modules, assign
from generator.plan.package import (
    client_checking,
    error_names,
    plan_errors,
    plan_exports,
    plan_security,
    scheme_imports,
)
from generator.plan.paging import find_paging
from generator.plan.paging_source import exported, page_models
from generator.plan.params import plan_params
from generator.plan.project import (
    base_url,
    environment_prefix,
    plan_project,
    plan_reference,
)
from generator.plan.received import plan_received
from generator.plan.resources import plan_resources
from generator.plan.schemas import plan_models
from generator.plan.seams import find_seams, seam_files
from generator.plan.servers import plan_servers
from generator.plan.spellings import spellings_source
from generator.plan.tests import plan_tests, test_data
from generator.plan.views import Plan
from generator.plan.webhooks import plan_webhooks

if TYPE_CHECKING:
    from generator.config import Options
    from generator.ir import Api
    from generator.names import Names


def plan(api: Api, names: Names, options: Options) -> Plan:
    """Work out everything the templates put into files.

    Args:
        api: The intermediate model.
        names: Every public name.
        options: How the package is made.
    """
    modules: Modules = assign(api, names)
    examples = Examples(api)
    paging = find_paging(api, options.paging)
    pages = page_models(api, paging)
    seams = find_seams(api, names, options)
    resources, shared = plan_resources(api, names, modules, paging, seams)
    webhooks = plan_webhooks(api, names, modules, options.webhooks)
    headers = plan_headers(api, names, modules)
    models = plan_models(api, names, modules, pages, seams)
    params = plan_params(api, names, modules)
    errors, errors_imports = plan_errors(api, names, modules)
    carried = carriers(api, names)
    auth = plan_auth(api, names, options)
    schemes, credentials = plan_security(carried, has_auth=bool(names.sign_ins))
    calls = example_calls(api, names, examples)
    project = plan_project(api, names, options, calls, credentials, resources, paging)
    tests = plan_tests(api, names, modules, calls)
    data = test_data(api, calls, examples, tests)
    received = plan_received(api, names, examples, {test.module for test in tests})
    reference = plan_reference(resources, calls, paging)
    if received is not None:
        reference += (received.reference,)
    heading = " ".join(api.title.split())
    checks = plan_checks(api, names, modules)
    held = tuple(view for view in resources if "." not in view.dotted)
    package_lines = paragraphs(api.description, LINE_LENGTH)
    return Plan(
        package=names.package,
        docstring=docstring(
            (
                [f"A client for {heading}.", "", *package_lines]
                if package_lines
                else [f"A client for {heading}."]
            ),
            0,
        ),
        client_docstring=inert(f"A client for {heading}."),
        client_checking=client_checking(held, credentials, has_checks=bool(checks)),
        profile={
            "package": string(names.package),
            "version": string(project.version),
            "base_url": string(base_url(api)),
            "environment_prefix": string(environment_prefix(names.package)),
        },
        schemes=schemes,
        scheme_imports=scheme_imports(carried),
        credentials=credentials,
        auth=auth,
        servers=plan_servers(api, names),
        resources=resources,
        client_resources=held,
        shared=shared,
        webhooks=webhooks,
        headers=headers,
        models=models,
        params=params,
        errors=errors,
        errors_imports=errors_imports,
        errors_names=error_names(errors),
        exports=plan_exports(
            api, errors, headers, paging=exported(paging, pages, names)
        ),
        checks=checks,
        spellings=spellings_source(api),
        streams=any(map(answers.streams, api.operations)),
        replaces_methods="Pages" in exported(paging, pages, names),
        tests=tests,
        test_data=data,
        other_answers=any("others" in one for one in data.values()),
        choices=any(
            "accept" in other
            for one in data.values()
            for other in one.get("others", ())
        ),
        received=received,
        reference=reference,
        project=project,
        once=(
            "CHANGELOG.md",
            f"{names.package}/custom/__init__.py",
            *(path for path, _, _ in seam_files(names.package, resources, models)),
        ),
    )
