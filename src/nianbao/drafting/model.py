"""Any OpenAI-compatible endpoint: a streamed call brings a whole text or a fault, and nothing between."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import openai
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from nianbao.drafting.faults import FaultKind, ModelFault
from nianbao.drafting.profiles import profile_of
from nianbao.drafting.replies import has_thinking, spoken
from nianbao.errors import ModelUnavailable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Mapping

_log = logging.getLogger("nianbao.model")
_CONNECT = 5
_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
"""Variables that make a library send copies of everything abroad."""
_ON = frozenset({"1", "true", "yes", "on"})
_QUOTA = ("insufficient_quota", "余额", "欠费", "balance", "arrear", "billing", "quota")
_FILTER = (
    "data_inspection",
    "content exists risk",
    "content_filter",
    "sensitive",
    "inappropriate",
    "1301",
    "审核",
    "敏感",
)
_CONTEXT = ("context", "maximum length", "too long", "max_tokens", "上下文", "长度")
_MODEL = ("model", "模型")
_BY_STATUS = {
    401: FaultKind.KEY,
    402: FaultKind.QUOTA,
    403: FaultKind.KEY,
    404: FaultKind.MODEL,
    407: FaultKind.PROXY,
    408: FaultKind.TIMEOUT,
    413: FaultKind.CONTEXT,
    429: FaultKind.RATE,
    504: FaultKind.TIMEOUT,
}
_CUT = frozenset({"length", "max_tokens"})
_FILTERED = frozenset({"content_filter", "sensitive"})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is."""

    url: str
    """Base address up to /v1."""
    model: str
    key: str
    """Empty where none is asked for."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer."""

    text: str
    """Without thinking, marker lines and wrapping; never empty."""
    thinks: bool
    """Whether the model thought aloud in it."""
    first: float
    """Seconds until the first character."""
    whole: float
    """Seconds until the last."""


