"""Last year's promises as questions, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.interview.asking import (
    NONE,
    SKIP,
    About,
    Asked,
    Does,
    Part,
    PartKind,
    Question,
    Quick,
    Stage,
    digest,
)
from nianbao.report.report import PromiseStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.interview.situation import Situation
    from nianbao.report.typed import TypedPromise


def promises_left(situation: Situation) -> Iterator[Asked]:
    """Last year's measures one by one: what became of each, then what shows it."""
    rows = [row for row in situation.typed.promises if row.promise.strip()]
    for place, row in enumerate(rows, start=1):
        if row.status is None:
            yield _promise(row, f"第{place}条，共{len(rows)}条。")
    for row in rows:
        bare = row.status not in (None, PromiseStatus.NOT_DONE) and not row.evidence.strip()
        if bare and situation.log.state(f"promise.{digest(row.promise)}.evidence") is None:
            yield _evidence(row)


def _promise(row: TypedPromise, place: str) -> Asked:
    question = Question(
        f"promise.{digest(row.promise)}",
        "last_year",
        "5",
        f"去年报告里说要“{row.promise}”，今年做了吗？",
        "法规要求：条例第五十条第（四）项，要写改进情况",
        "做完、做了一部分还是没做；做了什么，有数的写数",
        ("新增公开栏4处", "做了一半，还差3个村"),
        parts=(
            Part("status", "做得怎样", PartKind.CHOICE, choices=tuple(each.label for each in PromiseStatus)),
            Part("evidence", "做了什么，多少", PartKind.TEXT),
        ),
        required=True,
    )
    quick = tuple(Quick(status.label, Does.STATUS, status.value) for status in PromiseStatus)
    return Asked(
        question,
        Stage.PROMISE,
        f"去年写了的，今年要有交代。{place}",
        (*quick, SKIP),
        About(promise=row.promise, topic="last_year"),
    )


def _evidence(row: TypedPromise) -> Asked:
    done = "做完了" if row.status is PromiseStatus.DONE else "做了一部分"
    question = Question(
        f"promise.{digest(row.promise)}.evidence",
        "last_year",
        "5",
        f"“{row.promise}”{done}，具体做了什么？有数的写数。",
        "建议：写得出做了什么，才算有交代",
        "做了什么、什么时候、多少",
        ("制作图解2张",),
        parts=(Part("evidence", "做了什么，多少", PartKind.TEXT),),
    )
    return Asked(
        question,
        Stage.PROMISE,
        "只写“已完成”，读的人会问做了什么。",
        (NONE, SKIP),
        About(promise=row.promise, topic="last_year"),
    )
