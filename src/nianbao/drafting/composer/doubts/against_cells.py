"""Figures of a remark that a cell leaves no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.composer.doubts.sheet import Doubt
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.drafting.composer.doubts.sheet import Amount, Lines, Sheet

_ALL_OF = regex(
    r"(?:答复|申请)[^。；⟦]{0,16}⟦(?P<a>[^⟦⟧]+)⟧(?:件|个|份)(?:答复)?(?:里|中|当中)?[^，。；⟦]{0,6}?(?:看|审|过|核|用)[^⟦，。；]{0,6}⟦(?P<b>[^⟦⟧]+)⟧"
)
_IN_FORCE = regex(
    r"(?:去年|上年|头年|原来?|年初)[^，。；⟦]{0,8}有效[^，。；⟦]{0,6}⟦(?P<p>[^⟦⟧]+)⟧"
    r"|有效[^，。；⟦]{0,8}⟦[^⟦⟧]+⟧件?，[^，。；⟦]{0,3}(?:去年|上年|头年)[^，。；⟦]{0,8}⟦(?P<then>[^⟦⟧]+)⟧"
)
_OF_APPLICATIONS = regex("延期|延长|涉及|内容|问|补正|要.{1,12}的|征求第三方")
_NO_APPLICATIONS = regex("去年|上年|头年|明年|举报|来电|咨询|留言|回访|建议|提案|信箱|热线|许可|处罚")
_LEVEL = regex("本级|部门|乡镇|街道|县直|股|科|站")
_SHOWN = regex("公示|上网|公布|公开|挂网")
_NEAR = 5
"""A sum apart from the table by less than one in so many is meant to be the whole."""
_COUNTED = frozenset({"件", "个", "份", ""})


def _against(sheet: Sheet, line: Lines, told: str, cells: str) -> Doubt:
    return Doubt(line.fact, sheet.voice.say("ask_claim", words=told, cells=cells))


def not_all_that_was_answered(sheet: Sheet) -> Iterator[Doubt]:
    """29件看了25件 where the table has 28 answered: which answers are meant is open."""
    done = sheet.cell("t3.results_total.total")
    for line in sheet.under("on_request", "last_year", "problems", "management"):
        for match in _ALL_OF.finditer(line.text):
            whole = _exact(line, match["a"])
            if whole is None or done is None or whole.value == done:
                continue
            told = f"⟦{whole.slot}⟧{whole.unit}"
            yield _against(sheet, line, told, "表三年内办结⟦t3.results_total.total⟧件")


def more_than_all_applications(sheet: Sheet) -> Iterator[Doubt]:
    """延期9件 of 7 applications."""
    cells = ("t3.new.total", "t3.carried_in.total")
    most = sheet.cell(*cells)
    if most is None:
        return
    for line in sheet.under("on_request"):
        for each in line.amounts:
            clause = each.before + each.after
            counts = each.unit in _COUNTED and each.value is not None and _OF_APPLICATIONS.search(clause)
            if counts and not _NO_APPLICATIONS.search(line.text) and (each.value or 0) > most:
                told = f"{each.before[-8:]}⟦{each.slot}⟧{each.unit}"
                yield _against(sheet, line, told, f"表三新收和上年结转合计⟦sum:{'+'.join(cells)}⟧件")


def levels_do_not_come_to_the_table(sheet: Sheet) -> Iterator[Doubt]:
    """本级22件，部门88件，乡镇34件 where the table has 143."""
    for line in sheet.under("on_request"):
        run = [each for each in line.amounts if each.unit == "件" and _LEVEL.search(each.before)]
        if len(run) < 3 or any(each.value is None for each in run):
            continue
        found = sum(each.value or 0 for each in run)
        new, done = sheet.cell("t3.new.total"), sheet.cell("t3.results_total.total")
        if new is None or found in (new, done) or abs(found - new) * _NEAR > new:
            continue
        plus = "+".join(each.slot for each in run)
        yield _against(sheet, line, f"各级合计⟦sum:{plus}⟧件", "表三新收⟦t3.new.total⟧件")


def documents_in_force_do_not_close(sheet: Sheet) -> Iterator[Doubt]:
    """去年有效8件, 2 issued and none repealed, 9 in force."""
    issued, repealed, now = (
        sheet.cell(f"t2.normative.{name}") for name in ("issued", "repealed", "in_force")
    )
    if issued is None or repealed is None or now is None:
        return
    for line in sheet.under("proactive", "management"):
        for match in _IN_FORCE.finditer(line.text):
            before = _exact(line, match["p"] or match["then"])
            if before is None or (before.value or 0) + issued - repealed == now:
                continue
            slot = f"sum:{before.slot}+t2.normative.issued-t2.normative.repealed"
            cells = f"加本年制发、减本年废止应为⟦{slot}⟧件，表二现行有效为⟦t2.normative.in_force⟧件"
            yield _against(sheet, line, f"上年现行有效⟦{before.slot}⟧件", cells)


def more_published_than_decided(sheet: Sheet) -> Iterator[Doubt]:
    """处罚公示58件 of 56 decisions."""
    decided = {"处罚": "t2.penalties.decisions", "许可": "t2.licences.decisions"}
    for line in sheet.under("proactive"):
        for name, key in decided.items():
            cell = sheet.cell(key)
            for each in line.amounts:
                only = name in each.before or (
                    name in line.text and sum(n in line.text for n in decided) == 1
                )
                shown = each.unit in _COUNTED and _SHOWN.search(each.before) and only
                if cell is not None and shown and each.value is not None and each.value > cell:
                    told = f"{each.before[-8:]}⟦{each.slot}⟧{each.unit}"
                    yield _against(sheet, line, told, f"表二行政{name}决定为⟦{key}⟧件")


def _exact(line: Lines, slot: str) -> Amount | None:
    return next((each for each in line.amounts if each.slot == slot and each.value is not None), None)


AGAINST_CELLS = (
    not_all_that_was_answered,
    more_than_all_applications,
    levels_do_not_come_to_the_table,
    documents_in_force_do_not_close,
    more_published_than_decided,
)
