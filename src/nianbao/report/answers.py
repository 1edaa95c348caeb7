"""The answers as a schema over a located tree: either a whole report, or every mistake with its line."""

from __future__ import annotations

import difflib
import itertools
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.report.answer_keys import (
    EXAMPLES,
    KEYS,
    PROBLEM_KEYS,
    PROMISE_KEYS,
    SAID,
    TABLE_KEYS,
    YEARS,
    example_of,
)
from nianbao.report.answer_tree import Entries, Fault, Items, Node, Scalar, faults, is_written
from nianbao.report.answer_values import LONGEST_NAME, fault_of_number, fault_of_words, shortened
from nianbao.report.cells import Tables
from nianbao.report.facts import TOPICS, Fact
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind, Problem, Profile, Promise, PromiseStatus, Report
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_REMARKS = 200


_KIND_HINTS = (
    ("街道", "subdistrict"),
    ("局委办厅科部门", "department"),
    ("镇乡", "town"),
    ("县区市旗", "county"),
)
_STATUS_HINTS = (("未没", "not_done"), ("部分基本正在", "partly"), ("完已", "done"))
_STATUS_LABELS = {status.value: status.label for status in PromiseStatus}
_PLACEHOLDER = regex(r"[XxＸｘ×✕*＊○〇□_?？.…]{2,}|[XxＸｘ×](?=[镇乡街县区市局委办])|某+|单位全?名?称")


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
    exam.mistakes += [Mistake(fault.line, fault.message) for fault in faults(tree)]
    top = exam.entries(tree, KEYS, "文件里")
    if isinstance(tree, Entries):
        written = {key.text for key, _ in tree.entries}
        for key in ("agency", "kind", "year"):
            if key not in written:
                exam.note(0, f"缺少“{key}”（{KEYS[key]}），请加一行：{EXAMPLES[key]}")
    profile = exam.profile(top)
    tables = exam.tables(top.get("tables"))
    remarks = exam.remarks(top.get("answers"))
    promised = exam.items(top.get("promises"), "promises", EXAMPLES["promises"])
    promises = [exam.promise(item) for item in promised]
    faced = exam.items(top.get("problems"), "problems", EXAMPLES["problems"])
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
            self.note(node.line, f"{place}要一行一个“名称: 内容”，例如 {example_of(allowed)}")
            return {}
        found: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in node.entries:
            if key.text in lines:
                self.note(
                    key.line, f"“{shortened(key.text)}”写了两次，第{lines[key.text]}行已经有了，请只留一处"
                )
            elif key.text in allowed:
                found[key.text] = value
            elif not isinstance(value, Fault):
                self._unknown(key, value, allowed, place)
            lines.setdefault(key.text, key.line)
        return found

    def _unknown(self, key: Scalar, value: Node, allowed: Mapping[str, str], place: str) -> None:
        name = unicodedata.normalize("NFKC", key.text[:LONGEST_NAME]).strip()
        said = f"{place}没有“{shortened(key.text)}”这一项"
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
        agency = self.text(top["agency"], "agency", EXAMPLES["agency"]) if "agency" in top else None
        if agency and (found := _PLACEHOLDER.search(agency)):
            where = top["agency"].line
            self.note(
                where, f"“agency”里的“{found[0]}”还没有换成真名，请写单位全称，例如 {EXAMPLES['agency']}"
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
        given = self.entries(node, TABLE_KEYS, "tables 下面") if is_written(node) else {}
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
        given = self.entries(node, TOPICS, "answers 下面") if is_written(node) else {}
        said = {}
        for topic, value in given.items():
            items = self.items(value, topic, f'{topic}: ["{SAID[topic]}"]')
            words = [self.text(item, topic, f'- "{SAID[topic]}"') for item in items]
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
        return self.text(given[key], key, example) if is_written(given.get(key)) else None

    def items(self, node: Node | None, key: str, example: str) -> tuple[Node, ...]:
        if not is_written(node) or isinstance(node, Fault):
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
        if fault := fault_of_words(node, words):
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
        what = f"填的是“{shortened(said)}”" if said else "没有填"
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
        elif reason := fault_of_number(node, decimals=decimals):
            self.note(node.line, f"“{key}”填的是“{shortened(node.text)}”，{reason}，例如 {key}: {sample}")
        else:
            return Decimal(node.text)
        return None


def _nearest(name: str, allowed: Mapping[str, str]) -> str | None:
    if len(name) > 1 and len(allowed) < len(CELLS):
        for key, label in allowed.items():
            if name in label:
                return key
    return next(iter(difflib.get_close_matches(name, allowed, n=1)), None)
