"""The files of the site: every page, what finds them, and the same for machines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup

from generator.collecting import uncollected
from generator.config_webhooks import WebhookRules
from generator.names.sign_ins import scopes_of
from generator.plan.calls import example_calls
from generator.plan.credentials import carriers
from generator.plan.examples import Examples
from generator.plan.modules import assign, mentioned, operation_references, reachable
from generator.plan.paging import find_paging
from generator.plan.project import base_url
from generator.plan.resources import plan_constants
from generator.plan.webhooks import plan_webhooks
from generator.reference import markdown, scripts
from generator.reference.addresses import addresses
from generator.reference.credentials import credential_fields
from generator.reference.direct import Directs
from generator.reference.fillers import Fillers
from generator.reference.forms import Forms, data_block
from generator.reference.kinds import Kinds
from generator.reference.nodes import Nodes
from generator.reference.pages import Pages
from generator.reference.programs import Programs
from generator.reference.rendering import contents_of, environment, once
from generator.reference.requests import Requests
from generator.reference.schemes import scheme_views
from generator.reference.search import search_index
from generator.reference.trees import Trees
from generator.reference.views import LinkView, TagPage
from generator.resources import templates_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.config import Fill
    from generator.config_paging import PagingRule
    from generator.ir import Api, Operation
    from generator.names import Names
    from generator.plan.calls import ExampleCall
    from generator.plan.paging import Paging
    from generator.reference.addresses import Addresses
    from generator.reference.changes import Changes
    from generator.reference.forms import Form
    from generator.reference.views import (
        ChangesPage,
        GuidePage,
        OperationPage,
        SchemaPage,
        WebhookPage,
    )

_ASSETS = ("reference.css", "reference.js")
_MOST_USERS = 60


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site.

    Attributes:
        files: Path below the site (POSIX) to text.
        operations: How many pages of operations it has.
        forms: What can be called from its pages, by ``METHOD /path``.
        calls: The documented examples of the calls, the same way.
        programs: Writes the programs of calls.
        nodes: Say what is to be entered in bodies.
    """

    files: dict[str, str]
    operations: int
    forms: Mapping[str, Form]
    calls: Mapping[str, ExampleCall]
    programs: Programs
    nodes: Nodes


@uncollected()
def build_site(
    api: Api,
    names: Names,
    guides: tuple[GuidePage, ...] = (),
    advance: Callable[[], object] = lambda: None,
    *,
    served: bool = False,
    try_it: bool = True,
    changes: Changes | None = None,
    fills: Iterable[Fill] = (),
    paging: Sequence[PagingRule] = (),
    webhooks: WebhookRules | None = None,
    servers: tuple[str, ...] = (),
) -> Site:
    """Make every file of the site of a document.

    Args:
        api: The intermediate model.
        names: Every public name.
        guides: Pages that the owner wrote.
        advance: Called for each page.
        served: Whether the local server serves it, which sends what is filled in.
        try_it: Whether the pages send it by themselves where they are not served.
        changes: What has changed since an earlier document, which becomes a page.
        fills: Where values of parameters are found, beside what links say.
        paging: What the configuration says of it.
        webhooks: The same of what the API sends by itself.
        servers: Addresses that calls may go to before those of the document.
    """
    builder = _Builder(
        api,
        names,
        guides,
        advance,
        served=served,
        try_it=try_it,
        changes=changes,
        fills=fills,
        paging=find_paging(api, paging),
        webhooks=webhooks or WebhookRules(),
        servers=servers,
    )
    return builder.site()


