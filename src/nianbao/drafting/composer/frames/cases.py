"""Single applications: what was asked for and what came of it, told in the words of the tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.drafting.composer.clauses import Clause
    from nianbao.report.facts import Fact

_N = r"(?P<n>⟦[^⟦⟧]+⟧|一)"
_PERSON = r"(?:老太太|老人家?|老头|老大爷|大爷|大妈|阿姨|大姐|大哥|村民|居民|人|群众|业主|公司|企业|律所)"
_CASE = regex(
    rf"^(?:其中|其余|还有|另外|另|有|剩下?|里头|里面)*{_N}(?:个|件|份|封|位|名)(?P<rest>(?!工作日"
    rf"|月|小时|(?:都|均|全|一共|共)).*)$"
)
_WHOSE = regex(r"^(?P<who>公司|企业|律所|个人|村民|居民)(?:提|申请|要)?的?(?:那|这)(?:个|件|份)(?P<rest>.*)$")
_APPLICANT = (
    r"(?P<who>(?:[\u4e00-\u9fff]{0,6}?的?)?(?:公司|企业|律所|律师所|律师事务所|公益组织|科研所|研究所|大学|合作社"
    r"|养殖场|家长|村民|居民|业主|住户|商户|农户|老人|群众|人))"
)
_NAMED = regex(
    rf"^(?:有)?(?:人|{_PERSON})?(?:来|想)?(?:要|问|查|申请(?:公开)?)(?P<what>(?![了过的求补另重汇统做加等])[^，。；⟦]{{2,20}}?)的"
    rf"(?:那|这)?(?:(?P<n>⟦[^⟦⟧]+⟧)(?:个|件|份)|(?:一)?(?:件|个|份))(?P<rest>[^，。；⟦]{{0,10}})$"
)
"""要会议记录的那件没给: one application by its contents."""
_THAT = regex(r"^(?P<what>[^，。；⟦]{2,10}?)(?:那|这)(?:一)?(?:件|份)(?P<rest>[^，。；⟦]{2,16})$")
"""会议纪要那件属于内部讨论."""
_ASKED = regex(
    rf"^(?:还)?(?:有)?(?:一)?(?:个|家|位|名)?{_APPLICANT}(?:来(?:了)?(?:公函|函|信|电|人))?(?:来|想|跑来|上门)?(?:要|申请(?:公开)?)"
    rf"(?P<what>(?![了过的求]|我|⟦[^⟦⟧]+⟧[次回趟件])(?:⟦[^⟦⟧]+⟧|[^，。；⟦]){{3,24}}?)(?:的)?$"
)
"""有个律师所要2019年打井的合同: who asked, and for what."""
_BARE = regex(r"^(?:是)?(?:来)?要(?P<what>(?![了过的求补另重汇统做加等]|我|⟦)[^，。；⟦]{2,20}?)(?:的)?$")
"""要宅基地的底档，当场就给他复印了."""
_ONE = regex(r"^(?P<n>⟦[^⟦⟧]+⟧)(?:个|件|份)$")
_WANTED = regex(
    rf"^(?:是)?(?:{_PERSON})?(?:是)?(?:来)?(?:要的是|问的是|查的是|要求公开|想要|想看|要|问|查"
    rf"|打听|申请)(?!求|补|另|重|汇总|统计|做|加工|等|人|全部|均|都|已|按期)(?P<what>(?:⟦[^⟦⟧]+⟧"
    rf"|[^，。；⟦]){{2,24}}?)(?:的)?$"
)
_OUTCOMES = (
    (
        "partial",
        "(?:遮|盖|抹|隐|涂)(?:了|掉|住|去)*[^，。；⟦]{0,8}(?:再|后)?(?:给|公开)(?:的|了)"
        "|[^，。；⟦]{2,8}?(?:那栏|那页|那块|部分)?(?:遮|盖|抹|隐|涂)(?:掉|住|去|黑)(?:了)?(?:再|后|才)?(?:给)?(?:的)?"
        "|(?:区分(?:处理)?(?:了)?(?:以?后)?)?(?:我们)?(?:只|就)?(?:给|公开|提供)(?:了)?(?:他"
        "|人家)?(?:一|其中)?(?:一)?(?:部分|半)(?:了|的)?|(?:只)?(?:能给的|能公开的)(?:先)?(?:给|公开)(?:了)?",
    ),
    (
        "granted",
        "(?:我们|我)?(?:都|也|就|已经?|当场|当天|当面|全套|全部|全)*(?:给|公开|提供|拷|复印|打印|拷盘给)(?:给)?(?:他|她|他们|人家)?(?:了|的|全了|齐了)+"
        "|(?:我们|我)?(?:都|也|就|已经?|当场|当天|当面)*给(?:他|她|他们|人家)?(?:复印|打印|拷)(?:了|的)",
    ),
    ("granted_on", "(?:第)?(?P<when>⟦[^⟦⟧]+⟧)天(?:就)?给(?:的|了)"),
    (
        "agreed_not",
        "(?:(?:征求|问)(?:了|过)?)?(?:邻居|隔壁|对方|本人|第三方|人家|别人|业主"
        "|公司|企业)(?:的)?(?:意见)?(?:说|回)?(?:不同意|不肯|不让|不愿意?|不乐意|不答应|不松口)(?:公开|给)?(?:，|就"
        "|所以)*(?:没|未|不)?(?:给|公开)?(?:了)?",
    ),
    (
        "asked_third",
        "(?:征求|问)(?:了|过)?(?:本人|对方|第三方|人家|邻居|隔壁)(?:的)?(?:意见)?"
        "|(?:去|发)(?:了)?函(?:去)?(?:问|征求)(?:了|过)?(?:对方|第三方|人家|邻居)?(?:的)?(?:意见)?",
    ),
    (
        "others",
        "(?:是)?(?:涉及|牵扯|牵涉|带)(?:到|着)?(?P<kind>个人隐私|他人隐私|隐私|(?:人家)?(?:的)?商业(?:秘密|合同)|邻居|别人"
        "|他人|第三方|别家)(?:的)?(?:信息|东西|隐私|材料|内容|家庭事务|家里事|家务事|事务)?",
    ),
    (
        "refused_as",
        "(?:我们|就|所以|都|也)*(?:按|算|属于?)(?P<kind>执法案卷|案卷|过程性信息|内部事务(?:信息)?|内部管理(?:信息)?|公开出版物)(?:那条|处理|的)?"
        "(?:，|就|所以|都|也)*(?:(?:没|未|不)(?:有)?(?:给|公开|提供|放|受理)|拒(?:绝)?)(?:了|的)?",
    ),
    (
        "kind",
        "(?:是|属于?)(?P<kind>内部讨论|过程性信息|执法案卷|内部事务)(?:的)?(?:信息|事|材料|东西)?(?:的)?",
    ),
    ("kind_inner", "(?:是|属于?)内部的(?:事|东西|材料)"),
    ("reasoned", "理由(?:也|都)?(?:写|说|讲)(?:上|明|清|清楚)(?:了)?"),
    ("on_the_net", "(?:网上|网站上?)(?:本来|早|已经?)*(?:就)?有(?:的)?"),
    (
        "address",
        "(?:就)?(?:(?:把)?网址(?:告诉|发给|给)(?:了)?(?:他|人家)?(?:了)?|(?:给|发)(?:了)?(?:他|人家)?网址(?:了)?)",
    ),
    (
        "refused",
        "(?:就|所以|都|也|按规定)*(?:没|未|不)(?:有)?(?:给|公开|提供|给做|给看|让看)(?:他|人家)?(?:了)?",
    ),
    (
        "where",
        "(?:这个|这东西|那是)?(?P<where>[\\u4e00-\\u9fff]{2,8}?)(?:那边|那里)?才有(?:的)?|(?:是|归"
        "|属)(?P<whose>[\\u4e00-\\u9fff]{2,8}?)(?:办|管|存|批|签|发)的",
    ),
    (
        "not_ours",
        "(?:材料|东西|信息|内容)?(?:是)?(?:不归|不属|不是)(?:于)?(?:我们|我)?(?:镇|乡|局|街道"
        "|本机关|单位)?(?:管|负责|的事|职责)?(?:的)?",
    ),
    (
        "not_held",
        "(?:是)?(?:我们|我)?(?:镇|乡|局|街道|单位)?(?:里)?(?:手上|手里|这边|这里|这儿)?(?:也"
        "|就)?(?:没有|没|不掌握|查不到|没存)(?:这个|这份|这些)?(?:材料|东西|信息|档案)?(?:的)?",
    ),
    ("said", "(?:就)?(?:这么|这样|照实|如实)(?:答|告知|回|说)(?:复)?的?"),
    (
        "none_made",
        "(?:我们|我)?(?:镇|乡|局|街道|单位)?(?:没|未)(?:有)?(?:签|办|存|做|发)过(?:这个|这份"
        "|这样的)?[^，。；⟦]{0,6}",
    ),
    (
        "told",
        "(?:就|已|也)*(?:跟|告诉|告知|让|叫|请)(?:他|她|人家|申请人)(?:说(?:了|明了?)?"
        "|们)?(?:可以)?(?:(?:去|到)?(?:找|问|向)?(?P<to>[\\u4e00-\\u9fff]{2,8}?)?(?:了|要|问"
        "|查|咨询|办)?)?",
    ),
    (
        "creation",
        "(?:咱|我们|这)?得?(?:要|得)现做(?:表|统计)?(?:的)?|(?:咱|我们)?(?:回(?:人家|他)?)?(?:就)?(?:是)?(?:没有|没|无)现成(?:的)?(?:信息|材料)?(?:，|要|得|需要?)*(?:另外|另行|重新)?(?:做"
        "|制作|加工|汇总|统计|整理)?(?:的|了)?|(?:要|得|需要?)(?:另外|另行|重新)(?:做|制作"
        "|加工|汇总|统计|整理)(?:的)?",
    ),
    ("withdrawn", "(?:他|她|申请人|人家)?(?:后来|又)?(?:自己)?(?:说)?(?:不要|撤|撤回|不申请)(?:了|的)+"),
    ("unclear", "(?:内容|要什么)?(?:写|说)?(?:得)?(?:不清楚|不明白|看不懂|不明确)"),
    ("corrected", "(?:就)?(?:让|叫|要求|通知)(?:他|她|人家|申请人)?补正(?:了)?"),
    (
        "not_corrected",
        "(?:他|她|人家|申请人)?(?:一直|后来|到期)?(?:没|未|不)(?:有)?(?:补|补正|来|回|理)(?:过|了|正)?",
    ),
    ("not_handled", "(?:按规定|就|所以)*(?:不再|没再|不)(?:处理|办|办理)(?:了)?"),
    ("duplicate", "(?:是|属于?)?重复(?:了|的|申请|提的)?|(?:之前|以前|前面)?(?:已|已经)?答复过(?:他|了)?"),
    (
        "petition",
        "(?:其实)?(?:是|属于?)?(?:来)?(?:反映|投诉|举报)(?P<about>[^，。；⟦]{0,14})|(?:其实)?(?:是"
        "|属于?)(?:信访)(?:的|问题|事项)?",
    ),
)
_READ = tuple((name, regex(f"^(?:{pattern})$")) for name, pattern in _OUTCOMES)
_TOLD = {
    "partial": "部分公开",
    "granted": "予以公开",
    "kind_inner": "属于内部事务信息",
    "reasoned": "已说明理由",
    "on_the_net": "该信息已在网上公开",
    "address": "已告知网址",
    "agreed_not": "第三方不同意公开，未予公开",
    "asked_third": "已征求第三方意见",
    "refused": "未予公开",
    "not_ours": "不属于本机关职责",
    "not_held": "本机关不掌握",
    "none_made": "本机关不掌握",
    "creation": "没有现成信息、需另行制作",
    "withdrawn": "申请人撤回",
    "unclear": "内容不明确",
    "corrected": "要求申请人补正",
    "not_corrected": "申请人逾期未补正",
    "not_handled": "不再处理",
    "duplicate": "属于重复申请",
    "petition": "实为信访举报投诉",
}
_RESULTS = (
    ("agreed_not", "第三方不同意的"),
    ("not_corrected", "叫补正没来补的"),
    ("withdrawn", "自己撤回的"),
    ("creation", "要另外做的"),
    ("duplicate", "重复提的"),
    ("petition", "其实是信访的"),
    ("partial", "部分给的"),
    ("granted", "给的"),
    ("not_held", "没有的"),
    ("where", "没有的"),
)
"""What a case without contents comes to, in the words by which the tables are compared."""


def cases(clauses: tuple[Clause, ...], fact: Fact) -> tuple[Clause, ...]:
    """The clauses with every single application told by its contents and its outcome."""
    if fact.topic != "on_request":
        return clauses
    told: list[Clause] = []
    at = 0
    while at < len(clauses):
        text, behind = _case(clauses, at)
        if text:
            said = "，".join(clause.said for clause in clauses[at:behind])
            told.append(replace(clauses[behind - 1], text=text, said=said))
            at = behind
        else:
            told.append(clauses[at])
            at += 1
    return tuple(told)


def _case(clauses: tuple[Clause, ...], at: int) -> tuple[str, int]:
    """The text of the case that begins at a clause and the place behind it; empty where none does."""
    if named := _named(clauses, at):
        return named
    head = _CASE.match(clauses[at].text) or _WHOSE.match(clauses[at].text)
    if head is None:
        return "", at
    number = head.groupdict().get("n") or ""
    wanted = _WANTED.match(head["rest"])
    found = [] if wanted else _outcome(head["rest"])
    if not wanted and not found:
        return "", at
    more, behind = _outcomes(clauses, at + 1)
    found += more
    return _written(
        wanted["what"] if wanted else "", number, head.groupdict().get("who") or "", found
    ), behind


def _named(clauses: tuple[Clause, ...], at: int) -> tuple[str, int] | None:
    """A case by its contents or its applicant; None where no outcome follows that is understood."""
    text, place, number = clauses[at].text, at + 1, ""
    head = _NAMED.match(text) or _ASKED.match(text) or _BARE.match(text) or _THAT.match(text)
    if head is None:
        return None
    groups = head.groupdict()
    number = groups.get("n") or ""
    found: list[tuple[str, str]] = []
    if rest := groups.get("rest") or "":
        found = _outcome(rest)
        if not found:
            return None
    elif not number and place < len(clauses) and (one := _ONE.match(clauses[place].text)):
        number, place = one["n"], place + 1
    more, behind = _outcomes(clauses, place)
    found += more
    if not found:
        return None
    who = groups.get("who") or ""
    if who == "人":
        who = ""
    return _written(head["what"], number, who, found, asked=True), behind


def _outcomes(clauses: tuple[Clause, ...], behind: int) -> tuple[list[tuple[str, str]], int]:
    """What came of a case by the clauses from a place on, and the place behind the last of them."""
    found: list[tuple[str, str]] = []
    while behind < len(clauses) and clauses[behind - 1].end == "，":
        more = _outcome(clauses[behind].text)
        if not more:
            break
        found += more
        behind += 1
    return found, behind


def _outcome(text: str) -> list[tuple[str, str]]:
    for name, pattern in _READ:
        if match := pattern.match(text):
            named = next((value for value in match.groupdict().values() if value), "")
            return [(name, named)]
    return []


def _written(what: str, number: str, who: str, found: list[tuple[str, str]], *, asked: bool = False) -> str:
    if any(name == "partial" for name, _ in found):
        # 给了，价钱那栏盖住了: given with a part of it covered.
        found = [each for each in found if each[0] not in ("granted", "refused")]
    names = [name for name, _ in found]
    if ("petition" in names and any(named for name, named in found if name == "petition")) or (
        not what and "not_ours" in names
    ):
        return ""
    if asked and who:
        count = f"{number}件" if number else "一件"
        outcome = "，".join(
            dict.fromkeys(filter(None, (_piece(name, named, names) for name, named in found)))
        )
        return f"{who}申请{what}{count}，{outcome}"
    if who and not what:
        outcome = "，".join(dict.fromkeys(_piece(name, named, names) for name, named in found))
        return f"{who}申请的一件{outcome}"
    if not what:
        kept = next((said for name, said in _RESULTS if name in names), "")
        return f"{kept}{number}件" if kept and number and number != "一" else ""
    if not found and not number:
        return ""
    found = [each for each in found if not ("where" in names and each[0] in ("not_held", "none_made"))]
    pieces = [_piece(name, named, names) for name, named in found]
    outcome = "，".join(dict.fromkeys(piece for piece in pieces if piece))
    subject = f"{who}申请内容为{what}" if who else f"申请内容为{what}"
    count = f"的{number}件" if number else "的一件"
    return f"{subject}{count}，{outcome}" if outcome else f"{subject}{count}"


def _piece(name: str, named: str, names: list[str]) -> str:
    if name == "others":
        kind = named if named in ("个人隐私", "商业秘密") else "他人信息"
        return f"涉及{kind}"
    if name == "where":
        return f"本机关不掌握，相关信息由{named}掌握"
    if name == "told":
        return f"已告知申请人向{named}咨询" if named else "已告知申请人"
    if name == "granted_on":
        return f"于第{named}天提供"
    if name == "kind":
        return f"属于{named}"
    if name == "refused_as":
        kind = {"案卷": "行政执法案卷", "执法案卷": "行政执法案卷"}.get(named, named)
        return f"属于{kind}，不予公开" if kind != "公开出版物" else "属于公开出版物，不予处理"
    if name == "refused" and "agreed_not" in names:
        return ""
    return _TOLD.get(name, "")
