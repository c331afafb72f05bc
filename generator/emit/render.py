"""The plan becomes text: one template a produced file.

Nothing is decided here. Templates are looked up strictly: a name the plan does
not have is an error, never an empty string.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.emit.runtime import needed_modules
from generator.plan.seams import seam_files
from generator.resources import runtime_directory, templates_directory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from generator.plan import Plan
    from generator.progress import Progress

_PROJECT_FILES = ("README.md", "reference.md", "CHANGELOG.md", "pyproject.toml")
_PACKAGE_FILES = (
    "__init__.py",
    "__main__.py",
    "client.py",
    "errors.py",
    "custom/__init__.py",
    "models/__init__.py",
    "params/__init__.py",
    "resources/__init__.py",
)


def render(plan: Plan, progress: Progress) -> dict[str, str]:
    """Every file of the project.

    Args:
        plan: What the templates see.
        progress: Told about each rendered file.

    Returns:
        Path relative to the target directory (POSIX) to text.
    """
    environment = _environment()
    package = plan.package
    jobs: list[tuple[str, str, dict[str, Any]]] = [
        (name, name, {}) for name in _PROJECT_FILES
    ]
    jobs += [(f"{package}/{name}", f"package/{name}", {}) for name in _PACKAGE_FILES]
    if plan.shared.errors:
        name = "resources/_shared.py"
        jobs.append((f"{package}/{name}", f"package/{name}", {}))
    if plan.checks is not None:
        jobs.append((f"{package}/_checks.py", "package/_checks.py", {}))
    if plan.spellings:
        jobs.append((f"{package}/_xml.py", "package/_xml.py", {}))
    if plan.headers is not None:
        jobs.append((f"{package}/headers.py", "package/headers.py", {}))
    if plan.auth is not None:
        jobs.append((f"{package}/auth.py", "package/auth.py", {}))
    if plan.servers is not None:
        jobs.append((f"{package}/servers.py", "package/servers.py", {}))
    if plan.webhooks is not None:
        jobs.append((f"{package}/webhooks.py", "package/webhooks.py", {}))
    for resource in plan.resources:
        path = f"{package}/resources/{resource.module}.py"
        jobs.append((path, "package/resources/resource.py", {"resource": resource}))
    for group, modules in (("models", plan.models), ("params", plan.params)):
        for module in modules:
            path = f"{package}/{group}/{module.name}.py"
            jobs.append((path, f"package/{group}/module.py", {"module": module}))
    jobs += seam_files(package, plan.resources, plan.models)
    jobs.append(("tests/conftest.py", "tests/conftest.py", {}))
    for test in plan.tests:
        path = f"tests/{test.module}.py"
        jobs.append((path, "tests/test_resource.py", {"module": test}))
    if plan.other_answers:
        path = "tests/test_other_answers.py"
        jobs.append((path, path, {}))
    if plan.received is not None:
        path = f"tests/{plan.received.tests.module}.py"
        jobs.append((path, "tests/test_webhooks.py", {}))
    files: dict[str, str] = {}
    with progress.stage("render", total=len(jobs)) as advance:
        for path, template, extra in jobs:
            source = environment.get_template(f"{template}.jinja")
            files[path] = source.render(plan=plan, **extra)
            advance()
    files["tests/__init__.py"] = ""
    files["tests/examples.json"] = _data(plan.test_data)
    if plan.received is not None and plan.received.tests.data:
        files["tests/webhooks.json"] = _data(plan.received.tests.data)
    files[f"{package}/py.typed"] = ""
    home = runtime_directory()
    runtime = {
        ".".join(path.relative_to(home).with_suffix("").parts): path.read_text("utf-8")
        for path in home.rglob("*.py")
    }
    sources = [text for path, text in files.items() if path.endswith(".py")]
    for name, text in needed_modules(sources, runtime).items():
        files[f"{package}/_runtime/{name.replace('.', '/')}.py"] = text
    return files


def _data(values: Mapping[str, Any]) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from generator.compiled import COMPILED

    return Environment(
        loader=FileSystemLoader(templates_directory()),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Every value is ready-made Python, Markdown or TOML; nothing is HTML.
        autoescape=False,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
