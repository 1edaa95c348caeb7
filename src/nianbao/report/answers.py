"""The answers file as a schema over a located tree: either a whole report, or every mistake with its line."""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeGuard

from nianbao.report.cells import Tables
from nianbao.report.facts import TOPICS, Fact
from nianbao.report.report import AgencyKind, Problem, Profile, Promise, PromiseStatus, Report
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

YEARS = range(2021, 2100)
"""The form of 国办公开办函〔2021〕30号 has been in force for reports on 2021 and later."""
MOST_REMARKS = 200
LONGEST_REMARK = 2_000
LONGEST_NAME = 60
LARGEST_NUMBER = 99_999_999

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "agency": "单位全称",
        "kind": "单位类别",
        "year": "年度",
        "tables": "三张表",
        "answers": "素材",
        "promises": "上年整改承诺",
        "problems": "存在的问题",
    }
)
"""Keys at the left margin of the file, with what a clerk would call them; the first three are required."""
PROMISE_KEYS: Mapping[str, str] = MappingProxyType(
    {"promise": "承诺的事", "status": "落实情况", "evidence": "落实的依据"}
)
PROBLEM_KEYS: Mapping[str, str] = MappingProxyType({"problem": "问题", "measure": "改进措施"})
TABLE_KEYS: Mapping[str, str] = MappingProxyType(
    {"blank_is_zero": "空着的格都是0", **{key: spec.label for key, spec in CELLS.items()}}
)
_EXAMPLES = {
    "agency": "agency: 青石镇人民政府",
    "kind": "kind: town",
    "year": "year: 2024",
    "tables": "tables: {blank_is_zero: true, t3.new.natural: 2}",
    "answers": 'answers: {proactive: ["全年公开信息86条"]}',
    "promises": 'promises: [{promise: "增加公开栏", status: done, evidence: "新增4处"}]',
    "problems": 'problems: [{problem: "政策解读形式少", measure: "每季度做1期图解"}]',
}
_SAID = {
    "proactive": "全年公开信息86条",
    "on_request": "来了2件，都给了",
    "management": "落实三审三校",
    "platform": "新开通公众号1个，发布120条",
    "supervision": "培训2次 45人次",
    "last_year": "去年说公开栏少，今年加了4处",
    "problems": "政策解读形式少",
    "plans": "明年每季度做1期图解",
    "fee": "没收过",
    "other": "建议提案办了3件",
}
_KIND_HINTS = (
    ("街道", "subdistrict"),
    ("局委办厅科部门", "department"),
    ("镇乡", "town"),
    ("县区市旗", "county"),
)
_STATUS_HINTS = (("未没", "not_done"), ("部分基本正在", "partly"), ("完已", "done"))
_STATUS_LABELS = {"done": "已完成", "partly": "部分完成", "not_done": "未完成"}
_PLACEHOLDER = re.compile(r"[XxＸｘ×✕*＊○〇□_?？.…]{2,}|[XxＸｘ×](?=[镇乡街县区市局委办])|某+|单位全?名?称")
_WRAPPED = re.compile(r"[“”＂](?:[^“”]*|.*”，\s*“.*)[“”＂\"]|‘[^‘’]*’", re.DOTALL)
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
_BOOLEAN = re.compile(r"true|false|yes|no|on|off", re.IGNORECASE)
_NO_WORDS = re.compile(r"(?=.*\d)[-+.,:/eE_\d\s]+|0x[\da-f]+|[-+]?\.(?:nan|inf)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:0|[1-9]\d{0,29})(?:\.\d{1,4})?", re.ASCII)
_COUNT = re.compile(r"0|[1-9]\d{0,29}", re.ASCII)
_NOT_A_COUNT = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), reason)
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


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it stands in the file; what type it means is decided here, not by YAML."""

    text: str
    line: int
    quoted: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was written, or YAML's word for nothing."""
        return not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping with its keys in file order, repeated ones included."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that cannot be used at all; whoever made the tree says why."""

    message: str
    line: int


