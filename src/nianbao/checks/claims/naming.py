"""Words beside a figure to the cells they name, as far as its unit and what surrounds it allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.entries import case, of_table_2
from nianbao.checks.claims.leads import PLAIN_LEAD, begins, of_unknown_subject
from nianbao.checks.claims.lexicon import (
    COUNTING_UNITS,
    INCLUDING_CARRIED,
    NARROWED,
    NOT_OURS,
    REMAINDER,
    REQUESTS,
)
from nianbao.checks.claims.papers import counts_papers, not_yet_answered
from nianbao.checks.claims.scope import narrow, of_some_months
from nianbao.checks.claims.spotting import spotter
from nianbao.checks.claims.whichyear import in_the_next_year, left_behind, of_the_new
from nianbao.checks.claims.whose import (
    columns_at,
    handled,
    meant,
    of_several_kinds,
    subject,
    told_of,
    who_alone,
)
from nianbao.checks.claims.windows import Named, Window, close
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene

_TERM = 3
_BRACKETED = regex(
    r"[（(，,]?(?:其中|里面|里头|当中|内|此数)?(?:已|也)?(?:含|包含|包括|连同|涵盖|计入|算入)"
    r"|[（(，,]其中[\d一二两三四五六七八九十]+件[^，。；\d]{0,3}(?:上|去)"
)
_NEW = (("t3.new",),)
_EVERYBODY = ("total",)
_SOMETHING_ELSE = regex(
    r"(?:村|社区|单位|部门|乡|镇|街道|工作日|月|小时|科室|股室|方面|环节|整改|建议|意见|问题|任务|措施|制度|工作|文件|稿件|活动|培训|会议|材料|数据|清单|表彰|奖|线索|案例|课题|需求)"
)
_RECEIVED = regex(
    r"收|接|受理|共|计|上述|以上|全部|所有|办理|处理|办结|答复|这|该|提出|提交|登记|仅|只|总|^(?:20\d\d年|全年|本年度?|年内|今年)?[，,]?$"
)
_ALL_THESE = regex(r"(?:里面?|当?中|均|都|全部|已全部|[，,]?(?:均|都|全部|已))")
_CARRIED = ((("t3.carried_in",),), (("t3.carried_out",),), (("t3.carried_out",), ("t3.carried_in",)))
_LEFT = (("t3.carried_out",),)
_OF_LAST_YEAR = (("t3.carried_in",),)
_EITHER = (("t3.carried_out",), ("t3.carried_in",))
_WITHDRAWN = (("t3.other_other",),)
_EVERY_WAY = regex(
    r"(?:通过|以|经)?[^，。；]{0,20}等(?:多种|各种|不同)?(?:方式|渠道|途径|形式)"
    r"|(?:通过|经由|以|经)?(?:线上、?线下|网上、?网下|各种?|各类|多种)(?:多种|各种|两种)?(?:方式|渠道|途径|形式)?"
)
"""Ways of applying listed to the end: no narrowing, all of them are meant."""
_ONE_APPLICANT = spotter("同", r"同一(?:申请人|家庭|个人|人|家|单位|企业)")
"""Whatever stands between: 同一申请人1个月内提出申请12件 counts hers alone."""
_ON_GROUND = spotter("由", "以[^，。；]{1,14}为(?:理)?由[^，。；]{0,4}(?:不予|无法|不公开)")
"""以案卷为由不予公开: only those refused on that ground."""
_DRAFTS = regex("的?(?:答复|决定)?(?:稿|文书|案卷|答复书|决定书|草稿)")
_REFUSED = regex("不予|不公开|拒绝|未予|无法|部分公开")
_ANSWERED = (("t3.results_total",),)
_ANSWERED_CELLS: tuple[Cells, ...] = (("t3.results_total.total",),)
_AMONG_ALL = regex("(?:政府信息公开|信息公开|依申请公开)?申请(?:当中|之中|里面|中|里)")
_SOME_OF_ALL = regex("(?:因(?!此|而)|由于|经(?:检索|查|核)|被|属于?|涉及|内容|需要?|要求|系)")
"""5件申请因…: those to which something happened."""
_IN_TIME = regex(
    r"(?:当场|当日|当天|即时|延期后|平均|(?:工作日|天)(?:之)?内)[^，。；均全都\d]{0,6}(?:答复|办结)的?(?:申请)?$"
)
"""10个工作日内答复15件: those answered so soon."""
_ASKED = regex("申请|答复|新收|不予处理|不予公开|予以公开|无法提供")
_OF_SOMETHING = regex(
    r"申请(?![，。；：、（）“\n]|$|[予无不部均都已全尚按经被为属由中的人未还在及也和与是因待当里内共总]|办[结理]|结转|公开(?:[，。；]|$)|信息公开|政府信息公开|依申请)"
)
"""1件申请网箱清退方案: the word for asking, with what was asked for behind it."""
_ALL_THAT_CAME = regex(r"的[^，。；]{0,8}(?:收件|申请|受理|办理)(?:总)?量")
"""近50件的收件量: the figure is the year's."""
_TO_ALL = regex("(?:全年|年内|本年度?|共|已|依法)*对(?:全部|所有|上述|这)?")
_DEALT_WITH = regex(
    "(?:政府信息公开)?申请(?:依法|依规|均|全部|按[时期]|及时|分别|已)*(?:作出|进行)了?(?:相应)?(?:处理|答复|办理)(?=[，：:。])"
)
"""对34件申请作出处理：…: of all of them."""
_CAME_IN = regex("收|接到|提出|提交|递交")
_OTHER_UNITS = frozenset({"份", "条", "项", "次"})
_APPLIED = regex(
    "(?<!依)(?<!依法)申请|(?:收到|新收|受理|接到)[^，。；]{0,8}依法?申请|依法?申请公开[^，。；]{1,8}[，,][^，。；]{0,6}(?:登记|受理|办结|答复)"
)
_SEVERAL = 2
_SOME_OF = regex(r"(?:的申请|申请中|其中)[，,]?有$")
_APART = regex(r"除[^。；]{1,30}外[，,][^，。；]{0,6}$")


