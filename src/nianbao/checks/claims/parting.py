"""In which way a figure of a list is told apart from the others: by channel, time, applicant, sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.bodies import BODY, BODY_WITH
from nianbao.checks.claims.lexicon import APPLICANT_SIGNS, APPLICANTS
from nianbao.report.frozen import frozen
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene
    from nianbao.report.figures import Figure

_CHANNELS = (
    ("网", regex(r"网上|网络|在线|线上|互联网|网站|平台|政务网|系统")),
    ("信", regex(r"信函|邮寄|挂号|快递|EMS|来函|书信|信件|寄")),
    ("邮", regex(r"电子邮件|电子邮箱|邮件|邮箱")),
    ("下", regex(r"线下")),
    ("面", regex(r"当面|现场|窗口|面交|当场(?!办|作出|予)|上门|来访|大厅|来人")),
    ("传", regex(r"传真")),
    ("口", regex(r"口头|电话")),
)
_CHANNEL_SIGNS = frozenset("互络线系平站网E挂快邮寄函书信子箱厅窗场访门面来真头话")
"""One of these is in every way of handing in."""
_PERIODS = (
    (frozenset({1, 2, 3}), regex(r"第?一季度|首季")),
    (frozenset({4, 5, 6}), regex(r"第?二季度")),
    (frozenset({7, 8, 9}), regex(r"第?三季度")),
    (frozenset({10, 11, 12}), regex(r"第?四季度|末季")),
    (frozenset(range(1, 7)), regex(r"上半年")),
    (frozenset(range(7, 13)), regex(r"下半年")),
)
_UP_TO_MARK = regex(r"[\s\S]*[，。；：（,;:(、]")
_LAST = regex(r"(?:上|去)年")
_THIS = regex(r"(?:本|今|当)年(?:度)?的?新?收|新收")
_SORT = regex(r"([\u4e00-\u9fff]{2,10}?)(?:类|程序|领域|方面)(?:的|申请|案件|有|共|计|为)*$")
BY_CONTENT = regex(r"[按从](?:申请)?(?:内容|事项|类别|主题|领域)(?:来)?(?:看|分|划分)")
_OF_TWO = regex(r"前者|后者")
_NAMED = regex(
    r"([\u4e00-\u9fff]{2,12}?)(费|许可|决定|案件?|处罚|执照|登记|备案|制发|印发|出台|提出|提交|申请|文件|事项|报送)(?:的|有|共|计|为)*"
)
"""What is counted, behind what tells it apart from the other parts."""
_MANNER = regex(
    r"[网线]上|线下|当场|当[面日天]|窗口|简易|普通程序|提前|延期|即时|听证|委托|联合|承诺|逾期|公示"
)
"""How something was done: such parts may overlap with those told apart by their subject."""
_OVERLAPS = regex(r"涉及|关于|有关|等$|提到|要求|[和与及]|重复|[较比]|同比|上年|占(?![道用地压])")


@frozen
class Part:
    """A figure of a list with what tells it apart; `dimension` is empty where nothing does."""

    figure: Figure
    dimension: str
    key: object
    begin: int


def part_at(scene: Scene, figures: list[Figure], place: int) -> Part:
    """The figure at a place of a sentence's figures, as a part of whatever the list is of."""
    figure = figures[place]
    begin = figures[place - 1].trail_end if place else scene.sentence(figure.start)[0]
    marked = _UP_TO_MARK.match(scene.text, begin, figure.start)
    cut = marked.end() - 1 if marked else -1
    clause = scene.text[max(begin, cut + 1) : figure.start]
    if clause.endswith("）") and (named := BODY_WITH.search(scene.text, begin, figure.start)):
        # 乡镇（街道）11件
        cut, clause = named.start() - 1, named[0]
    words = clause.strip("其中有为是共计的")
    if not words:
        clause = words = scene.text[figure.unit_end : scene.clause(figure.unit_end)[1]].split("、")[0]
    dimension, key = _sorted(words)
    if (
        (not dimension or dimension.startswith("of "))
        and figure.unit == "件"
        and BY_CONTENT.search(scene.text, scene.sentence(begin)[0], figure.start)
    ):
        dimension, key = "sort", words
    loose = dimension == "sort" or dimension.startswith("of ")
    return Part(figure, "" if loose and _OVERLAPS.search(words) else dimension, key, max(begin, cut + 1))


def _sorted(words: str) -> tuple[str, object]:
    """In which way a part is told apart from the others, and which one it is."""
    dated = "季" in words or "半年" in words
    months = [of for of, pattern in _PERIODS if pattern.search(words)] if dated else []
    if len(months) == 1:
        return "period", months[0]
    told = not _CHANNEL_SIGNS.isdisjoint(words)
    channels = [name for name, pattern in _CHANNELS if pattern.search(words)] if told else []
    if "邮" in channels:
        channels = [name for name in channels if name not in "信网"]
    if len(channels) == 1:
        return "channel", channels[0]
    if len(channels) > 1:
        return "", None
    named = not APPLICANT_SIGNS.isdisjoint(words)
    if named and any(pattern.search(words) for pattern, of in APPLICANTS if of != ("total",)):
        return "applicant", words
    if BODY.match(words):
        return "body", words
    if ("年" in words or "新收" in words) and (_LAST.search(words) or _THIS.search(words)):
        return "year", "last" if _LAST.search(words) else "this"
    if "者" in words and (of_two := _OF_TWO.search(words)) is not None:
        return "two", of_two[0]
    if sort := _SORT.search(words):
        return "sort", sort[1]
    # 食品经营许可158件、药品零售许可39件: what is counted is the same, what stands before it differs.
    counted = _NAMED.fullmatch(words)
    return (f"of {counted[2]}", counted[1]) if counted and not _MANNER.search(words) else ("", None)
