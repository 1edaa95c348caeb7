"""What cannot be right as it stands: cells against cells, last year's cells, and remarks against cells."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.checks.catalogue import CATALOGUE
from nianbao.checks.check import Finding, Severity
from nianbao.checks.claims import ClaimKind, Verdict
from nianbao.checks.narrative import contradiction
from nianbao.interview.asking import SKIP, About, Asked, Does, Question, Quick, Stage, digest
from nianbao.interview.situation import FORMAL, PART_OF, remarks_of
from nianbao.report.regex import regex
from nianbao.report.slots import plain
from nianbao.report.tables import APPLICANT_COLUMNS, CELLS, SUMS, TABLE_4_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Told
    from nianbao.interview.situation import Situation

_TABLE_CHECKS = ("T2-02", "T2-03", "T3-01", "T3-02", "T3-03", "T4-01", "X-01", "X-02")
_COUNTED = (ClaimKind.COUNT, ClaimKind.COMPLETE, ClaimKind.ALL)
_MOST_CHOICES = 4
_ALIKE = 0.4
_DOUBT = regex("【待核：(.*?)。?】", re.DOTALL)
_QUOTED = regex("素材说“(.*?)”")
_AGAINST_A_CELL = regex(
    r"素材说“(?P<said>.*?)”，(?P<cell>表[二三四]“[^”]*(?:“[^”]*”[^”]*)*”)为(?P<held>[\d.]+)，"
)
_BY_LABEL = {spec.label: key for key, spec in CELLS.items()}
_OF_SUM = regex(r"分项相加为[\d.]+\S{1,2}，比([\d.]+)")
_OF_CELLS = regex("^表[二三四]")
_TABLES = Quick("去表里改", Does.TABLES)


def contradictions(situation: Situation) -> Iterator[Asked]:
    """Every contradiction as a question: the tables first, then remarks that say otherwise than a cell."""
    mended: set[object] = set()
    for finding in _of_the_tables(situation):
        # A slip breaks a row and a column; one repair mends both, and is asked about once.
        if not finding.repairs or finding.repairs not in mended:
            mended.add(finding.repairs)
            yield _about_cells(situation, finding)
    remarks = list(remarks_of(situation.typed))
    found: set[str] = set()
    for told in situation.subject.told:
        against = told.verdict is Verdict.CONTRADICTS and told.claim.kind in _COUNTED
        if (
            against
            and not _is_of_other_cases(situation, told)
            and (words := remarks[told.line.number - 1][1]) not in found
        ):
            found.add(words)
            yield _about_remark(situation, told, *remarks[told.line.number - 1])
    yield from _marked(situation, found)


def doubts(situation: Situation) -> Iterator[Asked]:
    """The clerk's own doubts, and sums of hers that do not come out, as the draft marks them."""
    for part, mark in situation.marks:
        if ((told := _DOUBT.fullmatch(mark)) and "哪个有误" not in told[1]) or (
            told and told[1].startswith("分项相加")
        ):
            yield _about_mark(situation, part, told[1], Stage.DOUBT)


def _of_the_tables(situation: Situation) -> Iterator[Finding]:
    for code in _TABLE_CHECKS:
        for found in CATALOGUE[code].findings(situation.subject):
            if isinstance(found, Finding) and found.severity is not Severity.HINT:
                yield found


def _about_cells(situation: Situation, finding: Finding) -> Asked:
    repairs = [_repair(situation, repair.cells) for repair in finding.repairs[:_MOST_CHOICES]]
    if (
        finding.code == "X-01"
        and (then := situation.before(finding.where.replace("carried_in", "carried_out"))) is not None
    ):
        repairs = [_repair(situation, ((finding.where, plain(then)),))] if finding.where not in SUMS else []
    if finding.code == "T2-02":
        repairs = [_repair(situation, ((finding.where, "0"),))] if finding.where in CELLS else []
    question = Question(
        f"table.{finding.code}.{finding.where}.{digest(finding.message)}",
        _topic_of(finding.where),
        finding.where,
        f"{finding.message.split('。')[0]}。改哪一格？" if repairs else finding.message,
        finding.source,
        carries="一个数，或者去表里改",
    )
    return Asked(
        question,
        Stage.CONTRADICTION,
        "两个数对不上，先把它弄清楚，后面写的才准。",
        (*repairs, _TABLES, SKIP),
        About(cells=(finding.where,) if finding.where in CELLS else ()),
    )


def _topic_of(where: str) -> str:
    return "proactive" if where.startswith("t2.") else "on_request"


def _repair(situation: Situation, cells: tuple[tuple[str, str], ...]) -> Quick:
    told = "，".join(
        f"{CELLS[key].label}由{'空' if (now := situation.value(key)) is None else plain(now)}改为{value}"
        for key, value in cells
    )
    return Quick(told, Does.CELLS, cells=cells)


def _about_remark(situation: Situation, told: Told, topic: str, words: str) -> Asked:
    options = told.claim.options
    cells = options[0] if options else ()
    said = contradiction(told, situation.subject).replace("正文说", "您说", 1)
    for rough, known in FORMAL:
        said = said.replace(known, rough) if rough in words and known not in words else said
    quick = [
        Quick(f"以表为准，改成“{reworded}”" if reworded else "以表为准，去掉这句", Does.REWORD, reworded)
        for reworded in _by_the_table(situation, told, words)
    ]
    exact = told.claim.interval.low == told.claim.interval.high
    if told.claim.kind is ClaimKind.COUNT and exact and len(cells) == 1:
        key = _typed_cell(situation, cells[0])
        quick += [_repair(situation, ((key, plain(told.claim.value)),))] if key else []
    question = Question(
        f"remark.{digest(topic, words, said)}",
        topic,
        PART_OF[topic],
        f"{said.removesuffix('请核对并改为一致。').removesuffix('请核对。').rstrip('，')}。哪个对？",
        "通行做法：正文与三张表须一致",
        carries="以哪个为准",
    )
    return Asked(
        question,
        Stage.CONTRADICTION,
        "您说的和表里的数不一样，只能有一个对。",
        (*quick, _TABLES, SKIP),
        About(topic=topic, remark=words, cells=tuple(cells)),
    )