def named(scene: Scene, window: Window, mention: Mention) -> Named | None:
    """The cells for a figure beside words that name them; None when unit or surroundings speak against it."""
    family = mention.rows[0][0][:2]
    if family == "t4":
        return case(scene, window, mention)
    if family == "t2":
        return of_table_2(scene, window, mention)
    return _request(scene, window, mention)


def one(scene: Scene, window: Window, mention: Mention) -> list[Named]:
    """The same as a list, empty where nothing is named."""
    found = named(scene, window, mention)
    return [found] if found else []


def each_applicant(scene: Scene, window: Window, mention: Mention) -> list[Named]:
    """企业和个人各1件: the same of each kind of applicant named; nothing when none is."""
    found = named(scene, window, mention)
    columns = scene.every_applicant(window.left, window.figure.start)
    if found is None or len(columns) < _SEVERAL:
        return []
    row = found.options[0][0].rpartition(".")[0]
    return [Named((tuple(f"{row}.{column}" for column in of),)) for of in columns]


def _request(scene: Scene, window: Window, mention: Mention) -> Named | None:
    clause, _ = scene.clause(window.figure.start)
    if not _may_count(scene, window, mention):
        return None
    if _only_touching(scene, window, mention):
        return Named((("t3.new.total", "t3.carried_in.total"), ("t3.new.total",)), partly=True)
    columns, options = _whose(scene, window, mention)
    if mention.rows == _EITHER and (in_the_next_year(scene, window) or left_behind(scene, window, mention)):
        return Named(options[:1])
    if mention.rows == _WITHDRAWN:
        # 撤回 is one of the things that the row of all others counts.
        return Named(options, partly=True)
    part_of_year = mention.rows not in (_LEFT, _OF_LAST_YEAR) and of_some_months(
        scene, window.figure.start, window.until
    )
    if part_of_year or of_the_new(scene, window, mention) or _narrowed(scene, window, mention, columns):
        come = (("t3.new.total", "t3.carried_in.total"),)
        received = _CAME_IN.search(scene.text, clause, window.figure.start) or options[0] != ("t3.new.total",)
        return Named(options if received else (*options, *come), partly=True)
    if columns != _EVERYBODY and mention.rows == _NEW and handled(scene, window):
        return Named((*options, *_options(_ANSWERED, columns)))
    if options[0] == ("t3.new.total",):
        if mention.start >= window.figure.unit_end and _AMONG_ALL.match(scene.text, window.figure.unit_end):
            # 35件申请中，34件已办结: all that came, or all that was answered.
            return Named((*options, ("t3.new.total", "t3.carried_in.total"), *_ANSWERED_CELLS))
        return Named(_with_carried(scene, window, mention, options))
    return Named(options)


