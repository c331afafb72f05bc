"""Every operation of a package called on two servers, and what these find wrong.

The servers are calco mock and Prism. Each judges requests by the document; what
passes one of them and not the other says that one of the two is mistaken.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from xml.etree import ElementTree

from tests.corpus.packages import run, without_certificates
from tests.corpus.servers import (
    Exchange,
    ServerStoppedError,
    calco_mock,
    prism,
    witness,
)

if TYPE_CHECKING:
    from pathlib import Path

Judge = Literal["mock", "prism"]
JUDGES: dict[Judge, Any] = {"mock": calco_mock, "prism": prism}

_PRISM_SAYS = re.compile(
    r'\{"location":(?P<location>\[[^\]]*\]),"severity":"Error","code":(?P<code>[^,]*),'
    r'"message":"(?P<message>(?:[^"\\]|\\.)*)"'
)


class Violation(NamedTuple):
    """What a judge says is wrong with a request.

    Attributes:
        request: Method and target.
        place: Where in the request, as the judge writes it: ``query/limit``.
        message: What is wrong, in the words of the judge.
    """

    request: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.request}: {self.place}: {self.message}"


@dataclass(frozen=True)
class Called:
    """What one judge says of one package.

    Attributes:
        judge: Which server it was.
        calls: Requests that reached it.
        violations: Of the requests, in the order they came.
        failed: The generated tests that did not pass, with their reasons.
        stopped: Why the server did not start, if it did not.
    """

    judge: Judge
    calls: int
    violations: list[Violation]
    failed: list[str]
    stopped: str | None = None


def violations_of(exchange: Exchange) -> list[Violation]:
    """What a server said is wrong with a request; nothing of its own answers."""
    found = [
        _violation(exchange, json.loads(one["location"]), one["message"])
        for one in _PRISM_SAYS.finditer(exchange.violations)
        if one["location"].startswith('["request"')
    ]
    if found or not exchange.problem:
        return found
    try:
        problem: dict[str, Any] = json.loads(exchange.problem)
    except ValueError:
        return [Violation(exchange.request, "", exchange.problem[:300])]
    if "validation" in problem:  # Prism, where the document has no answer for errors
        return [
            _violation(exchange, ["request", *one["location"]], one["message"])
            for one in problem["validation"]
        ]
    if "errors" in problem and exchange.status == 422:  # calco mock
        return [
            Violation(
                exchange.request,
                f"{one['in']}/{one.get('name', '')}{one.get('pointer', '')}".rstrip(
                    "/"
                ),
                one["message"],
            )
            for one in problem["errors"]
        ]
    return [Violation(exchange.request, "", _detail(problem))]


def _violation(exchange: Exchange, location: list[Any], message: str) -> Violation:
    place = "/".join(map(str, location[1:]))
    return Violation(exchange.request, place, message.replace('\\"', '"'))


def _detail(problem: dict[str, Any]) -> str:
    title, detail = problem.get("title", ""), problem.get("detail", "")
    return f"{title}: {detail}"


def call(judge: Judge, document: Path, project: Path, folder: Path) -> Called:
    """Run the generated tests of a package on a server.

    Args:
        judge: Which server.
        document: What the package was made of, and the server answers for.
        project: Where the package and its tests are.
        folder: An empty folder for what is printed.
    """
    folder.mkdir(parents=True)
    try:
        with JUDGES[judge](document, folder) as server, witness(server) as between:
            results = folder / "results.xml"
            ran = run(
                [
                    *(sys.executable, "-m", "pytest", "tests", "-q", "--tb=line"),
                    *("-p", "no:cacheprovider", f"--junitxml={results}"),
                    # More answers of the same operations, which no server is asked for.
                    "--ignore=tests/test_other_answers.py",
                ],
                cwd=project,
                environment={
                    "PYTHONPATH": str(project),
                    "TEST_API_BASE_URL": between.url,
                    **without_certificates(folder),
                },
            )
    except ServerStoppedError as error:
        return Called(judge, 0, [], [], str(error)[-600:])
    (folder / "pytest.txt").write_text(ran.stdout + ran.stderr)
    seen = between.seen
    violations = [one for exchange in seen for one in violations_of(exchange)]
    return Called(judge, len(seen), violations, _failed(results, ran.stdout))


def _failed(results: Path, printed: str) -> list[str]:
    if not results.is_file():
        return [f"pytest: {printed[-600:]}"]
    found: list[str] = []
    for case in ElementTree.parse(results).iter("testcase"):
        for outcome in (*case.iter("failure"), *case.iter("error")):
            told = " ".join(str(outcome.get("message")).split())[:300]
            found.append(f"{case.get('classname')}.{case.get('name')}: {told}")
    return found
