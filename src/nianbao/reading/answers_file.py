"""The answers file: bytes to a report or to every mistake in it, and a report back to text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from nianbao.errors import AnswersRefused, FileUnreadable
from nianbao.report.answers import (
    KEYS,
    PROBLEM_KEYS,
    PROMISE_KEYS,
    Entries,
    Fault,
    Items,
    Mistake,
    Node,
    Scalar,
    report_from,
)
from nianbao.report.cells import Known
from nianbao.report.facts import TOPICS
from nianbao.report.report import Report
from nianbao.report.slots import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from nianbao.report.cells import Tables

LARGEST_FILE = 2_000_000
"""Bytes; a real answers file holds some ten thousand."""
MOST_LISTED = 30
_DEEPEST, _MOST_NODES = 8, 10_000
_LONGEST_LINE = 5_000
"""Characters; beyond that, and beyond so many lines, nobody looks for slips of the finger."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WANTED = "请用记事本打开素材文件，另存为 UTF-8 编码的 .yaml 或 .txt 文本再试"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "旧版 Office 或 WPS 文件（.doc、.xls、.wps）"),
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"<!DOCTYPE", "网页文件"),
    (b"<html", "网页文件"),
    (b"<?xml", "XML 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"SQLite format 3", "数据库文件"),
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Marks without a shape that come along from web pages and chats; dropped, since they say nothing."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_UNSEEN = re.compile(f"{_INVISIBLE.pattern}|{_CONTROL.pattern}")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|(?:^|(?<=\s))#.*")
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")


def read_answers(path: Path) -> Report:
    """Read an answers file from disk.

    Raises:
        FileUnreadable: it is not there, may not be read, is too large or is no text.
        AnswersRefused: it is text, but not a whole and valid answers file.
    """
    try:
        if path.is_dir():
            raise FileUnreadable(f"{path}是文件夹，请写出其中素材文件的全名。")
        if path.exists() and not path.is_file():
            raise FileUnreadable(f"{path}不是普通文件，请换一个素材文件。")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise FileUnreadable(f"找不到文件{path}，请核对文件名和所在文件夹。") from error
    except PermissionError as error:
        raise FileUnreadable(f"没有权限打开{path}，或它正被别的程序占用，请关闭后再试。") from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(f"打不开{path}，请核对文件名，或把文件拷到本机再试。") from error
    return parse_answers(data, str(path))


def parse_answers(data: bytes, source: str) -> Report:
    """Read the bytes of an answers file.

    Args:
        data: the whole file in UTF-8, UTF-16 with its mark, or GB18030.
        source: what to call the file in messages.

    Raises:
        FileUnreadable: it is too large or no text.
        AnswersRefused: with every mistake found, in the order of the lines.
    """
    text = _INVISIBLE.sub("", _text_of(data, source)).replace("\r\n", "\n").replace("\r", "\n")
    outcome = _attempt(text)
    if isinstance(outcome, Report):
        return outcome
    slips, mended = _slips(text)
    if slips:
        # The slips cause most of the rest: what is listed beside them is what would remain without them.
        rest = _attempt(mended, told={slip.line for slip in slips})
        left = () if isinstance(rest, Report) else rest
        outcome = tuple(sorted((*slips, *left), key=lambda mistake: mistake.line))
    listed = [str(mistake) for mistake in outcome[:MOST_LISTED]]
    if len(outcome) > MOST_LISTED:
        listed.append(f"……另有{len(outcome) - MOST_LISTED}处，改完上面这些再试。")
    raise AnswersRefused(source, tuple(listed))


def _text_of(data: bytes, source: str) -> str:
    """BOM, then strict UTF-8, then strict GB18030: the order that got every Chinese file right."""
    if len(data) > LARGEST_FILE:
        raise FileUnreadable(f"{source}超过2MB，不像素材文件，请核对是不是选错了文件。")
    if kind := _kind_of_binary(data):
        raise FileUnreadable(f"{source}是{kind}，不是文本文件；{_WANTED}。")
    unreadable = FileUnreadable(f"{source}不是文本文件，或编码无法识别；{_WANTED}。")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise unreadable from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as first:
        damaged = data.decode("utf-8", "replace")
        if damaged.count("\ufffd") < len(_CHINESE.findall(damaged)):
            line = damaged[: damaged.index("\ufffd")].count("\n") + 1
            raise FileUnreadable(
                f"{source}第{line}行有损坏的字符，请重新打这一行，再另存为 UTF-8 编码。"
            ) from first
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise unreadable from error
    foreign = [sign for sign in text if not sign.isascii()]
    if len(_CHINESE.findall("".join(foreign))) * 10 < len(foreign) * 7:
        raise unreadable
    return text


def _kind_of_binary(data: bytes) -> str | None:
    if data[:4] == b"PK\x03\x04":
        parts = ((b"word/", "Word 文件（.docx）"), (b"xl/", "Excel 表格（.xlsx）"), (b"ppt/", "演示文稿"))
        return next((kind for part, kind in parts if part in data), "压缩包")
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((kind for magic, kind in _MAGIC if start.startswith(magic.lower())), None)