def _whose(scene: Scene, window: Window, mention: Mention) -> tuple[tuple[str, ...], tuple[Cells, ...]]:
    """The columns of the applicants told of, and the cells of each reading."""
    if not scene.may_name_applicants(*scene.sentence(window.figure.start)):
        return _EVERYBODY, _options(mention.rows, _EVERYBODY)
    columns = (
        columns_at(scene, window) or meant(scene, window) or subject(scene, window, mention) or _EVERYBODY
    )
    options = _options(mention.rows, columns)
    if columns == _EVERYBODY and (of := of_several_kinds(scene, window)):
        options = (*_options(mention.rows, of), *options)
    if columns == _EVERYBODY and mention.strength == _TERM and (of := told_of(scene, window)):
        options += _options(mention.rows, of)
    return columns, options


def _with_carried(
    scene: Scene, window: Window, mention: Mention, options: tuple[Cells, ...]
) -> tuple[Cells, ...]:
    """With last year's rest where the words say so: before the figure, in brackets behind, or perhaps."""
    begin, end = scene.sentence(window.figure.start)
    told = scene.search(INCLUDING_CARRIED, begin, end)
    if told is None:
        return options
    both = ("t3.new.total", "t3.carried_in.total")
    if told.end() <= window.figure.start and not scene.figures_in(told.start(), window.figure.start):
        return (both,)
    behind = _BRACKETED.match(scene.text, window.figure.trail_end)
    if mention.strength == _TERM:
        return (both, *options) if behind else options
    return (both,) if behind else (both, *options)


def _may_count(scene: Scene, window: Window, mention: Mention) -> bool:
    """Whether unit, topic and neighbours allow the figure to count applications."""
    text, figure = scene.text, window.figure
    topic = scene.topic(window.right)
    behind = mention.start >= figure.unit_end
    if (mention.rows == _WITHDRAWN or behind) and _case_told(scene, window):
        return False
    if figure.unit not in COUNTING_UNITS or topic == "foreign" or counts_papers(scene, window, mention):
        return False
    if not_yet_answered(scene, window, mention):
        return False
    asked = _ASKED if figure.unit == "份" else _APPLIED
    if figure.unit in _OTHER_UNITS and not asked.search(text, *scene.sentence(figure.start)):
        # 鉴别112份，确定不公开38份: documents of one's own, not requests.
        return False
    if not scene.topic_named(figure.start) and _of_something_unknown(scene, window, mention):
        return False
    if mention.strength == _TERM:
        return True
    # 收到行政复议申请86件，受理80件: of cases that this body decides.
    sentence, _ = scene.sentence(figure.start)
    if scene.search(NOT_OURS, sentence, figure.start) and not REQUESTS.search(text, sentence, figure.start):
        return False
    if mention.strength < _TERM and _of_reviews_asked_for(scene, sentence, figure.start):
        return False
    other = _SOMETHING_ELSE.match(text, figure.unit_end) is not None
    return not other and topic == "requests" and close(scene, window, mention)


def _of_reviews_asked_for(scene: Scene, sentence: int, at: int) -> bool:
    """收到行政复议申请86件，受理80件: what is dealt with are the reviews asked for."""
    told = scene.search(NOT_OURS, sentence, at)
    return told is not None and "复议申请" in told[0] and not REQUESTS.search(scene.text, told.end(), at)


