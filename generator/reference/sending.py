"""Calls that a page asks for, made with the generated package."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from generator.reference.answers import masked, reason_of, shown_body
from generator.reference.exchanges import MOST_SHOWN, Recorder
from generator.reference.filling import placed
from generator.reference.values import address_of, entries_of, form_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reference.credentials import Credentials
    from generator.reference.exchanges import Exchange
    from generator.reference.forms import Form
    from generator.reference.lines import Tell
    from generator.reference.package import Packaged

_TIMEOUT = 60.0
_PAUSE = 0.2  # seconds between two words about how far a file has come


class Sender:
    """Makes calls.

    Args:
        package: The generated package.
        forms: What can be called, by ``METHOD /path``.
        credentials: What is sent to be recognised.
    """

    def __init__(
        self, package: Packaged, forms: Mapping[str, Form], credentials: Credentials
    ) -> None:
        self._package = package
        self._forms = forms
        self._credentials = credentials

    def call(self, asked: Mapping[str, Any]) -> Call:
        """A call that is to be made.

        Args:
            asked: ``operation``, ``arguments``, ``body`` and ``media_type`` as they
                were entered, ``server`` as a number, and ``validate``.

        Raises:
            EntryError: Something of it is not as it must be.
        """
        form = form_of(self._forms, asked.get("operation"))
        address = address_of(form, asked.get("server", 0))
        positional, keywords = entries_of(form, asked).arguments(form)
        keywords["request_options"] = {
            "validate_requests": asked.get("validate", True) is not False
        }
        given = (form, address, positional, keywords)
        return Call(self._package, self._credentials, asked, *given)


class Call:
    """One call and all that is known of it.

    Args:
        package: Makes it.
        credentials: What is sent to be recognised.
        asked: What was entered.
        form: Of the operation.
        address: Where the API answers.
        positional: Arguments of the method.
        keywords: The same.
    """

    def __init__(
        self,
        package: Packaged,
        credentials: Credentials,
        asked: Mapping[str, Any],
        form: Form,
        address: str,
        positional: list[Any],
        keywords: dict[str, Any],
    ) -> None:
        self.form = form
        self._asked = asked
        self._package = package
        self._credentials = credentials
        self._address = address
        self._arguments = (positional, keywords)
        self._mismatches: list[dict[str, str]] = []
        self._notes: list[str] = []
        self._transport: Recorder | None = None
        self._status = 0
        self._headers: Any = None
        self._content = b""
        self._length = 0
        self._error: dict[str, Any] | None = None

    async def make(self, tell: Tell) -> None:
        """Make the call; what becomes of it is ``told`` then.

        Args:
            tell: Told what comes while more is expected: the ``head`` of the answer,
                each ``item`` of a stream of them, ``progress`` in bytes.
        """
        await run_in_threadpool(self._package.prepare)
        self._transport = Recorder(self._package.module("_runtime.transport"))
        client = self._package.client(
            base_url=self._address,
            timeout=_TIMEOUT,
            transport=self._transport,
            on_mismatch=self._differs,
            **self._credentials.settings(),
        )
        try:
            await self._make(client, tell)
        finally:
            await client.aclose()
            await self._transport.aclose()

    async def _make(self, client: Any, tell: Tell) -> None:
        method: Any = client
        for name in self.form.call:
            method = getattr(method, name)
        errors: Any = self._package.module("_runtime.errors")
        positional, keywords = self._arguments
        try:
            response = await client.raw(method, *positional, **keywords)
            self._answered(response)
            if hasattr(response.body, "iter_bytes"):
                await self._follow(response.body, tell)
        except errors.DecodeError as error:
            self._answered(error)
            self._notes.append(f"The package cannot read it: {error.message}")
        except errors.StatusError as error:
            self._answered(error)
        except errors.APIConnectionError as error:
            if self._status:
                self._notes.append(f"It broke off: {error.message}")
            else:
                self._error = {"kind": "connection", "message": error.message}
        except errors.APIError as error:
            # It was not sent: nobody is signed in, or not for that.
            self._error = {"kind": "credentials", "message": error.message}
        except (TypeError, ValueError) as error:
            if self._transport and self._transport.exchanges:
                raise
            self._error = {
                "kind": "validation",
                **_invalid(self.form, self._asked, error),
            }

    def _differs(self, mismatch: Any) -> None:
        self._mismatches.append(
            {
                "pointer": mismatch.pointer,
                "expected": mismatch.expected,
                "value": mismatch.value,
            }
        )

    def _answered(self, answer: Any) -> None:
        self._status = answer.status_code
        self._headers = answer.headers
        if answer.content:
            self._content, self._length = answer.content, len(answer.content)

    async def _follow(self, stream: Any, tell: Tell) -> None:
        """Tell what comes of an answer that is read while it comes, within limits."""
        head = {"status": self._status, "reason": reason_of(self._status)}
        await tell({"head": head})
        async with stream:
            if hasattr(stream, "__aiter__"):
                await self._follow_items(stream, tell)
            else:
                await self._follow_bytes(stream, tell)

    async def _follow_items(self, stream: Any, tell: Tell) -> None:
        # The package decodes them, and reports what does not fit; shown is what came.
        async for _ in stream:
            await self._tell_items(tell)
            if self._is_enough():
                return
        await self._tell_items(tell)

    async def _tell_items(self, tell: Tell) -> None:
        for exchange in self._transport.exchanges if self._transport else ():
            for item in exchange.items(self._headers.get("content-type", "")):
                await tell({"item": masked(item, self._credentials)})

    async def _follow_bytes(self, stream: Any, tell: Tell) -> None:
        told = time.monotonic()
        async for _ in stream.iter_bytes():
            if time.monotonic() - told > _PAUSE:
                told = time.monotonic()
                length = self._transport.exchanges[-1].length if self._transport else 0
                await tell({"progress": length, "of": stream.length})
            if self._is_enough():
                return

    def _is_enough(self) -> bool:
        exchanges = self._transport.exchanges if self._transport else []
        enough = bool(exchanges) and exchanges[-1].length > MOST_SHOWN
        if enough:
            self._notes.append("The answer goes on; this is its beginning.")
        return enough

    def told(self) -> dict[str, Any]:
        """All of it, as the page's script sees it, credentials masked."""
        secret = self._credentials
        exchanges = self._transport.exchanges if self._transport else []
        found: dict[str, Any] = {
            "requests": [one.told(secret) for one in exchanges],
            "mismatches": self._mismatches,
            "notes": self._notes,
        }
        if self._error is not None:
            found["error"] = self._error
        if self._headers is not None:
            found["answer"] = self._answer(exchanges)
        shown: dict[str, Any] = masked(found, secret)
        return shown

    def _answer(self, exchanges: list[Exchange]) -> dict[str, Any]:
        secret = self._credentials
        given = any(secret.known().values())
        if self._status == 401 and self.form.needs_credentials and not given:
            self._notes.append("No credential was sent: give one on the first page.")
        came = [one for one in exchanges if one.length]
        content = self._content or b"".join(one.came for one in came)
        length = self._length or sum(one.length for one in came)
        return {
            "status": self._status,
            "reason": reason_of(self._status),
            "elapsed": sum(one.elapsed for one in exchanges),
            "headers": [
                [name, secret.header(name, value)]
                for name in self._headers
                for value in self._headers.get_all(name)
            ],
            "size": length,
            "body": shown_body(secret.content(content), self._headers, length),
        }


def _invalid(form: Form, asked: Mapping[str, Any], error: Exception) -> dict[str, Any]:
    """What the package refused to send, place by place where it tells them."""
    breaches = placed(form, asked, getattr(error, "breaches", ()))
    message = "The document forbids it." if breaches else str(error)
    return {"message": message, "places": [one.told() for one in breaches]}
