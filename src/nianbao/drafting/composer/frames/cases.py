"""Single applications: what was asked for and what came of it, told in the words of the tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.drafting.composer.frames.outcomes import READ, RESULTS, TOLD
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
        return _of_others(clauses, at)
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


def _of_others(clauses: tuple[Clause, ...], at: int) -> tuple[str, int]:
    """牵扯人家商业合同，去函问了，对方不肯，就没给: a case told from what it touches on."""
    found = _outcome(clauses[at].text)
    if not found or found[0][0] != "others" or clauses[at].end != "，":
        return "", at
    more, behind = _outcomes(clauses, at + 1)
    found += more
    names = [name for name, _ in found]
    if not more or "petition" in names:
        return "", at
    return "，".join(dict.fromkeys(filter(None, (_piece(*each, names) for each in found)))), behind


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
    for name, pattern in READ:
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
        count = f"{number}件" if number else ""
        outcome = "，".join(
            dict.fromkeys(filter(None, (_piece(name, named, names) for name, named in found)))
        )
        return f"{who}申请{what}{count}，{outcome}"
    if who and not what:
        outcome = "，".join(dict.fromkeys(_piece(name, named, names) for name, named in found))
        return f"{who}的申请，{outcome}"
    if not what:
        kept = next((said for name, said in RESULTS if name in names), "")
        return f"{kept}{number}件" if kept and number and number != "一" else ""
    if not found and not number:
        return ""
    found = [each for each in found if not ("where" in names and each[0] in ("not_held", "none_made"))]
    pieces = [_piece(name, named, names) for name, named in found]
    outcome = "，".join(dict.fromkeys(piece for piece in pieces if piece))
    # How many there were is told only where she said it.
    by = f"{who}提出的" if who else ""
    subject = f"{who}申请内容为{what}的{number}件" if number else f"{by}内容为{what}的申请"
    return f"{subject}，{outcome}" if outcome else subject


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
    return TOLD.get(name, "")
