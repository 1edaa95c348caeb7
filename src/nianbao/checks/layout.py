"""Checks of a Word file against the official layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, Undecided, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject
    from nianbao.report.paper import PageLayout

_PAGE = Source(Grade.PRACTICE, "GB/T 9704-2012《党政机关公文格式》")
_TABLES = Source(Grade.TEMPLATE, "国办公开办函〔2021〕30号所附表样，须能复制和检索")
_NO_FILE = "不是Word文件"

_WIDTH, _HEIGHT, _MARGINS = 210, 297, (37, 26, 35, 28)
_SIDES = ("上", "右", "下", "左")
_SHEET_SLACK, _MARGIN_SLACK = 1.5, 2.0
"""In mm; the standard grants 1, and Word rounds to twips and centimetres."""
_BODY_SIZE, _SIZE_SLACK = 16, 0.5
_TITLE = ("小标宋", "xiaobiaosong", "中宋", "stzhongs", "宋体", "simsun", "songti")
"""小标宋 as it should be, or 宋体 in its stead where it is not installed."""
_BODY = ("仿宋", "fangsong")
_HEADINGS = {1: ("黑体", ("黑体", "simhei", "heiti")), 2: ("楷体", ("楷体", "kaiti", "simkai"))}
_LEVELS = {1: "一级标题“一、”", 2: "二级标题“（一）”"}
_OFFICIAL_TABLES = 3
_NAMED = 3


@check("F-01", "纸张、页边距、字体或字号不合公文格式", Severity.ERROR, _PAGE)
def page_is_not_set_as_an_official_text(subject: Subject) -> Iterator[Fault | Undecided]:
    """A4 with margins of 37, 26, 35 and 28 mm; title 小标宋, headings 黑体 and 楷体, body 3号仿宋.

    Why: the file is printed, signed and filed like any official text. Only a wrong sheet blocks it: a
    county may have a template of its own for the rest.
    Wrong: Letter paper; body in 12-point 宋体.  Right: A4; body in 16-point 仿宋_GB2312.
    """
    layout = subject.paper.layout
    if layout is None:
        yield Undecided(_NO_FILE)
        return
    if abs(layout.width - _WIDTH) > _SHEET_SLACK or abs(layout.height - _HEIGHT) > _SHEET_SLACK:
        turned = abs(layout.width - _HEIGHT) <= _SHEET_SLACK and abs(layout.height - _WIDTH) <= _SHEET_SLACK
        size = f"{layout.width:.0f}×{layout.height:.0f}毫米"
        yield Fault(
            "report",
            f"纸张是{'横放的A4' if turned else size}，应为竖放的A4（210×297毫米），请在“布局—纸张”中改正。",
        )
    wrong = [
        f"{side}边距{value:.0f}毫米应为{right}毫米"
        for side, value, right in zip(_SIDES, layout.margins, _MARGINS, strict=True)
        if abs(value - right) > _MARGIN_SLACK
    ]
    if wrong:
        yield _local(f"页边距与公文格式不同：{'，'.join(wrong)}")
    if fonts := list(_wrong_fonts(layout)):
        yield _local(f"字体与公文格式不同：{'；'.join(fonts)}")
    if layout.body_size is not None and abs(layout.body_size - _BODY_SIZE) > _SIZE_SLACK:
        yield _local(f"正文字号是{layout.body_size:g}磅，公文格式是3号（16磅）")


@check("F-02", "表格不是真表格，或表头、跨页有问题", Severity.ERROR, _TABLES)
def tables_cannot_be_read(subject: Subject) -> Iterator[Fault | Undecided]:
    """The three tables are tables, not pictures or tabbed text, with the merged header cells of the form.

    Why: a picture can be neither searched nor copied, nor read aloud; a row torn in two misleads.
    Wrong: table 3 pasted as a picture.  Right: three real tables, headers merged, no row across two pages.
    """
    layout = subject.paper.layout
    if layout is None:
        yield Undecided(_NO_FILE)
        return
    if layout.tables < _OFFICIAL_TABLES:
        why = f"另有图片{layout.pictures}张，如果表格是图片，" if layout.pictures else ""
        yield Fault(
            "report",
            f"文件里只有{layout.tables}个表格，应有表二、表三、表四共3个；{why}请用真正的表格重新录入。",
        )
    if layout.tables and not layout.merged:
        yield Fault("report", "表头没有按表样合并单元格，请按表样合并，例如“申请人情况”一格应跨7列。")
    if labels := layout.split_labels:
        named = "".join(f"“{label}”" for label in labels[:_NAMED])
        count = f"等{len(labels)}行" if len(labels) > _NAMED else ""
        yield Fault(
            "report",
            f"表格的{named}{count}可能跨页断开，请在表格属性中取消“允许跨页断行”。",
            severity=Severity.HINT,
        )


def _local(what: str) -> Fault:
    return Fault("report", f"{what}，请修改；当地另有模板的，可以保留。", severity=Severity.WARN)


def _wrong_fonts(layout: PageLayout) -> Iterator[str]:
    yield from _wrong("标题", layout.title_fonts, "小标宋体", _TITLE)
    for level, (name, accepted) in _HEADINGS.items():
        yield from _wrong(_LEVELS[level], layout.heading_fonts.get(level, ()), name, accepted)
    yield from _wrong("正文", layout.body_fonts, "仿宋体", _BODY)


def _wrong(what: str, fonts: tuple[str, ...], right: str, accepted: tuple[str, ...]) -> Iterator[str]:
    wrong = [font for font in fonts if not any(name in font.lower().replace(" ", "") for name in accepted)]
    if wrong:
        yield f"{what}用了{'、'.join(wrong[:_NAMED])}，应为{right}"
