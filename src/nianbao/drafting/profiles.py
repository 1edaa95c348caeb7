"""What the endpoints people have want said differently; the rest is alike."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of endpoint."""

    name: str
    pattern: re.Pattern[str]
    """Found in its address or in the model's name."""
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Fields sent along, all of them to switch thinking off."""
    hint: str = ""
    """What to know about it, a Chinese sentence."""


def _profile(name: str, pattern: str, extra: Mapping[str, Any] | None = None, hint: str = "") -> Profile:
    return Profile(name, regex(pattern, re.IGNORECASE), MappingProxyType(dict(extra or {})), hint)


PROFILES: tuple[Profile, ...] = (
    _profile("DeepSeek", r"api\.deepseek\.com", {"thinking": {"type": "disabled"}}),
    _profile("通义千问（DashScope）", r"dashscope|aliyuncs", {"enable_thinking": False}),
    _profile("智谱GLM", r"bigmodel\.cn|z\.ai", {"thinking": {"type": "disabled"}}),
    _profile("Kimi", r"moonshot"),
    _profile("OpenAI", r"api\.openai\.com"),
    _profile(
        "Ollama",
        r":11434\b|ollama",
        hint="Ollama默认只读入前面约4000个字以内的内容，超出的会悄悄丢掉；请把num_ctx调到8192以上。",
    ),
    _profile(
        "vLLM/SGLang", r":8000\b|:30000\b|vllm|sglang", {"chat_template_kwargs": {"enable_thinking": False}}
    ),
)
OTHER = _profile("其他接口", r"$^")


_OWN = regex(r"(?:^localhost|\.local|\.lan|\.internal|\.intranet|\.intra|\.corp|\.home)$", re.IGNORECASE)


def is_public(url: str) -> bool:
    """Whether an address lies outside the office's own network.

    Private and loopback addresses, names without a dot and those of usual inner domains are inside.
    """
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and _OWN.search(host) is None


def profile_of(url: str) -> Profile:
    """The kind of endpoint an address belongs to."""
    return next((profile for profile in PROFILES if profile.pattern.search(url)), OTHER)