Node = Scalar | Items | Entries | Fault


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend in the file."""

    line: int
    """Counted from 1; 0 when something is missing and has no line."""
    message: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.message}" if self.line else self.message


def report_from(tree: Node) -> Report | tuple[Mistake, ...]:
    """Build the report, or return every mistake in the order of the lines; never half of each."""
    exam = _Examination()
    exam.mistakes += [Mistake(fault.line, fault.message) for fault in _faults(tree)]
    top = exam.entries(tree, KEYS, "文件里")
    if isinstance(tree, Entries):
        written = {key.text for key, _ in tree.entries}
        for key in ("agency", "kind", "year"):
            if key not in written:
                exam.note(0, f"缺少“{key}”（{KEYS[key]}），请加一行：{_EXAMPLES[key]}")
    profile = exam.profile(top)
    tables = exam.tables(top.get("tables"))
    remarks = exam.remarks(top.get("answers"))
    promised = exam.items(top.get("promises"), "promises", _EXAMPLES["promises"])
    promises = [exam.promise(item) for item in promised]
    faced = exam.items(top.get("problems"), "problems", _EXAMPLES["problems"])
    problems = [exam.problem(item) for item in faced]
    if exam.mistakes or profile is None:
        return tuple(sorted(exam.mistakes, key=lambda mistake: mistake.line))
    numbers = itertools.count(1)

    def fact(topic: str, words: str) -> Fact:
        return Fact.from_words(f"F{next(numbers)}", topic, words)

    def fact_if(topic: str, words: str | None) -> Fact | None:
        return None if words is None else fact(topic, words)

    facts = tuple(fact(topic, words) for topic in TOPICS for words in remarks.get(topic, ()))
    kept = tuple(
        Promise(fact("last_year", said), PromiseStatus(status), fact_if("last_year", evidence))
        for said, status, evidence in promises
    )
    met = tuple(Problem(fact("problems", said), fact_if("plans", measure)) for said, measure in problems)
    return Report(profile, tables, facts, kept, met)


class _Examination:
    """Reads node after node and notes what is wrong; what it returns counts only when nothing was noted."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self._remarks = 0

    def note(self, line: int, message: str) -> None:
        self.mistakes.append(Mistake(line, message if message.endswith("？") else f"{message}。"))

    def entries(self, node: Node, allowed: Mapping[str, str], place: str) -> dict[str, Node]:
        """Values by key; `place` is where the clerk should look."""
        if isinstance(node, Fault):
            return {}
        if not isinstance(node, Entries):
            self.note(node.line, f"{place}要一行一个“名称: 内容”，例如 {_example(allowed)}")
            return {}
        found: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in node.entries:
            if key.text in lines:
                self.note(
                    key.line, f"“{_short(key.text)}”写了两次，第{lines[key.text]}行已经有了，请只留一处"
                )
            elif key.text in allowed:
                found[key.text] = value
            elif not isinstance(value, Fault):
                self._unknown(key, value, allowed, place)
            lines.setdefault(key.text, key.line)
        return found

    def _unknown(self, key: Scalar, value: Node, allowed: Mapping[str, str], place: str) -> None:
        name = unicodedata.normalize("NFKC", key.text[:LONGEST_NAME]).strip()
        said = f"{place}没有“{_short(key.text)}”这一项"
        if allowed is not KEYS and name in KEYS and not isinstance(value, Fault):
            advice = f"“{name}”要顶格写，行首不要空格"
        elif allowed is not TOPICS and name in TOPICS:
            advice = f"“{name}”要写在 answers: 下面，行首空两格"
        elif allowed is not TABLE_KEYS and name in TABLE_KEYS:
            advice = f"“{name}”要写在 tables: 下面，行首空两格"
        elif allowed is TABLE_KEYS and any(cell.startswith(f"{name}.") for cell in CELLS):
            advice = "单元格的名称要写到行和列，例如 t3.new.natural: 2"
        elif len(self.mistakes) < MOST_REMARKS and (near := _nearest(name, allowed)):
            advice = f"是不是“{near}”（{allowed[near]}）？"
        elif allowed is TABLE_KEYS:
            advice = "单元格写成 t3.new.natural: 2 这样"
        else:
            advice = f"可以写的有：{'、'.join(allowed)}"
        self.note(key.line, f"{said}，{advice}")

    def profile(self, top: Mapping[str, Node]) -> Profile | None:
        agency = self.text(top["agency"], "agency", _EXAMPLES["agency"]) if "agency" in top else None
        if agency and (found := _PLACEHOLDER.search(agency)):
            where = top["agency"].line
            self.note(
                where, f"“agency”里的“{found[0]}”还没有换成真名，请写单位全称，例如 {_EXAMPLES['agency']}"
            )
        if agency and len(agency) > LONGEST_NAME:
            self.note(top["agency"].line, f"“agency”有{len(agency)}个字，太长了，请只写单位全称")
        labels = {kind.value: kind.label for kind in AgencyKind}
        kind = self.choice(top["kind"], "kind", labels, _KIND_HINTS) if "kind" in top else None
        year = self.number(top["year"], "year") if "year" in top else None
        if year is not None and year not in YEARS:
            reason = "现行报告格式从2021年度起用" if year < YEARS[0] else "请核对"
            self.note(
                top["year"].line, f"“year”填的是{year}，要填{YEARS[0]}至{YEARS[-1]}之间的年度（{reason}）"
            )
        return Profile(agency, AgencyKind(kind), int(year)) if agency and kind and year else None

    def tables(self, node: Node | None) -> Tables:
        blank_is_zero = False
        entries: dict[str, Decimal] = {}
        given = self.entries(node, TABLE_KEYS, "tables 下面") if _written(node) else {}
        for key, value in given.items():
            if key != "blank_is_zero":
                if (number := self.number(value, key)) is not None:
                    entries[key] = number
            elif isinstance(value, Scalar) and not value.quoted and value.text in {"true", "True", "TRUE"}:
                blank_is_zero = True
            elif not (isinstance(value, Scalar) and not value.quoted and value.text.lower() == "false"):
                self.note(value.line, "“blank_is_zero”要写 true（没写的格都是0）或 false（没写的格就是没填）")
        return Tables.from_entries(entries, blank_is_zero=blank_is_zero)

    def remarks(self, node: Node | None) -> dict[str, tuple[str, ...]]:
        given = self.entries(node, TOPICS, "answers 下面") if _written(node) else {}
        said = {}
        for topic, value in given.items():
            items = self.items(value, topic, f'{topic}: ["{_SAID[topic]}"]')
            words = [self.text(item, topic, f'- "{_SAID[topic]}"') for item in items]
            said[topic] = tuple(word for word in words if word is not None)
        return said

    def promise(self, node: Node) -> tuple[str, str, str | None]:
        given = self.entries(node, PROMISE_KEYS, "promises 的条目里")
        said = self._required(node, given, "promise", 'promise: "增加公开栏"')
        status = ""
        if "status" in given:
            status = self.choice(given["status"], "status", _STATUS_LABELS, _STATUS_HINTS) or ""
        elif given:
            self.note(node.line, "这一条承诺缺少“status”（落实情况），请写 done、partly 或 not_done")
        return said, status, self._optional(given, "evidence", 'evidence: "新增4处"')

    def problem(self, node: Node) -> tuple[str, str | None]:
        given = self.entries(node, PROBLEM_KEYS, "problems 的条目里")
        said = self._required(node, given, "problem", 'problem: "政策解读形式少"')
        return said, self._optional(given, "measure", 'measure: "每季度做1期图解"')

    def _required(self, node: Node, given: Mapping[str, Node], key: str, example: str) -> str:
        if key not in given and isinstance(node, Entries):
            self.note(node.line, f"这一条缺少“{key}”，请写 {example}")
        return (self.text(given[key], key, example) or "") if key in given else ""

    def _optional(self, given: Mapping[str, Node], key: str, example: str) -> str | None:
        return self.text(given[key], key, example) if _written(given.get(key)) else None

    def items(self, node: Node | None, key: str, example: str) -> tuple[Node, ...]:
        if not _written(node) or isinstance(node, Fault):
            return ()
        if not isinstance(node, Items):
            shape = '每条另起一行，行首空两格，写成 - "…"，或写成'
            self.note(node.line, f"“{key}”下面要一条一条列出，{shape} {example}")
            return ()
        for item in node.items:
            self._remarks += 1
            if self._remarks == MOST_REMARKS + 1:
                self.note(item.line, f"素材超过{MOST_REMARKS}条，请合并或删减后再用")
        return node.items

    def text(self, node: Node, key: str, example: str) -> str | None:
        """Words of the clerk, or None with the reason noted."""
        if isinstance(node, Fault):
            return None
        if not isinstance(node, Scalar):
            what = "冒号" if isinstance(node, Entries) else "方括号或减号"
            self.note(node.line, f"“{key}”的内容里有{what}，程序分不清，请把整句放进半角引号，例如 {example}")
            return None
        words = node.text.strip()
        if fault := _fault_of_words(node, words):
            self.note(node.line, f"“{key}”{fault.replace('〈例〉', example)}")
            return None
        return words

    def choice(
        self, node: Node, key: str, labels: Mapping[str, str], hints: tuple[tuple[str, str], ...]
    ) -> str | None:
        """One of the words allowed; `hints` pairs characters a clerk may have used with what is meant."""
        if isinstance(node, Fault):
            return None
        said = node.text.strip() if isinstance(node, Scalar) else ""
        if said in labels:
            return said
        near = next((word for marks, word in hints if any(mark in said for mark in marks)), None)
        near = near or _nearest(said.lower(), labels)
        advice = f"看样子应写 {key}: {near}；" if near else ""
        listed = "、".join(f"{word}（{label}）" for word, label in labels.items())
        what = f"填的是“{_short(said)}”" if said else "没有填"
        self.note(node.line, f"“{key}”{what}，{advice}只能填以下之一：{listed}")
        return None

    def number(self, node: Node, key: str) -> Decimal | None:
        """A number of 件, of 万元 in the fee cell, or a year."""
        if isinstance(node, Fault):
            return None
        decimals = key in CELLS and CELLS[key].decimals
        sample = "2024" if key == "year" else "214.6" if decimals else "2"
        if not isinstance(node, Scalar):
            self.note(node.line, f"“{key}”要填一个数，例如 {key}: {sample}")
        elif node.empty or not node.text.strip():
            advice = f"请写 {key}: {sample}" if key == "year" else "没有就填0，还不清楚就删去这一行"
            self.note(node.line, f"“{key}”没有填数，{advice}")
        elif reason := _fault_of_number(node, decimals=decimals):
            self.note(node.line, f"“{key}”填的是“{_short(node.text)}”，{reason}，例如 {key}: {sample}")
        else:
            return Decimal(node.text)
        return None


