"""（二）依申请公开: told from tables 3 and 4, with what the clerk added about how, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.drafting.composer.notes import Notes
from nianbao.drafting.composer.sums import gap_between
from nianbao.drafting.composer.table_talk import without_table_talk
from nianbao.errors import SlotUnknown
from nianbao.report.draft import Origin, Paragraph, Sentence
from nianbao.report.tables import (
    APPLICANT_COLUMNS,
    RESULT_ROWS,
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
    TABLE_4_BLOCKS,
    TABLE_4_COLUMNS,
)

if TYPE_CHECKING:
    from nianbao.drafting.composer.claims import Checked
    from nianbao.drafting.composer.desk import Desk

_LABELS = {row.key: row.label.split(".", 1)[-1].split("（")[0] for row in TABLE_3_ROWS}
"""Row labels as they stand in a sentence, without their ordinals and notes."""
_SHORT = {
    "granted": "予以公开",
    "partial": "部分公开",
    "other_no_correction": "申请人无正当理由逾期不补正、不再处理",
    "other_no_payment": "申请人逾期未按收费通知要求缴纳费用、不再处理",
    "other_other": "其他",
}
_GROUPS = {"refused": "不予公开", "unable": "无法提供", "declined": "不予处理", "other": "其他处理"}
_CORE = ("t3.new.total", "t3.carried_in.total", "t3.results_total.total", "t3.carried_out.total")
_TABLE_4 = tuple(f"t4.{block}.total" for block in TABLE_4_BLOCKS)


def write_requests(desk: Desk) -> list[Paragraph]:
    """Paragraphs on applications, their results, disputes and procedure, in that order."""
    remarks = desk.sifted.under("on_request")
    checked = [without_table_talk(desk.checked(remark), desk) for remark in remarks]
    notes = Notes(desk, checked)
    tables = desk.report.tables
    disputed = _table_questions(desk, "t3")
    if any(tables.value(key) is None for key in _CORE):
        what = "表三“收到和处理政府信息公开申请情况”"
        asked = disputed or [desk.question(desk.voice.say("ask_cells", what=what))]
        groups = [[*asked, *_unplaced(desk, notes)]]
    elif disputed and tables.is_zero(*_CORE):
        # Totals were typed and no parts: a zero would be false.
        groups = [[*disputed, *_unplaced(desk, notes)]]
    elif tables.is_zero(*_CORE):
        zero = Sentence(desk.voice.say("no_requests_at_all", zero="⟦t3.new.total⟧"), Origin.TABLE, _CORE)
        groups = [[zero, *_unplaced(desk, notes)]]
    else:
        # A table that does not close is told as it stands, with the question right behind it.
        handled = _handled(desk, checked, notes, settled=not disputed)
        groups = [_received(desk, checked, notes), [*handled[0], *disputed], *handled[1:]]
    told = _table_questions(desk, "t4") or _disputes(desk, withdrawn=_review_withdrawn(desk, checked))
    disputes = [*told, *notes.about("disputes")]
    if len(groups) == 1 and sum(len(sentence.text) for sentence in groups[0]) < 120:
        groups[0] += disputes
    else:
        groups.append(disputes)
    groups.append(notes.about("rest"))
    groups.append([desk.question(mark, one.remark) for one in checked for mark in one.questions])
    return [Paragraph(tuple(group)) for group in groups if group]


def _unplaced(desk: Desk, notes: Notes) -> list[Sentence]:
    """What was said of applications although the table has none to tell of."""
    return [*_channels(desk, notes.channels), *notes.about("new"), *notes.about("time")]


def _received(desk: Desk, checked: list[Checked], notes: Notes) -> list[Sentence]:
    tables, say = desk.report.tables, desk.voice.say
    if tables.is_zero("t3.new.total"):
        none = Sentence(say("none_new") + "。", Origin.TABLE, ("t3.new.total",))
        return [none, *_channels(desk, notes.channels), *notes.about("new")]
    clauses = [say("new", a="⟦t3.new.total⟧")]
    evidence = ["t3.new.total"]
    if previous := next((one.previous for one in checked if _is_exact(desk, one.previous)), ""):
        clauses.append(_change(desk, previous))
        evidence.append(previous)
    sentences = [
        Sentence("，".join(clauses) + "。", Origin.DERIVED if previous else Origin.TABLE, tuple(evidence)),
        _applicants(desk, {added for one in checked for added in one.adds}),
        *_channels(desk, notes.channels),
    ]
    return [*sentences, *notes.about("new")]


def _is_exact(desk: Desk, previous: str) -> bool:
    """Whether a difference can be taken: 去年十来件 allows none."""
    try:
        return bool(previous) and desk.slots.value(previous) >= 0
    except SlotUnknown:
        return False


def _change(desk: Desk, previous: str) -> str:
    now, before = desk.slots.value("t3.new.total"), desk.slots.value(previous)
    if now == before:
        return desk.voice.say("same_as_last_year")
    if now > before:
        return desk.voice.say("more_than_last_year", a=f"⟦diff:t3.new.total-{previous}⟧")
    return desk.voice.say("fewer_than_last_year", a=f"⟦diff:{previous}-t3.new.total⟧")


_WAYS = {"信函": "以信函提交", "网络": "通过网络提交", "当面": "当面提交"}
"""How an application came, by the word for it among what claims add."""


def _applicants(desk: Desk, added: set[str]) -> Sentence:
    positive = desk.report.tables.positive(*(f"t3.new.{column}" for column in APPLICANT_COLUMNS))
    names = {key: _applicant(key.rsplit(".", 1)[-1]) for key in positive}
    if len(positive) == 1:
        one = desk.slots.value("t3.new.total") == 1
        text = desk.voice.say("one_from_one" if one else "all_from_one", who=names[positive[0]])
    else:
        text = desk.voice.say("by_applicant", parts="、".join(f"{names[key]}⟦{key}⟧件" for key in positive))
    ways = [said for way, said in _WAYS.items() if any(way in each for each in added)]
    if len(ways) == 1:
        alone = desk.slots.value("t3.new.total") == 1
        text += f"，{ways[0]}" if alone else f"，均{ways[0]}"
    return Sentence(text + "。", Origin.TABLE, positive)


def _applicant(column: str) -> str:
    return "其他组织" if column == "other" else TABLE_3_COLUMNS[column]


def _channels(desk: Desk, channels: list[tuple[str, str]]) -> list[Sentence]:
    """How the applications came in; a question where the table knows of none."""
    if not channels:
        return []
    listed = "，".join(f"{name}⟦{slot}⟧件" for name, slot in channels)
    evidence = tuple(slot for _, slot in channels)
    if not desk.report.tables.positive("t3.new.total"):
        mark = desk.voice.say("ask_channels", channels=listed)
        return [Sentence(mark, Origin.QUESTION, evidence)]
    return [Sentence(f"{listed}{_channel_gap(desk, channels)}。", Origin.FACT, evidence)]


def _channel_gap(desk: Desk, channels: list[tuple[str, str]]) -> str:
    gap = gap_between(desk.slots, tuple(slot for _, slot in channels), "t3.new.total", "件")
    # A single channel below the total is one the clerk happened to name, not a slip.
    return gap.asked(desk.voice) if gap and (gap.too_many or len(channels) > 1) else ""


def _handled(desk: Desk, checked: list[Checked], notes: Notes, *, settled: bool) -> list[list[Sentence]]:
    tables = desk.report.tables
    flow, results = (
        _flow(desk, settled=settled),
        _results(desk, any("撤回" in added for one in checked for added in one.adds)),
    )
    time = notes.about("time")
    if len(results) <= 1 and not tables.is_zero("t3.results_total.total"):
        # Few results read better in the sentence that says how many were handled.
        return [[_joined(flow, results[0] if results else ""), *time]]
    if not results:
        return [[_joined(flow, ""), *time]]
    intro = Sentence(desk.voice.say("results_intro"), Origin.PHRASE)
    evidence = tuple(f"t3.{row}.total" for row in RESULT_ROWS if tables.positive(f"t3.{row}.total"))
    listed = Sentence("；".join(results) + "。", Origin.TABLE, evidence)
    return [[_joined(flow, ""), *time], [intro, listed]]


def _flow(desk: Desk, *, settled: bool) -> list[str]:
    tables, say = desk.report.tables, desk.voice.say
    has_in, has_out = tables.positive("t3.carried_in.total"), tables.positive("t3.carried_out.total")
    has_done = tables.positive("t3.results_total.total")
    clauses = [say("carried_in", a="⟦t3.carried_in.total⟧")] if has_in else []
    if has_done and not has_out and settled:
        clauses.append(say("all_done"))
    elif has_done:
        clauses.append(say("done", a="⟦t3.results_total.total⟧"))
    if has_out:
        clauses.append(say("carried_out", a="⟦t3.carried_out.total⟧"))
    if not has_in:
        clauses.append(say("none_carried_in") if has_out else say("none_carried_either_way"))
    elif not has_out:
        clauses.append(say("none_carried_out"))
    return clauses


def _joined(flow: list[str], result: str) -> Sentence:
    clauses = [*flow[:1], result, *flow[1:]] if result and "办结" in flow[0] else [*flow, result]
    if result and "，为" in result and clauses[-1] != result:
        # 为保护第三方合法权益，无上年结转: what follows a reason must not read as part of it.
        at = clauses.index(result)
        text = f"{'，'.join(clauses[: at + 1])}；{'，'.join(clauses[at + 1 :])}。"
        return Sentence(text, Origin.TABLE, _CORE)
    return Sentence("，".join(clause for clause in clauses if clause) + "。", Origin.TABLE, _CORE)


def _results(desk: Desk, withdrawn: bool) -> list[str]:
    """One clause for 予以公开 and 部分公开 together, then one for each group with results."""
    tables = desk.report.tables
    open_rows = [row for row in ("granted", "partial") if tables.positive(f"t3.{row}.total")]
    results = ["，".join(f"{_SHORT[row]}⟦t3.{row}.total⟧件" for row in open_rows)] if open_rows else []
    for group, name in _GROUPS.items():
        rows = [
            row for row in RESULT_ROWS if row.startswith(f"{group}_") and tables.positive(f"t3.{row}.total")
        ]
        if not rows:
            continue
        parts = [(_row_name(row, withdrawn), f"⟦t3.{row}.total⟧") for row in rows]
        if len(rows) == 1:
            results.append(_single(name, *parts[0], tables.value(f"t3.{rows[0]}.total") == 1))
        else:
            total = f"⟦sum:{'+'.join(f't3.{row}.total' for row in rows)}⟧"
            listed = "、".join(f"{part}{number}件" for part, number in parts)
            results.append(f"{name}{total}件，其中{listed}")
    small = sum(len(result) for result in results) < 110 and not any("其中" in result for result in results)
    return ["，".join(results)] if small and results else results


def _row_name(row: str, withdrawn: bool) -> str:
    if row == "other_other" and withdrawn:
        return "申请人撤回"
    return _SHORT.get(row, _LABELS[row])


def _single(group: str, part: str, number: str, one: bool) -> str:
    if part == "其他":
        return f"{group}（其他）{number}件"
    if group == "无法提供":
        return f"{part}、{group}{number}件"
    return f"{group}{number}件，{'' if one else '均'}{'' if part.startswith('属于') else '为'}{part}"


def _review_withdrawn(desk: Desk, checked: list[Checked]) -> bool:
    """人家自己撤的, where no application was withdrawn: it can only have been the review."""
    said = any("撤回" in added for one in checked for added in one.adds)
    return said and desk.report.tables.is_zero("t3.other_other.total")


def _disputes(desk: Desk, *, withdrawn: bool) -> list[Sentence]:
    tables, say = desk.report.tables, desk.voice.say
    if any(tables.value(key) is None for key in _TABLE_4):
        return [desk.question(say("ask_cells", what="表四“政府信息公开行政复议、行政诉讼情况”"))]
    if tables.is_zero(*_TABLE_4):
        return [Sentence(say("no_disputes"), Origin.TABLE, _TABLE_4)]
    clauses = [
        _dispute(desk, block, withdrawn=withdrawn)
        for block in TABLE_4_BLOCKS
        if tables.positive(f"t4.{block}.total")
    ]
    if tables.is_zero("t4.review.total"):
        clauses.append(say("no_review"))
    elif tables.is_zero("t4.suit_direct.total", "t4.suit_after_review.total"):
        # First, so that what the clerk adds of the review (已重新答复) stands right behind it.
        clauses.insert(0, say("no_suit"))
    return [Sentence("；".join(clauses) + "。", Origin.TABLE, _TABLE_4)]


def _dispute(desk: Desk, block: str, *, withdrawn: bool) -> str:
    tables = desk.report.tables
    outcomes = [
        column for column in TABLE_4_COLUMNS if column != "total" and tables.positive(f"t4.{block}.{column}")
    ]
    head = desk.voice.say(block, a=f"⟦t4.{block}.total⟧")
    if len(outcomes) == 1:
        one = tables.value(f"t4.{block}.total") == 1
        if one and withdrawn and outcomes == ["other"]:
            return f"{head}，申请人撤回，计入{TABLE_4_COLUMNS['other']}"
        return f"{head}，{'' if one else '均为'}{TABLE_4_COLUMNS[outcomes[0]]}"
    parts = "、".join(f"{TABLE_4_COLUMNS[column]}⟦t4.{block}.{column}⟧件" for column in outcomes)
    return f"{head}，其中{parts}"


def _table_questions(desk: Desk, table: str) -> list[Sentence]:
    """What contradicts itself in a table, as questions."""
    return [
        desk.question(desk.voice.say("ask_table", message=gap.message))
        for gap in desk.report.tables.disagreements()
        if gap.cell.startswith(table)
    ]
