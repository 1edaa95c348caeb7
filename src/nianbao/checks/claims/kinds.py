"""Figures whose kind of applicant the clause before tells: 自然人占绝大多数，有24件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import COUNTING_UNITS
from nianbao.checks.claims.moving import AMOUNT
from nianbao.checks.claims.scope import narrow
from nianbao.checks.claims.windows import Named
from nianbao.report.figures import FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window

_NEW = (("t3.new",),)
FILLER = regex(
    r"(?:其中|\d+人次?、?|拢共|统共|作出|实施|清理|目前|现|保留|共计?|合计|总计|累计|一共|总共|均|都|全部|已|也|仅|只|就|计|为|是|有|达到?|约|近|各|了|的|另|还|即|而|则|中|实际"
    r"|我[镇乡局县区街道办委]*|本[年度]*|今年|全年|年内|一年(?:下来|到头)?|这|当年|截至|年底|年末|20\d\d|年度?|至|到|仍|数量?|总量|总数|件数|、|和|及|与|[\s\u3000])*"
)
PLAIN_UNITS = COUNTING_UNITS - {"", "条", "次", "个", "项"}
_REST_IS = regex(r"(?:其余|余下|剩余|剩下|另外|其[他它])")
RANKS = regex("(?:最多|最大|最高|首位|第一|主要|其次)的?(?:主体|群体|申请人)?(?:依然|仍然?|还)?[是为]")
_RANKED_BEHIND = regex(
    "占[^，。；、\\d]{0,4}(?:多数|主体|主导)|为主|居多|最多(?!的)|次之|(?:为|是)主体|首位|第一"
)
_SO_MANY_TOGETHER = regex(
    r"(?P<many>[二两三])(?:者|类|个主体|类主体)(?:申请)?(?:合计|共计|合起来|加起来|总计|相加|之和|共)(?:提出|提交)?(?:申请)?(?:为|达到?)?$"
)
_DECISIONS_MADE = regex(
    r"(?:全年|年内|本年度?|今年|当年|20\d\d年|共计?|合计|总计|累计|作出|做出|各类|行政|处理|决定|为|有|达到?|约)*"
)
DECISIONS = ("t2.licences.decisions", "t2.penalties.decisions", "t2.coercion.decisions")
_HOW_MANY = {"二": 2, "两": 2, "三": 3}


def rest_of_one_kind(scene: Scene, window: Window, words: str) -> list[Named]:
    """其余均为个人申请，共10件: what is left over is of the kind just told."""
    if not FILLER.fullmatch(words) or window.figure.unit not in PLAIN_UNITS:
        return []
    before = clause_before(scene, window.left)
    if before == window.left or not _REST_IS.match(scene.text, before):
        return []
    of = scene.applicants(before, window.left)
    return [Named((tuple(f"t3.new.{column}" for column in of),))] if of else []


def still_of_one_kind(scene: Scene, last: Mention) -> list[Named]:
    """律师提出的申请增多，有19件: what the clause before says of one kind of applicant goes on."""
    if last.rows != _NEW:
        return []
    clause, end = scene.clause(last.start)
    # 提出申请最多的是法律服务机构，共9件: whom the clause ranks behind the verb goes on as well.
    ranked = RANKS.search(scene.text, last.end, end)
    of = scene.applicants(ranked.end(), end) if ranked else scene.applicants(clause, last.start)
    return [Named((tuple(f"t3.new.{column}" for column in of),))] if of else []


def ranked_before(scene: Scene, window: Window, words: str) -> list[Named]:
    """自然人占绝大多数，有535件: the kind that the clause before ranks."""
    if not FILLER.fullmatch(words) or window.figure.unit not in PLAIN_UNITS:
        return []
    before = clause_before(scene, window.left)
    rank = _RANKED_BEHIND.search(scene.text, before, window.left) if before < window.left else None
    of = scene.applicants(before, rank.start()) if rank else ()
    if not of or scene.topic(window.right) != "requests" or narrow(scene.text[before : window.left]):
        return []
    return [Named((tuple(f"t3.new.{column}" for column in of),))]


def decisions_ranked_before(scene: Scene, window: Window, words: str) -> list[Named]:
    """以许可为主，全年1206件: of the kind that the clause before ranks, or of all kinds."""
    if not _DECISIONS_MADE.fullmatch(words) or window.figure.unit not in ("件", "宗", "起"):
        return []
    before = clause_before(scene, window.left)
    rank = _RANKED_BEHIND.search(scene.text, before, window.left) if before < window.left else None
    rows = [each.rows[0] for each in scene.mentions(before, rank.start())] if rank else []
    if len(rows) != 1 or rows[0][0] not in DECISIONS or narrow(scene.text[before : window.left]):
        return []
    return [Named((rows[0], DECISIONS))]


def of_both(scene: Scene, window: Window, words: str) -> list[Named]:
    """集中在自然人和企业，二者合计30件: as many kinds as are meant, named in the clause before."""
    told = _SO_MANY_TOGETHER.match(words)
    if told is None or window.figure.unit != "件" or scene.topic(window.right) != "requests":
        return []
    before = clause_before(scene, window.left)
    kinds = scene.every_applicant(before, window.left)
    if len(kinds) != _HOW_MANY[told["many"]] or narrow(scene.text[before : window.left]):
        return []
    return [Named((tuple(f"t3.new.{column}" for of in kinds for column in of),))]


def clause_before(scene: Scene, left: int) -> int:
    """Where the clause before a place begins, if no figure stands in it; else the place itself."""
    start, _ = scene.clause(max(0, left - 1))
    # 比上年减少3件，为9件: a change counts nothing itself.
    counted = [
        each
        for each in scene.figures_in(start, left)
        # 占一成，即16件: nor does a share.
        if each.kind is not FigureKind.PERCENT and not AMOUNT.search(scene.text, start, each.start)
    ]
    return left if counted else start
