"""Figures without a word beside them: what earlier clauses, the applicant or the outcome say they count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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
from nianbao.checks.claims.scope import THIS_YEAR, narrow
from nianbao.checks.claims.whose import columns_at
from nianbao.checks.claims.windows import Named, column_of
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex
from nianbao.report.tables import CELLS, RESULT_ROWS

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window
    from nianbao.report.figures import Figure

_FILLER = regex(
    r"(?:其中|作出|实施|清理|目前|现|保留|共计?|合计|总计|累计|一共|总共|均|都|全部|已|也|仅|只|就|计|为|是|有|达到?|约|近|各|了|的|另|还|即|而|则|中|实际"
    r"|我[镇乡局县区街道办委]*|本[年度]*|今年|全年|年内|当年|截至|年底|年末|20\d\d|年度?|至|到|仍|数量?|总量|总数|件数|、|和|及|与|[\s\u3000])*"
)
REACHED = regex(
    r"(?:增加|增长|上升|提高|减少|下降|降低|降|增|减|升|回落|变化?|调整|压减|缩减|扩大)(?:到|至|为|成)(?:了)?(?:今年|本年度?|当年|20\d\d年)?的?$|达到?了?$"
)
TOGETHER = regex(r"加起来|加在一起|相加|之和|总和|合起来|共计?|合计|总计|累计|一共|总共")
_TOTAL = regex("总量(?:为|达到?|是|有)?$")
_NAMEABLE = COUNTING_UNITS | DOCUMENT_UNITS | frozenset(YUAN)
"""Units of what any cell holds."""
_PLAIN_UNITS = COUNTING_UNITS - {"", "条", "次", "个", "项"}
RESULTS = frozenset(f"t3.{row}" for row in RESULT_ROWS)
"""Rows of what became of an application, without their total."""
LABEL = 16
ANSWERS = (("t3.results_total",),)
_AMOUNT_OF_FEES = regex("收费|(?:收费)?(?:金额|总额|收入)|实收|收取")
_FEES = (("t2.fees.amount",),)
_APPLICANT_IS = regex(r"申请人(?:为|是|系)")
_OTHERS_TOLD = regex(r"(?:另有|还有|尚有|仍有|剩下?|余下|尚余|其中有?|[，；]有|^有|对)$|^对.*的$")
_HANDLED_AS = regex(
    r"(?:申请)?(?:[，,]?[^，。；\d]{1,16})?[，,](?:均|都|已|依法|一并|按规定|按照规定|全部|故|遂|需|将|顺延)*(?:(?:按|作|以|列入|归入|计入)(?!时|期)|(?=不予处理|不予公开|无法提供|予以公开|结转|转入|转到))"
)
_DECIDED = regex(
    r"(?:全年|年内|本年度?|共计?|累计|总计|合计|依法|实际|已)*(?:作出|下达|制发|实施)(?:的)?决定书?(?:共计?|总计|合计|数?为|约)*"
)
DENIED = regex(r"(?:未|无|没有?|不)(?:曾|被|予|能|需|须|再|作|做|按|必|用)*$")
"""Right before a word: what it names is denied, not some other thing of the same clause."""
_REST_IS = regex(r"(?:其余|余下|剩余|剩下|另外|其[他它])")
_ABOUT_DISCLOSURE = regex("(?:政府)?信息公开|审结|结案")
_WITH_PARTIAL = regex(
    r"公开(?:类)?(?:结果|答复|决定)?[（(](?:含|包括|包含)部分公开[）)](?:结果|答复|决定|的|共|为|有|计)*$"
)
_DOCUMENTS = ("t2.normative", "t2.rules")
_RANKED_BEHIND = regex("占[^，。；、\\d]{0,4}(?:多数|主体|主导)|为主|居多|最多(?!的)|次之|(?:为|是)主体|首位|第一")
_SO_MANY_TOGETHER = regex(
    r"^(?P<many>[二两三])(?:者|类|个主体|类主体)(?:申请)?(?:合计|共计|合起来|加起来|总计|相加|之和|共)(?:提出|提交)?(?:申请)?(?:为|达到?)?$"
)
_HOW_MANY = {"二": 2, "两": 2, "三": 3}
_KIND_OF = regex("[”’]?(?:类|的)?")
_RANKS = regex("(?:最多|最大|最高|首位|第一|主要|其次)的?(?:主体|群体|申请人)?(?:依然|仍然?|还)?[是为]")
_TERM = 3
_NEW = (("t3.new",),)
_LEFT = (("t3.carried_out",),)
_THAN_LAST_YEAR = regex(rf"[较比与同]?(?:{LAST_YEAR.pattern.pattern})|[较比与同](?=20\d\d年)")
_AS_LAST_YEAR = regex(
    rf"[与和同较跟](?:{LAST_YEAR.pattern.pattern}|20\d\d年)[^，。；\d]{{0,6}}(?:持平|相同|一致|一样|相等|不变|无变化)[^，。；\d]{{0,4}}，$"
)
_ALONG = regex(r"宣布|继续|后|还剩|尚有|剩余|余下|系|由|从|保持|维持|稳定|在")
_EACH_IS = regex(r"各$|(?:均|都|各)(?:为|是|有|达)$")
_RECEIVED = ("t3.new.total", "t3.carried_in.total")


def by_context(scene: Scene, window: Window) -> list[Named]:
    """No word beside the figure names a row: the clause before, the applicant or the outcome may."""
    if window.figure.unit not in _NAMEABLE:
        return []
    words = scene.text[window.left : window.figure.start]
    earlier = _earlier(scene, window)
    columns = columns_at(scene, window)
    if of := _of_both(scene, window, words):
        return of
    if not columns and (of := _ranked_before(scene, window, words)):
        return of
    if not earlier:
        return _by_applicant(scene, window, columns) or named_later(scene, window)
    rows = {each.rows[0] for each in earlier}
    if not columns and (of := _rest_of_one_kind(scene, window, words)):
        return of
    ranked = _RANKS.search(scene.text, earlier[-1].end, window.left)
    if (
        not ranked
        and (TOGETHER.search(words) or _TOTAL.search(words))
        and _FILLER.fullmatch(words)
        and window.figure.unit in _PLAIN_UNITS
    ):
        summed = _summed(scene, window, earlier, rows)
        if summed:
            return summed
    strong = [mention for mention in earlier if mention.strength > 1]
    last = strong[-1] if strong else earlier[-1]
    if len(strong) > 1 and last.rows == ANSWERS and RESULTS.issuperset(strong[-2].rows[0]):
        # “不掌握”类答复偏多，全年9件: answers of one kind.
        joined = _KIND_OF.fullmatch(scene.text, strong[-2].end, last.start)
        last = strong[-2] if joined else last
    if last.rows == _FEES:
        return one(scene, window, last) if _FILLER.fullmatch(_AMOUNT_OF_FEES.sub("", words)) else []
    if _EACH_IS.search(words) and _AS_LAST_YEAR.search(scene.text, last.end, window.left):
        # 与上年相同，均为22件
        return one(scene, window, last)
    if last.rows[0][0].startswith("t3") and _EACH_IS.search(words):
        return each_applicant(scene, window, last)
    if last.rows[0][0].startswith("t3") and columns and len(rows) > 1:
        return _of_some_row(scene, window, earlier)
    if not (_fitting(scene, window, last) or _bare(scene, window, last)):
        return named_later(scene, window)
    found = (not columns and _still_of_one_kind(scene, last)) or one(scene, window, last)
    # 网上提交的申请较多，共8件: what the clause before is limited to, the figure is too.
    limited = last.rows[0][0].startswith("t3") and narrow(
        scene.text[scene.clause(last.start)[0] : window.left]
    )
    return [replace(each, partly=True) for each in found] if limited else found


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


def granted_with_partial(scene: Scene, window: Window) -> list[Named]:
    """公开（含部分公开）15件: both rows, the brackets say so."""
    if window.figure.unit != "件":
        return []
    start = max(0, window.figure.start - LABEL)
    told = _WITH_PARTIAL.search(scene.text[start : window.figure.start])
    asked = told and scene.topic(window.right) != "foreign"
    return [Named((("t3.granted.total", "t3.partial.total"),))] if asked else []


def _rest_of_one_kind(scene: Scene, window: Window, words: str) -> list[Named]:
    """其余均为个人申请，共10件: what is left over is of the kind just told."""
    if not _FILLER.fullmatch(words) or window.figure.unit not in _PLAIN_UNITS:
        return []
    before = _clause_before(scene, window.left)
    if before == window.left or not _REST_IS.match(scene.text, before):
        return []
    of = scene.applicants(before, window.left)
    return [Named((tuple(f"t3.new.{column}" for column in of),))] if of else []


def _fitting(scene: Scene, window: Window, last: Mention) -> bool:
    """Whether the words around a figure continue the row named before: an outcome, a verb, an applicant."""
    family = last.rows[0][0][:2]
    if family == "t4":
        about = scene.text[window.left : window.right]
        return bool(scene.outcome(window.left, window.right)) or _ABOUT_DISCLOSURE.search(about) is not None
    if family == "t2" and last.rows[0][0] in CELLS:
        return _DECIDED.fullmatch(scene.text, window.left, window.figure.start) is not None
    if family == "t2":
        words = scene.text[window.left : window.figure.start]
        behind = scene.text[window.figure.unit_end : window.right]
        return bool(column_of(words + behind)) and _only_verbs(words) and _only_verbs(behind)
    return bool(columns_at(scene, window))


def _of_both(scene: Scene, window: Window, words: str) -> list[Named]:
    """集中在自然人和企业，二者合计30件: as many kinds as are meant, named in the clause before."""
    told = _SO_MANY_TOGETHER.search(words)
    if told is None or window.figure.unit != "件" or scene.topic(window.right) != "requests":
        return []
    before = _clause_before(scene, window.left)
    kinds = scene.every_applicant(before, window.left)
    if len(kinds) != _HOW_MANY[told["many"]] or narrow(scene.text[before : window.left]):
        return []
    return [Named((tuple(f"t3.new.{column}" for of in kinds for column in of),))]


def _ranked_before(scene: Scene, window: Window, words: str) -> list[Named]:
    """自然人占绝大多数，有535件: the kind that the clause before ranks."""
    if not _FILLER.fullmatch(words) or window.figure.unit not in _PLAIN_UNITS:
        return []
    before = _clause_before(scene, window.left)
    rank = _RANKED_BEHIND.search(scene.text, before, window.left) if before < window.left else None
    of = scene.applicants(before, rank.start()) if rank else ()
    if not of or scene.topic(window.right) != "requests" or narrow(scene.text[before : window.left]):
        return []
    return [Named((tuple(f"t3.new.{column}" for column in of),))]


def _still_of_one_kind(scene: Scene, last: Mention) -> list[Named]:
    """律师提出的申请增多，有19件: what the clause before says of one kind of applicant goes on."""
    if last.rows != _NEW:
        return []
    clause, end = scene.clause(last.start)
    # 提出申请最多的是法律服务机构，共9件: whom the clause ranks behind the verb goes on as well.
    ranked = _RANKS.search(scene.text, last.end, end)
    of = scene.applicants(ranked.end(), end) if ranked else scene.applicants(clause, last.start)
    return [Named((tuple(f"t3.new.{column}" for column in of),))] if of else []


def named_later(scene: Scene, window: Window) -> list[Named]:
    """另有1件征求意见，结转下年: what a later clause without a figure says of it."""
    words = scene.text[window.left : window.figure.start]
    handled = _HANDLED_AS.match(scene.text, window.figure.trail_end)
    if not (_OTHERS_TOLD.search(words) or handled) or window.figure.unit != "件":
        return []
    _, end = scene.sentence(window.figure.start)
    later = scene.figures_in(window.figure.unit_end, end)
    # 11件，内容重复，按反复申请处理2件: words beside the next figure are that one's.
    until = scene.clause(later[0].start)[0] if later else end
    # 对4件征求了意见，其中因第三方不同意…: what is said of some of them is not what became of them.
    some = scene.text.find("其中", window.figure.unit_end, until)
    until = some if some >= 0 else until
    strong = [each for each in scene.mentions(window.figure.unit_end, until) if each.strength == _TERM]
    became = [each for each in strong if each.rows == _LEFT or RESULTS.issuperset(each.rows[0])]
    if not became or DENIED.search(scene.text[window.figure.unit_end : became[0].start]):
        return []
    return one(scene, window, became[0])


def _summed(scene: Scene, window: Window, earlier: list[Mention], rows: set[tuple[str, ...]]) -> list[Named]:
    """共12件 after a list: what the rows listed add up to."""
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
    return [each for each in scene.mentions(before, window.left) if each.rows[0][0][:2] == "t3"]


def _by_applicant(scene: Scene, window: Window, columns: tuple[str, ...]) -> list[Named]:
    """其中自然人3件，商业企业17件 speaks of applications though it does not say so."""
    sentence, end = scene.sentence(window.figure.start)
    kinds = {
        _applicants_of(scene, figure) for figure in scene.figures_in(sentence, end) if figure.unit == "件"
    } - {()}
    words = scene.text[window.left : window.figure.start]
    alone = window.figure.unit == "件" and ("申请" in words or _FILLER.fullmatch(words))
    if len(kinds) > 1 and not columns and alone and TOGETHER.search(words):
        return [Named((("t3.new.total",),))]
    told = len(kinds) > 1 or _APPLICANT_IS.search(scene.text, window.left, window.figure.start)
    # 申请人以自然人为主，商业企业有22件: another kind is named before, though without a figure.
    asked = "申请" in scene.text[sentence : window.left]
    told = told or (asked and bool(scene.every_applicant(sentence, window.left)))
    if columns and window.figure.unit == "件" and told and scene.topic(window.right) != "foreign":
        return [Named((tuple(f"t3.new.{column}" for column in columns),))]
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
    if window.figure.unit not in _PLAIN_UNITS:
        return False
    if REACHED.search(words):
        return True
    behind = scene.text[window.figure.unit_end : window.right]
    if not (_FILLER.fullmatch(behind) or REACHED.search(behind) or AMOUNT.search(behind)):
        return False
    years = bool(THIS_YEAR.search(words) or LAST_YEAR.pattern.search(words) or OURS.search(words))
    follows = years or last.end >= _clause_before(scene, window.left)
    return follows and bool(_FILLER.fullmatch(_THAN_LAST_YEAR.sub("", words)))


def _clause_before(scene: Scene, left: int) -> int:
    """Where the clause before a place begins, if no figure stands in it; else the place itself."""
    start, _ = scene.clause(max(0, left - 1))
    # 比上年减少3件，为9件: a change counts nothing itself.
    counted = [
        each for each in scene.figures_in(start, left)
        # 占一成，即16件: nor does a share.
        if each.kind is not FigureKind.PERCENT and not AMOUNT.search(scene.text, start, each.start)
    ]
    return left if counted else start


def _only_verbs(words: str) -> bool:
    for pattern, _ in DOCUMENT_VERBS:
        words = pattern.sub("", words)
    return bool(_FILLER.fullmatch(_ALONG.sub("", words)))
