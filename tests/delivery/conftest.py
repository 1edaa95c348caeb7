"""A written .docx file read back as plain XML, without the library that wrote it."""

import io
import zipfile
from dataclasses import dataclass, field

import pytest
from lxml import etree

from nianbao.delivery import write_word
from nianbao.report.document import Body, Document, FormTable, Heading, PrintedSentence
from nianbao.report.draft import Origin
from nianbao.report.tables import ASPECT_HEADINGS, CELLS, SECTION_HEADINGS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
LEFT, ABOVE = "←", "↑"


@dataclass
class WordFile:
    """The parts of one .docx file, with what Word would make of them."""

    blob: bytes
    parts: dict = field(init=False)

    def __post_init__(self):
        with zipfile.ZipFile(io.BytesIO(self.blob)) as package:
            assert package.testzip() is None
            self.parts = {name: package.read(name) for name in package.namelist()}

    def xml(self, part):
        return etree.fromstring(self.parts[part])

    @property
    def body(self):
        return self.xml("word/document.xml").find(f"{W}body")

    def paragraphs(self):
        """Text and style id of each paragraph outside the tables."""
        return [(text_of(p), style_of(p)) for p in self.body.findall(f"{W}p")]

    def styles(self):
        return {style.get(f"{W}styleId"): style for style in self.xml("word/styles.xml").iter(f"{W}style")}

    def chain(self, style):
        """The style and those it is based on, nearest first."""
        styles, chain = self.styles(), []
        while style:
            chain.append(styles[style])
            based_on = styles[style].find(f"{W}basedOn")
            style = None if based_on is None else based_on.get(f"{W}val")
        return chain

    def resolved(self, style, path, name):
        """An attribute as Word resolves it for a paragraph style, e.g. ("rPr/sz", "val")."""
        steps = "/".join(f"{W}{step}" for step in path.split("/"))
        for ancestor in self.chain(style):
            found = ancestor.find(steps)
            if found is not None and found.get(f"{W}{name}") is not None:
                return found.get(f"{W}{name}")
        return None

    def matrix(self, index):
        """The table as a full grid: the text where a merged cell begins, ← and ↑ in the rest of it."""
        rows, open_above = [], {}
        for tr in self.body.findall(f"{W}tbl")[index].findall(f"{W}tr"):
            row = []
            for tc in tr.findall(f"{W}tc"):
                span = tc.find(f"{W}tcPr/{W}gridSpan")
                merge = tc.find(f"{W}tcPr/{W}vMerge")
                across = int(span.get(f"{W}val")) if span is not None else 1
                at = len(row)
                if merge is not None and merge.get(f"{W}val") != "restart":
                    assert open_above.get(at) == across, "a merged cell continues one of another width"
                    assert text_of(tc) == ""
                    row += [ABOVE] * across
                else:
                    open_above.pop(at, None)
                    row += [text_of(tc), *[LEFT] * (across - 1)]
                if merge is not None:
                    open_above[at] = across
            rows.append(row)
        return rows


def text_of(node):
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def style_of(paragraph):
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def body(text, part="1.proactive"):
    return Body(part, (PrintedSentence(text, Origin.FACT, (), ()),))


@pytest.fixture
def w():
    return W


@pytest.fixture
def make_body():
    return body


@pytest.fixture
def write():
    """Writes a document and reads the file back."""
    return lambda document: WordFile(write_word(document))


@pytest.fixture
def numbers():
    """A different number in each of the 200 cells."""
    return {key: str(1000 + index) for index, key in enumerate(CELLS)}


@pytest.fixture
def report(numbers):
    """A whole report of a town, as long as they usually are."""
    blocks = [body("根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。", "lead")]
    blocks.append(Heading(SECTION_HEADINGS["1"], 1))
    for aspect, heading in ASPECT_HEADINGS.items():
        blocks += [
            Heading(heading, 2),
            body("全年主动公开政府信息86条，其中工作动态52条——均已归档。" * 3, aspect),
        ]
    for number in (2, 3, 4):
        blocks += [Heading(SECTION_HEADINGS[str(number)], 1), FormTable(number)]
    blocks += [
        Heading(SECTION_HEADINGS["5"], 1),
        Heading("（一）上年度问题的改进情况", 3),
        body("上年度提出的“公开栏偏少”问题已经改进，新增公开栏4处。", "5"),
        Heading("1.关于政策解读", 3),
        body("【待补：政策解读问题的改进措施】", "5"),
        Heading(SECTION_HEADINGS["6"], 1),
        body("本年度未收取政府信息处理费。", "6"),
    ]
    return Document("青石镇人民政府2024年政府信息公开工作年度报告", tuple(blocks), numbers)
