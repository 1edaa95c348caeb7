"""The one that words rank: a kind of applicant, a result, a decision, an outcome or a kind of suit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import APPLICANTS
from nianbao.checks.claims.scope import narrow
from nianbao.report.regex import regex
from nianbao.report.tables import APPLICANT_COLUMNS, RESULT_ROWS

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene

_PLAIN = regex(
    r"(?:政府信息公开|信息公开|依申请公开|公开|申请(?:人|主体|量|数)?|提出|提交|递交|提的|来源|主体|身份|类型|类别|构成|办理结果|处理结果|结果|答复|作出|执法类?|办理|处理|情形|情况|决定|案件|件数|数量"
    r"|全年|本年度?|年内|今年|20\d\d年|我[镇乡局县区街道办委]*|本机关|保护|侵害|其中|当中|各种|各类|各项|[两三四五六几]+[类项种者]|属于|由于|因为|理由|占比|比重|比例|总量|分布|方面|群体|人群|依然|依旧|仍然|还是|提得|问得|来得|用得|第二大|告结|结案|结束|被|获得?|得到|需要"
    r"|[的在从看按因为由以是仍占来自最中里则而也均都件数量类者更总共计属，：“”\s])*"
)
"""What may stand beside the name of the one that leads: nothing that could be led itself."""
_STOPS = "，。；：、（）\n"
_FAR = 26
_TERM = 3
_GROUPS = tuple(
    tuple(f"t3.{row}" for row in RESULT_ROWS if row.startswith(prefix))
    for prefix in ("granted", "partial", "refused_", "unable_", "declined_", "other_")
)
_LEAVES = tuple(row for group in _GROUPS for row in group)
DECISIONS = ("t2.licences.decisions", "t2.penalties.decisions", "t2.coercion.decisions")
_SUITS = frozenset({"t4.suit_direct", "t4.suit_after_review"})
_ORGANISATIONS = ("business", "research", "welfare", "legal", "other")
AS_A_CLASS = regex("(?:组织|单位)类")
_PAIR = 2
_ENDINGS = ("upheld", "corrected", "other")


@dataclass(frozen=True, slots=True)
class Item:
    """One that is ranked, with those it is ranked among."""

    cells: Cells
    rivals: tuple[Cells, ...]

    def among(self, cells: set[str]) -> bool:
        """Whether other cells are ranked among the same."""
        return any(not cells.isdisjoint(rival) for rival in self.rivals)


def window_before(scene: Scene, at: int) -> tuple[int, int]:
    """The words beside a place up to the next marks, no farther than a name can reach."""
    begin = max(at - _FAR, *(scene.text.rfind(mark, max(0, at - _FAR), at) + 1 for mark in _STOPS), 0)
    ends = [found for mark in _STOPS if (found := scene.text.find(mark, at, at + _FAR)) >= 0]
    return begin, min(ends, default=min(len(scene.text), at + _FAR))


def item_named(scene: Scene, start: int, end: int, *, of_a_list: bool = False) -> Item | None:
    """The one kind of applicant, result or decision that words name, and nothing else beside it."""
    segment, _ = scene.part(start)
    near = [
        each
        for each in scene.mentions(segment, end)
        if each.strength == _TERM and each.rows != (("t3.new",),)
    ]
    terms = [each for each in near if each.start >= start and not each.rows[0][0].startswith("t4")]
    suits = [each for each in scene.mentions(start, end) if each.rows[0][0] in _SUITS]
    plain = _nothing_else(scene, start, end, sorted([*terms, *suits], key=lambda each: each.start))
    # 不予公开的情形以执法案卷居多: one row of the group named before it.
    terms = [each for each in terms if not set(terms[-1].rows[0]) < set(each.rows[0])]
    terms = list({each.rows: each for each in terms}.values())
    kinds = scene.every_applicant(start, end)
    if _ORGANISATIONS in kinds and len(kinds) == _PAIR and AS_A_CLASS.search(scene.text, segment, end):
        # 组织类申请人以企业居多: the class that it leads in.
        kinds = [of for of in kinds if of != _ORGANISATIONS]
    listed = scene.text.endswith("、", 0, start) or scene.text.startswith("、", end)
    if (listed and not of_a_list) or scene.figures_in(start, end) or not plain:
        return None
    # 申请人中企业居多，反映出对用地审批信息的需求: who asked is told, whatever about.
    asked = "申请人" in scene.text[segment:end] or scene.topic(end) != "foreign"
    if len(kinds) == 1 and asked:
        return _applicant(kinds[0], [each for each in near if each.end <= end])
    if not terms and not kinds and (suit := _suit(scene, start, end)):
        return suit
    if len(terms) == 1 and not kinds and len(terms[0].rows) == 1:
        return _row(scene, terms[0], near, segment)
    return _ending(scene, start, end, near) if not terms and not kinds else None


def _suit(scene: Scene, start: int, end: int) -> Item | None:
    """直接起诉, 复议后起诉: one kind of suit, ranked against the other."""
    of = {each.rows[0][0] for each in scene.mentions(start, end) if each.rows[0][0].startswith("t4")} & _SUITS
    if len(of) != 1 or scene.outcome(start, end):
        return None
    (rival,) = _SUITS - of
    return Item((f"{of.pop()}.total",), ((f"{rival}.total",),))


def _applicant(columns: tuple[str, ...], near: list[Mention]) -> Item | None:
    rows = {each.rows[0] for each in near}
    if len(rows) > 1 or any(not row[0].startswith("t3.") for row in rows):
        return None
    of = next(iter(rows), ("t3.new",))
    others = [column for column in APPLICANT_COLUMNS if column not in columns]
    return Item(
        tuple(f"{row}.{column}" for row in of for column in columns),
        tuple(tuple(f"{row}.{column}" for row in of) for column in others),
    )


def _row(scene: Scene, term: Mention, near: list[Mention], segment: int) -> Item | None:
    rows = term.rows[0]
    if rows[0] in DECISIONS:
        return Item(rows, tuple((key,) for key in DECISIONS if key != rows[0]))
    if not set(rows) <= set(_LEAVES) or scene.every_applicant(segment, term.start):
        return None
    if scene.topic(term.end) == "foreign":
        return None
    group = next((group for group in _GROUPS if rows[0] in group), ())
    within = len(rows) == 1 and len(group) > 1
    if within and any(set(each.rows[0]) - set(group) for each in near if each.start < term.start):
        return None
    # A group is ranked among groups; 予以公开 may be ranked among single rows as well.
    others: tuple[Cells, ...] = tuple((row,) for row in (group if within else _LEAVES))
    if len(rows) > 1:
        others = _GROUPS
    return Item(
        tuple(f"{row}.total" for row in rows),
        tuple(tuple(f"{row}.total" for row in of) for of in others if set(of).isdisjoint(rows)),
    )


def _ending(scene: Scene, start: int, end: int, near: list[Mention]) -> Item | None:
    """复议结果以维持为主."""
    column = scene.outcome(start, end)
    blocks = {each.rows[0] for each in near if each.rows[0][0].startswith("t4")}
    if column not in _ENDINGS or len(blocks) != 1:
        return None
    of = blocks.pop()
    return Item(
        tuple(f"{block}.{column}" for block in of),
        tuple(tuple(f"{block}.{other}" for block in of) for other in _ENDINGS if other != column),
    )


def _nothing_else(scene: Scene, start: int, end: int, terms: list[Mention]) -> bool:
    words, at = "", start
    for each in terms:
        words, at = words + scene.text[at : each.start], each.end
    words += scene.text[at:end]
    if narrow(words):
        return False
    for pattern, _ in APPLICANTS:
        words = pattern.sub("", words)
    return _PLAIN.fullmatch(words) is not None or scene.outcome(start, end) != ""
