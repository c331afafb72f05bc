"""How pages are made of templates, and what is made once for many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.resources import templates_directory

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from generator.reference.views import TagPage


def callback_page(words: str, back: str, *, succeeded: bool) -> str:
    """The page that a browser sees when it comes back from signing in.

    Args:
        words: What became of it.
        back: The page from which it left.
        succeeded: Whether somebody is signed in now.
    """
    template = environment().get_template("callback.html.jinja")
    return template.render(words=words, back=back, succeeded=succeeded)


def contents_of(
    environment: Environment,
) -> Callable[[TagPage | None, str, str], Markup]:
    """What shows the contents beside a page, with the page marked in them. They are the
    same for all pages of a group but for that mark."""
    template = environment.get_template("contents.html.jinja")
    made: dict[tuple[str, str], str] = {}

    def contents(current: TagPage | None, root: str, address: str) -> Markup:
        key = (current.dotted if current else "", root)
        if key not in made:
            made[key] = template.render(current=current, root=root)
        link = f'href="{root}{address}"'
        return Markup(made[key].replace(link, f'{link} aria-current="page"', 1))

    return contents


def once(macros: dict[str, Any], name: str) -> Callable[[Any], Markup]:
    """A macro that renders the same object but once: many pages show the same rows."""
    made: dict[int, tuple[Any, Markup]] = {}

    def rendered(shown: Any) -> Markup:
        if id(shown) not in made:
            made[id(shown)] = (shown, macros[name](shown))
        return made[id(shown)][1]

    return rendered


def environment() -> Environment:
    """The templates of the pages."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from generator.compiled import COMPILED

    return Environment(
        loader=FileSystemLoader(templates_directory() / "reference"),
        autoescape=lambda name: name is not None and name.endswith(".html.jinja"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=COMPILED,
    )
