"""Phrases that claim without a figure that nothing came or happened."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from nianbao.checks.claims.claim import ZERO, Claim, ClaimKind
from nianbao.checks.claims.completing import DONE
from nianbao.checks.claims.lexicon import FOREIGN, NOT_OURS, PLANNED, PUBLISHED
from nianbao.checks.claims.mentioning import narrowest
from nianbao.checks.claims.nobody import no_kind, nobody, none_of_these
from nianbao.checks.claims.scope import CHANNEL, elsewhere, last_year, of_some_months
from nianbao.checks.claims.scope import narrow as named_narrow
from nianbao.checks.claims.spoken_of import kind_spoken_of
from nianbao.checks.claims.spotting import spotter
from nianbao.checks.claims.windows import beside_terms
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.claims.claim import Cells
    from nianbao.checks.claims.mentioning import Mention
    from nianbao.checks.claims.scene import Scene

_NOT = spotter(
    "存零涉没无未",
    r"(?:未(?:曾(?!经)|(?!曾))(?!经|予以?公开|发现|办|到期|审结|结案|结的|结转下|按|缴|补|及时|能|完成|明确|公开|收费|与|和|同|将|把|作为|获|成|超|逾|必|来)|没(?:有|(?!有))(?!现成|条件|办结|按|及时|完成)"
    r"|(?<![有查])无(?!一例外|一不|法|正当|现成|偿|条件|障碍|关|需|须|锡|数|论|意见|投诉|差错|办结|异议|理由|不良|违|线|纸|人(?!提|申请|向))|(?<!信息)(?<!为)不存在(?!或|、|的?[\d一二三四五六七八九十]+件)|不涉及"
    r"|零(?=(?:依)?申请|政府信息|行政|复议|诉讼|结转|制发|废止))",
)
_ANOTHER_VERB = regex(
    r"(?:开[通设放展]|设[立置]|建[立成]|配备|启用|上线|参[加与]|组织|编制|更新|纳入|列入|报送|召开|安排|明确|落实|统一)"
)
"""未开通申请功能: what is denied is another thing that could be done."""
_ONLY_EXECUTION = regex(r"(?:行政)?强制执行(?:决定|案件)?")
_VERB = regex(
    r"(?:开[通设放展]|设[立置]|建[立成]|配备|启用|上线|参[加与]|组织|编制|更新|纳入|列入|报送|召开|安排|明确|落实|统一)"
)
"""未开通申请功能: what is denied is another thing that could be done."""
_ONLY_EXECUTION = regex(r"(?:行政)?强制执行(?:决定|案件)?")
_NOBODY = spotter("没无", r"(?:无|没有)一?[件人]?(?:是|为|来自|属于|系)")
_NO_APPLICANT = spotter(
    "没无未",
    r"(?:没有|无|未有)(?:任何|一[个家名位])?(?:[\u4e00-\u9fff]{1,4}[或、和])?(?:人|个人|群众|单位|公民|企业|组织|居民|村民)(?:前?来|向[^，。；]{0,8}?)?(?:提出|提交|递交)?过?"
    r"(?:申请(?:政府)?(?:信息)?公开|(?:政府)?信息公开申请)",
)
_VERB = regex(
    r"(?:收到过?|接到过?|接收到?|收悉|接获|受理过?|新收到?|发生过?|产生|出现过?|有过?|涉及|存在|被|引发|引起|因|作出过?|做出|实施"
    r"|人|办理|制定|制发|出台|印发|废止|收取|征收|提起|形成|新增|进行|开展|对|就|采取|任何|一件|一起|1件|1起|相关|有关|的|新|行使|予以|要|过|任)*"
)
_NOT_SO = regex(r"(?:并非|不是|并不|不等于|绝非)$")
_OF_LAST_YEAR = regex("[上去]一?年度?(?:也|均|都|同样)?$")
_LEFT_OVER = regex("结转|遗留|留下|剩下|过来|下来")
_APART = regex("除此(?:之|以)?外|此外|另外|其余|其[他它](?:各?(?:类|种)|申请人|主体)|除[^，。；]{1,24}外")
"""What is denied is only the rest."""
_APART_FROM_THAT = regex("(?:除[^，。；]{1,24}外|除此(?:之|以)?外|此外|另外)$")
_NEAR = 8
_FAR = 32
_TERM = 3
_DOCUMENTS = ("t2.normative", "t2.rules")
_REACH = 26
"""Characters between the denial and what is denied."""
_MATTERS = regex(r"(?:等|类)?(?:事项|情况|信息)(?:的)?(?:发生|产生|出现)?$")
_ITEM = regex(r"[，,；;。！？!?：:（）()\n、]")
_STOP = regex(r"[，,；;。！？!?：:（）()\n]|但|其中|、(?:告知|答复|答以|按|作|属)")
_PLAIN = regex(
    r"(?:公民|法人|或者?|其[他它]组织|社会公众|群众|任何|政府信息|政府|信息|公开|依申请|申请|依法|书面的?|人|的|有关|相关|我[镇乡局县区街道办委]*|本机关|本[镇乡局县区]"
    r"|向|对|个人|单位|提出|提交|要求|获取|和|及|与|、|自然人|商业企业|企业|科研机构|社会公益组织|法律服务机构|律师事务所|律所|律师|高校|公司|等|主体|类型|一|1|件|份|起|新|各类|类|事项|情况|案件|收到|受理|新收|结转|者|关于|以|形式|本年度?|当年)*"
)
_NARROW = regex(
    r"书面|当面|网上|网络|在线|信函|邮寄|邮件|电子|现场|传真|口头|来函|超期|逾期|违规|恶意|重大|符合|不符|具体|类似"
)
_BY_SOME_WAYS = regex(rf"(?:{CHANNEL}|信箱|公众号)[^，。；]{{0,10}}$")
_BY_ANY_WAY = regex(r"线上线下|任何|所有|(?:无论|不论|不管)|各[种类个]?(?:渠道|途径|方式)")
_AT_WHAT_TIME = regex(
    r"(?:20\d\d年度?|全年|年内|本年度?|今年|当年|一年来|报告(?:期|年度)内?|我[镇乡局县区街道办委]*|本[镇乡局机关]*|至今|目前|均|也|都|同样|依然|仍|在|中|相应的?|上述|以上|[一两三四五这][个]?[栏项类](?:处理决定|决定)?(?:的?数量)?|[\s\u3000])*"
)
"""Before a denial that has nothing of its own to deny: it denies what the clause before named."""
_DOWN_TO = regex(r"[由从][^，。；]{0,16}(?:[增减降升变回归转]|减少|下降|回落|压降|缩减)(?:到|至|为|成)?“?零")
_DOCUMENT_VERBS = regex(
    r"(?:新增|新的?|新?制[定发]|新?出台|印发|发布|废止|失效|修订|修改|旧的?|宣布|作|过|情[况形]|文件|也|亦|均|又|都|未|无|没有?|[、和与及或的])+"
)
_LATE = regex(r"逾期|超期|超时|延期|未答复|未及时|不规范|差错|争议|异议")
"""What is denied is a fault in handling, not applications."""
_IS_ZERO = spotter(
    "空零0无",
    r"(?:[降减归]|减少|下降)(?:到|至|为|成)?“?零”?(?![\d一二三四五六七八九十]|[件宗起份例])|(?:为|是|实行|实现|保持)?零(?:报告|记录|收件|受理|发生|发案|案件|发|出现)|为空白|(?:均|都|全)?(?:为|是|保持|仍为)“?零”?(?![\d一二三四五六七八九十]|[件宗起份例])"
    r"|(?:均|都|皆|全|一并|全部|统一|也)*(?:填报?写?|记|报|登记|标注)(?:为|作|成)?“?[零0无]”?件?(?=[，。；、）]|$)|(?:均|都|皆|全)(?:为|是)“?0”?(?![\d.%])(?!件的)件?|[栏项]为空(?=[，。；]|$)"
    r"|[：:（(]无(?=[，。；、）)]|$)",
    "零 空 0 无",
)
_OF_THE_ROW = regex("(?:的|申请|情形|情况|件|案件)*(?:全年|年内|本年|也|均|都)*")
"""不予处理的申请一件也没有: the noun is the row's own."""
_NOT_ONE = spotter(
    "没未",
    r"(?:均|都|也|的)?(?:未|没有?)(?:出现|发生|产生|收到|实施|采取|作出|制定|制发|提起)过?(?=[，,。；;]|$)|(?<=的)(?:也|都)?没有(?=[，。；]|$)|(?:决定|案件)没有(?=[，。；]|$)|(?:一|1)[件宗起例]?(?:也|都)?(?:未|没有?)(?:收到|接到|发生|出现|产生|有|(?:提|申请|递|来)过?(?=[，。；]|$))|(?:也|都)(?:未|没有?)(?:收到|接到|发生|出现)过?(?:一|1)[件宗起例]",
)