def _of_something_unknown(scene: Scene, window: Window, mention: Mention) -> bool:
    """案件受理118件: where applications are only presumed, no unknown noun may stand before the figure."""
    if mention.rows in _CARRIED:
        return scene.names_another_thing(window.figure.start)
    if mention.strength == _TERM and mention.rows != _NEW:
        return False
    sentence = at = begins(scene, window.figure.start)
    for each in scene.mentions(sentence, window.figure.start):
        if each.start > mention.start:
            break
        if PLAIN_LEAD.fullmatch(scene.text, at, max(at, each.start)) is None:
            return True
        at = each.end
    between = mention.start >= window.left and mention.end <= window.until
    return between and PLAIN_LEAD.fullmatch(scene.text, mention.end, window.until) is None


def _narrowed(scene: Scene, window: Window, mention: Mention, columns: tuple[str, ...]) -> bool:
    """Whether only some of the applications are meant."""
    text, figure = scene.text, window.figure
    clause, _ = scene.clause(figure.start)
    words = _EVERY_WAY.sub("", text[window.left : window.until])
    drafts = mention.start >= figure.unit_end and _DRAFTS.match(text, mention.end) is not None
    in_time = mention.rows == _ANSWERED and _IN_TIME.search(text[clause : figure.start]) is not None
    return (
        (mention.strength < 3 and _loosely_narrowed(scene, window, mention, columns, words))
        or narrow(words)
        or (columns == _EVERYBODY and of_unknown_subject(scene, window, mention))
        or drafts
        or in_time
        or _on_another_ground(scene, clause, figure.start)
        or scene.search(_ONE_APPLICANT, clause, figure.start) is not None
        or (columns == ("total",) and _SOME_OF.search(text, window.left, window.until) is not None)
        or _left_out(scene, window)
    )


def _on_another_ground(scene: Scene, clause: int, at: int) -> bool:
    """以案卷为由不予公开, unless the ground is itself a row of the form."""
    told = scene.search(_ON_GROUND, clause, at)
    return told is not None and not any(
        each.strength == _TERM and len(each.rows[0]) == 1 for each in scene.mentions(*told.span())
    )


def _loosely_narrowed(
    scene: Scene, window: Window, mention: Mention, columns: tuple[str, ...], words: str
) -> bool:
    """A verb or noun with narrowing words around it; a term of the form stands for itself."""
    text, figure = scene.text, window.figure
    behind = mention.start >= figure.start
    if _ALL_THAT_CAME.match(text, window.figure.unit_end):
        return False
    if behind and _TO_ALL.fullmatch(words) and _DEALT_WITH.match(text, window.figure.unit_end):
        return False
    if NARROWED.search(words if columns == ("total",) else REMAINDER.sub("", words)):
        return True
    # 对企业的3件申请征求了意见: those alone, unless figures tell what became of them.
    told = not words.startswith(("对", "将", "就")) or bool(
        scene.figures_in(figure.trail_end, scene.part(figure.start)[1])
    )
    alone = columns != _EVERYBODY and who_alone(words) and told
    if behind and not (alone or _RECEIVED.search(words) or _ALL_THESE.match(text, mention.end)):
        return True
    if behind and (NARROWED.search(text, mention.end, window.right) or _SOME_OF_ALL.match(text, mention.end)):
        return True
    at_once = mention.start == window.figure.unit_end
    return at_once and _OF_SOMETHING.match(text, mention.start) is not None


def _options(rows: tuple[Cells, ...], columns: tuple[str, ...]) -> tuple[Cells, ...]:
    return tuple(tuple(f"{row}.{column}" for row in of for column in columns) for of in rows)


def _case_told(scene: Scene, window: Window) -> bool:
    """Whether its sentence is about reviews or suits, which can be withdrawn too."""
    start, _ = scene.sentence(window.figure.start)
    return any(each.rows[0][0].startswith("t4") for each in scene.mentions(start, window.figure.start))


def _only_touching(scene: Scene, window: Window, mention: Mention) -> bool:
    """涉及商业秘密的2件申请，征求了第三方意见: nothing says that they were refused."""
    touches = scene.text.endswith("涉及", 0, mention.start)
    return touches and not _REFUSED.search(scene.text, *scene.sentence(window.figure.start))


def _left_out(scene: Scene, window: Window) -> bool:
    """除1件外，15件均按时答复: the others, which may be any of what came."""
    start, _ = scene.sentence(window.figure.start)
    return _APART.search(scene.text[start : window.figure.start]) is not None
