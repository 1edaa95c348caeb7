"""Vectors from an OpenAI-compatible endpoint, for offices that have one; apart from the one that drafts."""

from __future__ import annotations

import json
import logging
import math
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import numpy as np

from nianbao.errors import NianbaoError, ShelfUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nianbao.shelf.vectors import Vectors

_log = logging.getLogger("nianbao.shelf")
_AT_ONCE = 64
"""Texts of one request."""
_TRIES = 3
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""Answers after which the same request may do better."""
_WAIT = httpx.Timeout(30, connect=5)
_LARGEST = 60_000_000
"""Bytes of an answer: 64 vectors of 4,096 figures take some six million."""
_WEIGHT = 1.0


class Endpoint:
    """An endpoint with its model."""

    weight = _WEIGHT
    """What it counts beside words: as much, as it knows what words mean."""

    def __init__(
        self,
        url: str,
        key: str,
        model: str,
        note: Callable[[str, bytes, int], None] | None = None,
        client: httpx.Client | None = None,
    ) -> None:
        """Nothing is sent yet.

        Args:
            url: base address up to /v1.
            key: sent as the bearer; empty for none.
            model: name of the model.
            note: told before anything leaves: destination, body, number of characters.
            client: what sends it.
        """
        self._url = f"{url.rstrip('/')}/embeddings"
        self._model = model
        self._note = note
        # The surroundings must not lead it astray: no proxy and no credentials but those set here.
        self._client = client or httpx.Client(timeout=_WAIT, trust_env=False, follow_redirects=False)
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self.name = f"endpoint {urlsplit(url).netloc} {model}"
        """Without the key; an index made with another endpoint or model is made anew."""

    def vectors_of(self, texts: Sequence[str]) -> Vectors:
        """One vector of length 1 a text.

        Raises:
            ShelfUnusable: the endpoint does not answer, or not with vectors.
        """
        made = [row for at in range(0, len(texts), _AT_ONCE) for row in self._some(texts[at : at + _AT_ONCE])]
        if len({len(row) for row in made}) > 1:
            raise self._odd("各段的向量长短不一")
        vectors = np.array(made, dtype=np.float32).reshape(len(texts), -1)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)

    def _some(self, texts: Sequence[str]) -> list[list[float]]:
        body = json.dumps({"model": self._model, "input": list(texts)}, ensure_ascii=False).encode()
        if self._note is not None:
            try:
                self._note(self._url, body, sum(map(len, texts)))
            except NianbaoError as error:
                raise self._odd("外发记录写不进去，没有发出") from error
        told = self._posted(body)
        try:
            rows = sorted(told["data"], key=lambda row: int(row["index"]))
            made = [[float(figure) for figure in row["embedding"]] for row in rows]
        except (KeyError, TypeError, ValueError) as error:
            raise self._odd("答复里没有向量") from error
        if len(made) != len(texts) or not all(row and all(map(math.isfinite, row)) for row in made):
            raise self._odd("向量的个数或数值不对")
        return made

    def _posted(self, body: bytes) -> Any:  # noqa: ANN401 - JSON of somebody's
        reason = ""
        for _ in range(_TRIES):
            try:
                answer = self._client.post(
                    self._url, content=body, headers={**self._headers, "Content-Type": "application/json"}
                )
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                reason = "连不上" if isinstance(error, httpx.TransportError) else "地址不对"
                continue
            if answer.status_code in _AGAIN:
                reason = f"答复{answer.status_code}"
                continue
            if not answer.is_success or len(answer.content) > _LARGEST:
                raise self._odd(f"答复{answer.status_code}")
            try:
                return answer.json()
            except ValueError as error:
                raise self._odd("答复不是JSON") from error
        raise self._odd(reason)

    def _odd(self, reason: str) -> ShelfUnusable:
        _log.warning("embeddings endpoint: %s", reason)
        return ShelfUnusable(f"向量接口{self._url}用不了（{reason}），请核对地址、密钥和模型名。")