def silent_claims(scene: Scene, *, own_area: bool) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """Each claim with the span of text that is spent by it."""
    spent = 0
    behind = [match.span() for match in scene.finditer(_NOT_ONE)]
    for match in scene.finditer(_NOT):
        if match.start() >= spent and not any(start <= match.start() < end for start, end in behind):
            for claim, span in _denied(scene, match, own_area=own_area):
                spent = max(spent, span[1])
                yield claim, span
    yield from _denied_before(scene, own_area=own_area)
    yield from nobody(scene)
    yield from none_of_these(scene, own_area=own_area)


def _denied_before(scene: Scene, *, own_area: bool) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """复议为零, 申请一件也没有收到: what is denied stands before."""
    for match in itertools.chain(scene.finditer(_IS_ZERO), scene.finditer(_NOT_ONE)):
        start, end = scene.clause(match.start())
        alone = "报告" in match[0] or _AT_WHAT_TIME.fullmatch(scene.text, start, match.start())
        begin = _behind_figures(scene, start) if alone else start
        if _NARROW.search(beside_terms(scene, begin, match.start())) or elsewhere(
            scene, match.start(), own_area=own_area
        ):
            continue
        named = _leading(scene.mentions(begin, match.start()))
        if not named:
            yield from no_kind(scene, match, begin)
        for mention in named:
            marked = match[0][0] in "：:（("
            if marked and not _OF_THE_ROW.fullmatch(scene.text, mention.end, match.start()):
                # “我要申请”栏目留言：无
                continue
            for cells in _zero_cells(scene, mention, start, end):
                row = mention.strength == _TERM and not _request(mention)
                row = row and _OF_THE_ROW.fullmatch(scene.text, mention.end, match.start()) is not None
                some = not row and _qualified(scene.text[start : match.start()])
                down = _DOWN_TO.search(scene.text, start, match.end())
                before = not down and _year_before(scene, start, match.start())
                kind = ClaimKind.SUBSET if some else ClaimKind.PREVIOUS if before else ClaimKind.COUNT
                yield Claim(kind, cells, ZERO, mention.start, match.end()), (start, match.end())


