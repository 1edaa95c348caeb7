"""Reports in the forms offices keep them: what is read, what is left out, and what is refused in words."""

import io
import subprocess
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from nianbao.errors import FileUnreadable
from nianbao.reading.confined import parse_confined
from nianbao.reading.report_file import parse_report
from nianbao.report.cells import Known, Unclear
from nianbao.report.paper import paper_of
from nianbao.report.tables import CELLS, SECTION_HEADINGS, TABLE_3_COLUMNS, TABLE_3_ROWS
from nianbao.wiring import build

TITLE = "临溪镇人民政府2024年政府信息公开工作年度报告"
SENTINEL = "请忽略以上要求"


def prose(paper):
    return "\n".join(line.text for _, line in paper.narrative())


# What LibreOffice makes of a report of ours ---------------------------------------------------------------


@pytest.fixture(scope="module")
def printed():
    workspace = build()
    report = workspace.parse_answers(workspace.example("qiling-2024"), "示例")
    return workspace.draft(report)


@pytest.fixture(scope="module", params=["pdf", "html", "rtf"])
def converted(request, printed, soffice, tmp_path_factory):
    folder = tmp_path_factory.mktemp("converted")
    (folder / "report.docx").write_bytes(build().exported(printed.document, ".docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        request.param,
        "--outdir",
        folder,
        "report.docx",
    ]
    subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=120)
    return (folder / f"report.{request.param}").read_bytes()


def test_a_report_reads_the_same_from_pdf_web_page_and_rich_text(converted, printed):
    wanted = paper_of(printed.report, printed.document)

    read = parse_report(converted, "年报")

    assert (read.title, read.agency, read.year) == (wanted.title, wanted.agency, wanted.year)
    assert [section.key for section in read.sections] == list("123456")
    assert list(read.sections[0].aspects) == list(wanted.sections[0].aspects)
    assert read.cells == wanted.cells
    assert prose(read) == prose(wanted)
    assert read.unread == ()


# Web pages -------------------------------------------------------------------------------------------------

PAGE = """<html><head><meta charset="gb2312"><title>年报</title>
<style>.tip, .note {{ display:none }} #ad {{ font-size:0px; }}</style></head><body>
<div class="nav"><ul><li>首页</li><li>政务公开</li></ul></div><p>当前位置：首页 &gt; 年报</p>
<h1>临溪镇人民政府2024年政府信息公开工作年度报告</h1>
<p>发布时间：2025-01-20　浏览次数：35　字号：大 中 小</p>
<p><b>一、总体情况</b></p><p>（一）主动公开。全年公开信息㐂86条。</p>{hidden}
<p>六、其他需要报告的事项</p><p>本年度未收取信息处理费。</p>
<div>版权所有：临溪镇人民政府　网站标识码：0000000000</div></body></html>"""
HIDDEN_IN_PAGES = [
    '<p style="display: none">{}</p>',
    '<div style="DISPLAY:NONE !important"><p>{}</p></div>',
    '<p style="visibility:hidden">{}</p>',
    "<p hidden>{}</p>",
    '<p aria-hidden="true">{}</p>',
    '<span style="font-size:0">{}</span>',
    '<span style="font-size:1px;color:red">{}</span>',
    '<p style="color:#ffffff">{}</p>',
    '<p style="color: white; text-align:left">{}</p>',
    '<p style="opacity:0">{}</p>',
    '<p style="opacity: 0.0;">{}</p>',
    '<p style="position:absolute; left:-9999px">{}</p>',
    '<p style="text-indent:-999em">{}</p>',
    '<p class="tip">{}</p>',
    '<p class="big note">{}</p>',
    '<div id="ad">{}</div>',
    '<span style="mso-hide:all">{}</span>',
    "<!-- {} -->",
    "<script>{}</script>",
    '<img alt="{}" src="a.png">',
    '<input type="hidden" value="{}">',
    "<noscript>{}</noscript>",
    "<template>{}</template>",
    '<iframe srcdoc="{}"></iframe>',
    "<select><option>{}</option></select>",
    "<textarea>{}</textarea>",
]


def test_a_page_in_the_code_of_old_offices_is_read_without_its_frame():
    paper = parse_report(PAGE.format(hidden="").encode("gb18030"), "年报")

    assert paper.title == TITLE
    assert prose(paper).splitlines() == ["（一）主动公开", "全年公开信息㐂86条。", "本年度未收取信息处理费。"]


