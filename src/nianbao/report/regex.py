"""Regular expressions that are compiled when they are first used.

There are some two thousand of them, and compiling them took half of every start, most of it for nothing.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` returns, without waiting for it.

    Raises:
        re.error: at first use, when the source is no expression.
    """
    return cast("re.Pattern[AnyStr]", _Late(source, flags))


class _Late(Generic[AnyStr]):
    """Stands in for a pattern until it is needed, then has its methods as its own."""

    pattern: AnyStr

    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)