class Model:
    """One endpoint with its model; every call is independent of the others."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        idle: float = 60,
        longest: float = 180,
        note: Callable[[str, bytes, int], None] | None = None,
        without: Collection[str] = (),
        dropped: Callable[[str], None] | None = None,
    ) -> None:
        """Nothing is sent yet.

        Args:
            endpoint: where it is.
            idle: seconds without a character after which a call is given up.
            longest: seconds a call may take in all.
            note: told before anything leaves: destination, body, number of characters.
            without: fields that this endpoint is known to refuse.
            dropped: told of a field that it has just refused.

        Raises:
            ModelUnavailable: a library has been told to send copies of everything elsewhere.
        """
        if tracing := [name for name in _TRACING if os.environ.get(name, "").strip().lower() in _ON]:
            raise ModelUnavailable(
                f"环境变量{'、'.join(tracing)}会把送给模型的内容另外发到国外，请先删去，再使用大模型。"
            )
        self.endpoint = endpoint
        self.profile = profile_of(endpoint.url)
        self._extra: dict[str, Any] = {
            name: value for name, value in self.profile.extra.items() if name not in without
        }
        self._dropped = dropped
        self._idle = idle
        self._longest = longest
        self._note = note

    async def ask(
        self, system: str, user: str, *, most: int, heard: Callable[[str], None] | None = None
    ) -> Reply:
        """Send two messages and wait for the whole answer.

        Args:
            system: the rules.
            user: everything else, the task last.
            most: tokens the answer may take.
            heard: told what has come so far, thinking included, every time more comes.

        Raises:
            ModelFault: no whole answer came; its kind says why.
        """
        while True:
            sent = dict(self._extra)
            try:
                return await self._asked(system, user, most, heard)
            except ModelFault as fault:
                if fault.kind is not FaultKind.REFUSED or not sent:
                    raise
                # An endpoint that does not know how to switch thinking off does without that from now on. Of
                # several calls at once the first one drops the field, the others only try again.
                if self._extra == sent:
                    name, _ = self._extra.popitem()
                    _log.info("%s does not take %s", self.endpoint.url, name)
                    if self._dropped is not None:
                        self._dropped(name)

    async def _asked(self, system: str, user: str, most: int, heard: Callable[[str], None] | None) -> Reply:
        loop = asyncio.get_running_loop()
        began = loop.time()
        first = 0.0
        pieces: list[str] = []
        finish = ""
        messages = [("system", system), ("user", user)]
        self._noted(messages)
        try:
            async with asyncio.timeout(self._longest), self._client() as client:
                async for text, reason in self._pieces(client, messages, most):
                    if text and not pieces:
                        first = loop.time() - began
                    finish = reason or finish
                    if text:
                        pieces.append(text)
                        if heard is not None:
                            heard("".join(pieces))
        except TimeoutError as error:
            raise ModelFault(FaultKind.TIMEOUT) from error
        except _ODD as error:
            raise fault_of(error, begun=bool(pieces)) from error
        return _whole("".join(pieces), finish, first, loop.time() - began)

    async def _pieces(
        self, client: httpx.AsyncClient, messages: list[tuple[str, str]], most: int
    ) -> AsyncIterator[tuple[str, str]]:
        chat = ChatOpenAI(
            base_url=self.endpoint.url,
            api_key=SecretStr(self.endpoint.key or "none"),
            model=self.endpoint.model,
            # Waiting is ours to do and to show: a library that sleeps cannot be stopped.
            max_retries=0,
            use_responses_api=False,
            stream_usage=False,
            http_async_client=client,
            extra_body={"max_tokens": most, **self._extra},
        )
        stream = aiter(chat.astream(messages))
        while True:
            try:
                chunk = await asyncio.wait_for(anext(stream), self._idle)
            except StopAsyncIteration:
                return
            text = chunk.content if isinstance(chunk.content, str) else ""
            yield text, str(chunk.response_metadata.get("finish_reason") or "")

    def _client(self) -> httpx.AsyncClient:
        """A client of its own for each call: an event loop that has ended takes its connections along."""
        context = ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or None)
        timeout = httpx.Timeout(self._idle, connect=_CONNECT)
        return httpx.AsyncClient(timeout=timeout, verify=context, trust_env=False)

    async def names(self) -> tuple[str, ...] | None:
        """The models the endpoint lists; None when it does not list any.

        Raises:
            ModelFault: it cannot be reached, or is no such endpoint.
        """
        url = f"{self.endpoint.url.rstrip('/')}/models"
        headers = {"Authorization": f"Bearer {self.endpoint.key}"} if self.endpoint.key else {}
        try:
            async with self._client() as client:
                answer = await client.get(url, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            raise fault_of(error, begun=False) from error
        if answer.status_code in (401, 403, 407):
            raise ModelFault(_BY_STATUS[answer.status_code], said=answer.text[:200])
        if not answer.is_success:
            return None
        try:
            return tuple(str(each["id"]) for each in answer.json()["data"])
        except (ValueError, KeyError, TypeError) as error:
            if "<html" in answer.text[:2000].lower():
                raise ModelFault(FaultKind.NO_API) from error
            return None

    def _noted(self, messages: list[tuple[str, str]]) -> None:
        if self._note is not None:
            body = json.dumps(messages, ensure_ascii=False).encode()
            self._note(self.endpoint.url, body, sum(len(text) for _, text in messages))


_ODD: tuple[type[Exception], ...] = (
    openai.OpenAIError,
    httpx.HTTPError,
    httpx.InvalidURL,
    OSError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
)
"""What the libraries raise when an endpoint misbehaves; a page instead of an answer is a ValueError."""


def fault_of(error: BaseException, *, begun: bool) -> ModelFault:
    """What an error of the libraries means.

    Args:
        error: what was raised.
        begun: whether part of the text had come already.
    """
    if isinstance(error, openai.APIStatusError):
        return _by_status(error)
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(each, ssl.SSLError) or "CERTIFICATE" in str(each) for each in chain):
        return ModelFault(FaultKind.CERTIFICATE)
    if any(isinstance(each, httpx.ProxyError) for each in chain):
        return ModelFault(FaultKind.PROXY)
    if any(isinstance(each, openai.APITimeoutError | httpx.TimeoutException) for each in chain):
        return ModelFault(FaultKind.TIMEOUT)
    if begun:
        return ModelFault(FaultKind.BROKEN_OFF)
    if any(isinstance(each, openai.APIConnectionError | httpx.TransportError | OSError) for each in chain):
        return ModelFault(FaultKind.CONNECTION)
    if isinstance(error, openai.APIError):
        return _by_words(error.message, FaultKind.REFUSED)
    return ModelFault(FaultKind.NO_API, said=str(error)[:80])


def _by_status(error: openai.APIStatusError) -> ModelFault:
    said = error.message
    status = error.status_code
    if status == 429 and any(word in said.lower() for word in _QUOTA):
        return ModelFault(FaultKind.QUOTA, said=said)
    if status in _BY_STATUS:
        if status == 404 and not any(word in said.lower() for word in _MODEL):
            return ModelFault(FaultKind.NO_API, said=said)
        return ModelFault(_BY_STATUS[status], wait=_seconds(error.response.headers), said=said)
    if status >= 500:
        return ModelFault(FaultKind.SERVER, wait=_seconds(error.response.headers), said=said)
    return _by_words(said, FaultKind.REFUSED)


def _by_words(said: str, otherwise: FaultKind) -> ModelFault:
    lower = said.lower()
    for kind, words in (
        (FaultKind.FILTER, _FILTER),
        (FaultKind.QUOTA, _QUOTA),
        (FaultKind.CONTEXT, _CONTEXT),
    ):
        if any(word in lower for word in words):
            return ModelFault(kind, said=said)
    return ModelFault(otherwise, said=said)


def _seconds(headers: Mapping[str, str]) -> float:
    try:
        return max(0.0, float(headers.get("retry-after", "0")))
    except ValueError:
        return 0.0


def _whole(text: str, finish: str, first: float, whole: float) -> Reply:
    """The reply, if it is a whole one: anything but a stop said by the endpoint is none."""
    if finish in _FILTERED:
        raise ModelFault(FaultKind.FILTER)
    said = spoken(text)
    if finish in _CUT:
        raise ModelFault(FaultKind.CUT if said else FaultKind.THINKING)
    if finish != "stop":
        raise ModelFault(FaultKind.BROKEN_OFF)
    if not said:
        raise ModelFault(FaultKind.THINKING)
    return Reply(said, has_thinking(text), first, whole)