def _attempt(text: str, told: Collection[int] = ()) -> Report | tuple[Mistake, ...]:
    """A report or what stands against one, bad YAML in the lines already told of left out."""
    if bad := tuple(_control_characters(text)):
        return bad
    if not re.search(r"^[^\S\n]*[^\s#]", text, re.MULTILINE):
        example = "agency: 青石镇人民政府"
        return (Mistake(0, f"文件里没有内容，至少要写单位、类别、年度三行，第一行例如 {example}。"),)
    try:
        return report_from(_tree(text))
    except _Stop as stop:
        return (stop.mistake,)
    except yaml.MarkedYAMLError as error:
        mistake = _plain_mistake(error, text)
        return () if mistake.line in told else (mistake,)
    except (yaml.YAMLError, ValueError, OverflowError):
        return (Mistake(0, "双引号里有反斜杠“\\”，请删去，或把外面的双引号换成单引号。"),)


def _control_characters(text: str) -> Iterator[Mistake]:
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _CONTROL.search(line):
            advice = "请删去后重新打这一行，并另存为 UTF-8 编码"
            yield Mistake(number, f"有看不见的控制字符（U+{ord(found[0]):04X}），{advice}。")


class _Stop(Exception):
    """The file cannot be read on from here."""

    def __init__(self, line: int, message: str) -> None:
        self.mistake = Mistake(line, message)


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


def _tree(text: str) -> Node:
    """Build the tree from parser events: no types, no aliases and no recursion come into it."""
    opened = [_Open(1, None, mapping=False)]
    documents = nodes = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Stop(line, "文件里有多余的“---”，一个文件只写一份报告，请删去这一行或分成两个文件。")
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = opened.pop().close()
            opened[-1].nodes.append(closed)
        elif isinstance(event, yaml.NodeEvent):
            nodes += 1
            if nodes > _MOST_NODES:
                raise _Stop(line, "内容太多，不像一份素材，请核对是不是选错了文件。")
            fault = _fault_of(event, line)
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(_Open(line, fault, mapping=isinstance(event, yaml.MappingStartEvent)))
                if len(opened) > _DEEPEST:
                    raise _Stop(line, "括号或缩进套得太深，素材只要一层一层写到条目，请对照样例。")
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
    elif "mapping values are not allowed" in problem and len(re.findall(r":(?:\s|$)", _masked(line))) > 1:
        reason = "这一行有不止一个冒号；正文里有冒号时，请把整句放进半角引号"
    elif _masked(line).count('"') % 2:
        reason = _UNENDED
    elif len(re.findall(r"[]}]", _masked(line))) > len(re.findall(r"[\[{]", _masked(line))):
        reason = "收尾的括号比开头的多，请删去多余的，或补上开头的括号"
    else:
        reason = next((sentence for sign, sentence in _REASONS if sign in problem), _UNALIGNED)
    column = error.problem_mark.column if error.problem_mark else 0
    return Mistake(number, f"{reason.replace('〈字〉', line[column : column + 1])}。")


_NAMES = "|".join(re.escape(name) for name in (*KEYS, *TOPICS, *PROMISE_KEYS, *PROBLEM_KEYS, "blank_is_zero"))
_KEY = rf"(?:t[234]\.[a-z_0-9.]+|{_NAMES})(?![\w.])"
_BEFORE = r"^\s*(?:-\s+)?|[{,，｛]\s*"
_SLIPS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), sentence, mended)
    for pattern, sentence, mended in (
        (
            r"^(?=[ \u3000\xa0]*\t)[ \t\u3000\xa0]+(?=\S)",
            "行首用了制表符（Tab 键），请删掉，改按空格键，每层两格",
            "  ",
        ),
        (r"^(?=[ ]*[\u3000\xa0])[ \u3000\xa0]+(?=\S)", "行首的空格是全角的，请改成半角空格，每层两格", "  "),
        (r"^(?P<a>\s*)[－–—―‐−•●]+\s*", "开头的“〈错〉”要用半角减号加一个空格“- ”", r"<a>- "),
        (r"^(?P<a>\s*)-(?=[^\s-])", "减号“-”后面要空一格", r"<a>- "),
        ("［", "括号要用半角的，现在是全角的“［”", "["),
        ("］", "括号要用半角的，现在是全角的“］”", "]"),
        ("｛", "括号要用半角的，现在是全角的“｛”", "{"),
        ("｝", "括号要用半角的，现在是全角的“｝”", "}"),
        ("＂", '引号要用半角的“"”，现在是全角的“＂”', '"'),
        (
            r"(?P<a>(?:^\s*-|[:：\[,，{])\s*)[“”](?P<b>[^“”\"]*)[“”](?=\s*(?:[,，\]}］｝]|$))",
            '外面的引号要用半角的“"”，现在是全角的“”',
            r'<a>"<b>"',
        ),
        (
            r"“(?P<a>[^“”\"]*)\"(?=\s*(?:[,，\]}］｝]|$))|\"(?P<b>[^\"]*)”(?=\s*(?:[,，\]}］｝]|$))",
            '前后的引号不一样，都要用半角的“"”',
            r'"<a><b>"',
        ),
        (
            rf"(?P<a>{_BEFORE})(?P<b>{_KEY})\s*：\s*|(?P<c>^\s*)(?P<d>[A-Za-z_]\w*)\s*：\s*",
            "冒号要用半角“:”，后面空一格，现在是全角“：”",
            r"<a><b><c><d>: ",
        ),
        (rf"(?P<a>{_BEFORE})(?P<b>{_KEY}):(?=[^\s/])", "冒号后面要空一格", r"<a><b>: "),
        (
            rf"^(?P<a>\s*(?:-\s+)?{_KEY})\s*(?:[=＝;；]\s*|\s(?=[^\s:=＝：])|$)",
            "名称后面少了冒号，请在名称后写半角冒号和一个空格",
            r"<a>: ",
        ),
        (
            rf'(?P<a>["\]}}])\s*[，、；;]\s*(?=["“{{]|$)|[，、；;]\s*(?={_KEY}\s*[:：])',
            "各项之间要用半角逗号“,”，现在是“〈错〉”",
            r"<a>, ",
        ),
    )
)
"""What fingers and office programs do to YAML: where, what to tell, and the line as meant."""