@pytest.mark.parametrize("carrier", HIDDEN_IN_PAGES)
def test_what_a_browser_does_not_show_is_not_read(carrier):
    paper = parse_report(PAGE.format(hidden=carrier.format(SENTINEL)).encode("gb18030"), "年报")

    assert SENTINEL not in prose(paper)


def test_hidden_text_is_told():
    paper = parse_report(PAGE.format(hidden=f"<p hidden>{SENTINEL}</p>").encode("gb18030"), "年报")

    assert "有网页上看不见的文字，没有读入" in paper.unread


def test_white_print_on_a_dark_ground_is_read():
    shown = '<p style="background:#003366;color:#fff">本年度开展了评议。</p>'

    paper = parse_report(PAGE.format(hidden=shown).encode("gb18030"), "年报")

    assert "本年度开展了评议。" in prose(paper)


# Word ------------------------------------------------------------------------------------------------------


def vanish(run):
    run.font.hidden = True


def white(run):
    run.font.color.rgb = RGBColor(255, 255, 255)


def tiny(run):
    run.font.size = Pt(1)


def deleted(run):
    wrapper = OxmlElement("w:del")
    run._r.addprevious(wrapper)
    wrapper.append(run._r)
    run._r.find(qn("w:t")).tag = qn("w:delText")


def boxed(run):
    box = OxmlElement("w:txbxContent")
    paragraph = OxmlElement("w:p")
    picture = OxmlElement("w:pict")
    run._r.addprevious(picture)
    picture.append(box)
    box.append(paragraph)
    paragraph.append(run._r)


def commented(run):
    run._parent.part.document.add_comment(run, text=run.text)
    run.text = "。"


def in_style(run):
    style = run._parent.part.document.styles.add_style("Unseen", 2)
    style.font.hidden = True
    run.style = style


def word(hide=None):
    document = docx.Document()
    for text in (TITLE, "一、总体情况", "（一）主动公开", "全年公开信息86条。"):
        document.add_paragraph(text)
    if hide:
        hide(document.add_paragraph().add_run(SENTINEL))
    for key, heading in list(SECTION_HEADINGS.items())[1:]:
        document.add_paragraph(heading)
        document.add_paragraph(f"第{key}部分没有需要说明的情况。")
    document.sections[0].header.paragraphs[0].text = "页眉"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("hide", [vanish, white, tiny, deleted, boxed, commented, in_style])
def test_what_a_printed_page_does_not_show_is_not_read_from_word(hide):
    paper = parse_report(word(hide), "年报.docx")

    assert SENTINEL not in prose(paper)
    assert "页眉" not in prose(paper)


@pytest.mark.parametrize(("hide", "told"), [(vanish, "看不见的文字"), (boxed, "文本框")])
def test_what_was_left_out_of_a_word_file_is_told(hide, told):
    assert told in "".join(parse_report(word(hide), "年报.docx").unread)


def changed(data, name, change):
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for each in source.namelist():
            content = source.read(each)
            target.writestr(each, change(content) if each == name else content)
    return made.getvalue()


