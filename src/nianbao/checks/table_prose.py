"""The check of what little prose stands beside the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, check
from nianbao.checks.claims import ClaimKind, Verdict
from nianbao.checks.narrative import TABLE_SECTIONS, contradiction
from nianbao.checks.words import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject


@check("S-17", "表格部分的文字与表格不符", Severity.WARN, Source(Grade.PRACTICE, "正文与三张表须一致"))
def prose_beside_a_table_differs(subject: Subject) -> Iterator[Fault]:
    """Sections 二 to 四 are bare tables; a figure told there anyway must be the table's.

    Why: a note left from last year keeps last year's figures.
    Wrong: 二 with 现有规范性文件22件, table 24.  Right: a note on a 清理 with the table's figures.
    """
    for told in subject.told:
        if (
            told.part in TABLE_SECTIONS
            and told.verdict is Verdict.CONTRADICTS
            and told.claim.kind in (ClaimKind.COUNT, ClaimKind.COMPLETE, ClaimKind.ALL)
        ):
            yield Fault(told.part, contradiction(told, subject), short(told.sentence), told.line.number)
