"""What was said of applications and the tables tell already, in whatever words: it is not told twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nianbao.drafting.composer.gate import leans
from nianbao.drafting.composer.sums import exact
from nianbao.report.regex import regex
from nianbao.report.slots import SLOT
from nianbao.report.tables import RESULT_ROWS

if TYPE_CHECKING:
    from nianbao.drafting.composer.claims import Checked
    from nianbao.drafting.composer.desk import Desk

_WORDS = regex(
    "不服|申请人|申请|新收的?|收到|收|来自|来的?|办结|办完|办掉|办理|办|答复|答完|答|转走|转到|转往|转"
    "|结转|接着|上年|去年|今年|本年度?|全年|当年|年内|下年度?|明年"
    "|⟦year(?:[+-]1)?⟧年|留下来?|留|压下来|压|剩下的?|剩|余下|未|没有?|不(?!同意)|还有|还|另外"
    "|其中|有|是|均|都|全|已|也|就|往|到期|拖"
    "|自然人|个人|村民|居民|老百姓|群众|公司|企业|律所|律师事务所|合作社|社会团体|团体|协会|学校"
    "|事业单位|一家|家|法律服务机构"
    "|给|予以公开|公开|一部分|部分|重复|信访局?|举报|投诉|执法案卷|案卷|商业秘密|人家|对方|第三方"
    "|不同意|不肯|涉及|按|查询|告诉|告知|不掌握|掌握"
    "|不归|归|管|我们|我(?:镇|乡|局|街道|县)|手里|这边|材料|东西|当|写|复议|诉讼|官司|维持|纠正|赢"
    "|输|撤回|撤|“其他”|其他|那边?|这|补正|了|的|过|去|要"
    "|旧的|不服|提起|提|区里|县里|市里|公益组织|机构|不再|讨薪|直接|起诉|法院|判|不全|让|补|期限|结|滚过来|加上|连同|接到|接|销账|线上|年底|前|农户|农民|商户|进来|出去|转入|转出"
    "|[件个份封]|[、（）]"
)
_CHANNEL = regex(r"[^，⟦]{0,4}(?:网|信|邮|寄|窗口|当面|上门|平台|现场|传真)[^，⟦]{0,6}⟦[^⟦⟧]+⟧[件封]")
"""What has a place of its own and leans on nothing."""
_REST = regex("其他|其余|剩|另外|还有")
_NEXT_YEAR = regex("下年|明年|year\\+1|转走|剩|留|没到期|未到期")
_LAST_YEAR = regex("上年|去年|year-1|接着")
_DONE = regex("办|答")
_DENIAL = regex("[未没无不]")
_ONE_COUNT = regex(r"[^⟦⟧]*⟦(?P<slot>[^⟦⟧]+)⟧(?:(?:件|个|份|条)[^⟦⟧]*)?")
_A_LIST = 3
"""Results from which figures that all agree with the rows of the table agree by no chance."""
_NEW, _IN, _OUT = "t3.new.total", "t3.carried_in.total", "t3.carried_out.total"


def without_table_talk(checked: Checked, desk: Desk) -> Checked:
    """A remark on applications without the clauses that say nothing beyond tables 3 and 4."""
    if _lists_every_result(checked, desk):
        return _all_told(checked, desk)
    clauses = checked.remark.clauses
    values = _values(desk)
    gone = [_says_a_cell(desk, clause.text, values) for clause in clauses]
    for place in reversed(range(len(clauses) - 1)):
        # 给了5件，是同一个人的: what leans on a clause would be lost without it.
        behind = clauses[place + 1]
        if gone[place] and clauses[place].end == "，" and not gone[place + 1] and _leans(behind.text):
            gone[place] = False
    for place in range(1, len(clauses)):
        # 土地的9件，其他3件: the rest of a list goes with the list.
        if gone[place] and not gone[place - 1] and clauses[place - 1].end == "，":
            gone[place] = _REST.match(clauses[place].text) is None
    if not any(gone):
        return checked
    kept = tuple(clause for clause, told in zip(clauses, gone, strict=True) if not told)
    absorbed = tuple(clause for clause, told in zip(clauses, gone, strict=True) if told)
    desk.restate(checked.remark.fact, absorbed)
    return replace(
        checked,
        remark=replace(checked.remark, clauses=kept),
        absorbed=(*checked.absorbed, *absorbed),
    )


def _lists_every_result(checked: Checked, desk: Desk) -> bool:
    """Whether a remark lists all results of table 3, whatever she calls them: 给的2，重样又来要的1，合计3."""
    clauses = (*checked.absorbed, *checked.remark.clauses)
    said = [words for clause in clauses for words in clause.text.split("：")]
    said += [words for doubt in checked.remark.doubts for words in doubt.split("，")]
    counted = sorted(value for text in said if (value := _counted(desk, text)))
    if len(counted) < len(said) or checked.questions:
        return False
    tables = desk.report.tables
    rows = sorted(value for row in RESULT_ROWS if (value := tables.value(f"t3.{row}.total")))
    with_total = sorted([*rows, sum(rows, Decimal(0))])
    return len(rows) >= _A_LIST and bool(checked.absorbed) and counted in (rows, with_total)


def _counted(desk: Desk, text: str) -> Decimal | None:
    """The one count of a clause: 案卷不给的⟦⟧件, ⟦⟧件要的东西不在我们这儿."""
    counted = _ONE_COUNT.fullmatch(text)
    return exact(desk.slots, counted["slot"]) if counted else None


def _all_told(checked: Checked, desk: Desk) -> Checked:
    absorbed = checked.remark.clauses
    desk.restate(checked.remark.fact, absorbed)
    bare = replace(checked.remark, clauses=(), doubts=())
    return replace(checked, remark=bare, absorbed=(*checked.absorbed, *absorbed))


def _leans(text: str) -> bool:
    return leans(text) and _CHANNEL.match(text) is None


def _says_a_cell(desk: Desk, text: str, values: frozenset[Decimal]) -> bool:
    slots = [slot for slot in SLOT.findall(text) if not slot.startswith("year")]
    if _WORDS.sub("", SLOT.sub(lambda slot: slot[0] if slot[1].startswith("year") else "", text)):
        return False
    if slots:
        return all(exact(desk.slots, slot) in values for slot in slots)
    return _denial_holds(desk, text)


def _denial_holds(desk: Desk, text: str) -> bool:
    """没往下年转, 都办掉了: what is said without a figure and the tables bear out."""
    tables = desk.report.tables
    if _LAST_YEAR.search(text) and _DENIAL.search(text):
        return tables.is_zero(_IN)
    if _NEXT_YEAR.search(text) and _DENIAL.search(text):
        return tables.is_zero(_OUT)
    return bool(_DONE.search(text)) and not _DENIAL.search(text) and tables.is_zero(_OUT)


def _values(desk: Desk) -> frozenset[Decimal]:
    """Every figure of tables 3 and 4 that is not zero."""
    tables = desk.report.tables
    names = [key for key in tables.cells if key.startswith(("t3.", "t4."))]
    found = {tables.value(key) for key in (*names, *(f"t3.{row}.total" for row in RESULT_ROWS))}
    return frozenset(value for value in found if value)
