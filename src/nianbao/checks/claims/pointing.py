"""What words behind a figure, or before 此类, make it count: 4件内容重复，按重复申请不予处理; 此类1件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.kinds import PLAIN_UNITS
from nianbao.checks.claims.mentioning import narrowest
from nianbao.checks.claims.naming import one
from nianbao.report.regex import regex
from nianbao.report.tables import RESULT_ROWS

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Named, Window

DENIED = regex(r"(?:未|无|没有?|不)(?:曾|被|予|能|需|须|再|作|做|按|必|用|存在|发生|出现|涉及)*$")
"""Right before a word: what it names is denied, not some other thing of the same clause."""
RESULTS = frozenset(f"t3.{row}" for row in RESULT_ROWS)
"""Rows of what became of an application, without their total."""
_OTHERS_TOLD = regex(r"(?:另有|还有|尚有|仍有|剩下?|余下|尚余|其中有?|[，；]有|^有|对)$|^对.*的$")
_SUCH = regex(
    r"(?:全年|年内|共|总共)*(?:此类|此种|这样的?|这类|这种|该类|该种|上述|类似)(?:情况|情形|申请|答复|案件|事项|办件)?(?:全年|年内|共|总共|合计|仅|只|有|为|计)*$"
)
"""此类1件: what the words before have named."""
_HANDLED_AS = regex(
    r"(?:申请)?(?:[，,]?[^，。；\d]{1,16})?[，,](?:我[局镇乡街道办委]+|本机关|均|都|已|依法|一并|按规定|按照规定|全部|故|遂|需|将|顺延)*(?:(?:按|作|以|列入|归入|计入|算作)(?!时|期)|(?=不予处理|不予公开|无法提供|予以公开|结转|转入|转到))"
)
_ONLY_CITED = regex("引用|附有|提到|参考")
_TERM = 3
_LEFT = (("t3.carried_out",),)
_OF_LAST_YEAR = (("t3.carried_in",),)


def such(scene: Scene, window: Window) -> list[Named]:
    """补正后仍不明确，以“无法提供”办结，此类1件: the row named before, the narrowest of them."""
    begin, _ = scene.part(window.figure.start)
    words = scene.text[window.left : window.figure.start]
    if (
        not _SUCH.search(words)
        or window.figure.unit not in PLAIN_UNITS
        or scene.figures_in(begin, window.left)
    ):
        return []
    rows = [each for each in scene.mentions(begin, window.left) if RESULTS.issuperset(each.rows[0])]
    rows = narrowest([each for each in rows if each.strength == _TERM])
    return one(scene, window, rows[-1]) if len({each.rows for each in rows}) == 1 else []


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
    became = [
        each for each in strong if each.rows in (_LEFT, _OF_LAST_YEAR) or RESULTS.issuperset(each.rows[0])
    ]
    between = scene.text[window.figure.unit_end : became[0].start] if became else ""
    if not became or DENIED.search(between) or _ONLY_CITED.search(between):
        return []
    return one(scene, window, became[0])
