"""Which version a release has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packaging.version import Version

from generator.config import is_version
from generator.problems import CalcoError

if TYPE_CHECKING:
    from generator.config import Options
    from generator.problems import Report
    from generator.release.request import Request


def next_version(
    released: str,
    following: str,
    request: Request,
    options: Options,
    declared: str,
    report: Report,
) -> str:
    """The version of the next release; the one of the last when there is none to make.

    Args:
        released: The version of the last release.
        following: The one that follows from what has changed; the same as *released*
            when nothing has.
        request: A version that it asks for wins.
        options: How the package is made.
        declared: ``info.version`` of the document.
        report: Receives a warning when the version is less of a step than *following*.

    Raises:
        CalcoError: The version that is asked for, or that the document has, is not
            higher than the last one, or none at all.
    """
    if request.version is not None:
        version = normalized(request.version)
        unchanged = version == released == following
        if not unchanged and Version(version) <= Version(released):
            raise CalcoError.of(
                "CALCO-W021",
                f"{version} is not higher than {released}, which was released",
                hint="Give a higher version, or none.",
            )
    elif options.release.version == "document":
        version = _of_document(released, following, options.version or declared)
    else:
        version = following
        if options.version and Version(options.version) > Version(following):
            version = str(Version(options.version))
    if Version(version) < Version(following):
        report.add(
            "CALCO-W023",
            "warning",
            f"{version} says less than what has changed, which asks for {following}",
            hint="Users rely on what a version says (Semantic Versioning 2.0.0).",
        )
    return version


def first_version(request: Request, options: Options, declared: str) -> str:
    """The version of the first release of a folder in which nothing is yet.

    Raises:
        CalcoError: The document is to say it, and says none.
    """
    from generator.config import package_version

    if request.version is not None:
        return normalized(request.version)
    if options.release.version == "document" and not options.version:
        return _declared(declared)
    return package_version(options, declared)


def normalized(text: str) -> str:
    """A version as PEP 440 writes it.

    Raises:
        CalcoError: It is none.
    """
    if not is_version(text):
        raise CalcoError.of(
            "CALCO-C007",
            f"{text!r} is not a version in the sense of PEP 440",
            hint="Write it as 1.2.0 or 1.2.0rc1.",
        )
    return str(Version(text))


def _of_document(released: str, following: str, declared: str) -> str:
    version = _declared(declared)
    if following == released and Version(version) <= Version(released):
        return released
    if Version(version) < Version(released):
        raise CalcoError.of(
            "CALCO-W022",
            f"the version of the document, {version}, is lower than {released}, which"
            " was released",
            hint=f"Set info.version to {following} or higher, or release --release-as"
            " another version.",
        )
    if version == released:
        raise CalcoError.of(
            "CALCO-W022",
            f"the version of the document is {version} still, and the package has"
            " changed",
            hint=f"Set info.version to {following} or higher, or release --release-as"
            " another version.",
        )
    return version


def _declared(declared: str) -> str:
    if not is_version(declared):
        raise CalcoError.of(
            "CALCO-W022",
            f"the version of the document, {declared!r}, is none in the sense of PEP 440",
            hint="Correct info.version, or let the version follow from what has changed:"
            ' version = "verdict" under release in calco.toml.',
        )
    return str(Version(declared))