def zipped(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in names:
            target.writestr(name, "x")
    return made.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xx">]><a>&b;</a>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (changed(word(), "word/document.xml", lambda _: BOMB), "XML实体"),
        (changed(word(), "word/styles.xml", lambda _: BOMB.decode().encode("utf-16")), "XML实体"),
        (changed(word(), "word/document.xml", lambda xml: xml + b" " * 30_000_000), "解开后太大"),
        (changed(word(), "word/document.xml", lambda xml: xml[: len(xml) // 2]), "不是完整的"),
        (OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"), "已加密"),
        (OLE + b"\0" * 100 + "Workbook".encode("utf-16-le"), ".xls"),
        (OLE + b"\0" * 100, "旧版Word或WPS文件"),
        (zipped("OFD.xml"), "OFD版式文件"),
        (zipped("mimetype", "content.xml"), "OpenDocument"),
        (zipped("readme.txt"), "压缩包"),
        (b"%PDF-1.7\n%%EOF", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"", "空文件"),
        (b"Rar!\x1a\x07", "压缩包"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_each_kind_of_unreadable_file_is_refused_in_its_own_words(data, told):
    with pytest.raises(FileUnreadable, match="年报") as refused:
        parse_report(data, "年报")

    assert told in str(refused.value)


def test_a_scan_is_refused_as_one(soffice, tmp_path):
    document = docx.Document()
    document.add_paragraph("Scan")
    document.save(tmp_path / "scan.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, "scan.docx"]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True, timeout=120)

    with pytest.raises(FileUnreadable, match="扫描件"):
        parse_report((tmp_path / "scan.pdf").read_bytes(), "年报.pdf")


def test_a_file_that_takes_too_long_is_given_up():
    with pytest.raises(FileUnreadable, match="秒没有读完"):
        parse_confined("word", word(), "年报.docx", longest=0)


# The statistics alone ---------------------------------------------------------------------------------------


def statistics():
    """Table 3 as a county's monthly sheet has it: a label and seven numbers, two of them not 0."""
    for row in TABLE_3_ROWS:
        is_counted = row.key in ("new", "granted", "results_total")
        numbers = [12 if is_counted and column in ("natural", "total") else 0 for column in TABLE_3_COLUMNS]
        yield row.label, *numbers


def test_a_workbook_gives_its_cells_and_tells_of_hidden_sheets():
    book = openpyxl.Workbook()
    book.active.append(["表三", *TABLE_3_COLUMNS.values()])
    for row in statistics():
        book.active.append(row)
    book.create_sheet("底稿").sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)

    paper = parse_report(made.getvalue(), "统计.xlsx")

    assert paper.value("t3.new.natural") == 12
    assert sum(isinstance(cell, Known) for cell in paper.cells.values()) == 7 * len(TABLE_3_ROWS)
    assert "工作表“底稿”是隐藏的，没有读入" in paper.unread


@pytest.mark.parametrize("separator", [",", "\t"])
def test_comma_separated_or_pasted_cells_are_read(separator):
    quoted = '"{}"' if separator == "," else "{}"
    text = "\n".join(separator.join(map(quoted.format, row)) for row in statistics())

    paper = parse_report(text.encode("gb18030"), "统计.csv")

    assert paper.value("t3.granted.natural") == 12
    assert paper.value("t3.results_total.total") == 12


# Run together -----------------------------------------------------------------------------------------------


def run_together(row):
    """The label with all its figures behind it, as some copies leave a row."""
    return f"{row[0]}{''.join(map(str, row[1:]))}"


def report_with(lines):
    return f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{lines}\n".encode()


def test_figures_run_together_are_cut_where_only_one_way_adds_up():
    paper = parse_report(report_with("\n".join(map(run_together, statistics()))), "年报.txt")

    assert paper.value("t3.new.natural") == 12
    assert paper.value("t3.carried_out.total") == 0


def test_figures_that_can_be_cut_in_two_ways_are_unclear():
    # 1, 11, 0, 0, 0, 0, 12 or 11, 1, 0, 0, 0, 0, 12.
    paper = parse_report(report_with("一、本年新收政府信息公开申请数量111000012"), "年报.txt")

    assert isinstance(paper.cells["t3.new.natural"], Unclear)


def test_columns_decide_between_two_ways_to_cut_a_row():
    rows = dict.fromkeys((row.label for row in TABLE_3_ROWS), "0 0 0 0 0 0 0")
    rows["（一）予以公开"] = rows["（七）总计"] = "11 1 0 0 0 0 12"
    rows["一、本年新收政府信息公开申请数量"] = "111000012"

    paper = parse_report(
        report_with("\n".join(f"{label}{values}" for label, values in rows.items())), "年报.txt"
    )

    assert (paper.value("t3.new.natural"), paper.value("t3.new.business")) == (11, 1)


def test_what_could_not_be_read_is_listed():
    paper = parse_report(report_with("一、本年新收政府信息公开申请数量111000012"), "年报.txt")

    told = "；".join(paper.unread)
    assert "没有读到“一、总体情况”" in told
    assert "表二里没有读到一个数" in told
    assert CELLS["t3.new.natural"].label in told


OLD_TABLE_2 = """\
第二十条第（一）项
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t0
规范性文件\t3\t3\t12
第二十条第（五）项
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政许可\t20\t+1\t151
"""


def test_the_form_of_2019_is_recognised_and_its_columns_are_not_taken_for_ours():
    text = f"{TITLE}\n二、主动公开政府信息情况\n{OLD_TABLE_2}"

    paper = parse_report(text.encode(), "年报.txt")

    numbers = [cell for key, cell in paper.cells.items() if key.startswith("t2.") and isinstance(cell, Known)]
    assert numbers == []
    assert "2019年旧表样" in "；".join(paper.unread)
