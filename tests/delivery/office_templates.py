# ruff: noqa: E501, ARG001, ARG005 - whole elements of markup read better, and shapes share one signature
"""Templates as county offices send them, each written by hand, with the places a report has to go to.

A value cell carries its key, a paragraph that may be written over the word `open`, as comments that are taken
out before the file is packed: what is filled is judged by where the cells stand, not by what they say.
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

from nianbao.report.form import Kind, grid
from nianbao.report.tables import (
    ASPECT_HEADINGS,
    SECTION_HEADINGS,
    TABLE_3_ROWS,
    TABLE_4_BLOCKS,
    TABLE_4_COLUMNS,
)

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TITLE = "XX镇人民政府20XX年政府信息公开工作年度报告"
PORTRAIT = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
    'w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = MAIN.replace("document.main", "template.main")
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
SONG = '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'
GREY = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:i/><w:color w:val="808080"/><w:sz w:val="32"/></w:rPr>'
SMALL = '<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:sz w:val="18"/></w:rPr>'
PARTS = tuple(f"1.{aspect}" for aspect in ASPECT_HEADINGS)


@dataclass(frozen=True)
class OfficeTemplate:
    """One template and what is known of it."""

    name: str
    data: bytes
    marked: str
    """The main part with its comments."""
    replace: bool = False
    is_readable: bool = True
    """Whether a reader of printed text finds the narrative: it stands in no text box and no row of a table."""

    @property
    def places(self):
        """Key → number of the cell among all cells of the main part, in the order they begin."""
        found, count = {}, -1
        for token in re.finditer(r"<w:tc[ >]|<!--(t\d\.[\w.]+)-->", self.marked):
            if token[1]:
                found[token[1]] = count
            else:
                count += 1
        return found

    @property
    def fixed(self):
        """Every paragraph that must stay as it is, in order."""
        cells = re.sub(
            r"<w:tc(?: [^>]*)?>(?:(?!<w:tc[ >]).)*?<!--t\d.*?</w:tc>", "", self.marked, flags=re.DOTALL
        )
        return [p for p in INNERMOST.findall(cells) if "<!--open-->" not in p]


INNERMOST = re.compile(r"<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)


def p(text="", *, ppr="", rpr="", may_change=False, before=""):
    run = f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    mark = "<!--open-->" if may_change else ""
    properties = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    return f"<w:p>{properties}{mark}{before}{run}</w:p>"


def hint(text="【请简要填写本部分内容】", rpr=GREY, ppr=INDENT):
    return p(text, ppr=ppr, rpr=rpr, may_change=True)


def heading(text, ppr="", rpr=""):
    return p(text, ppr=ppr, rpr=rpr)


def tc(inner, *, span=1, merge="", key="", extra=""):
    properties = f'<w:tcW w:w="0" w:type="auto"/>{extra}'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    properties += {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", "": ""}[merge]
    return f"<w:tc>{f'<!--{key}-->' if key else ''}<w:tcPr>{properties}</w:tcPr>{inner or '<w:p/>'}</w:tc>"


def tr(*cells, props=""):
    return f"<w:tr>{props}{''.join(cells)}</w:tr>"


def tbl(*rows, columns=1, props=""):
    columns = "".join('<w:gridCol w:w="500"/>' for _ in range(columns))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders>{props}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def value(key, text="", rpr=SMALL):
    mark = f'<w:pPr><w:jc w:val="center"/>{rpr}</w:pPr>'
    run = f"<w:r>{rpr}<w:t>{escape(text)}</w:t></w:r>" if text else ""
    return f"<w:p>{mark}{run}</w:p>"


def official_rows(number, shown=lambda key: "", label=lambda text: text, shape=value):
    """The rows of a table of the form with its merged cells."""
    form, open_above = grid(number), {}
    for places in form.rows:
        cells, column, waiting = [], 0, iter(places)
        while column < len(form.widths):
            if column in open_above:
                place, left = open_above.pop(column)
                cells.append(tc("<w:p/>", span=place.columns, merge="continue"))
            else:
                place = next(waiting)
                left = place.rows
                merge = "restart" if place.rows > 1 else ""
                if place.kind is Kind.VALUE:
                    inner, key = shape(place.text, shown(place.text)), place.text
                else:
                    inner, key = p(label(place.text), rpr=SMALL), ""
                cells.append(tc(inner, span=place.columns, merge=merge, key=key))
            if left > 1:
                open_above[column] = (place, left - 1)
            column += place.columns
        yield tr(*cells)


def official(number, **given):
    return tbl(*official_rows(number, **given), columns=len(grid(number).widths))


def unmerged(number, *, padded, label=lambda text: text):
    """A table as it comes from a web page: merged cells are blank ones, or gone."""
    form, open_above, rows = grid(number), {}, []
    for places in form.rows:
        cells, column, waiting = [], 0, iter(places)
        while column < len(form.widths):
            if column in open_above:
                place, left = open_above.pop(column)
                inside = [tc("<w:p/>")] * place.columns
            else:
                place = next(waiting)
                left = place.rows
                first = tc("<w:p/>", key=place.text) if place.kind is Kind.VALUE else tc(p(label(place.text)))
                inside = [first, *[tc("<w:p/>")] * (place.columns - 1)]
                if not padded:
                    cells.append(first)
            if padded:
                cells += inside
            if left > 1:
                open_above[column] = (place, left - 1)
            column += place.columns
        rows.append(tr(*cells))
    return tbl(*rows, columns=len(form.widths))


def tables(**given):
    return {number: official(number, **given) for number in (2, 3, 4)}


def whole(
    *,
    title=TITLE,
    section=heading,
    aspect=heading,
    room=hint,
    tables_of=None,
    names=SECTION_HEADINGS,
    aspects=ASPECT_HEADINGS,
    lead="",
    end="",
    five="",
):
    """The body of a template from its title to its end."""
    tables_of = tables_of or tables()
    pieces = [p(title, ppr='<w:jc w:val="center"/>', may_change=True), lead, section(names["1"])]
    for name in aspects.values():
        pieces += [aspect(name), room()]
    for number in (2, 3, 4):
        pieces += [section(names[str(number)]), tables_of[number]]
    pieces += [section(names["5"]), five or room(), section(names["6"]), room(), end]
    return "".join(pieces)


def packed(
    body, *, section=PORTRAIT, parts=(), settings="", rels="", head=HEAD, root="", kind=MAIN, styles=""
):
    """A .docx around a body; returns its bytes and its main part with the comments."""
    marked = f"{head}<w:document {root or NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    members = {
        "[Content_Types].xml": HEAD
        + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{of}"/>' for name, of, _ in parts if of)
        + "</Types>",
        "_rels/.rels": HEAD
        + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": re.sub("<!--(?:open|t\\d\\.[\\w.]+)-->", "", marked),
        "word/_rels/document.xml.rels": HEAD
        + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}'
        '<Relationship Id="rSt" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="styles.xml"/><Relationship Id="rSe" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" '
        'Target="settings.xml"/></Relationships>',
        "word/styles.xml": HEAD + f"<w:styles {NAMESPACES}>{styles or STYLES}</w:styles>",
        "word/settings.xml": HEAD + f"<w:settings {NAMESPACES}>{settings}</w:settings>",
        **{name: content for name, _, content in parts},
    }
    types = members["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>',
    )
    members["[Content_Types].xml"] = types
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (2025, 1, 6, 9, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, content)
    return buffer.getvalue(), marked


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="21"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr>'
    '<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:eastAsia="楷体"/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="a9"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/>'
    "</w:rPr></w:style>"
)
NUMBERING = HEAD + (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
RELATION = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_REGISTERED = []


def template(*, replace=False, is_readable=True):
    def register(make):
        def build():
            data, marked = make()
            return OfficeTemplate(make.__name__, data, marked, replace, is_readable)

        _REGISTERED.append(build)
        return make

    return register


@cache
def every_template():
    return tuple(build() for build in _REGISTERED)


def styled(level):
    return lambda text: p(text, ppr=f'<w:pStyle w:val="{level}"/>')


def bold(text):
    return p(text, rpr='<w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="30"/></w:rPr>')


@template()
def plain_word():
    return packed(whole(section=styled(1), aspect=styled(2)))


@template()
def wps_with_automatic_numbers_and_blank_lines():
    def numbered(level):
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        return lambda text: p(
            re.sub("^[^、）]+[、）]", "", text), ppr=number + '<w:spacing w:line="560" w:lineRule="exact"/>'
        )

    blank = p(ppr=INDENT + SONG, may_change=True)
    return packed(
        whole(section=numbered(0), aspect=numbered(1), room=lambda: blank),
        parts=[("word/numbering.xml", TYPE.format("numbering"), NUMBERING)],
        rels=RELATION.format("rNu", "numbering", "numbering.xml"),
    )


@template()
def pasted_from_a_web_page_with_blank_cells_for_merged_ones():
    return packed(whole(section=bold, tables_of={n: unmerged(n, padded=True) for n in (2, 3, 4)}))


@template()
def pasted_from_a_web_page_with_merged_cells_gone():
    def broken(text):
        return (
            text.replace("商业企业", "商业 企业")
            .replace("结果维持", "结果 维持")
            .replace("、", "､")
            .replace("（", "(")
            .replace("）", ")")
        )

    return packed(
        whole(section=bold, tables_of={n: unmerged(n, padded=False, label=broken) for n in (2, 3, 4)})
    )


@template(is_readable=False)
def form_with_headings_left_and_room_right():
    rows = [tr(tc(heading(SECTION_HEADINGS["1"])), tc("<w:p/>"))]
    rows += [
        tr(tc(heading(name)), tc(hint("【填写要点：不少于100字】"))) for name in ASPECT_HEADINGS.values()
    ]
    top = tbl(*rows, columns=2)
    rest = tbl(
        tr(tc(heading(SECTION_HEADINGS["5"])), tc(hint("（请逐条填写）"))),
        tr(tc(heading(SECTION_HEADINGS["6"])), tc(p(may_change=True))),
        tr(tc(p("审核意见")), tc("<w:p/>")),
        columns=2,
    )
    middle = "".join(heading(SECTION_HEADINGS[str(n)]) + official(n) for n in (2, 3, 4))
    return packed(p(TITLE, may_change=True) + top + middle + rest)


@template(is_readable=False)
def everything_in_one_grid():
    across = 15
    rows = [tr(tc(p(TITLE, may_change=True), span=across))]

    def headed(text, *, room=True):
        rows.append(tr(tc(heading(text), span=across)))
        if room:
            rows.append(tr(tc(hint(), span=across)))

    headed(SECTION_HEADINGS["1"], room=False)
    for name in ASPECT_HEADINGS.values():
        headed(name)
    headed(SECTION_HEADINGS["2"], room=False)
    rows += [row.replace("</w:tr>", f"{tc('<w:p/>', span=11)}</w:tr>") for row in official_rows(2)]
    headed(SECTION_HEADINGS["3"], room=False)
    rows += [row.replace("</w:tr>", f"{tc('<w:p/>', span=5)}</w:tr>") for row in official_rows(3)]
    headed(SECTION_HEADINGS["4"], room=False)
    rows += list(official_rows(4))
    headed(SECTION_HEADINGS["5"])
    headed(SECTION_HEADINGS["6"])
    return packed(tbl(*rows, columns=across))


@template()
def tables_nested_in_a_table_for_layout():
    rows = [tr(tc(p(TITLE, may_change=True))), tr(tc(heading(SECTION_HEADINGS["1"])))]
    rows += [tr(tc(heading(name) + hint())) for name in ASPECT_HEADINGS.values()]
    rows += [tr(tc(heading(SECTION_HEADINGS[str(n)]) + official(n) + "<w:p/>")) for n in (2, 3, 4)]
    rows += [tr(tc(heading(SECTION_HEADINGS[key]) + hint())) for key in ("5", "6")]
    return packed(tbl(*rows))


def boxed(inner):
    shape = (
        '<wp:anchor simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" '
        'distT="0" distB="0" distL="0" distR="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        '</wp:posOffset></wp:positionV><wp:extent cx="5400000" cy="900000"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="1" name="文本框"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="900000"/></a:xfrm><a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    old = (
        '<w:pict><v:shape style="width:425pt;height:70pt"><v:textbox><w:txbxContent>'
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{shape}</w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


@template(is_readable=False)
def headings_and_room_in_text_boxes():
    pieces = [boxed(p(TITLE, may_change=True)), heading(SECTION_HEADINGS["1"])]
    pieces += [boxed(heading(name) + hint()) for name in ASPECT_HEADINGS.values()]
    pieces += [boxed(heading(SECTION_HEADINGS[str(n)])) + official(n) for n in (2, 3, 4)]
    pieces += [boxed(heading(SECTION_HEADINGS["5"])) + hint(), boxed(heading(SECTION_HEADINGS["6"]) + hint())]
    return packed("".join(pieces))


def controlled(inner, prompt=True, extra=""):
    waiting = "<w:showingPlcHdr/>" if prompt else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="内容"/><w:id w:val="{zlib.crc32(inner.encode()) % 10**8}"/>{waiting}{extra}'
        f"</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


PROMPT = '<w:rPr><w:rStyle w:val="a9"/></w:rPr>'


@template()
def content_controls_of_every_kind():
    def in_control(key, text):
        run = f"<w:r>{PROMPT}<w:t>填</w:t></w:r>"
        return f"<w:p>{controlled(run)}</w:p>"

    bound = '<w:dataBinding w:xpath="/a" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/>'
    return packed(
        whole(
            section=lambda text: controlled(styled(1)(text), prompt=False),
            room=lambda: controlled(p("单击或点击此处输入文字。", rpr=PROMPT, may_change=True), extra=bound),
            tables_of=tables(shape=in_control),
        )
    )


@template()
def locked_form_with_form_fields():
    def form_field(key, text):
        blanks = "\u2002" * 5
        return (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="T"/><w:enabled/><w:calcOnExit '
            'w:val="0"/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f"<w:r>{SMALL}<w:t>{blanks}</w:t></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )

    return packed(
        whole(section=bold, tables_of=tables(shape=form_field)),
        settings='<w:documentProtection w:edit="forms" w:enforcement="1"/>',
    )


@template()
def table_3_split_over_two_tables():
    rows = list(official_rows(3))
    cut = 14
    split = tbl(*rows[:cut], columns=10) + p("（续表）") + tbl(*rows[cut:], columns=10)
    return packed(whole(tables_of=tables() | {3: split}))


@template(replace=True)
def last_years_whole_report():
    def text():
        return p(
            "2023年，我镇共主动公开政府信息86条，按时办结全部申请。", ppr=INDENT, rpr=SONG, may_change=True
        ) + p("下一步将继续努力。", ppr=INDENT, rpr=SONG, may_change=True)

    return packed(
        whole(
            title="青石镇人民政府2023年政府信息公开工作年度报告",
            room=text,
            tables_of=tables(shown=lambda key: str(len(key) % 7)),
        )
    )


def _png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )


@template()
def header_footer_picture_comment_and_footnote():
    header = HEAD + f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>内部资料 【单位名称】</w:t></w:r></w:p></w:hdr>"
    footer = HEAD + f"<w:ftr {NAMESPACES}><w:p><w:r><w:t>第1页</w:t></w:r></w:p></w:ftr>"
    notes = HEAD + (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p><w:r><w:t>统计截至年底。</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    comments = HEAD + (
        f'<w:comments {NAMESPACES}><w:comment w:id="0" w:author="政务公开股"><w:p><w:r><w:t>按要求写</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )

    def commented(text):
        return (
            f'<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:t>{text}</w:t></w:r>'
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
            if text.startswith("五")
            else p(
                text,
                ppr='<w:pStyle w:val="1"/>',
                before='<w:bookmarkStart w:id="7" w:name="x"/><w:bookmarkEnd w:id="7"/>',
            )
        )

    noted = p("注：数据以统计系统为准。").replace(
        "</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    return packed(
        whole(section=commented, tables_of={n: official(n) + (noted if n == 3 else "") for n in (2, 3, 4)}),
        section=PORTRAIT.replace(
            "<w:sectPr>",
            '<w:sectPr><w:headerReference w:type="default" r:id="rH"/><w:footerReference w:type="default" r:id="rF"/>',
        ),
        parts=[
            ("word/header1.xml", TYPE.format("header"), header),
            ("word/footer1.xml", TYPE.format("footer"), footer),
            ("word/footnotes.xml", TYPE.format("footnotes"), notes),
            ("word/comments.xml", TYPE.format("comments"), comments),
            ("word/media/image1.png", "", _png()),
        ],
        rels="".join(
            RELATION.format(*each)
            for each in (
                ("rH", "header", "header1.xml"),
                ("rF", "footer", "footer1.xml"),
                ("rN", "footnotes", "footnotes.xml"),
                ("rC", "comments", "comments.xml"),
                ("rI", "image", "media/image1.png"),
            )
        ),
    )


@template()
def table_3_on_a_landscape_page():
    portrait = p(ppr=PORTRAIT)
    landscape = p(
        ppr=PORTRAIT.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    )
    body = whole(section=bold).replace(bold(SECTION_HEADINGS["3"]), portrait + bold(SECTION_HEADINGS["3"]))
    return packed(body.replace(bold(SECTION_HEADINGS["4"]), landscape + bold(SECTION_HEADINGS["4"])))


@template()
def half_width_numbers_and_changed_words():
    names = {
        "1": "一.总体情况(简要概述)",
        "2": "二.政府信息主动公开情况",
        "3": "三.收到和处理信息公开申请情况",
        "4": "四.政府信息公开行政复议及行政诉讼情况",
        "5": "五.存在问题及改进情况",
        "6": "六.其他需报告的事项",
    }
    aspects = {
        "proactive": "(一)政府信息主动公开情况",
        "on_request": "(二)依申请公开情况",
        "management": "(三)政府信息管理情况",
        "platform": "(四)公开平台建设情况",
        "supervision": "(五)监督保障情况",
    }
    body = whole(names=names, aspects=aspects, section=bold)
    return packed(body.replace(bold(names["1"]), bold(names["1"]).replace("<w:p>", "<w:p><!--open-->", 1)))


@template()
def cover_page_contents_and_approval():
    big = '<w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="72"/></w:rPr>'
    cover = (
        p("【单位名称】", ppr='<w:jc w:val="center"/>', rpr=big, may_change=True)
        + p("××××年政府信息公开工作年度报告", rpr=big, may_change=True)
        + p("20XX年X月X日", ppr='<w:jc w:val="center"/>', may_change=True)
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + p("目  录")
        + "".join(p(f"{name}\t{n}") for n, name in enumerate(SECTION_HEADINGS.values(), 1))
    )
    approval = (
        p("填报单位：        ", may_change=True)
        + p("    年  月  日", ppr='<w:jc w:val="right"/>', may_change=True)
        + tbl(tr(tc(p("拟稿人")), tc("<w:p/>"), tc(p("审核人")), tc("<w:p/>")), columns=4)
        + p("附件：主动公开基本目录")
    )
    return packed(cover + whole(section=styled(1), end=approval))


@template()
def lead_with_blanks_of_its_own():
    lead = p(
        "根据《中华人民共和国政府信息公开条例》规定，由XX镇人民政府编制20XX年度报告，统计期限自20XX年1月1日起至20XX年12月31日止。",
        ppr=INDENT,
        rpr=SONG,
        may_change=True,
    )
    return packed(whole(lead=lead))


@template()
def room_for_a_lead():
    return packed(whole(lead=hint("【编制说明：依据、统计期限、联系方式】")))


@template()
def tracked_changes():
    def tracked(text):
        return (
            '<w:p><w:ins w:id="1" w:author="甲" w:date="2025-01-02T00:00:00Z"><w:r><w:t>'
            f'{text}</w:t></w:r></w:ins><w:del w:id="2" w:author="甲" w:date="2025-01-02T00:00:00Z"><w:r><w:delText>旧'
            "标题</w:delText></w:r></w:del></w:p>"
        )

    return packed(whole(section=tracked), settings="<w:trackRevisions/>")


def tag(name):
    left, right = name[: len(name) // 2], name[len(name) // 2 :]
    return f"<w:r><w:t>{{{{ {left}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{right} }}}}</w:t></w:r>"


@template()
def tags_in_the_docxtpl_manner():
    rooms = iter([f"part_{part.replace('.', '_')}" for part in (*PARTS, "5", "6")])
    title = (
        "<w:p><!--open-->"
        + tag("agency")
        + tag("year")
        + "<w:r><w:t>年政府信息公开工作年度报告</w:t></w:r></w:p>"
    )
    return packed(
        whole(
            room=lambda: f"<w:p><w:pPr>{INDENT}</w:pPr><!--open-->{tag(next(rooms))}</w:p>",
            tables_of=tables(shape=lambda key, text: f"<w:p>{tag(key.replace('.', '_'))}</w:p>"),
        ).replace(p(TITLE, ppr='<w:jc w:val="center"/>', may_change=True), title)
    )


@template()
def no_headings_for_the_aspects():
    body = whole(aspects={}, section=bold)
    return packed(
        body.replace(bold(SECTION_HEADINGS["1"]), bold(SECTION_HEADINGS["1"]) + hint("【总体情况】"))
    )


@template()
def headings_for_three_aspects_only():
    aspects = {key: ASPECT_HEADINGS[key] for key in ("proactive", "on_request", "management")}
    return packed(whole(aspects=aspects, section=styled(1), aspect=styled(2)))


@template()
def text_behind_the_headings_on_the_same_line():
    def run_in(text):
        return p(f"{text}情况。XXXX。", ppr=INDENT, rpr=SONG, may_change=True)

    return packed(
        whole(aspect=run_in, room=lambda: "").replace(
            heading(SECTION_HEADINGS["6"]), hint("【填写】") + heading(SECTION_HEADINGS["6"])
        )
        + hint("【填写】")
    )


@template()
def table_2_in_four_pieces_and_table_4_by_rows():
    rows = list(official_rows(2))
    pieces = [tbl(*rows[a:b], columns=4) for a, b in ((0, 4), (4, 7), (7, 11), (11, len(rows)))]
    head = tr(tc(p("类别")), *[tc(p(label)) for label in TABLE_4_COLUMNS.values()])
    by_rows = [
        tr(tc(p(label)), *[tc("<w:p/>", key=f"t4.{block}.{column}") for column in TABLE_4_COLUMNS])
        for block, label in TABLE_4_BLOCKS.items()
    ]
    return packed(
        whole(tables_of={2: "<w:p/>".join(pieces), 3: official(3), 4: tbl(head, *by_rows, columns=6)})
    )


@template()
def labels_broken_over_lines_and_cells():
    rows = list(
        official_rows(3, label=lambda text: text.replace("危及", "危及\n") if "危及" in text else text)
    )
    for row in TABLE_3_ROWS:
        number, _, words = row.label.partition(".")
        if words and number.isdigit():
            whole_cell = tc(p(row.label, rpr=SMALL))
            split = tc(p(f"{number}.", rpr=SMALL) + p(words, rpr=SMALL))
            rows = [each.replace(whole_cell, split) for each in rows]
    return packed(whole(tables_of=tables() | {3: tbl(*rows, columns=10)}))


@template()
def zeros_and_dashes_where_numbers_go():
    return packed(whole(tables_of=tables(shown=lambda key: ("0", "/", "—", "XX")[len(key) % 4])))


@template()
def sub_headings_in_section_5():
    five = heading("（一）上年度问题整改情况") + hint() + heading("（二）存在的主要问题") + hint()
    return packed(whole(five=five))


@template()
def frames_to_write_in():
    def frame():
        return tbl(tr(tc(hint("（此处填写，500字以内）", ppr="")))) + "<w:p/>"

    return packed(whole(section=bold, room=frame))


@template()
def lines_broken_inside_one_paragraph():
    names = [
        SECTION_HEADINGS["1"],
        *[each for name in ASPECT_HEADINGS.values() for each in (name, "【填写】")],
    ]
    runs = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{name}</w:t></w:r>" for name in names)
    body = whole(aspects={}, section=bold)
    return packed(body.replace(bold(SECTION_HEADINGS["1"]), f"<w:p><!--open-->{runs}</w:p>"))


@template()
def markup_of_another_program():
    data, marked = packed(whole(section=bold))
    odd = (
        marked.replace("w:val=", "w:val = ")
        .replace('w:sz="4"', "w:sz='4'")
        .replace("<w:p/>", "<w:p ></w:p >")
    )
    odd = odd.replace(HEAD, "\ufeff<?xml version='1.0' encoding='utf-8'?>\r\n<!-- exported <w:p> -->\r\n")
    odd = odd.replace("第三方", "第&#x4E09;方")
    return swapped(data, "word/document.xml", re.sub("<!--(?:open|t\\d\\.[\\w.]+)-->", "", odd)), odd


@template()
def word_template_file():
    return packed(whole(section=styled(1)), kind=TEMPLATE)


def swapped(data, name, content):
    """The file with one part exchanged."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.infolist():
            new.writestr(member, content if member.filename == name else old.read(member))
    return buffer.getvalue()


def template_named(name):
    return next(each for each in every_template() if each.name == name)
