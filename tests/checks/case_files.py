"""The case files of the catalogue: each case is a sound report with a few things changed.

A file `tests/cases/checks/T3-01.yml` holds the cases of one check by name. Keys of a case, all optional:

agency, kind (`unknown` for none), year, title
text      part → prose (`lead`, `1.proactive` … `6`), a line per paragraph; null takes the part out
paper     a whole report as text, read as an imported file; replaces everything but agency, kind and year
cells     cell → number; the others are 0, and totals follow unless given here
blank     cells left blank, or `all`
unclear   cell → what stands there instead of a number
imported  true: the totals are typed, not computed
tables    number of a table → its printed labels
layout    changes to a page set as the form wants it
previous  last year's report, told in the same keys; it repeats nothing of the base text
neighbours  a list of other reports, in the same keys

and what is expected (silent when none of them stands there):

finds     words of the messages, one finding each, in order; a text or a list
where, severity, excerpt  of the first finding
repair    cell → value of the first repair offered
undecided words of the reason
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from nianbao.checks.catalogue import CATALOGUE
from nianbao.checks.check import Finding, Undecided
from nianbao.checks.subject import Subject
from nianbao.report.cells import Blank, Known, Unclear
from nianbao.report.paper import Line, PageLayout, Paper, PaperSection, PrintedTable, kind_of
from nianbao.report.report import AgencyKind
from nianbao.report.tables import ASPECT_HEADINGS, CELLS, SECTION_HEADINGS, SUMS, TITLE_ENDING

FOLDER = Path(__file__).parents[1] / "cases" / "checks"

SOUND = {
    "lead": "根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号文件的规定，编制本报告。"
    "报告数据统计期限为2024年1月1日至2024年12月31日。",
    "1.proactive": "全年主动公开政府信息86条，其中工作动态52条、通知公告21条、财政预决算13条。",
    "1.on_request": "全年收到政府信息公开申请2件，均来自自然人，2件均予以公开，没有结转下年度办理的申请。"
    "未发生因政府信息公开引起的行政复议和行政诉讼。",
    "1.management": "落实信息发布“三审三校”制度，清理失效文件3件。",
    "1.platform": "新开通微信公众号1个，全年发布信息120条；村级公开栏更新4次。",
    "1.supervision": "组织政府信息公开业务培训2次，45人次参加。接受县政务公开考核，结果为良好；"
    "开展社会评议1次，群众满意；全年没有需要追究责任的情形。",
    "5": "上年度提出的公开栏偏少问题，本年新增公开栏4处，已经解决。\n"
    "本年度存在的主要问题：一是政策解读形式较少，全年仅有文字解读2篇；二是村级公开内容更新不及时。\n"
    "针对上述问题：一是2025年每季度制作1期图解，丰富政策解读形式；二是指定专人每月检查村级公开内容的更新。",
    "6": "2024年，我镇未收取政府信息公开信息处理费。没有其他需要报告的事项。",
}
"""A town's report no check finds fault with; 2 applications of 自然人, both granted."""
SOUND_CELLS = {"t3.new.natural": 2, "t3.granted.natural": 2}
LAST_YEAR = {
    "lead": "本报告按照政府信息公开条例的要求编制，统计期限为2023年1月1日至2023年12月31日。",
    "1.proactive": "2023年公开各类信息64条，以财政资金、惠农补贴和工程建设为主。",
    "1.on_request": "没有收到政府信息公开申请，也没有行政复议和行政诉讼。",
    "1.management": "修订公文属性审核办法，1件文件由不公开转为公开。",
    "1.platform": "镇政府门户栏目由5个调整为3个。",
    "1.supervision": "召开专题会议1次。县级考核为合格，社会评议无不满意意见，无责任追究。",
    "5": "主要问题是公开栏数量偏少。下一步将在集镇和学校周边增设公开栏。",
    "6": "未收取信息处理费。",
}
SOUND_LAYOUT = PageLayout(
    width=210,
    height=297,
    margins=(37, 26, 35, 28),
    title_fonts=("方正小标宋简体",),
    body_fonts=("仿宋_GB2312",),
    heading_fonts=MappingProxyType({1: ("黑体",), 2: ("楷体_GB2312",)}),
    body_size=16,
    tables=3,
    pictures=0,
    split_labels=(),
    merged=True,
)


