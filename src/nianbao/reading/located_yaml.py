"""YAML events to a located tree: no types, no aliases and no recursion come into it."""

from __future__ import annotations

import re

import yaml

from nianbao.reading.slips import masked
from nianbao.report.answer_tree import Entries, Fault, Items, Node, Scalar
from nianbao.report.answers import Mistake

_DEEPEST, _MOST_NODES = 8, 10_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Open:
    """A list or mapping whose end has not come yet."""

    def __init__(self, line: int, fault: Fault | None, *, mapping: bool) -> None:
        self.line, self.fault, self.mapping = line, fault, mapping
        self.nodes: list[Node] = []

    def close(self) -> Node:
        if self.fault:
            return self.fault
        if not self.mapping:
            return Items(tuple(self.nodes), self.line)
        pairs = zip(self.nodes[::2], self.nodes[1::2], strict=True)
        return Entries(tuple(_entry(key, value) for key, value in pairs), self.line)


def _entry(key: Node, value: Node) -> tuple[Scalar, Node]:
    if isinstance(key, Scalar):
        return key, value
    return Scalar("", key.line, quoted=False), Fault("冒号前面要写名称，不能是括号或记号。", key.line)


def tree_of(text: str) -> Node | Mistake:
    """The tree of a whole file, or the first thing that keeps it from being one."""
    try:
        return _built(text)
    except yaml.MarkedYAMLError as error:
        return _plain_mistake(error, text)
    except (yaml.YAMLError, ValueError, OverflowError):
        return Mistake(0, "双引号里有反斜杠“\\”，请删去，或把外面的双引号换成单引号。")


def _built(text: str) -> Node | Mistake:
    opened = [_Open(1, None, mapping=False)]
    documents = nodes = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                return Mistake(
                    line, "文件里有多余的“---”，一个文件只写一份报告，请删去这一行或分成两个文件。"
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = opened.pop().close()
            opened[-1].nodes.append(closed)
        elif isinstance(event, yaml.NodeEvent):
            nodes += 1
            if nodes > _MOST_NODES:
                return Mistake(line, "内容太多，不像一份素材，请核对是不是选错了文件。")
            fault = _fault_of(event, line)
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(_Open(line, fault, mapping=isinstance(event, yaml.MappingStartEvent)))
                if len(opened) > _DEEPEST:
                    return Mistake(line, "括号或缩进套得太深，素材只要一层一层写到条目，请对照样例。")
            else:
                opened[-1].nodes.append(fault or _scalar(event, line))
    return opened[0].nodes[0] if opened[0].nodes else Scalar("", 1, quoted=False)


def _scalar(event: yaml.Event, line: int) -> Scalar:
    assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - the only node event left
    return Scalar(event.value, line, quoted=event.style is not None and event.style != "")


def _fault_of(event: yaml.NodeEvent, line: int) -> Fault | None:
    if isinstance(event, yaml.AliasEvent):
        return Fault("以*开头的内容会被当成引用，不能这样写；如果是正文，请把整句放进半角引号。", line)
    if event.anchor is not None:
        return Fault("以&开头的内容会被当成记号，不能这样写；如果是正文，请把整句放进半角引号。", line)
    if getattr(event, "tag", None) is not None:
        return Fault("以!开头的内容会被当成类型记号，不能这样写；如果是正文，请把整句放进半角引号。", line)
    return None


_BACKSLASH = "双引号里的反斜杠“\\”有特别的意思，请删去，或把外面的双引号换成单引号"
_UNENDED = "这里的引号没有收尾，前后要各有一个半角引号"
_UNALIGNED = "这一行和上面对不齐：同一层的行首空格数要一样，冒号后面要空一格，正文最好整句放进半角引号"
_REASONS: tuple[tuple[str, str], ...] = (
    ("escape", _BACKSLASH),
    ("unexpected end of stream", _UNENDED),
    ("document separator", _UNENDED),
    ("expected ',' or", "从这里开始的括号里，各项要用半角逗号“,”隔开，最后要有收尾的半角括号"),
    ("cannot start any token", "正文不能直接以“〈字〉”开头，请把整句放进半角引号"),
    ("sequence entries are not allowed", "减号“-”要另起一行写，行首空两格，不能跟在冒号后面"),
    ("could not find expected ':'", "这一行缺少冒号；如果是接着上一行的正文，请并到上一行"),
    ("document start", "前面有“...”或“%”开头的行，请删去那一行"),
    ("directive", "不能以“%”开头，请删去这一行"),
    ("node content", "这里多了一个括号、逗号或别的记号，请删去，或把整句放进半角引号"),
    ("comment or line break", "竖线“|”后面不能再写字，请把整句写在一行、放进半角引号"),
    ("comment or a line break", "竖线“|”后面不能再写字，请把整句写在一行、放进半角引号"),
)


def _plain_mistake(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """Say in the clerk's words what YAML complains of, and never in YAML's own."""
    lines = text.split("\n")
    context, problem = error.context or "", error.problem or ""
    starts_it = "expected ',' or" in problem or "quoted scalar" in context
    mark = error.context_mark if starts_it and error.context_mark else error.problem_mark
    number = min(mark.line + 1, len(lines)) if mark else 0
    line = lines[number - 1] if number else ""
    if "anchor" in context or "alias" in context or "tag" in context:
        reason = "正文不能直接以*、&或!开头，请把整句放进半角引号"
    elif "mapping values are not allowed" in problem and len(re.findall(r":(?:\s|$)", masked(line))) > 1:
        reason = "这一行有不止一个冒号；正文里有冒号时，请把整句放进半角引号"
    elif masked(line).count('"') % 2:
        reason = _UNENDED
    elif len(re.findall(r"[]}]", masked(line))) > len(re.findall(r"[\[{]", masked(line))):
        reason = "收尾的括号比开头的多，请删去多余的，或补上开头的括号"
    else:
        reason = next((sentence for sign, sentence in _REASONS if sign in problem), _UNALIGNED)
    column = error.problem_mark.column if error.problem_mark else 0
    return Mistake(number, f"{reason.replace('〈字〉', line[column : column + 1])}。")
