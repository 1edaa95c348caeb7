"""What changed or is compared: the words beside it, the figure told last, or the one told next."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import Claim, ClaimKind
from nianbao.checks.claims.lexicon import PUBLISHED
from nianbao.checks.claims.windows import column_of
from nianbao.report.regex import regex
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.scene import Scene

_PROPORTION = regex(r"占比|比例|比重|占[^，。；]{0,6}申请")
_FAR = 60
_NET = regex("净[增减]|[年期]初")
_SHORT = 10
_PART_OF = "其中"
_LEAD = regex(
    r"(?:其中|申请(?:数)?量|数量|总量|总数|件数|收件量|办理量|数|量|全年|本年度?|我[镇乡局县区街道办委]*|均|也|并|则|而|还|只|仅|约|却|但|总体|、|[\s\u3000]"
    r"|(?:受|因|由于|得益于|随着)[^，。；\d]{2,20}(?:影响|原因|推动|带动|增多|减少|放缓|增加|作用))*"
)


def told_next(scene: Scene, end: int, told: list[Claim]) -> tuple[Cells, ...] | None:
    """与上年持平，仍收到申请5件: what a comparison that stands alone is of, the next clause counts."""
    place = bisect_left(told, end, key=lambda claim: claim.start)
    following = told[place] if place < len(told) else None
    near = following is not None and following.start < scene.clause(end + 1)[1]
    return following.options if following and near and following.kind is ClaimKind.COUNT else None


def only_leads(words: str) -> bool:
    """Whether words before a change name nothing that could have changed."""
    return _LEAD.fullmatch(words) is not None


def subject_of(scene: Scene, start: int, at: int, told: list[Claim]) -> tuple[Cells, ...] | None:
    """What changed or is compared: words in the same clause before it, else the figure told last."""
    words = scene.text[start:at]
    mentions = [each for each in scene.mentions(start, at) if each.rows[0][0].startswith(("t3", "t4", "t2"))]
    until = scene.text.rfind("（", max(0, start - _FAR), start) if scene.text.endswith("）", 0, start) else at
    # 比上年的118件（新收112件、结转6件）增长14%: what brackets tell is not what changed.
    place = bisect_left(told, max(0, until), key=lambda claim: claim.start)
    last = told[place - 1] if place else None
    if last is not None and last.start >= start:
        return last.options if last.kind in (ClaimKind.COUNT, ClaimKind.PREVIOUS) else None
    columns = scene.applicants(start, at)
    if mentions:
        if scene.topic(at) == "foreign":
            return None
        # 予以公开的申请: the term, not the noun it stands before.
        best = max(mentions, key=lambda each: (each.strength, each.start))
        net = _NET.search(scene.text, at, at + _SHORT) is not None
        return _named(best.rows, columns, best.strength, scene.topic(at), words, net=net)
    if (columns and scene.topic(at) == "requests") or (columns and _PROPORTION.match(scene.text, at)):
        return (tuple(f"t3.new.{column}" for column in columns),)
    if not _LEAD.fullmatch(words):
        return None
    sentence, _ = scene.sentence(at)
    if not scene.figures_in(sentence, at):
        # 申请量稳中有降，较上年减少3件: the clause before may name it without a figure.
        earlier = [each for each in scene.mentions(sentence, start) if each.rows[0][0].startswith("t3.new")]
        requests = earlier and scene.topic(start) == "requests"
        return tuple(tuple(f"{row}.total" for row in each) for each in earlier[-1].rows) if requests else None
    if last is None or last.kind not in (ClaimKind.COUNT, ClaimKind.PREVIOUS):
        return None
    if last.start < scene.sentence(max(0, sentence - 1))[0]:
        return None
    # 7件，其中企业1件，较上年增加2件: the part told last, or the whole it is a part of.
    first = next((each for each in told if each.start >= sentence and each.kind is ClaimKind.COUNT), last)
    whole = first.options if _PART_OF in scene.text[sentence:at] else ()
    return tuple(dict.fromkeys((*last.options, *whole)))


def _named(
    rows: tuple[tuple[str, ...], ...],
    columns: tuple[str, ...],
    strength: int,
    topic: str,
    words: str,
    *,
    net: bool,
) -> tuple[Cells, ...] | None:
    family = rows[0][0][:2]
    if family == "t3":
        if strength < 3 and topic != "requests":
            return None
        return tuple(
            tuple(f"{row}.{column}" for row in each for column in columns or ("total",)) for each in rows
        )
    if family == "t4":
        return tuple(tuple(f"{block}.total" for block in each) for each in rows)
    if PUBLISHED.search(words):
        return None
    if rows[0][0] in CELLS:
        return rows
    # 规范性文件较上年净增2件: of those in force.
    column = column_of(words) or ("in_force" if net else "")
    return ((f"{rows[0][0]}.{column}",),) if column else None