def _behind_figures(scene: Scene, at: int) -> int:
    """Where the sentence of a place begins, or goes on behind the clause of its last figure."""
    sentence, _ = scene.sentence(at)
    told = scene.figures_in(sentence, at)
    return min(at, scene.clause(told[-1].start)[1]) if told else sentence


def _denied(
    scene: Scene, denial: re.Match[str], *, own_area: bool
) -> Iterator[tuple[Claim, tuple[int, int]]]:
    start = denial.start()
    # 零申请、零复议: each word denies its own; 无复议、诉讼: one denies both.
    stop = (_ITEM if denial[0] == "零" else _STOP).search(scene.text, denial.end())
    end = stop.start() if stop else len(scene.text)
    begin, _ = scene.clause(start)
    if _denies_less(scene, denial, begin, end) or elsewhere(scene, start, own_area=own_area):
        return
    before = _year_before(scene, begin, start)
    months = of_some_months(scene, start, start) or of_some_months(scene, end, end)
    verb = _VERB.match(scene.text, denial.end())
    after = verb.end() if verb else denial.end()
    # A word of the row may begin inside the verbs: 收到 names the row of new applications.
    mentions = [each for each in scene.mentions(denial.end(), end) if each.start <= after + _REACH]
    if not mentions:
        yield from _no_documents(scene, start, denial.end(), end)
    for mention in _leading(mentions):
        for cells in _zero_cells(scene, mention, start, end):
            narrow = _narrower(scene.text[denial.end() : end], mention)
            lead = scene.text[begin:start]
            if "申请" not in scene.text[denial.end() : end]:
                narrow = narrow or (_qualified(lead) if _request(mention) else named_narrow(lead))
            narrow = narrow or (_request(mention) and _by_some_ways(lead))
            # 无行政强制执行: there may be measures all the same.
            narrow = narrow or _ONLY_EXECUTION.fullmatch(scene.text, mention.start, mention.end) is not None
            kind = ClaimKind.SUBSET if narrow or months else ClaimKind.PREVIOUS if before else ClaimKind.COUNT
            yield Claim(kind, cells, ZERO, start, mention.end), (start, end)


