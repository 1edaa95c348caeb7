"""Whose report of which year it is, said or set right in the middle of the conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.interview.steps import AskBack, EditProfile
from nianbao.report.answer_keys import YEARS
from nianbao.report.paper import kind_of
from nianbao.report.regex import regex
from nianbao.report.report import AgencyKind

if TYPE_CHECKING:
    from nianbao.interview.steps import Step
    from nianbao.report.typed import Typed

_IS = "(?:应该|应当|应)?(?:是|为|叫|写成?|填成?|选成?|改成|改为|换成|：|:)"
_YEAR = regex(
    rf"(?:请|帮我|把)*(?:这份)?(?:报告|年报)?的?(?:年度|年份|统计年度|报告年度){_IS}?(?P<year>(?:19|20)\d\d)(?:年度?)?的?"
    rf"|(?:请|帮我)?(?:我?写的|这份|这份报告|报告|年报){_IS}(?P<of>(?:19|20)\d\d)(?:年度?)的?(?:报告|年报)?"
)
_AGENCY = regex(
    rf"(?:请|帮我|把)*(?:我们|本)?单位(?:的?(?:名称|全称|名字|名))?{_IS}"
    r"[“\"]?(?P<agency>[\u4e00-\u9fff（）()·]{2,38}(?:人民政府|政府|办事处|委员会|办公室|局|委|办|中心|管委会|大队|站))[”\"]?"
)
_KIND = regex(
    rf"(?:请|帮我|把)*(?:我们|本)?单位的?(?:类别|类型|性质){_IS}(?P<kind>[\u4e00-\u9fff、]{{1,10}})"
)
_KINDS = (
    ("街道", AgencyKind.SUBDISTRICT),
    ("镇 乡", AgencyKind.TOWN),
    ("部门 局 委办", AgencyKind.DEPARTMENT),
    ("县政府 区政府 市政府 县级政府 人民政府", AgencyKind.COUNTY),
)


def profile_edits(sentence: str) -> tuple[Step, ...]:
    """What a sentence says about the report as a whole; nothing when it says something else."""
    if year := _YEAR.fullmatch(sentence):
        number = int(year["year"] or year["of"])
        if number not in YEARS:
            return (AskBack(f"年度只能是{YEARS[0]}到{YEARS[-1]}年，没有改动；请再说一遍是哪一年。"),)
        return (EditProfile(year=number),)
    if agency := _AGENCY.fullmatch(sentence):
        return (EditProfile(agency=agency["agency"]),)
    if kind := _KIND.fullmatch(sentence):
        named = next(
            (of for words, of in _KINDS if any(word in kind["kind"] for word in words.split())), None
        )
        return (EditProfile(kind=named),) if named else ()
    return ()


def with_profile(typed: Typed, step: EditProfile) -> Typed:
    """The answers with what was said; a name that tells its kind tells it where none is chosen."""
    kind = step.kind or typed.kind or (kind_of(step.agency) if step.agency else None)
    return replace(typed, agency=step.agency or typed.agency, kind=kind, year=step.year or typed.year)