class _Builder:
    def __init__(
        self,
        api: Api,
        names: Names,
        guides: tuple[GuidePage, ...],
        advance: Callable[[], object],
        *,
        served: bool,
        try_it: bool,
        changes: Changes | None,
        fills: Iterable[Fill],
        paging: Mapping[str, Paging],
        webhooks: WebhookRules,
        servers: tuple[str, ...],
    ) -> None:
        self.guides = guides
        self.changes = changes
        self.api = api
        self.names = names
        self.advance = advance
        self.served = served
        self.addresses: Addresses = addresses(api, names)
        self.changed: ChangesPage | None = None
        if changes is not None:
            from generator.reference.changes import changes_page

            self.changed = changes_page(changes, api.version, names, self.addresses)
        self.titles = {
            identity: names.schemas[identity] for identity in self.addresses.schemas
        }
        modules = assign(api, names)
        constants = plan_constants(api, names, modules, paging)
        examples = Examples(api)
        self.calls = example_calls(api, names, examples)
        known = base_url(api)
        self.base_url = _absolute(known)
        requests = Requests(api, names, constants, self.base_url)
        carried = self.carried = carriers(api, names)
        self.programs = Programs(
            names.package,
            requests,
            carried,
            self.base_url,
            is_known=known == self.base_url,
        )
        received = plan_webhooks(api, names, modules, webhooks)
        self.pages = Pages(
            api,
            names,
            self.addresses,
            Trees(Kinds(api, self.titles), modules.cyclic),
            examples,
            self.programs,
            base_url=self.base_url,
            paging=paging,
            verification=received.verification if received else None,
        )
        self.forms: dict[str, Form] = {}
        self.nodes = Nodes(self.pages.kinds)
        self.scripts: tuple[str, ...] = ()
        if served or try_it:
            self.scripts = scripts.LOCAL if served else scripts.DIRECT
            fillers = Fillers(api, fills if served else ())
            made = Forms(api, names, self.nodes, examples, fillers, servers)
            direct = Directs(carried, requests)
            for call in self.calls:
                form = made.of(call)
                if not served:
                    form = direct.of(call.operation, form)
                self.forms[form.operation] = form
        self.templates = environment()

    def site(self) -> Site:
        tags = self._tags()
        operations = self._operations()
        found: dict[str, str] = {}
        shared: dict[str, Any] = {
            "api": self.api,
            "title": " ".join(self.api.title.split()),
            "guides": self.guides,
            "changed": self.changed,
            "tags": tags,
            "schema_addresses": self.addresses.schemas,
            "groups": [
                LinkView(title, f"{title.lower()}/index.html")
                for title, pages in (
                    ("Webhooks", self.addresses.webhooks),
                    ("Schemas", self.addresses.schemas),
                )
                if pages
            ],
            "package": self.names.package,
            "served": self.served,
            "scripts": self.scripts,
        }
        templates = self.templates
        seen_by_all = cast("dict[str, Any]", templates.globals)
        seen_by_all.update(shared, contents=contents_of(templates))
        macros: dict[str, Any] = {}
        seen_by_all.update(
            shown_field=once(macros, "field"),
            shown_rows=once(macros, "rows"),
            shown_parameter=once(macros, "parameter"),
        )
        macros.update(vars(templates.get_template("parts.html.jinja").make_module()))
        by_resource = {tag.dotted: tag for tag in tags}
        template = templates.get_template("operation.html.jinja")
        twin = templates.get_template("operation.md.jinja")
        for page in operations:
            tag = by_resource[page.resource]
            found[page.address] = template.render(page=page, current=tag, root="../")
            found[_twin(page.address)] = twin.render(page=page)
            self.advance()
        template = templates.get_template("tag.html.jinja")
        for tag in tags:
            found[tag.address] = template.render(page=tag, current=tag, root="../")
        schemas = list(self._schemas(operations))
        webhooks = list(self._webhooks(operations))
        found |= self._group("schema", "Schemas", schemas)
        found |= self._group("webhook", "Webhooks", webhooks)
        template = templates.get_template("guide.html.jinja")
        for guide in self.guides:
            found[guide.address] = template.render(page=guide, current=None, root="../")
        if self.changes and self.changed:
            from generator.reference.changes import changes_text

            told = self.changed
            template = templates.get_template("changes.html.jinja")
            found[told.address] = template.render(page=told, current=None, root="")
            found[_twin(told.address)] = changes_text(told, self.changes)
        first = _simplest(operations)
        found["index.html"] = templates.get_template("index.html.jinja").render(
            description=markdown.block(self.api.description),
            schemes=scheme_views(self.api, self.names),
            base_url=self.base_url,
            first=first,
            variables=self._variables(first),
            credentials=data_block(
                [one.as_json() for one in credential_fields(self.api, self.names)]
            ),
            sign_in=data_block(scopes_of(self.api) if self.names.sign_ins else None),
            operation_pages=data_block(
                {
                    f"{page.method} {page.path}": (page.title, page.address)
                    for page in (operations if self.served else ())
                }
            ),
            current=None,
            root="",
        )
        found["llms.txt"] = templates.get_template("llms.txt.jinja").render(
            groups=[
                (tag, [page for page in operations if page.resource == tag.dotted])
                for tag in tags
            ],
            twin=_twin,
            description=markdown.plain(self.api.description),
        )
        found["assets/search.js"] = search_index(
            operations, schemas, webhooks, self.changed
        )
        sending = ("send.css", *self.scripts) if self.scripts else ()
        for name in (*_ASSETS, *sending):
            path = templates_directory() / "reference" / "assets" / name
            found[f"assets/{name}"] = path.read_text(encoding="utf-8")
        calls = {
            f"{one.operation.method} {one.operation.path}": one for one in self.calls
        }
        return Site(
            found, len(operations), self.forms, calls, self.programs, self.nodes
        )

    def _variables(self, page: OperationPage | None) -> list[str]:
        """The environment variables that a call takes its credentials from."""
        asked = (
            [name for name, _ in page.security[0].schemes]
            if page and page.security
            else []
        )
        return [
            argument.variable
            for carrier in self.carried
            for argument in carrier.arguments
            if carrier.scheme.name in asked
        ]

    def _group(
        self, kind: str, title: str, pages: Sequence[SchemaPage | WebhookPage]
    ) -> dict[str, str]:
        """Pages of a kind, and one that lists them; nothing when there are none."""
        if not pages:
            return {}
        found: dict[str, str] = {}
        template = self.templates.get_template(f"{kind}.html.jinja")
        for page in pages:
            found[page.address] = template.render(page=page, current=None, root="../")
            self.advance()
        template = self.templates.get_template("list.html.jinja")
        listing = f"{kind}s/index.html"
        found[listing] = template.render(
            heading=title,
            pages=pages,
            page=LinkView(title, listing),
            current=None,
            root="../",
        )
        return found

    def _webhooks(self, operations: list[OperationPage]) -> Iterator[WebhookPage]:
        links = {page.address: _link(page) for page in operations}
        for incoming in self.api.incoming:
            if incoming.operation.pointer in self.addresses.webhooks:
                caller = self.addresses.operations.get(incoming.caller or "")
                yield self.pages.webhook(incoming, links.get(caller or ""))

    def _operations(self) -> list[OperationPage]:
        pages = [self.pages.operation(call) for call in self.calls]
        links = [_link(page) for page in pages]
        return [
            replace(
                page,
                form=self._form(page),
                previous=links[index - 1] if index else None,
                following=links[index + 1] if index + 1 < len(links) else None,
            )
            for index, page in enumerate(pages)
        ]

    def _form(self, page: OperationPage) -> Markup | None:
        form = self.forms.get(f"{page.method} {page.path}")
        return form.data() if form else None

    def _tags(self) -> list[TagPage]:
        operations = {each.pointer: each for each in self.api.operations}
        described = {tag.name: tag for tag in self.api.tags}
        found: list[TagPage] = []
        for resource in self.names.resources:
            tag = described.get(resource.tag or "")
            title = (
                (tag.summary if tag else None) or resource.tag or resource.class_name
            )
            found.append(
                TagPage(
                    address=self.addresses.tags[resource.dotted],
                    title=title,
                    dotted=resource.dotted,
                    description=markdown.block(tag.description if tag else None),
                    operations=tuple(
                        self._operation_link(operations[pointer])
                        for pointer in resource.operations
                    ),
                )
            )
        return [tag for tag in found if tag.operations]

    def _operation_link(self, operation: Operation) -> LinkView:
        return LinkView(
            markdown.plain(operation.summary) or operation.path,
            self.addresses.operations[operation.pointer],
            operation.method,
            operation.path,
        )

    def _schemas(self, operations: list[OperationPage]) -> Iterator[SchemaPage]:
        links = {page.address: _link(page) for page in operations}
        users: dict[str, list[LinkView]] = {}
        mentions = mentioned(self.api.schemas)
        for operation in self.api.operations:
            link = links[self.addresses.operations[operation.pointer]]
            for identity in reachable(mentions, operation_references(operation)):
                if identity in self.titles:
                    users.setdefault(identity, []).append(link)
        for identity in self.titles:
            found = users.get(identity, [])
            yield self.pages.schema(identity, tuple(found[:_MOST_USERS]))


def _link(page: OperationPage) -> LinkView:
    return LinkView(page.title, page.address, page.method, page.path)


def _twin(address: str) -> str:
    """The page for machines beside a page."""
    return f"{address.removesuffix('.html')}.md"


def _absolute(address: str) -> str:
    if address.startswith(("http://", "https://")):
        return address
    return f"https://api.example.com{address}"


def _simplest(operations: list[OperationPage]) -> OperationPage | None:
    """The operation that a newcomer tries first."""
    return min(
        operations,
        key=lambda page: (
            page.method != "GET",
            page.deprecated,
            sum(each.field.required for _, _, group in page.groups for each in group),
        ),
        default=None,
    )
