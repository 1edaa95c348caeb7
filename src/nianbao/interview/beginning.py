"""What all else hangs on: who reports, last year's file, the three tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.interview.asking import SKIP, About, Asked, Does, Question, Quick, Stage
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.interview.situation import Situation


def beginnings(situation: Situation) -> Iterator[Asked]:
    """Who reports, last year's file, the three tables: all else hangs on them."""
    typed = situation.typed
    if not typed.agency.strip():
        yield _of_profile(
            "agency", "您好！先说一下，给哪个单位写年报？写全称，和公章一致。", "青石镇人民政府", ()
        )
    if typed.kind is None:
        kinds = tuple(Quick(kind.label, Does.PROFILE, kind.value) for kind in AgencyKind)
        yield _of_profile("kind", "单位是哪一类？", "镇", kinds)
    if typed.year is None:
        yield _of_profile("year", "写哪一年的报告？是报告的年度，不是现在这一年。", "2024", ())
    bare = not typed.promises and not situation.said("last_year")
    if situation.previous is None and bare:
        yield _asked_of_tables(
            "last_year.file",
            "5",
            "手边有去年的年报吗？传上来，结转数和去年承诺的事就不用再填了。",
            "上年结转、改进情况都要接着去年写。",
            (Quick("上传去年的年报", Does.UPLOAD), Quick("没有", Does.NONE), SKIP),
        )
    yield from _tables(situation)


def _tables(situation: Situation) -> Iterator[Asked]:
    blank = situation.blank()
    if not blank:
        return
    go = Quick("去填表", Does.TABLES)
    if not situation.typed.numbers:
        yield _asked_of_tables(
            "tables.fill",
            "tables",
            "三张表的数有了吗？可以从Excel里粘贴，也可以一格一格填。",
            "正文里的件数都从表里取，不用再说一遍。",
            (go, Quick("三张表都是0", Does.ZEROS), SKIP),
        )
    else:
        yield _asked_of_tables(
            "tables.blank",
            "tables",
            f"三张表还有{len(blank)}格空着，没有发生的都填0吗？",
            "空着和0不一样：空着是没有填，0是核实过没有。",
            (Quick("空着的都是0", Does.ZEROS), go, SKIP),
        )


def _of_profile(key: str, wording: str, example: str, quick: tuple[Quick, ...]) -> Asked:
    question = Question(
        f"profile.{key}",
        "",
        "profile",
        wording,
        "格式模板：标题和正文都要用",
        examples=(example,),
        required=True,
    )
    return Asked(question, Stage.PROFILE, "先知道是谁的报告，才能往下问。", (*quick, SKIP), About(key=key))


def _asked_of_tables(name: str, part: str, wording: str, why: str, quick: tuple[Quick, ...]) -> Asked:
    question = Question(name, "", part, wording, "格式模板：三张表共200格，每格都要有数")
    return Asked(question, Stage.PROFILE, why, quick)
