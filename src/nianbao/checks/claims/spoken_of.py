"""The one kind of applicant that the clauses before speak of: 企业的申请从无到有，2023年未收到，2024年2件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.scope import narrow
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.checks.claims.scene import Scene

_THEIRS = regex(
    r"(?:来|前来|提出|提交|递交|来函)?的?(?:政府信息公开|信息公开|公开)?申请(?:的|量|数量|方面|则|也)*"
    r"(?:从无到有|首次出现|(?:实现|取得)了?零的突破|有了?零的突破|[由从]零起步|一直为?零|历来没有|历年没有)?$"
)
_GOES_ON = regex(
    r"(?:(?:20\d\d|上|去|今|本)年度?(?:也|都|均|同样|仍)*(?:一件)?(?:也|都)?(?:为零|没有|未(?:收到|出现)过?|无)?|(?:今年|本年度?|当年|20\d\d年)?(?:首次|第一次)(?:出现|收到)|，)*$"
)


def kind_spoken_of(scene: Scene, at: int) -> tuple[str, ...]:
    """The columns of those whose applications are the subject of the clause that leads to a place, if any."""
    begin, _ = scene.part(at)
    clause, _ = scene.clause(at)
    if clause == begin:
        return ()
    end = scene.clause(begin)[1]
    if scene.figures_in(begin, clause) or not _GOES_ON.match(scene.text, end + 1, max(end + 1, clause - 1)):
        return ()
    columns = scene.applicants(begin, end)
    led = columns and not narrow(scene.text[begin:end]) and _THEIRS.search(scene.text, begin, end)
    return columns if led and columns != ("total",) else ()