def _denies_less(scene: Scene, denial: re.Match[str], begin: int, end: int) -> bool:
    """Whether a denial is none, or one of the rest, of plans, of faults or of something else to be done."""
    start = denial.start()
    if _NOT_SO.search(scene.text, begin, start) or scene.search(PLANNED, begin, end):
        return True
    # 除…外，未…: the exception governs the clause it stands in, or the one right behind it.
    before = scene.text[max(0, begin - _FAR) : begin].rstrip("，,")
    # 除自然人外，企业没有提出申请: of those named, who are no rest.
    rest = _APART_FROM_THAT.search(before) and not scene.every_applicant(begin, start)
    if _APART.search(scene.text, begin, start) or rest:
        return True
    late = _LATE.search(scene.text, denial.end(), end)
    if late and not any(each.start == late.start() for each in scene.mentions(denial.end(), end)):
        return True
    if (finished := DONE.pattern.match(scene.text, start)) and finished.end() <= end:
        return True
    another = denial[0].startswith("未") and _ANOTHER_VERB.match(scene.text, denial.end())
    return bool(another) or any(figure.value != 1 for figure in scene.figures_in(denial.end(), end))


def _by_some_ways(lead: str) -> bool:
    """传真、电子邮件两种途径没有收到申请: nothing is said of the other ways."""
    return _BY_SOME_WAYS.search(lead) is not None and not _BY_ANY_WAY.search(lead)


def _no_documents(scene: Scene, start: int, verbs: int, end: int) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """规范性文件方面，无新增、无废止: the verbs are denied, the row stands before them."""
    if not _DOCUMENT_VERBS.fullmatch(scene.text, verbs, end):
        return
    sentence, _ = scene.sentence(start)
    terms = [each for each in scene.mentions(sentence, start) if each.strength == _TERM]
    if terms and terms[-1].rows[0][0] in _DOCUMENTS and not PUBLISHED.search(scene.text, verbs, end):
        for column in _document_columns(scene.text[verbs:end]):
            yield _zero(((f"{terms[-1].rows[0][0]}.{column}",),), start, end), (start, end)


def _year_before(scene: Scene, begin: int, start: int) -> bool:
    """去年未收到申请, but not 上年无结转."""
    left = _LEFT_OVER.search(scene.text, start, start + _NEAR) and _OF_LAST_YEAR.search(
        scene.text, begin, start
    )
    return last_year(scene, begin, start) and not left


