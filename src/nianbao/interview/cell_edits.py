"""Numbers of the tables changed in words: one cell, or the question which one is meant."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.interview.naming import ROW_LABELS, Named, columns_open, named
from nianbao.interview.steps import AskBack, Choice, EditCell
from nianbao.report.answer_values import LARGEST_NUMBER
from nianbao.report.figures import FigureKind, read_figures
from nianbao.report.regex import regex
from nianbao.report.slots import plain
from nianbao.report.tables import APPLICANT_COLUMNS, CELLS, RESULT_ROWS, TABLE_3_COLUMNS

if TYPE_CHECKING:
    from nianbao.interview.asking import Asked
    from nianbao.interview.situation import Situation
    from nianbao.interview.steps import Step

NUMBER = r"(?:[-－−]?[\d０-９][\d０-９,.．]*|[零〇一二两三四五六七八九十百千万]+)"
_EDIT = regex(
    rf"(?:请|帮我|麻烦你?|再|那|就|把|将)*(?P<name>[^，。；]{{0,24}}?)(?:从{NUMBER}[件个]?)?(?:也|都|得|要|应该?|应当)?"
    rf"(?P<verb>改成|改为|改到|改作|更正为|更正成|调成|调为|换成|变成|填成|写成|填|设为|应该是|应该为|应当是|应为|应是|应该)"
    rf"(?P<number>{NUMBER})(?P<unit>件|个|份|起|条|万元|万|元|次)?(?P<tail>吧|才对|哈|啊|就行)?"
)
_MISTAKEN = regex("(?:填|写|报|说|弄|搞)错了?[，,](?=应|得|要|改|其实)")
"""处罚填错了，应该是30件: one edit told in two clauses."""
_THOUSANDS = regex(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_DOUBTFUL = frozenset({"应该是", "应该为", "应当是", "应该"})
_ANSWER = regex(rf"(?:应该是|应该|应为|是|改成|改为|填)?(?P<number>{NUMBER})(?:件|个|万元)?(?:才对)?")
_COUNTED = ("件", "个", "份", "起", "")
_CHOICES = 7


def cell_edits(sentence: str, situation: Situation, asked: Asked | None) -> tuple[Step, ...]:
    """The edits a sentence asks for, clause by clause; empty when it is about anything else."""
    if answered := _answer(sentence, situation, asked):
        return answered
    steps: list[Step] = []
    row = _row_asked(asked)
    for clause in re.split("[，,]|和(?=[^，]*(?:改|填))", _MISTAKEN.sub("", _THOUSANDS.sub("", sentence))):
        found = _EDIT.fullmatch(clause.strip())
        if not found or (found["tail"] == "吧" and found["verb"] in _DOUBTFUL):
            return ()
        name = named(found["name"]) if found["name"] else Named()
        if name is None or not (name.row or name.column):
            return ()
        name = name if name.row else Named(row, name.column)
        row = name.row or row
        steps.append(_step(name, found["number"], found["unit"] or "", sentence, situation))
    return tuple(steps)


def edit_of(name: Named, number: str, unit: str, evidence: str, situation: Situation) -> Step:
    """The edit of a named cell, or the question that is left open."""
    return _step(name, number, unit, evidence, situation)


def _row_asked(asked: Asked | None) -> str:
    rows = {key.rsplit(".", 1)[0] for key in asked.about.cells} if asked else set()
    return rows.pop() if len(rows) == 1 else ""


def _answer(sentence: str, situation: Situation, asked: Asked | None) -> tuple[Step, ...]:
    """A bare number, when the question is about a single cell."""
    found = _ANSWER.fullmatch(sentence.strip())
    cells = asked.about.cells if asked else ()
    if not found or len(cells) != 1 or CELLS[cells[0]].computed:
        return ()
    row, column = cells[0].rsplit(".", 1)
    return (_step(Named(row, column), found["number"], "", sentence, situation),)


def _step(name: Named, number: str, unit: str, evidence: str, situation: Situation) -> Step:
    value = _value(number)
    if value is None:
        return AskBack(f"“{number}”没有看懂是多少，请写成数字，例如 3。")
    if value > LARGEST_NUMBER or number[0] in "-－−":
        return AskBack(f"“{number}”太大或者是负数，请核对后再说。")
    fee = name.row == "t2.fees"
    if fee and unit == "元":
        value /= 10_000
    if not fee and value != value.to_integral_value():
        return AskBack("件数要写整数，不带小数点。")
    if not fee and unit not in _COUNTED:
        return AskBack(
            f"这一格按件计，不是“{unit}”，要改成{plain(value)}件吗？", _sure(name, value, evidence)
        )
    if not name.row:
        return _which_row(name, value, evidence, situation)
    if name.key:
        return EditCell(name.key, value, evidence)
    return _which_column(name, value, evidence, situation)


def _value(number: str) -> Decimal | None:
    figures = [each for each in read_figures(f"{number}件").figures if each.kind is FigureKind.NUMBER]
    return figures[0].value if len(figures) == 1 else None


def _sure(name: Named, value: Decimal, evidence: str) -> tuple[Choice, ...]:
    edit = (EditCell(name.key, value, evidence),) if name.key else ()
    return (Choice("是", edit),) if edit else ()


def _which_row(name: Named, value: Decimal, evidence: str, situation: Situation) -> Step:
    """自然人改成4: the rows where that column holds something come first."""
    rows = ["new", *(row for row in RESULT_ROWS if situation.value(f"t3.{row}.{name.column}")), "carried_in"]
    rows += ["carried_out"]
    choices = tuple(
        Choice(ROW_LABELS[f"t3.{row}"], (_row_chosen(f"t3.{row}", name.column, value, evidence, situation),))
        for row in rows[:_CHOICES]
    )
    column = TABLE_3_COLUMNS.get(name.column, "总计")
    return AskBack(f"要改表三哪一行的“{column}”？", choices)


def _row_chosen(row: str, column: str, value: Decimal, evidence: str, situation: Situation) -> Step:
    name = Named(row, column)
    return (
        EditCell(name.key, value, evidence) if name.key else _which_column(name, value, evidence, situation)
    )


def _which_column(name: Named, value: Decimal, evidence: str, situation: Situation) -> Step:
    """A total is computed: one of its parts has to change so that it comes out."""
    if name.row == "t3.results_total":
        return _which_result(value, evidence, situation)
    if name.row in ("t2.normative", "t2.rules"):
        return AskBack(
            f"“{ROW_LABELS[name.row]}”有三格，要改哪一格？",
            _plain_choices(name.row, value, evidence, situation),
        )
    if not columns_open(name.row):
        return AskBack("没有找到这一格，请到表里改。")
    label = ROW_LABELS[name.row]
    if name.row.startswith("t3."):
        wording = f"“{label}”的总计是各类申请人相加的，要让总计是{plain(value)}，改哪一类？"
    else:
        wording = f"“{label}”的总计是各种结果相加的，要让总计是{plain(value)}，改哪一种？"
    choices = _adjusting(name, value, evidence, situation)
    if not choices:
        return AskBack(f"各分项已经超过{plain(value)}，请到表里逐格改。")
    return AskBack(wording, choices)


def _plain_choices(row: str, value: Decimal, evidence: str, situation: Situation) -> tuple[Choice, ...]:
    return tuple(_choice(key, value, evidence, situation) for key in columns_open(row))


def _adjusting(name: Named, value: Decimal, evidence: str, situation: Situation) -> tuple[Choice, ...]:
    """For each cell of a row the value that makes its total come out, those that hold something first."""
    keys = columns_open(name.row)
    if name.column == "organisations":
        keys = tuple(key for key in keys if not key.endswith(".natural"))
    whole = sum((situation.value(key) or Decimal(0) for key in keys), Decimal(0))
    wanted = {key: value - whole + (situation.value(key) or Decimal(0)) for key in keys}
    ordered = sorted((key for key in keys if wanted[key] >= 0), key=lambda key: not situation.value(key))
    return tuple(_choice(key, wanted[key], evidence, situation) for key in ordered[:_CHOICES])


def _which_result(value: Decimal, evidence: str, situation: Situation) -> Step:
    keys = [f"t3.{row}.{column}" for row in RESULT_ROWS for column in APPLICANT_COLUMNS]
    whole = sum((situation.value(key) or Decimal(0) for key in keys), Decimal(0))
    held = [key for key in keys if situation.value(key)] or ["t3.granted.natural"]
    wanted = {key: value - whole + (situation.value(key) or Decimal(0)) for key in held}
    choices = tuple(_choice(key, wanted[key], evidence, situation) for key in held if wanted[key] >= 0)
    return AskBack(f"办理结果的总计是各项相加的，要让总计是{plain(value)}，改哪一项？", choices[:_CHOICES])


def _choice(key: str, value: Decimal, evidence: str, situation: Situation) -> Choice:
    now = situation.value(key)
    label = f"{CELLS[key].label}由{'空' if now is None else plain(now)}改为{plain(value)}"
    return Choice(label, (EditCell(key, value, evidence),))
