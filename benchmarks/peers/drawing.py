"""Plots as SVG: rows of dots on a logarithmic scale, for light and dark pages.

Written by hand: a plotting library would be tens of megabytes for a hundred lines, and
draws for one background only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Blue, orange, green, red, purple and brown that are told apart on white and on black,
# and by those who see few colours: the shapes differ too.
_COLOURS = ("#2f7fd6", "#e07b00", "#2a9d5c", "#d6455d", "#9067c6", "#8c7051")
_SHAPES = ("circle", "square", "diamond", "triangle", "cross", "bar")
_STYLE = """
  svg { --ink: #1f2328; --faint: #d0d7de; --page: #ffffff; }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #e6edf3; --faint: #3d444d; --page: #0d1117; }
  }
  text { fill: var(--ink); font: 12px system-ui, sans-serif; }
  .title { font-weight: 600; font-size: 13px; }
  .grid { stroke: var(--faint); stroke-width: 1; }
  .page { fill: var(--page); }
"""
_LEFT, _RIGHT, _WIDTH, _ROW, _TOP = 120, 36, 760, 24, 64


@dataclass(frozen=True)
class Panel:
    """A measure.

    Attributes:
        title: With its unit.
        rows: By the rows' labels, the values of each series; those that are missing have
            no dot.
    """

    title: str
    rows: Mapping[str, Mapping[str, float]]


def plot(panels: Sequence[Panel], series: Sequence[str]) -> str:
    """One picture of several panels, one under the other; a dot for each value, in the
    same colour and shape for each series."""
    y = _TOP
    parts: list[str] = []
    for panel in panels:
        text, height = _panel(panel, series, y)
        if height:
            parts.append(text)
            y += height
    legend = _legend(series)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y}" '
        f'width="{_WIDTH}" height="{y}" role="img">\n<style>{_STYLE}</style>\n'
        f'<rect class="page" width="{_WIDTH}" height="{y}"/>\n'
        f"{legend}{''.join(parts)}</svg>\n"
    )


def _legend(series: Sequence[str]) -> str:
    parts: list[str] = []
    x, y = 16.0, 18.0
    for number, name in enumerate(series):
        needed = 24 + 7.2 * len(name)
        if x + needed > _WIDTH - _RIGHT:
            x, y = 16.0, y + 20
        parts.append(_mark(number, x + 6, y))
        parts.append(f'<text x="{x + 16:.0f}" y="{y + 4:.0f}">{escape(name)}</text>\n')
        x += needed
    return "".join(parts)


def _panel(panel: Panel, series: Sequence[str], top: int) -> tuple[str, int]:
    """Its picture and height, 0 where it has no value that can be drawn."""
    values = [v for row in panel.rows.values() for v in row.values() if v > 0]
    if not values:
        return "", 0
    low = 10 ** math.floor(math.log10(min(values)))
    high = 10 ** math.ceil(math.log10(max(values) * 1.001))
    room = _WIDTH - _LEFT - _RIGHT

    def place(value: float) -> float:
        share = math.log10(value / low) / math.log10(high / low)
        return _LEFT + share * room

    start = top + 30
    bottom = start + _ROW * len(panel.rows)
    parts = [
        f'<text class="title" x="16" y="{top + 14}">{escape(panel.title)}</text>\n'
    ]
    tick = low
    while tick <= high * 1.001:
        x = place(tick)
        parts.append(
            f'<line class="grid" x1="{x:.1f}" y1="{start - 6}" x2="{x:.1f}" '
            f'y2="{bottom}"/>\n<text x="{x:.1f}" y="{bottom + 15}" '
            f'text-anchor="middle">{tick:,g}</text>\n'
        )
        tick *= 10
    for number, (label, row) in enumerate(panel.rows.items()):
        y = start + _ROW * number + _ROW / 2 - 3
        parts.append(
            f'<text x="{_LEFT - 12}" y="{y + 4:.0f}" '
            f'text-anchor="end">{escape(label)}</text>\n'
            f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}"/>\n'
        )
        parts += [
            _mark(position, place(row[name]), y, f"{name}: {row[name]:,.4g}")
            for position, name in reversed(list(enumerate(series)))
            if row.get(name, 0) > 0
        ]
    return "".join(parts), bottom + 34 - top


def _mark(number: int, x: float, y: float, title: str = "") -> str:
    colour = _COLOURS[number % len(_COLOURS)]
    told = f"<title>{escape(title)}</title>" if title else ""
    match _SHAPES[number % len(_SHAPES)]:
        case "circle":
            shape = f'circle cx="{x:.1f}" cy="{y:.1f}" r="6"'
            return f'<{shape} fill="{colour}">{told}</circle>\n'
        case "square":
            path = f"M{x - 5:.1f} {y - 5:.1f}h10v10h-10z"
        case "diamond":
            path = f"M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z"
        case "triangle":
            path = f"M{x:.1f} {y - 6:.1f}l6 11h-12z"
        case "cross":
            path = f"M{x - 6:.1f} {y - 2:.1f}h4v-4h4v4h4v4h-4v4h-4v-4h-4z"
        case _:
            path = f"M{x - 2:.1f} {y - 7:.1f}h4v14h-4z"
    return f'<path d="{path}" fill="{colour}">{told}</path>\n'