@dataclass(frozen=True)
class Case:
    """One case of one check."""

    code: str
    name: str
    told: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def subject(self) -> Subject:
        told = self.told
        previous = (
            paper_from({"text": LAST_YEAR, "year": 2023, "cells": {}, **told["previous"]}, LAST_YEAR)
            if (told.get("previous") is not None)
            else None
        )
        neighbours = tuple(paper_from(each, {}) for each in told.get("neighbours", ()))
        return Subject(paper_from(told, SOUND), previous, neighbours)

    def run(self) -> tuple[list[Finding], list[str]]:
        """Findings, and reasons why nothing could be decided."""
        found = list(CATALOGUE[self.code].findings(self.subject))
        undecided = [each.reason for each in found if isinstance(each, Undecided)]
        return [each for each in found if isinstance(each, Finding)], undecided


def read_cases() -> list[Case]:
    """Every case of every file."""
    return [
        Case(path.stem, name, told or {})
        for path in sorted(FOLDER.glob("*.yml"))
        for name, told in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    ]


def paper_from(told: Mapping[str, Any], base: Mapping[str, str]) -> Paper:
    """The report a case describes."""
    agency, year = told.get("agency", "青石镇人民政府"), told.get("year", 2024)
    kind = kind_of(agency) if told.get("kind") is None else None
    if told.get("kind") not in (None, "unknown"):
        kind = AgencyKind(told["kind"])
    if "paper" in told:
        from nianbao.reading.report_text import read_report_text

        read = read_report_text(told["paper"])
        return replace(read, agency=told.get("agency", read.agency), kind=kind or read.kind)
    text = {**base, **told.get("text", {})}
    lead = _lines(text.get("lead"), 2)
    sections, number = [], 2 + len(lead)
    for key, heading in SECTION_HEADINGS.items():
        top = Line(heading, number, 1, True)
        number += 1
        lines, aspects = [], {}
        parts = [f"1.{aspect}" for aspect in ASPECT_HEADINGS] if key == "1" else [key]
        if key == "1" and text.get("1"):
            lines += _lines(text["1"], number)
            number += len(lines)
        for part in parts:
            if text.get(part) is None:
                continue
            body = _lines(text[part], number + (key == "1"))
            if key == "1":
                aspect = part.removeprefix("1.")
                body = (Line(ASPECT_HEADINGS[aspect], number, 2, True), *body)
                aspects[aspect] = body
            number += len(body)
            lines += body
        sections.append(PaperSection(key, top, tuple(lines), MappingProxyType(aspects)))
    imported = bool(told.get("imported"))
    given = dict(told.get("cells", SOUND_CELLS if base is SOUND else {}))
    return Paper(
        title=told.get("title", f"{agency}{year}年{TITLE_ENDING}"),
        agency=agency,
        kind=kind,
        year=year,
        lead=lead,
        sections=tuple(sections),
        cells=_cells(given, told),
        computed=frozenset() if imported else frozenset(SUMS.keys() - given.keys()),
        tables=tuple(
            PrintedTable(number, tuple(labels)) for number, labels in told.get("tables", {}).items()
        ),
        imported=imported,
        layout=replace(SOUND_LAYOUT, **told["layout"]) if told.get("layout") is not None else None,
    )


def _lines(text: str | None, number: int) -> tuple[Line, ...]:
    return tuple(Line(line, number + place) for place, line in enumerate((text or "").strip().splitlines()))


def _cells(given: Mapping[str, float], told: Mapping[str, Any]) -> Mapping[str, Known | Blank | Unclear]:
    unknown = given.keys() - CELLS.keys()
    assert not unknown, f"no such cells: {unknown}"
    values = {key: Decimal(str(given.get(key, 0))) for key in CELLS}
    for total, parts in SUMS.items():
        if total not in given:
            values[total] = sum((values[part] for part in parts), Decimal(0))
    cells: dict[str, Known | Blank | Unclear] = {key: Known(value) for key, value in values.items()}
    blank = told.get("blank", ())
    cells.update(dict.fromkeys(CELLS if blank == "all" else blank, Blank()))
    cells.update({key: Unclear(reason) for key, reason in told.get("unclear", {}).items()})
    return MappingProxyType(cells)