def _by_the_table(situation: Situation, told: Told, words: str) -> Iterator[str]:
    """The remark with the cell's figure in the place of the one said, where that is one run of digits."""
    claim = told.claim
    span = words[claim.start : claim.end]
    digits = re.findall(r"\d+(?:\.\d+)?", span)
    cells = claim.options[0] if claim.options else ()
    value = sum((situation.value(key) or Decimal(0) for key in cells), Decimal(0))
    if len(digits) == 1 and claim.kind is ClaimKind.COUNT:
        yield words[: claim.start] + span.replace(digits[0], plain(value), 1) + words[claim.end :]
    else:
        yield ""


def _typed_cell(situation: Situation, key: str) -> str:
    """The one cell to be typed behind a total, when all the others of it are 0; else nothing."""
    if key not in SUMS:
        return key
    if not key.startswith("t3.") or key.split(".")[1] == "results_total":
        return ""
    row = key.rsplit(".", 1)[0]
    held = [f"{row}.{column}" for column in APPLICANT_COLUMNS if situation.value(f"{row}.{column}") != 0]
    return held[0] if len(held) == 1 else ""


def _marked(situation: Situation, found: set[str]) -> Iterator[Asked]:
    """What the draft holds against the tables and was not read here."""
    for part, mark in situation.marks:
        told = _DOUBT.fullmatch(mark)
        if (
            not told
            or "哪个有误" not in told[1]
            or told[1].startswith("分项相加")
            or _OF_CELLS.match(told[1])
        ):
            continue
        quoted = _QUOTED.search(told[1])
        if quoted and any(quoted[1] in words for words in found):
            continue
        yield _about_mark(situation, part, told[1], Stage.CONTRADICTION)


def _about_mark(situation: Situation, part: str, told: str, stage: Stage) -> Asked:
    topics = [topic for topic, of in PART_OF.items() if of == part] or ["other"]
    quoted = _QUOTED.search(told)
    words = quoted[1] if quoted else told
    topic, remark = _meant(situation, topics, words)
    where = f"“{remark}”：" if remark and told.startswith("分项相加") else ""
    asks = f"{where}{told.rstrip('。').replace('素材说', '您说')}？"
    wording = asks if "哪个" in told else f"您说“{remark or told}”，弄清楚了吗？"
    question = Question(
        f"mark.{digest(part, told)}",
        topic,
        part,
        wording,
        "建议：有疑问的话不写进报告，先弄清楚",
        carries="弄清楚以后的说法",
    )
    quick = (*_by_the_cell(situation, told, remark), *((Quick("去掉这一条", Does.REWORD),) if remark else ()))
    return Asked(
        question, stage, "草稿里这一处标着“待核”。", (*quick, SKIP), About(topic=topic, remark=remark)
    )


def _by_the_cell(situation: Situation, told: str, remark: str) -> Iterator[Quick]:
    """Two ways out of 素材说“处罚271件”，表二“…”为263: one figure or the other in both places."""
    found = _AGAINST_A_CELL.search(told)
    key = _BY_LABEL.get(found["cell"], "") if found else ""
    figures = re.findall(r"\d+(?:\.\d+)?", found["said"]) if found else []
    if not found or not key or len(figures) != 1:
        return
    clause = next((each for each in re.split("[，。；]", remark) if figures[0] in each), "")
    if clause:
        mended = remark.replace(clause, clause.replace(figures[0], found["held"], 1), 1)
        yield Quick(f"以表为准，改成“{mended}”", Does.REWORD, mended)
    if typed := _typed_cell(situation, key):
        yield _repair(situation, ((typed, figures[0]),))


def _meant(situation: Situation, topics: list[str], words: str) -> tuple[str, str]:
    """Topic and remark a mark speaks of: the draft words it more formally than the clerk did."""
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    best, topic, remark = 0.0, topics[0], ""
    for of, said in remarks_of(situation.typed):
        shared = sum(pair in said for pair in pairs) / max(1, len(pairs))
        if of in topics and shared > max(best, _ALIKE):
            best, topic, remark = shared, of, said
    if not remark and (total := _OF_SUM.search(words)):
        own = [each for each in remarks_of(situation.typed) if each[0] in topics and total[1] in each[1]]
        topic, remark = own[0] if len(own) == 1 else (topic, remark)
    return topic, remark


def _is_of_other_cases(situation: Situation, told: Told) -> bool:
    """Whether 纠正3件 and the like fits another block of table 4 than the one named nearest."""
    cells = told.claim.options[0] if told.claim.options else ()
    columns = {key.rsplit(".", 1)[1] for key in cells if key.startswith("t4.")}
    if len(columns) != 1 or "total" in columns:
        return False
    held = [situation.value(f"t4.{block}.{column}") or 0 for block in TABLE_4_BLOCKS for column in columns]
    return any(told.claim.interval.covers(Decimal(value)) for value in (*held, sum(held)))