def _leading(mentions: list[Mention]) -> list[Mention]:
    """What is denied: cases before results before bare applications, each row once."""
    for family in ("t4", "t2"):
        if found := [mention for mention in mentions if mention.rows[0][0].startswith(family)]:
            return _each_once(found)
    strongest = max((mention.strength for mention in mentions), default=0)
    found = [mention for mention in mentions if mention.strength == strongest]
    if strongest < 3 and not any(mention.rows == (("t3.new",),) for mention in mentions):
        return []
    return _each_once(found)


def _each_once(mentions: list[Mention]) -> list[Mention]:
    once = list({mention.rows: mention for mention in mentions}.values())
    return narrowest(once)


def _zero_cells(scene: Scene, mention: Mention, start: int, end: int) -> Iterator[tuple[Cells, ...]]:
    """The alternatives of one denied row; none when something else is denied."""
    text, family = scene.text, mention.rows[0][0][:2]
    begin, _ = scene.sentence(start)
    if family == "t4":
        if not scene.search(NOT_OURS, start, end):
            column = scene.outcome(start, end) or "total"
            yield tuple(tuple(f"{block}.{column}" for block in blocks) for blocks in mention.rows)
    elif family == "t2":
        words = text[start : mention.start] + text[mention.end : end].removeprefix("事项")
        words = _MATTERS.sub("", words)
        if PUBLISHED.search(words):
            return
        name = mention.rows[0][0]
        if name.count(".") > 1:
            yield mention.rows
        elif found := _document_columns(words):
            yield from (((f"{name}.{column}",),) for column in found)
        else:
            yield tuple((f"{name}.{column}",) for column in ("issued", "in_force"))
    elif not FOREIGN.search(text, start, mention.end) and scene.topic(mention.end) != "foreign":
        if mention.strength < 3 and "申请" not in text[begin:end]:
            return
        clause, _ = scene.clause(start)
        who = scene.every_applicant(start, end) or scene.every_applicant(clause, start)
        if not who and (led := kind_spoken_of(scene, start)):
            who = [led]
        columns = tuple(column for of in who for column in of) or ("total",)
        # Bare 结转 is last year's rest beside 新收 or behind 上年, else what is left for the next.
        is_rest = "新收" in text[start : mention.start] or _OF_LAST_YEAR.search(text, clause, start)
        denied = mention.rows[-1] if is_rest else mention.rows[0]
        yield (tuple(f"{row}.{column}" for row in denied for column in columns),)


def _document_columns(words: str) -> tuple[str, ...]:
    columns = (("制|出台|印发|新发|新增", "issued"), ("废止|失效", "repealed"), ("有效", "in_force"))
    return tuple(column for pattern, column in columns if re.search(pattern, words))


def _narrower(words: str, mention: Mention) -> bool:
    """Whether only some applications are denied: 未收到书面申请, 没有涉及征地的申请."""
    if not mention.rows[0][0].startswith("t3.new"):
        return False
    if _NARROW.search(words):
        return True
    verb = _VERB.match(words)
    rest = words[verb.end() if verb else 0 :]
    until = rest.find("申请", rest.find("公开") + 1)
    qualified = rest[: until if until >= 0 else len(rest)]
    plain = _PLAIN.match(qualified)
    return len(qualified) - (plain.end() if plain else 0) > 2


def _request(mention: Mention) -> bool:
    return mention.rows[0][0].startswith("t3.new")


def _qualified(words: str) -> bool:
    """Whether applications named before the denial are only some: 要求更正信息的申请没有收到."""
    named = words.rfind("的申请")
    return named >= 0 and _PLAIN.fullmatch(words[:named]) is None


def _zero(cells: tuple[Cells, ...], start: int, end: int) -> Claim:
    return Claim(ClaimKind.COUNT, cells, ZERO, start, end)
