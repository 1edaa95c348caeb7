"""Values to the text of a column and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from nianbao.report.record import Value


def to_text(value: Value) -> str:
    """JSON with sorted keys and no spaces: equal values are equal texts, whatever the engine."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        # Halves of characters, as a broken paste leaves them: kept, but written as escapes.
        return json.dumps(value, sort_keys=True, separators=(",", ":"))
    return text


def from_text(text: str) -> Value:
    """The value that `to_text` wrote."""
    return cast("Value", json.loads(text))
