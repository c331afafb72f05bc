"""The local server: the same pages as the site's, from memory, and what sends calls."""

from __future__ import annotations

import contextlib
import json
from threading import Thread
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from generator.json_types import is_object
from generator.reference.choices import Choices
from generator.reference.credentials import CredentialError, credentials_of
from generator.reference.filling import Filling
from generator.reference.guard import LARGEST, Guard
from generator.reference.history import History
from generator.reference.lines import Going, Lines
from generator.reference.mistakes import EntryError
from generator.reference.rendering import callback_page
from generator.reference.sending import Sender
from generator.reference.signing import CALLBACK, SignIns
from generator.reference.uploads import without_contents
from generator.serving import Server, listen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from generator.ir import Api
    from generator.names import Names
    from generator.reference.credentials import Credentials
    from generator.reference.lines import Tell
    from generator.reference.nodes import Nodes
    from generator.reference.package import Packaged
    from generator.reference.site import Site

HOST = "127.0.0.1"
PORT = 4011
"""Where it listens unless told otherwise."""
_KINDS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "md": "text/markdown",
    "txt": "text/plain",
}


class _UnusableError(Exception):
    """A request that is none of the page's script."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Local:
    """What answers for a site.

    Args:
        files: Its pages, by path.
        sender: Makes the calls.
        filling: Says what becomes of what is filled in.
        nodes: Say what is to be entered in bodies.
        choices: Ask for values to choose from.
        credentials: What calls are made with.
        signing: Signs in.
        going: The calls that are under way.
    """

    def __init__(
        self,
        files: Mapping[str, str],
        sender: Sender,
        filling: Filling,
        nodes: Nodes,
        choices: Choices,
        credentials: Credentials,
        signing: SignIns,
        going: Going,
    ) -> None:
        self._files = files
        self._sender = sender
        self._filling = filling
        self._nodes = nodes
        self._choices = choices
        self._credentials = credentials
        self._signing = signing
        self._going = going
        self._history = History()

    def application(self) -> Starlette:
        """The application, which whatever serves it has to guard."""
        return Starlette(
            routes=[
                Route("/send", self._send, methods=["POST"]),
                Route("/calls", self._calls, methods=["GET"]),
                Route("/calls", self._forget_calls, methods=["DELETE"]),
                Route("/calls/{number:int}", self._call, methods=["GET"]),
                Route("/code", self._code, methods=["POST"]),
                Route("/choices", self._choose, methods=["POST"]),
                Route("/fields/{number:int}", self._fields, methods=["GET"]),
                Route("/credentials", self._known, methods=["GET"]),
                Route("/credentials", self._give, methods=["POST"]),
                Route("/credentials", self._forget, methods=["DELETE"]),
                Route("/sign-ins", self._sign_ins, methods=["GET"]),
                Route("/sign-ins", self._sign_in, methods=["POST"]),
                Route(CALLBACK, self._callback, methods=["GET"]),
                Route("/{path:path}", self._page, methods=["GET"]),
            ],
            exception_handlers={_UnusableError: _unusable},
        )

    async def _page(self, request: Request) -> Response:
        path = request.path_params["path"] or "index.html"
        text = self._files.get(path)
        if text is None:
            return PlainTextResponse("There is no such page.\n", 404)
        kind = _KINDS.get(path.rpartition(".")[2], "text/plain")
        return Response(text, media_type=f"{kind}; charset=utf-8")

    async def _send(self, request: Request) -> Response:
        asked = await _asked(request)
        try:
            call = self._sender.call(asked)
        except EntryError as error:
            return _refused(error)

        async def make(tell: Tell) -> None:
            number = self._history.begin(without_contents(asked))
            stopped = True
            try:
                await call.make(tell)
                stopped = False
            except Exception as error:
                found = {"kind": "defect", "message": _defect(error)}
                await tell({"told": {"error": found}})
                return
            finally:
                # Also when somebody would not wait for the end of it.
                told = call.told()
                self._history.end(number, told, stopped=stopped)
            await tell({"told": {**told, "number": number}})

        return Lines(make, self._going)

    async def _calls(self, _: Request) -> Response:
        return _json(self._history.lines())

    async def _call(self, request: Request) -> Response:
        found = self._history.call(request.path_params["number"])
        if found is None:
            raise _UnusableError(404, "It is not kept any more.")
        return _json(found)

    async def _forget_calls(self, _: Request) -> Response:
        self._history.forget()
        return _json([])

    async def _code(self, request: Request) -> Response:
        asked = await _asked(request)
        try:
            return _json(await run_in_threadpool(self._filling.told, asked))
        except EntryError as error:
            return _refused(error)

    async def _choose(self, request: Request) -> Response:
        asked = await _asked(request)
        try:
            return _json(await self._choices.of(asked))
        except EntryError as error:
            return _refused(error)

    async def _fields(self, request: Request) -> Response:
        found = self._nodes.fields(request.path_params["number"])
        if found is None:
            raise _UnusableError(404, "There is no such object.")
        return _json(found)

    async def _known(self, _: Request) -> Response:
        return _json(self._credentials.known())

    async def _give(self, request: Request) -> Response:
        try:
            self._credentials.give(await _asked(request))
        except CredentialError as error:
            told = {"kind": "entry", "message": str(error), "field": error.argument}
            return _json({"error": told}, 422)
        return _json(self._credentials.known())

    async def _sign_ins(self, _: Request) -> Response:
        return _json(await self._signing.known())

    async def _sign_in(self, request: Request) -> Response:
        asked = await _asked(request)

        async def make(tell: Tell) -> None:
            try:
                told = await self._signing.begin(asked, tell)
            except EntryError as error:
                told = {"error": {"message": str(error), "field": error.field}}
            except Exception as error:
                told = {"error": {"message": self._said(error)}}
            await tell({"told": told})

        return Lines(make, self._going)

    async def _callback(self, request: Request) -> Response:
        try:
            back = await self._signing.finish(str(request.url))
        except LookupError:
            words = (
                "This sign-in was not begun here, or it was ended before: begin again."
            )
            return self._came_back(words, 400)
        except Exception as error:
            return self._came_back(self._said(error), 400)
        return self._came_back("You are signed in.", 200, back)

    def _came_back(self, words: str, status: int, back: str = "") -> Response:
        known = back if back in self._files else "index.html"
        page = callback_page(words, known, succeeded=status == 200)
        return Response(page, status, media_type="text/html; charset=utf-8")

    def _said(self, error: Exception) -> str:
        if self._signing.is_refusal(error):
            return str(error)
        return _defect(error)

    async def _forget(self, _: Request) -> Response:
        self._credentials.forget()
        return _json(self._credentials.known())


async def _asked(request: Request) -> dict[str, Any]:
    """The JSON object that a request holds."""
    if request.headers.get("content-type") != "application/json":
        raise _UnusableError(415, "JSON is expected.")
    pieces: list[bytes] = []
    length = 0
    async for piece in request.stream():
        length += len(piece)
        if length > LARGEST:
            raise _UnusableError(413, f"It is longer than {LARGEST} bytes.")
        pieces.append(piece)
    try:
        found = json.loads(b"".join(pieces))
    except (ValueError, RecursionError):
        raise _UnusableError(400, "It is no JSON.") from None
    if not is_object(found):
        raise _UnusableError(400, "An object is expected.")
    return found


async def _unusable(_: Request, error: Exception) -> Response:
    assert isinstance(error, _UnusableError)
    told = {"kind": "request", "message": str(error)}
    return _json({"error": told}, error.status)


def _json(value: object, status: int = 200) -> Response:
    return Response(json.dumps(value), status, media_type="application/json")


def _defect(error: Exception) -> str:
    # What it says may hold what was sent; its kind tells where to look.
    return f"This is a defect of Calco ({type(error).__name__})."


def _refused(error: EntryError) -> Response:
    return _json({"error": {"kind": "entry", **error.told()}}, 422)


def guarded(
    site: Site,
    package: Packaged,
    credentials: Credentials,
    origin: str,
    going: Going,
) -> Guard:
    """A site with what sends its calls, behind its guard.

    Args:
        site: Made to be served.
        package: Makes the calls.
        credentials: What they are made with.
        origin: Where it is served.
        going: The calls that are under way.
    """
    sender = Sender(package, site.forms, credentials)
    filling = Filling(package, site.forms, site.calls, site.programs)
    signing = SignIns(package, credentials, origin)
    choices = Choices(sender, site.forms, credentials)
    local = Local(
        site.files,
        sender,
        filling,
        site.nodes,
        choices,
        credentials,
        signing,
        going,
    )
    return Guard(local.application(), origin)


def serve(
    site: Site,
    api: Api,
    names: Names,
    package: Packaged,
    *,
    port: int,
    title: str,
) -> None:
    """Serve a site until the process is interrupted.

    Prints the address to open once requests are taken.

    Args:
        site: Made to be served.
        api: The intermediate model.
        names: Every public name.
        package: Makes the calls; it is closed in the end.
        port: The port to listen on; 0 takes any free one.
        title: What is served.

    Raises:
        CalcoError: The port cannot be used.
    """
    with listen(HOST, port) as listener:
        origin = f"http://{HOST}:{listener.getsockname()[1]}"
        going = Going()
        guard = guarded(site, package, credentials_of(api, names), origin, going)
        line = f"calco reference: {guard.address} shows {title}"
        # The first call need not wait for it.
        Thread(target=package.prepare, daemon=True).start()
        try:
            with contextlib.suppress(KeyboardInterrupt):
                Server(guard, line, going.stop).run(sockets=[listener])
        finally:
            package.close()