def _fault_of_words(node: Scalar, words: str) -> str | None:
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
        return f"只写了“{_short(words)}”，这里要写成文字，放在半角引号里，例如 〈例〉"
    return None


def _fault_of_number(node: Scalar, *, decimals: bool) -> str | None:
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


def _faults(tree: Node) -> Iterator[Fault]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Fault):
            yield node
        elif isinstance(node, Items):
            waiting.extend(node.items)
        elif isinstance(node, Entries):
            waiting.extend(value for _, value in node.entries)


def _written(node: Node | None) -> TypeGuard[Node]:
    return node is not None and not (isinstance(node, Scalar) and node.empty)


def _nearest(name: str, allowed: Mapping[str, str]) -> str | None:
    if len(name) > 1 and len(allowed) < len(CELLS):
        for key, label in allowed.items():
            if name in label:
                return key
    return next(iter(difflib.get_close_matches(name, allowed, n=1)), None)


def _example(allowed: Mapping[str, str]) -> str:
    if allowed is TOPICS:
        return f'proactive: ["{_SAID["proactive"]}"]'
    if allowed is TABLE_KEYS:
        return "t3.new.natural: 2"
    return _EXAMPLES["agency" if allowed is KEYS else "promises" if allowed is PROMISE_KEYS else "problems"]


def _unprintable(sign: str) -> bool:
    """Control characters, halves of characters, and those that turn the direction of reading."""
    return sign != "\t" and (unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or sign in _TURNING)


def _short(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:21]).strip()
    return f"{shown[:20]}…" if len(text) > 20 else shown
