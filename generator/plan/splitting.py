"""Modules of very many schemas in several, each named after a subject.

Type checkers give up on files that are too long, and importing one class would load
them all. What is shared is split by who shares it, and the rest by subject: how the name
begins that its document gave a schema, or that of the schema it stands in.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.ir.references import schema_references
from generator.names.identifiers import distinct, snake
from generator.names.words import stem, words
from generator.plan.graph import components

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from generator.ir import Schema

MOST = 1_000
MOST_SHARED = 50  # schemas in the module of what several resources share

# How many words of a name a subject has at the most.
_DEEPEST = 4


def split(
    of: Mapping[str, str],
    schemas: Mapping[str, Schema],
    taken: Collection[str],
    most: int = MOST,
) -> dict[str, str]:
    """The module of each schema, with the large modules split.

    No two modules import each other afterwards: subjects that refer to each other
    stay together.

    Args:
        of: Schema identity to module name.
        schemas: The schemas by identity.
        taken: Names of modules that there are.
        most: How many schemas a module may have before it is split.
    """
    found = dict(of)
    names = {*taken, *of.values()}
    for module, count in Counter(of.values()).items():
        if count <= most:
            continue
        members = [identity for identity, name in of.items() if name == module]
        subjects = _subjects(module, members, schemas, most)
        for group in _packed(_together(subjects, schemas), most):
            label = max(group, key=lambda subject: (len(group[subject]), subject))
            name = distinct(f"{module}_{label}", names, f"{module}_{label}_models")
            names.add(name)
            for part in group.values():
                found.update(dict.fromkeys(part, name))
    return found


def split_by_users(
    of: Mapping[str, str],
    users: Mapping[str, Collection[str]],
    schemas: Mapping[str, Schema],
    module: str,
    taken: Collection[str],
    most: int = MOST_SHARED,
) -> dict[str, str]:
    """The module of each schema, with a large one split by which resources use what.

    Making the classes of a module is what a first call costs most, and of one that many
    resources share it would use few. Whatever a schema refers to has all of its users,
    so that a module only ever imports from those with more of them: none comes to need
    one that needs it.

    Args:
        of: Schema identity to module name.
        users: The resources that use each schema.
        schemas: The schemas by identity.
        module: The module to split.
        taken: Names of modules that there are.
        most: How many schemas it may have before it is split.
    """
    found = dict(of)
    groups: dict[frozenset[str], list[str]] = {}
    for identity, name in of.items():
        if name == module:
            groups.setdefault(frozenset(users[identity]), []).append(identity)
    if sum(map(len, groups.values())) <= most:
        return found
    names = {*taken, *of.values()}
    for group in groups.values():
        # The schema that others stand in has the shortest name.
        paths = {schemas[identity].origin.path[0] for identity in group}
        label = snake(min(paths, key=lambda path: (len(path), path)), fallback="others")
        name = distinct(f"{module}_{label}", names, f"{module}_{label}_models")
        names.add(name)
        found.update(dict.fromkeys(group, name))
    return found


def _subjects(
    module: str, members: list[str], schemas: Mapping[str, Schema], most: int
) -> dict[str, list[str]]:
    """Schemas by subject: as few words as tell them into groups that are small."""
    own = {stem(word) for word in words(module)}
    telling = {
        identity: [
            word
            for word in words(schemas[identity].origin.path[0])
            if stem(word) not in own
        ]
        for identity in members
    }
    found: dict[str, list[str]] = {}
    waiting = [(1, members)]
    while waiting:
        depth, group = waiting.pop()
        parts: dict[str, list[str]] = {}
        for identity in group:
            label = snake(" ".join(telling[identity][:depth]), fallback="others")
            parts.setdefault(label, []).append(identity)
        for label, part in parts.items():
            longer = any(len(telling[identity]) > depth for identity in part)
            if len(part) > most and longer and depth < _DEEPEST:
                waiting.append((depth + 1, part))
            else:
                found.setdefault(label, []).extend(part)
    return found


def _packed(
    groups: list[dict[str, list[str]]], most: int
) -> list[dict[str, list[str]]]:
    """Small groups put together, neighbours only: none comes to need a later one."""
    packed: list[dict[str, list[str]]] = []
    room = 0
    for group in groups:
        size = sum(map(len, group.values()))
        if size > room:
            packed.append({})
            room = most
        packed[-1].update(group)
        room -= size
    return packed


def _together(
    subjects: dict[str, list[str]], schemas: Mapping[str, Schema]
) -> list[dict[str, list[str]]]:
    """The subjects in groups that refer to each other, those referred to first."""
    subject_of = {
        identity: subject for subject, part in subjects.items() for identity in part
    }
    graph: dict[str, list[str]] = {}
    for subject, part in subjects.items():
        targets = {
            subject_of[target]
            for identity in part
            for target in schema_references(schemas[identity])
            if target in subject_of
        }
        graph[subject] = sorted(targets)
    return [
        {subject: subjects[subject] for subject in sorted(group)}
        for group in components(graph)
    ]
