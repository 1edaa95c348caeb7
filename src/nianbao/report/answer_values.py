"""What a single text or number of the answers must be, and how to tell a clerk what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.report.answer_tree import Scalar

LONGEST_REMARK = 2_000
LONGEST_NAME = 60
LARGEST_NUMBER = 99_999_999

_WRAPPED = regex(r"[“”＂](?:[^“”]*|.*”，\s*“.*)[“”＂\"]|‘[^‘’]*’", re.DOTALL)
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
_BOOLEAN = regex(r"true|false|yes|no|on|off", re.IGNORECASE)
_NO_WORDS = regex(r"(?=.*\d)[-+.,:/eE_\d\s]+|0x[\da-f]+|[-+]?\.(?:nan|inf)", re.IGNORECASE)
_AMOUNT = regex(r"(?:0|[1-9]\d{0,29})(?:\.\d{1,4})?", re.ASCII)
_COUNT = regex(r"0|[1-9]\d{0,29}", re.ASCII)
_NOT_A_COUNT = tuple(
    (regex(pattern, re.ASCII | re.IGNORECASE), reason)
    for pattern, reason in (
        (r"[-−－]\s*\d.*", "不能是负数"),
        (r"\+.*", "前面不要写加号"),
        (r"\d+(?:\.\d+)?e[-+]?\d+", "不要用科学计数法，请把数写全"),
        (r"0[xob]\w+|0\d+", "前面不要加0或字母"),
        (r"\d+(?:[,_ ，]\d+)+", "中间不要写分隔符，请连着写"),
        (r"\d+(?::\d+)+", "这是时间的写法，不是数"),
        (r"\d+(?:-\d+)+", "这是日期或范围的写法，不是一个数"),
        (r"\d{31,}", "这个数太大，请核对"),
        (r"\d+\.\d*|\.\d+", "件数要写整数，不带小数点"),
        (r"true|false|yes|no|on|off|[是否有无]", "这里要填数，没有就填0"),
        (r"[零〇一二两三四五六七八九十百千万半]+.{0,3}", "请用阿拉伯数字"),
        (r"\d+(?:\.\d+)?\s*[^\d\s.].*", "只写数字，不带单位和别的字"),
        (r"[x×*_?？…]+", "还没有填"),
    )
)


def fault_of_words(node: Scalar, words: str) -> str | None:
    """What keeps a text from being a remark of the clerk; 〈例〉 in it is where an example belongs."""
    if node.empty or not words:
        return "有一处是空的，请补上内容，例如 〈例〉；多余的就整条删去"
    if len(words) > LONGEST_REMARK:
        return f"有一条{len(words)}个字，最多{LONGEST_REMARK}个字，请分成几条"
    if "\n" in words:
        return "的内容分了行，请写在一行里；分几件事就分几条"
    if bad := next((sign for sign in words if _unprintable(sign)), None):
        return f"的内容里有看不见的控制字符（U+{ord(bad):04X}），请删去这一句重新打一遍"
    if mark := re.search("⟦|⟧|【待[补核]", words):
        return f"的内容里有“{mark[0]}”，这是程序草稿里的记号，请换成真实内容"
    if not node.quoted and _WRAPPED.fullmatch(words):
        return "用了全角引号“”，外面的引号要用半角的，例如 〈例〉"
    if not node.quoted and (_NO_WORDS.fullmatch(words) or _BOOLEAN.fullmatch(words)):
        return f"只写了“{shortened(words)}”，这里要写成文字，放在半角引号里，例如 〈例〉"
    return None


def fault_of_number(node: Scalar, *, decimals: bool) -> str | None:
    """What keeps a text from being a number of 件, or of 万元 where `decimals` are allowed."""
    if node.quoted:
        return "数字不要加引号"
    if (_AMOUNT if decimals else _COUNT).fullmatch(node.text):
        return f"这个数太大，请核对（最大{LARGEST_NUMBER}）" if Decimal(node.text) > LARGEST_NUMBER else None
    said = node.text[:LONGEST_NAME].strip()
    half = unicodedata.normalize("NFKC", said)
    if half != said and re.match(r"\d", half):
        return "数字要用半角"
    if decimals and re.fullmatch(r"\d+\.\d{5,}", half):
        return "小数最多4位"
    fitting = (reason for pattern, reason in _NOT_A_COUNT if pattern.fullmatch(half))
    return next(fitting, "这里只能填0、1、2这样的数")


def _unprintable(sign: str) -> bool:
    """Control characters, halves of characters, and those that turn the direction of reading."""
    return sign != "\t" and (unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or sign in _TURNING)


def shortened(text: str) -> str:
    """At most twenty characters of what the clerk wrote, to quote in a message."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:21]).strip()
    return f"{shown[:20]}…" if len(text) > 20 else shown
