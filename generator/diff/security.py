"""Which credentials a method needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.diff.ledger import At
    from generator.ir import Operation, Requirement

_Alternative = tuple["Requirement", ...]


def compare_security(old: Operation, new: Operation, at: At) -> None:
    """Note the credentials and scopes that a method needs or no longer needs.

    Who could call it could do so with any of the old alternatives; each of them has to
    be enough for one of the new.
    """
    before = old.security or ((),)
    now = new.security or ((),)
    missing = [one for one in before if not any(_serves(one, each) for each in now)]
    if missing:
        wanted = min(now, key=lambda each: _distance(missing[0], each))
        _needed(missing[0], wanted, at)
    elif any(not any(_serves(each, one) for one in before) for each in now):
        _eased(before, now, at)
    elif before != now:
        at.once("CALCO-D067", "fix", "chooses otherwise between credentials")


def _serves(given: _Alternative, needed: _Alternative) -> bool:
    """Whether credentials are enough for an alternative."""
    scopes = {each.scheme: set(each.scopes) for each in given}
    return all(
        each.scheme in scopes and set(each.scopes) <= scopes[each.scheme]
        for each in needed
    )


def _distance(given: _Alternative, needed: _Alternative) -> tuple[int, int]:
    schemes = {each.scheme for each in given}
    return (
        sum(each.scheme not in schemes for each in needed),
        sum(len(each.scopes) for each in needed),
    )


def _needed(given: _Alternative, needed: _Alternative, at: At) -> None:
    scopes = {each.scheme: set(each.scopes) for each in given}
    new = [each for each in needed if each.scheme not in scopes]
    if new:
        with_ = " and ".join(_written(each) for each in new)
        if not given:
            at.once("CALCO-D060", "breaking", f"needs {with_} now; it was open to all")
        else:
            at.once("CALCO-D060", "breaking", f"needs {with_} now")
    for each in needed:
        added = sorted(set(each.scopes) - scopes.get(each.scheme, set(each.scopes)))
        if added:
            listed = ", ".join(added)
            word = "scope" if len(added) == 1 else "scopes"
            at.once("CALCO-D061", "breaking", f"needs the {word} {listed} now")


def _eased(
    before: tuple[_Alternative, ...], now: tuple[_Alternative, ...], at: At
) -> None:
    if any(not each for each in now):
        at.once("CALCO-D062", "feature", "needs no credentials any more")
        return
    wanted = next(each for each in now if not any(_serves(each, one) for one in before))
    closest = min(before, key=lambda one: _distance(wanted, one))
    schemes = {each.scheme for each in closest}
    kept = {scope for each in wanted for scope in each.scopes}
    asked = {scope for each in closest for scope in each.scopes}
    if schemes == {each.scheme for each in wanted} and kept < asked:
        gone = sorted(asked - kept)
        word = "scope" if len(gone) == 1 else "scopes"
        message = f"does not need the {word} {', '.join(gone)} any more"
    else:
        with_ = " and ".join(_written(each) for each in wanted)
        message = f"can be called with {with_} too"
    at.once("CALCO-D062", "feature", message)


def _written(requirement: Requirement) -> str:
    if not requirement.scopes:
        return requirement.scheme
    return f"{requirement.scheme} ({', '.join(requirement.scopes)})"
