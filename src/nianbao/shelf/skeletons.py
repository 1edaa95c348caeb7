"""What is left of a passage when everything that belongs to one agency and one year is taken out.

Only skeletons reach a prompt or the composer, so that no figure, name or place of an example can come out in
a report: what is not there cannot leak.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nianbao.report.figures import read_figures
from nianbao.report.figures.figure import Figure, FigureKind
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HAN = "\u3400-\u9fff"
_OWN = "〔本机关〕"
_PLACE, _AGENCY, _NAME, _DOCUMENT = "〔地名〕", "〔单位名〕", "〔名称〕", "〔文件名〕"
_SLOTS: dict[FigureKind, str] = {
    FigureKind.PERCENT: "〔百分比〕",
    FigureKind.POINTS: "〔百分点〕",
    FigureKind.MULTIPLE: "〔倍数〕",
    FigureKind.DATE: "〔日期〕",
    FigureKind.MONTH: "〔月份〕",
    FigureKind.YEAR: "〔年份〕",
    FigureKind.PERIOD: "〔时段〕",
    FigureKind.ORDINAL: "〔序号〕",
    FigureKind.DOCUMENT_NUMBER: "〔文号〕",
    FigureKind.ARTICLE: "〔条款〕",
    FigureKind.PHONE: "〔电话〕",
    FigureKind.URL: "〔网址〕",
    FigureKind.LITERAL: "〔名称〕",
}
_UNITS = {"": "〔数〕", "个人": "〔人数〕", "人次": "〔人次〕", "次": "〔次数〕", "个": "〔个数〕"}
_MONEY = regex("元|块钱|[百千万亿]块")
_TIME = {"年": "〔年数〕", "天": "〔天数〕", "日": "〔天数〕", "个月": "〔月数〕", "小时": "〔小时数〕"}
_PUBLIC_LAWS = regex("《(?:中华人民共和国[^《》]{2,30}(?:法|条例|办法|格式)|条例)》")
_NUMBERED = regex(f"[{_HAN}]{{0,6}}[〔\\[［](?:19|20)\\d\\d[〕\\]］]\\d{{1,4}}号")
_TITLED = regex("《[^《》\n]{1,80}》")
_QUOTED = regex("[“‘][^“”‘’\n]{1,24}[”’]")
_ACCOUNT_BEFORE = regex(
    "(?:公众号|服务号|视频号|抖音号?|账号|专栏|栏目|平台|小程序|微信|微博|网站|专题|品牌|系统|客户端|号)[：:]?$"
)
_ACCOUNT_BEHIND = regex(
    "^[^，。；“]{0,3}(?:公众号|服务号|视频号|抖音|账号|专栏|栏目|平台|小程序|微信|微博|网站|专题|专区|品牌|系统|客户端|号|群|节目|活动|行动)"
)
_PLACE_END = regex("(?:[省市县区旗镇乡村]|街道|社区|新城|园区|开发区)$")
_AGENCY_END = regex("(?:政府|办事处|[局委办会院所站队厅署]|中心|公司|学校|小学|中学|医院)$")
_LONGEST_STEM = 3
"""Characters of a place without its rank: 云溪, 麦陇."""
_COUNTY = regex(f"^(?P<outer>[{_HAN}]{{2,12}}?[省市州盟])??(?P<county>[{_HAN}]{{2,6}}?[市县区旗])(?=.{{2,}})")
_SEAT = regex(f"(?P<name>[{_HAN}]{{2,6}}?)(?P<rank>镇|乡|街道)(?:人民政府|办事处)?$")
_GENERAL = "本我全各该某县市区镇乡村街所辖下属上级同级相关有关其他外行政自然中心部分两多每个整"
_BEFORE_NAME = "(?:^|(?<=[，。；：、（“在与和对向为赴到由及至于从]))"
_STRANGER = regex(
    rf"{_BEFORE_NAME}(?P<name>(?![{_GENERAL}在与和对向为赴到由及至于从按])[{_HAN}]{{2,4}}(?<![全本各该我某每外])(?:镇|乡|县|街道|社区|村))"
    "(?![务民级组干域容委会史])"
)
_PERSON = regex("[\u3400-\u9fff]某{1,2}(?:[\u3400-\u9fff]|某)?|[\u3400-\u9fff]{1,3}(?:同志|先生|女士)")
_DIGITS = regex("[0-9０-９]+(?:[.．][0-9０-９]+)?")
_NUMERALS = "[一二两三四五六七八九十百千万零〇几数]"
_COUNTED = regex(
    f"(?:第?{_NUMERALS}+余?(?:[件条次个场篇期份名人家处项起宗批户张块台部本套类级轮天年月周元]|平方米|公里|万元|人次))"
)
_COUNT_TERMS = regex(
    "一次性|一次办|一件事|一个口子|一人一|一事一|一户一|一类|一项一项|一年一|一条条|一件件|一户户|一家家|一个个|一份份"
    "|万家|千家|百家|十分|一部分|一名|个人|数年|一级|二级|三级|四级|多级|第一|一张网|一窗|一本账|一张表|一天一"
)


def names_of_agency(agency: str) -> tuple[str, ...]:
    """The name of an agency and the places in it, the longest first: 云溪镇人民政府, 云溪镇, 云溪."""
    names = {agency} if agency else set()
    county = _COUNTY.match(agency)
    if county:
        names |= {county["county"], county["county"][:-1]} | ({county["outer"]} if county["outer"] else set())
    seat = _SEAT.search(agency[county.end() :] if county else agency)
    if seat:
        names |= {seat["name"] + seat["rank"], seat["name"]}
    if county:
        names.add(agency[county.end() :])
    return tuple(sorted((name for name in names if len(name) > 1), key=len, reverse=True))


def skeleton_of(text: str, agency: str = "", names: Iterable[str] = ()) -> str:
    """A passage without figures, dates, names, places, document numbers and accounts.

    Args:
        text: the passage.
        agency: whose report it is.
        names: agencies, places and accounts known to stand in the report.
    """
    text = _without_quoted(_NUMBERED.sub("〔文号〕", text))
    text = _without_names(text, agency, names)
    text = _STRANGER.sub(_PLACE, text)
    text = _PERSON.sub("〔人名〕", text)
    text = _without_figures(text)
    text = _DIGITS.sub("〔数〕", text)
    return re.sub(r"(〔[^〔〕]*〕)(?:[、和至到—-]?\1)+", r"\1", text)


def _without_quoted(text: str) -> str:
    """Titles of documents and names in quotes taken out; the laws everybody cites stay."""

    def titled(match: re.Match[str]) -> str:
        return match[0] if _PUBLIC_LAWS.fullmatch(match[0]) else _DOCUMENT

    def quoted(match: re.Match[str]) -> str:
        before, behind = match.string[: match.start()], match.string[match.end() :]
        is_account = _ACCOUNT_BEFORE.search(before[-8:]) or _ACCOUNT_BEHIND.match(behind[:10])
        return _NAME if is_account else match[0]

    return _QUOTED.sub(quoted, _TITLED.sub(titled, text))


def _without_names(text: str, agency: str, names: Iterable[str]) -> str:
    known = names_of_agency(agency)
    for name in sorted({*known, *names}, key=len, reverse=True):
        if len(name) > 1 and name in text:
            is_own = agency.endswith(name) or (_SEAT.search(name) and f"{name}人民政府" in agency)
            text = text.replace(name, _OWN if is_own else _slot_of(name))
    return text


def _slot_of(name: str) -> str:
    if _AGENCY_END.search(name):
        return _AGENCY
    return _PLACE if _PLACE_END.search(name) or len(name) <= _LONGEST_STEM else _NAME


def _without_figures(text: str) -> str:
    # A slot already put in must not be read as part of a figure's unit.
    pieces = re.split("(〔[^〔〕]*〕)", text)
    return "".join(piece if piece.startswith("〔") else _one_piece(piece) for piece in pieces)


def _one_piece(text: str) -> str:
    at = 0
    parts: list[str] = []
    for start, end, slot in _spans(text):
        if start >= at:
            parts += [text[at:start], slot]
            at = end
    return "".join([*parts, text[at:]])


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    reading = read_figures(text)
    fixed = [(span.start, span.end) for span in reading.masked]
    fixed += [match.span() for match in _COUNT_TERMS.finditer(text)]
    spans = [(figure.start, figure.trail_end, _slot(figure)) for figure in reading.figures]
    spans += [
        (*match.span(), "〔数量〕")
        for match in _COUNTED.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in fixed)
    ]
    yield from sorted(spans, key=lambda span: (span[0], -span[1]))


def _slot(figure: Figure) -> str:
    if figure.kind is not FigureKind.NUMBER:
        return _SLOTS[figure.kind]
    unit = figure.unit
    if _MONEY.search(unit):
        return "〔金额〕"
    return _UNITS.get(unit) or _TIME.get(unit) or f"〔{unit}数〕"
