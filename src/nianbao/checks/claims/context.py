"""Figures without a word beside them: what earlier clauses, the applicant or the outcome say they count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.checks.claims.kinds import (
    FILLER,
    PLAIN_UNITS,
    RANKS,
    clause_before,
    decisions_ranked_before,
    of_both,
    ranked_before,
    rest_of_one_kind,
    still_of_one_kind,
)
from nianbao.checks.claims.lexicon import (
    COUNTING_UNITS,
    DOCUMENT_UNITS,
    DOCUMENT_VERBS,
    LAST_YEAR,
    OURS,
    YUAN,
)
from nianbao.checks.claims.moving import AMOUNT
from nianbao.checks.claims.naming import each_applicant, one
from nianbao.checks.claims.pointing import RESULTS, named_later
from nianbao.checks.claims.scope import THIS_YEAR, narrow
from nianbao.checks.claims.spoken_of import kind_spoken_of
from nianbao.checks.claims.whose import columns_at, handled
from nianbao.checks.claims.windows import Named, column_of
from nianbao.report.regex import regex
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window
    from nianbao.report.figures import Figure

REACHED = regex(
    r"(?:增加|增长|上升|提高|减少|下降|降低|降|增|减|升|回落|变化?|调整|压减|缩减|扩大)(?:到|至|为|成)(?:了)?(?:今年|本年度?|当年|20\d\d年)?的?$|达到?了?$"
)
TOGETHER = regex(r"加起来|加在一起|相加|之和|总和|合起来|共计?|合计|总计|累计|一共|总共|拢共|统共")
_TOTAL = regex("总量(?:为|达到?|是|有)?$")
NAMEABLE = COUNTING_UNITS | DOCUMENT_UNITS | frozenset(YUAN)
"""Units of what any cell holds."""
LABEL = 16
ANSWERS = (("t3.results_total",),)
_AMOUNT_OF_FEES = regex("收费|(?:收费)?(?:金额|总额|收入)|实收|收取|入库|征[收缴]|收缴|执收|实现|到账|缴库")
_FEES = (("t2.fees.amount",),)
_ASKED_BY = regex(r"[^，。；、\d]{1,10}申请(?![人表书材])")
_CAME_FROM = regex("的?(?:申请)?(?:均|都)?(?:出自|来自|系由|由)[^，。；、\\d]{2,8}(?:提出|提交)?，(?=占)")
_APPLICANT_IS = regex(r"申请人(?:为|是|系)")
_DECIDED = regex(
    r"(?:全年|年内|本年度?|共计?|累计|总计|合计|依法|实际|已)*(?:作出|下达|制发|实施)(?:的)?决定书?(?:共计?|总计|合计|数?为|约)*"
)
_ABOUT_DISCLOSURE = regex("(?:政府)?信息公开|审结|结案")
_DOCUMENTS = ("t2.normative", "t2.rules")
_KIND_OF = regex("[”’]?(?:类|的)?")
_TERM = 3
_NEW = (("t3.new",),)
_THAN_LAST_YEAR = regex(rf"[较比与同在]?(?:{LAST_YEAR.pattern.pattern})|[较比与同](?=20\d\d年)")
_AS_LAST_YEAR = regex(
    rf"[与和同较跟](?:{LAST_YEAR.pattern.pattern}|20\d\d年)[^，。；\d]{{0,6}}(?:持平|相同|一致|一样|相等|不变|无变化)[^，。；\d]{{0,4}}，$"
)
_ALONG = regex(r"应|宣布|继续|后|还剩|尚有|剩余|余下|系|由|从|保持|维持|稳定|在")
_EACH_IS = regex(r"各$|(?:均|都|各)(?:为|是|有|达)$")
_RECEIVED = ("t3.new.total", "t3.carried_in.total")


def by_context(scene: Scene, window: Window) -> list[Named]:
    """No word beside the figure names a row: the clause before, the applicant or the outcome may."""
    if window.figure.unit not in NAMEABLE:
        return []
    words = scene.text[window.left : window.figure.start]
    earlier = _earlier(scene, window)
    columns = columns_at(scene, window)
    if of := of_both(scene, window, words) or (not columns and ranked_before(scene, window, words)):
        return of
    if of_decisions := decisions_ranked_before(scene, window, words):
        return of_decisions
    if not columns and FILLER.fullmatch(words) and (led := kind_spoken_of(scene, window.figure.start)):
        return [Named((tuple(f"t3.new.{column}" for column in led),))]
    if not earlier:
        return _by_applicant(scene, window, columns) or named_later(scene, window)
    if not columns and (of := rest_of_one_kind(scene, window, words)):
        return of
    return _summed(scene, window, earlier, words) or _going_on(scene, window, earlier, columns)


def _going_on(scene: Scene, window: Window, earlier: list[Mention], columns: tuple[str, ...]) -> list[Named]:
    """The row named last, as far as the words around the figure let it go on."""
    words, rows = scene.text[window.left : window.figure.start], {each.rows[0] for each in earlier}
    last = _last_named(scene, earlier)
    if last.rows == _FEES:
        return one(scene, window, last) if FILLER.fullmatch(_AMOUNT_OF_FEES.sub("", words)) else []
    if _EACH_IS.search(words) and _AS_LAST_YEAR.search(scene.text, last.end, window.left):
        # 与上年相同，均为22件
        return one(scene, window, last)
    if last.rows[0][0].startswith("t3") and _EACH_IS.search(words):
        return each_applicant(scene, window, last)
    if last.rows[0][0].startswith("t3") and columns and len(rows) > 1:
        return _of_some_row(scene, window, earlier)
    if not (_fitting(scene, window, last) or _bare(scene, window, last)):
        return named_later(scene, window)
    found = (not columns and still_of_one_kind(scene, last)) or one(scene, window, last)
    # 网上提交的申请较多，共8件: what the clause before is limited to, the figure is too.
    limited = last.rows[0][0].startswith("t3") and narrow(
        scene.text[scene.clause(last.start)[0] : window.left]
    )
    return [replace(each, partly=True) for each in found] if limited else found


def _last_named(scene: Scene, earlier: list[Mention]) -> Mention:
    strong = [mention for mention in earlier if mention.strength > 1]
    last = strong[-1] if strong else earlier[-1]
    if len(strong) > 1 and last.rows == ANSWERS and RESULTS.issuperset(strong[-2].rows[0]):
        # “不掌握”类答复偏多，全年9件: answers of one kind.
        joined = _KIND_OF.fullmatch(scene.text, strong[-2].end, last.start)
        last = strong[-2] if joined else last
    return last


def of_documents(scene: Scene, window: Window) -> list[Named]:
    """规范性文件方面，新增2件、废止1件，年末有效9件: a verb of documents, the row named before."""
    if window.figure.unit not in DOCUMENT_UNITS:
        return []
    words = scene.text[window.left : window.figure.start]
    if not column_of(words) or not _only_verbs(words):
        return []
    sentence, end = scene.sentence(window.figure.start)
    terms = [each for each in scene.mentions(sentence, window.left) if each.strength == _TERM]
    if not terms and window.figure.unit == "件":
        # 年内新制发2件，现行有效的行政规范性文件19件: the row is named later.
        terms = [each for each in scene.mentions(window.right, end) if each.strength == _TERM][:1]
    rows = terms[-1].rows[0][0] if terms else ""
    return one(scene, window, terms[-1]) if rows in _DOCUMENTS else []


def _fitting(scene: Scene, window: Window, last: Mention) -> bool:
    """Whether the words around a figure continue the row named before: an outcome, a verb, an applicant."""
    family = last.rows[0][0][:2]
    if family == "t4":
        about = scene.text[window.left : window.right]
        return bool(scene.outcome(window.left, window.right)) or _ABOUT_DISCLOSURE.search(about) is not None
    if family == "t2" and last.rows[0][0] in CELLS:
        if scene.text.startswith("决定", window.figure.unit_end):
            # 处罚方面一年就这42件决定: the noun is the row's.
            return FILLER.fullmatch(scene.text, window.left, window.figure.start) is not None
        return _DECIDED.fullmatch(scene.text, window.left, window.figure.start) is not None
    if family == "t2":
        words = scene.text[window.left : window.figure.start]
        behind = scene.text[window.figure.unit_end : window.right]
        return bool(column_of(words + behind)) and _only_verbs(words) and _only_verbs(behind)
    return bool(columns_at(scene, window))


def _summed(scene: Scene, window: Window, earlier: list[Mention], words: str) -> list[Named]:
    """共12件 after a list: what the rows listed add up to."""
    if not (TOGETHER.search(words) or _TOTAL.search(words)) or not FILLER.fullmatch(words):
        return []
    if window.figure.unit not in PLAIN_UNITS or RANKS.search(scene.text, earlier[-1].end, window.left):
        return []
    rows = {each.rows[0] for each in earlier}
    if {("t3.new",), ("t3.carried_in",)} <= rows:
        return [Named((_RECEIVED,))]
    # 不予公开的理由中，属于执法案卷的最多，共6件: a group and one of its rows are no list.
    leaves = [
        each
        for each in rows
        if RESULTS.issuperset(each) and not any(set(other) < set(each) for other in rows)
    ]
    rows = {each for each in rows if not any(set(other) < set(each) for other in rows)}
    if len(leaves) > 1 and len(leaves) == len(rows - {ANSWERS[0]}):
        added = tuple(f"{row}.total" for each in earlier if each.rows[0] in leaves for row in each.rows[0])
        return [Named((("t3.results_total.total",), ("t3.new.total",), tuple(dict.fromkeys(added))))]
    sentence, _ = scene.sentence(window.figure.start)
    listed = scene.figures_in(sentence, window.left)
    # 集中在征收类，共47件；其次为权属类，共23件: the sum of nothing told before.
    narrowed = bool(listed) and narrow(scene.text[listed[-1].trail_end : window.left])
    if rows == {("t3.new",)} and listed and not narrowed and _all_of_a_kind(scene, window):
        return one(scene, window, earlier[-1])
    return []


def _of_some_row(scene: Scene, window: Window, mentions: list[Mention]) -> list[Named]:
    """其中自然人8件 after several rows: which of them is meant, the words do not say."""
    found = [one(scene, window, mention) for mention in reversed(mentions)]
    options = [option for each in found for told in each for option in told.options]
    # What one of the rows cannot be, the figure may be all the same.
    partly = any(told.partly for each in found for told in each) or not all(found)
    return [Named(tuple(dict.fromkeys(options)), partly=partly)] if options else []


def _earlier(scene: Scene, window: Window) -> list[Mention]:
    sentence, _ = scene.sentence(window.figure.start)
    part, _ = scene.part(window.figure.start)
    if found := scene.mentions(part, window.left) or scene.mentions(sentence, window.left):
        return found
    # The sentence before may still name the applications: 收到12件。其中自然人8件.
    before, _ = scene.sentence(max(0, sentence - 1))
    if window.figure.unit != "件":
        return []
    # What became of some of them ends with its sentence.
    return [
        each
        for each in scene.mentions(before, window.left)
        if each.rows[0][0][:2] == "t3" and not RESULTS.issuperset(each.rows[0])
    ]


def _by_applicant(scene: Scene, window: Window, columns: tuple[str, ...]) -> list[Named]:
    """其中自然人3件，商业企业17件 speaks of applications though it does not say so."""
    sentence, end = scene.sentence(window.figure.start)
    kinds = {
        _applicants_of(scene, figure) for figure in scene.figures_in(sentence, end) if figure.unit == "件"
    } - {()}
    words = scene.text[window.left : window.figure.start]
    alone = window.figure.unit == "件" and ("申请" in words or FILLER.fullmatch(words))
    if len(kinds) > 1 and not columns and alone and TOGETHER.search(words):
        return [Named((("t3.new.total",),))]
    told = len(kinds) > 1 or _APPLICANT_IS.search(words) is not None
    # 除24件自然人申请外: the noun stands behind the one who asked.
    told = told or _ASKED_BY.match(scene.text, window.figure.unit_end) is not None
    # 49件出自自然人，占全部新收63件的77.8%
    told = told or _CAME_FROM.match(scene.text, window.figure.unit_end) is not None
    # 申请人以自然人为主，商业企业有22件: another kind is named before, though without a figure.
    asked = "申请" in scene.text[sentence : window.left]
    told = told or (asked and bool(scene.every_applicant(sentence, window.left)))
    if columns and window.figure.unit == "件" and told and scene.topic(window.right) != "foreign":
        rows = ("t3.new", "t3.results_total") if handled(scene, window) else ("t3.new",)
        return [Named(tuple(tuple(f"{row}.{column}" for column in columns) for row in rows))]
    return []


def _applicants_of(scene: Scene, figure: Figure) -> tuple[str, ...]:
    """Those named since the figure before it in its clause, or right behind it."""
    start, end = scene.clause(figure.start)
    before = scene.figures_in(start, figure.start)
    start = before[-1].unit_end if before else start
    return scene.applicants(start, figure.start) or scene.applicants(
        figure.unit_end, min(end, figure.unit_end + LABEL)
    )


def _all_of_a_kind(scene: Scene, window: Window) -> bool:
    """Whether every figure before it in the sentence has its unit: 网上4件、信函3件，共7件."""
    sentence, _ = scene.sentence(window.figure.start)
    return all(
        figure.unit == window.figure.unit for figure in scene.figures_in(sentence, window.figure.start)
    )


def _bare(scene: Scene, window: Window, last: Mention) -> bool:
    """Nothing but filler around it, and a unit in which applications are counted: 收到申请，共12件."""
    words = scene.text[window.left : window.figure.start]
    if window.figure.unit not in PLAIN_UNITS:
        return False
    if REACHED.search(words):
        return True
    behind = scene.text[window.figure.unit_end : window.right]
    if not (FILLER.fullmatch(behind) or REACHED.search(behind) or AMOUNT.search(behind)):
        return False
    years = bool(THIS_YEAR.search(words) or LAST_YEAR.pattern.search(words) or OURS.search(words))
    follows = years or last.end >= clause_before(scene, window.left)
    return follows and bool(FILLER.fullmatch(_THAN_LAST_YEAR.sub("", words)))


def _only_verbs(words: str) -> bool:
    for pattern, _ in DOCUMENT_VERBS:
        words = pattern.sub("", words)
    return bool(FILLER.fullmatch(_ALONG.sub("", words)))
