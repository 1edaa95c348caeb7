"""Figures of tables 2 and 4: which cell, as far as unit and surroundings allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.lexicon import (
    COUNTING_UNITS,
    DOCUMENT_UNITS,
    NOT_OURS,
    OTHER_GROUND,
    PUBLISHED,
    REMITTED,
    YUAN,
)
from nianbao.checks.claims.scope import of_some_months
from nianbao.checks.claims.windows import Named, close, column_of
from nianbao.report.regex import regex
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene
    from nianbao.checks.claims.windows import Window

_SEVERAL = 2
_OFFICE = regex(
    "^[^，。；]{0,14}(?:服务|审批|登记)[^，。；]{0,8}(?:窗口|中心|大厅|局|科|股|站|办)(?=[^，。；]{0,8}(?:作出|下达|核发|签发))"
)
"""行政审批服务窗口作出许可决定30件: its name says nothing of what was decided."""
_NOT_A_DECISION = regex(r"(?:受理|接收|收到|接件|收件|申请(?!公开)|变更|延续|注销|咨询|服务|备案|登记)")
_OTHER_KIND = regex(r"[，,（(]?其中[^，。；\d]{2,8}类")
_UNRELATED = regex(r"(?:与|和|同)(?:政府)?信息公开(?:工作)?无关|(?:不|未)涉及(?:政府)?信息公开")
_REACHED = regex(r"(?:减少?|增加?|降|调整|变|压减|精简)(?:到|至|为)$")
_AS_PART = ("其中", "包括", "含")
_IS = regex("(?:现|目前|实)?(?:共|计|为|有|是|达|到|至)+")
_COURT = regex(r"行政应诉|应诉")
_DECIDED = regex(r"(?<!未)(?:审结|结案)的?$")
_DISCLOSURE = regex(r"信息公开|依申请|申请公开")
_SOME_ABOUT_IT = regex(
    r"[，,（(]?(?:其中|涉及|涉|属于?)[^，。；\d]{0,8}(?:信息公开|依申请)[^，。；\d]{0,8}[\d一二三四五六七八九十两]"
)
_OF_ONE_FIELD = regex(
    r"领域|行动|整治|战役|专班|中队|分局|站所|执法所|(?<!各)(?<!两)(?<!三)(?<!几)类(?!型|别)|涉及|涉|针对|(?<!处罚)(?<!许可)(?<!强制)方面(?!共|合计|，)|其中|环节|通过|[网线]上|(?:查处|立案)(?![^，。；]*作出)|当场|简易程序|一般程序|普通程序|听证|重大|适用|首违|季节|双随机|[对向就][^，。；]{1,14}(?:作出|实施|采取)"
    r"|(?:不予|不准予|准予|撤销|变更|纠正|复核|送达|移送|审核)(?=行政|许可|处罚)|(?<![我本])[所科股站](?=全年|本年|年内|今年|20\d\d|共|累计|作出|实施|办理|依法|查处)"
)
"""Before decisions: those of one field, campaign or procedure, no more than all."""
_DURING = regex(r"在[^，。；]{1,20}(?:行动|整治|期间|战役|检查)”?(?:期间|中|里|之中)?，$")
_ANOTHER_CASE = regex(r"(?:尚|还|仍|另)?有?[一1](?:[件起宗例]|胜|败|待)|其中|各")
"""两起诉讼尚有一起未审结: the outcome of another figure, which is not read as one."""
_ENDED_SO = regex(
    "(?:案件)?(?P<among>当中|之中|中)?[，,]?(?:有|被|已|经|复议机关|法院|结果|为)*(?:维持|纠正|纠错|撤销|败诉|胜诉|(?:尚|仍|还)?未审结|撤回|撤诉)?(?:的|了|有)*"
)
_AGAINST_US = regex("(?:未|没有|无)?被提起|被申请人|被诉|(?:作为|成为)被告")
_ISSUED_AND_REPEALED = regex(
    "共[^，。；、]{0,4}(?:(?:制发|制定|出台|印发)(?:[、和及与]|并)废止|废止(?:[、和及与]|并)(?:制发|制定|出台|印发))"
)
_NEXT_CASE = regex(
    r"[、和及与]\s*[\d一二两三四五六七八九十]+[件起宗](?:[^，。；、\d]{0,14})(?:复议|诉讼|起诉)(?:案件|申请)?"
)
_THEN_PUBLISHED = regex(
    r"(?<=[件宗起部份])(?:并|均|都|全部|已|及时|依法|同步|一律|按规定|按时|按要求|逐一)[^，。；]{0,12}(?:公示|公开|发布|公布|解读|归集|推送).*$"
)
"""作出决定30件均已公示: decisions, and what was done with them afterwards."""
_OF_THEM = regex("(?:案件|案)?(?:当中|之中|里面|里头|中|里|内)")
_IN_THE_NAME_OF = regex(
    r"以(?!(?:我|本)[镇乡局县区市街委办机单]|(?:镇|乡|街道)(?:(?:人民)?政府|办事处))[^，。；]{1,10}(?:名义|为名)|代[^，。；拟]{1,8}(?:起草|草拟|印发|制定)|代拟|起草|报送|提请|参与"
)
_EVERY_DECISION = ("t2.licences.decisions", "t2.penalties.decisions", "t2.coercion.decisions")
_MADE = regex("作出|做出|下达|实施|办理|制发|采取|签发")
_MAKES_PUBLIC = regex("公示|公开(?!申请)|发布|公布|推送|归集|上传")
_PART_OF_A_PAGE = regex(
    "(?:一级|二级|[小子分大])?(?:栏目?|专栏|板块|版块|模块|专题|专区|页面|方面|环节|类别|种类|窗口|系统|台账)"
)
"""许可、处罚、强制3个栏目: where decisions stand, and none of them."""
_CASE_UNITS = frozenset({"", "件", "宗", "起", "例", "个"})
_DECISION_UNITS = COUNTING_UNITS - {"条", "次", "封", "份", "项"}


def case(scene: Scene, window: Window, mention: Mention) -> Named | None:
    """The cells of table 4 beside a figure: one outcome, those decided, or all."""
    start, _ = scene.sentence(window.figure.start)
    ended = _ENDED_SO.fullmatch(scene.text, mention.end, window.until)
    if window.figure.unit not in _CASE_UNITS or not (ended or close(scene, window, mention)):
        return None
    if _of_another_body(scene, start, window.right) or _of_other_ground(
        scene, *scene.part(window.figure.start)
    ):
        return None
    if _about_other_matters(scene, window, mention, start):
        return None
    # 1件维持、1件撤销: what stands before the last 、 belongs to the figure before.
    left = window.left + scene.text[window.left : window.until].rfind("、") + 1
    before = _outcome_before(scene, left, window.until, mention)
    if not before and _DECIDED.search(scene.text, left, window.until):
        decided = ("upheld", "corrected", "other")
        return Named(
            tuple(
                tuple(f"{block}.{column}" for block in blocks for column in decided)
                for blocks in _blocks(scene, window, mention)
            )
        )
    # 4件复议里被纠正的1件, but not 1件答复在复议中被撤销.
    behind = mention.end if mention.start == window.figure.unit_end else window.figure.unit_end
    if not before and _OF_THEM.match(scene.text, behind):
        # 6件里维持了5件: the outcome behind belongs to the next figure.
        return Named(
            tuple(tuple(f"{block}.total" for block in blocks) for blocks in _blocks(scene, window, mention))
        )
    other = _ANOTHER_CASE.search(scene.text, window.figure.unit_end, window.right)
    right = other.start() if other else window.right
    column = before or scene.outcome(window.figure.unit_end, right) or "total"
    if column == "total" and ended and ended["among"]:
        # 复议中3件涉及征地: some of them only.
        return Named(tuple(_cells(blocks, column) for blocks in _blocks(scene, window, mention)), partly=True)
    columns = [column]
    if column == "total" and (shared := _outcome_of_list(scene, window)):
        columns = [shared, column]
    found = _blocks(scene, window, mention)
    return Named(tuple(_cells(blocks, each) for each in columns for blocks in found))


def _cells(blocks: tuple[str, ...], column: str) -> Cells:
    return tuple(f"{block}.{column}" for block in blocks)


def _of_another_body(scene: Scene, start: int, end: int) -> bool:
    """Whether the cases are decided by this body, or are about other matters.

    收到复议申请86件 is so, unless its sentence tells that the body was sued itself.
    """
    told = scene.search(NOT_OURS, start, end)
    if told is None:
        return False
    got = told[0].startswith(("收到", "接收"))
    return not (got and _AGAINST_US.search(scene.text, *scene.sentence(start)))


def _outcome_of_list(scene: Scene, window: Window) -> str:
    """1件行政复议、1件行政诉讼尚未审结: an outcome behind the list may be that of each of them."""
    listed = _NEXT_CASE.match(scene.text, window.right)
    return scene.outcome(listed.end(), scene.clause(window.figure.start)[1]) if listed else ""


def _blocks(scene: Scene, window: Window, mention: Mention) -> tuple[tuple[str, ...], ...]:
    """Of 复议、诉讼共7件，审结5件 the figure without a word of its own may be about both."""
    start, _ = scene.sentence(window.figure.start)
    cases = [each for each in scene.mentions(start, window.left) if each.rows[0][0].startswith("t4")]
    if mention.start >= window.left or len(cases) < _SEVERAL:
        return mention.rows
    both = tuple(dict.fromkeys(block for each in cases for block in each.rows[0]))
    return (*mention.rows, both) if both not in mention.rows else mention.rows


def _outcome_before(scene: Scene, left: int, until: int, mention: Mention) -> str:
    """复议维持后起诉的2件: what the review ended with belongs to the name of the suit, not to its outcome."""
    if mention.start < left or mention.end > until:
        return scene.outcome(left, until)
    return scene.outcome(mention.end, until) or scene.outcome(left, mention.start)


def _of_other_ground(scene: Scene, start: int, end: int) -> bool:
    """行政诉讼6件，均由工伤认定引起."""
    ground = scene.search(OTHER_GROUND, start, end)
    return ground is not None and not _DISCLOSURE.search(scene.text, start, ground.end())


def _about_other_matters(scene: Scene, window: Window, mention: Mention, start: int) -> bool:
    """行政应诉14件，其中涉及政府信息公开的3件: cases of all kinds, those of the form told next."""
    if _UNRELATED.search(scene.text, *scene.sentence(window.figure.start)):
        return True
    behind = window.figure.trail_end
    if _SOME_ABOUT_IT.match(scene.text, behind):
        return _DISCLOSURE.search(scene.text, scene.clause(mention.start)[0], window.right) is None
    if _DISCLOSURE.search(scene.text, start, window.right):
        return False
    return (
        _COURT.match(scene.text, mention.start) is not None
        or _OTHER_KIND.match(scene.text, behind) is not None
    )


def _in_the_name_of(scene: Scene, window: Window, mention: Mention) -> bool:
    """行政处罚由县城管局以其名义作出，共11件: of another body, wherever the words stand."""
    start = min(scene.clause(mention.start)[0], scene.clause(window.figure.start)[0])
    return _IN_THE_NAME_OF.search(scene.text, start, max(window.right, mention.end)) is not None


def of_table_2(scene: Scene, window: Window, mention: Mention) -> Named | None:
    """The cell of table 2 beside a figure; none for what is published, asked for or remitted."""
    name, unit = mention.rows[0][0], window.figure.unit
    if name == "t2.fees.amount":
        remitted = REMITTED.search(scene.text, window.left, mention.start)
        money = unit in YUAN or (not unit and window.figure.value == 0)
        return Named(((name,),)) if money and not remitted else None
    return _decisions_or_documents(scene, window, mention)


def _of_one_field(scene: Scene, start: int, at: int) -> bool:
    """Whether decisions are those of one field; 三类决定33件，其中许可12件 is no such part."""
    told = _OF_ONE_FIELD.search(scene.text, start, at)
    if told is None or told[0] != "其中":
        return told is not None
    before = scene.mentions(scene.sentence(start)[0], start)
    every = (
        bool(before) and len(before[-1].rows[0]) == len(_EVERY_DECISION) and before[-1].rows[0][0] in CELLS
    )
    return not every or _OF_ONE_FIELD.search(scene.text, told.end(), at) is not None


def _published_with_others(scene: Scene, window: Window, start: int) -> bool:
    """公开处罚决定书14份，许可决定书300份: what the clause before publishes goes on, where no verb does."""
    if not start or start <= scene.part(start)[0] or _MADE.search(scene.text, start, window.right):
        return False
    before, end = scene.clause(start - 1)
    decisions = [each for each in scene.mentions(before, end) if each.rows[0][0].startswith("t2.")]
    return bool(decisions) and _MAKES_PUBLIC.search(scene.text, before, decisions[0].start) is not None


def _decisions_or_documents(scene: Scene, window: Window, mention: Mention) -> Named | None:
    name, unit = mention.rows[0][0], window.figure.unit
    start, _ = scene.clause(window.figure.start)
    around = scene.text[start : window.right]
    if mention.start >= start:
        around = around.replace(scene.text[mention.start : mention.end], "", 1)
    if _published_with_others(scene, window, start):
        return None
    asked = around
    if scene.text.startswith(_AS_PART, start):
        # 受理申请560件，其中许可类120件: a part of what was asked for.
        asked = scene.text[scene.clause(max(0, start - 1))[0] : start] + around
    if name == "t2.licences.decisions" and _NOT_A_DECISION.search(_OFFICE.sub("", asked)):
        return None
    if (
        PUBLISHED.search(_THEN_PUBLISHED.sub("", around))
        or _in_the_name_of(scene, window, mention)
        or not close(scene, window, mention)
    ):
        return None
    if name in CELLS:
        some = (
            of_some_months(scene, window.figure.start, window.until)
            or _of_one_field(scene, start, window.figure.start)
            or _DURING.search(scene.text, scene.sentence(start)[0], start)
        )
        written = unit == "份" and scene.text[: mention.end].endswith(("决定", "书"))
        if _PART_OF_A_PAGE.match(scene.text, window.figure.unit_end):
            return None
        allowed = unit in _DECISION_UNITS or written or (unit == "次" and name == "t2.coercion.decisions")
        return Named(mention.rows, partly=bool(some)) if allowed else None
    return _documents(scene, window, mention, start) if unit in DOCUMENT_UNITS else None


def _documents(scene: Scene, window: Window, mention: Mention, start: int) -> Named | None:
    """The column of a row of documents that the verbs around a figure mean."""
    name = mention.rows[0][0]
    if _ISSUED_AND_REPEALED.search(scene.text, window.left, window.until):
        # 共废止、制发规范性文件3件: of both columns.
        return Named(((f"{name}.issued", f"{name}.repealed"),))
    before = column_of(scene.text[window.left : window.until])
    column = before or column_of(scene.text[window.figure.unit_end : window.right])
    if not column and _REACHED.search(scene.text[window.left : window.figure.start]):
        # 现行有效的由12件减少到10件: the column stands before the first figure.
        column = column_of(scene.text[start : window.figure.start])
    elif not column and mention.start < start and _IS.fullmatch(scene.text, start, window.figure.start):
        # 现行有效规范性文件较年初减少1件，为12件: the column stands beside the name.
        column = column_of(scene.text[scene.clause(mention.start)[0] : start])
    return Named(((f"{name}.{column}",),)) if column else None
