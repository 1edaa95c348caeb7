"""The answers file: bytes to a report or to every mistake in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.errors import AnswersRefused, FileUnreadable
from nianbao.reading.located_yaml import tree_of
from nianbao.reading.slips import slips
from nianbao.reading.text_file import LARGEST_FILE, text_of
from nianbao.report.answers import Mistake, report_from
from nianbao.report.printed.source_line import CONTROL, INVISIBLE
from nianbao.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

MOST_LISTED = 30


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
    text = INVISIBLE.sub("", text_of(data, source)).replace("\r\n", "\n").replace("\r", "\n")
    outcome = _attempt(text)
    if isinstance(outcome, Report):
        return outcome
    found, mended = slips(text)
    if found:
        # The slips cause most of the rest: what is listed beside them is what would remain without them.
        rest = _attempt(mended, told={slip.line for slip in found})
        left = () if isinstance(rest, Report) else rest
        outcome = tuple(sorted((*found, *left), key=lambda mistake: mistake.line))
    listed = tuple(str(mistake) for mistake in outcome[:MOST_LISTED])
    raise AnswersRefused(source, listed, total=len(outcome))


def _attempt(text: str, told: Collection[int] = ()) -> Report | tuple[Mistake, ...]:
    """A report or what stands against one, broken YAML in the lines already told of left out."""
    if bad := tuple(_control_characters(text)):
        return bad
    if not re.search(r"^[^\S\n]*[^\s#]", text, re.MULTILINE):
        example = "agency: 青石镇人民政府"
        return (Mistake(0, f"文件里没有内容，至少要写单位、类别、年度三行，第一行例如 {example}。"),)
    tree = tree_of(text)
    if isinstance(tree, Mistake):
        return () if tree.line in told else (tree,)
    return report_from(tree)


def _control_characters(text: str) -> Iterator[Mistake]:
    for number, line in enumerate(text.split("\n"), start=1):
        if found := CONTROL.search(line):
            advice = "请删去后重新打这一行，并另存为 UTF-8 编码"
            yield Mistake(number, f"有看不见的控制字符（U+{ord(found[0]):04X}），{advice}。")