def _slips(text: str) -> tuple[tuple[Mistake, ...], str]:
    """Full-width signs, tabs and missing blanks, looked for only in a file that already failed."""
    mistakes: list[Mistake] = []
    mended: list[str] = []
    for number, written in enumerate(text.split("\n"), start=1):
        line = written
        if not line or len(line) > _LONGEST_LINE or number > _MOST_NODES:
            mended.append(line)
            continue
        for pattern, sentence, meant in _SLIPS:
            found = list(pattern.finditer(_masked(line)))
            if found:
                said = line[found[0].start() : found[0].end()].strip(' "')[:1]
                mistakes.append(Mistake(number, f"{sentence.replace('〈错〉', said)}。"))
            for match in reversed(found):
                line = line[: match.start()] + _meant(meant, match, line) + line[match.end() :]
        mended.append(line)
    return tuple(mistakes), "\n".join(mended)


def _meant(template: str, match: re.Match[str], line: str) -> str:
    # The match was made on the masked line; its groups are cut out of the real one.
    return re.sub(r"<(\w)>", lambda group: line[slice(*match.span(group[1]))], template)


def _masked(line: str) -> str:
    """The line at the same length with quoted text blotted out and a comment blanked."""

    def blot(match: re.Match[str]) -> str:
        if match[0][0] == "#":
            return " " * len(match[0])
        return match[0][0] + "\0" * (len(match[0]) - 2) + match[0][-1]

    return _QUOTED.sub(blot, line[:_LONGEST_LINE])


def write_answers(report: Report) -> str:
    """YAML text in the form a clerk edits; reading it gives an equal report."""
    profile = report.profile
    lines = [f"agency: {_quoted(profile.agency)}", f"kind: {profile.kind.value}", f"year: {profile.year}"]
    lines += ["tables:", *_table_lines(report.tables)]
    remarks = [line for topic in TOPICS for line in _topic_lines(report, topic)]
    lines += ["answers:", *remarks] if remarks else []
    if report.promises:
        lines.append("promises:")
    for promise in report.promises:
        lines += [f"  - promise: {_quoted(promise.promise.words)}", f"    status: {promise.status.value}"]
        lines += [f"    evidence: {_quoted(promise.evidence.words)}"] if promise.evidence else []
    if report.problems:
        lines.append("problems:")
    for problem in report.problems:
        lines.append(f"  - problem: {_quoted(problem.problem.words)}")
        lines += [f"    measure: {_quoted(problem.measure.words)}"] if problem.measure else []
    return "\n".join(lines) + "\n"


def _table_lines(tables: Tables) -> Iterator[str]:
    entered = [cell for cell in tables.cells.values() if not cell.spec.computed]
    complete = all(isinstance(cell.content, Known) for cell in entered)
    yield f"  blank_is_zero: {'true' if complete else 'false'}"
    for key, cell in tables.cells.items():
        if key in tables.stated_totals:
            yield f"  {key}: {plain(tables.stated_totals[key])}"
        elif (
            not cell.spec.computed
            and isinstance(cell.content, Known)
            and (cell.content.value or not complete)
        ):
            yield f"  {key}: {plain(cell.content.value)}"


def _topic_lines(report: Report, topic: str) -> Iterator[str]:
    for place, fact in enumerate(report.told(topic)):
        if place == 0:
            yield f"  {topic}:"
        yield f"    - {_quoted(fact.words)}"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    marked = _UNSEEN.sub(lambda match: f"\\U{ord(match[0]):08X}", escaped)
    return f'"{marked}"'
