"""What a template cannot take is told; what stands in it is kept unless the clerk says otherwise."""

import io
import json
import zipfile

import pytest
from lxml import etree
from office_templates import (
    TITLE,
    bold,
    every_template,
    heading,
    hint,
    official,
    p,
    packed,
    swapped,
    tables,
    tbl,
    tc,
    template_named,
    tr,
    value,
    whole,
)
from test_fill import SAID, body, filling, main_part, paragraphs, shown

from nianbao.cli import main
from nianbao.delivery import fill_confined
from nianbao.delivery.template.filler import fill_template
from nianbao.errors import FileUnreadable, TemplateRefused
from nianbao.report.filling import FillLine, Outcome
from nianbao.report.tables import CELLS, SECTION_HEADINGS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANSWERS = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables: {blank_is_zero: true, t3.new.natural: 2, t3.granted.natural: 2}
answers: {on_request: ["来了2件，都给了"], proactive: ["全年公开86条"]}
"""


def fill(content, *, replace=False, **changes):
    return fill_template(packed(content)[0], "模板.docx", filling(**changes), replace=replace)


def told(filled, outcome):
    return {note.where: note.text for note in filled.notes if note.outcome is outcome}


def test_a_template_of_2019_is_refused_with_the_label_that_tells():
    old = tbl(tr(tc(p("信息内容")), tc(p("本年新制作数量")), tc(p("对外公开总数量"))), columns=3)

    with pytest.raises(TemplateRefused, match=r"2019年.*“本年新制作数量”"):
        fill(whole(tables_of=tables() | {2: old}))


def test_a_single_row_of_other_results_is_the_form_of_2019_too():
    rows = [
        row
        for row in official(3).split("<w:tr>")
        if "申请人无正当理由" not in row and "逾期未按收费" not in row
    ]
    cut = "<w:tr>".join(rows).replace("3.其他", "不分项")

    with pytest.raises(TemplateRefused, match="（六）其他处理"):
        fill(whole(tables_of=tables() | {3: cut.replace("不分项", "（六）其他处理")}))


def test_a_file_without_anything_of_the_report_is_refused():
    with pytest.raises(TemplateRefused, match="没有年报的标题"):
        fill(p("关于召开会议的通知") + p("各镇人民政府："))


def test_a_missing_table_is_told_and_the_rest_is_filled():
    filled = fill(whole(tables_of=tables() | {4: ""}))

    assert told(filled, Outcome.MISSING) == {"t4": f"没有找到“{SECTION_HEADINGS['4']}”的表格，15格都没有填"}
    assert filled.cells == 185
    assert not filled.is_whole


def test_a_table_that_stands_there_twice_is_filled_in_neither_place():
    filled = fill(whole(tables_of=tables() | {2: official(2) + p("样表") + official(2)}))

    assert filled.cells == 190
    assert "有2处同样的格子" in told(filled, Outcome.MISSING)["t2"]
    assert "1000" not in "".join(paragraphs(filled.data))


def test_a_row_with_too_few_cells_is_told_and_no_number_is_moved():
    cut = tc("<w:p/>", key="t3.new.other")
    broken = official(3, shape=lambda *_: "<w:p/>").replace(cut, "")

    filled = fill(whole(tables_of=tables() | {3: broken}))

    assert filled.cells == 193
    assert "有6格，应有7格" in told(filled, Outcome.MISSING)["t3"]


def test_columns_in_another_order_are_followed_by_their_headings():
    moved = (
        official(3).replace("科研机构", "@").replace("社会公益组织", "科研机构").replace("@", "社会公益组织")
    )
    template = packed(whole(tables_of=tables() | {3: moved}))

    filled = fill_template(template[0], "模板.docx", filling())

    cells = list(body(filled.data).iter(f"{W}tc"))
    row = next(at for at, cell in enumerate(cells) if shown(cell).startswith("一、本年新收"))
    numbers = [
        filling().cells[f"t3.new.{column}"] for column in ("natural", "business", "welfare", "research")
    ]
    assert [shown(cell) for cell in cells[row + 1 : row + 5]] == numbers


def test_two_headings_for_one_section_are_told_and_neither_is_taken():
    filled = fill(whole(end=heading(SECTION_HEADINGS["5"]) + hint()))

    assert "有两处都像" in told(filled, Outcome.MISSING)["5"]
    assert SAID["5"][0] not in "".join(paragraphs(filled.data))


def test_a_missing_section_is_told():
    content = whole().replace(heading(SECTION_HEADINGS["6"]), "")

    assert "没有找到“六、其他需要报告的事项”" in told(fill(content), Outcome.MISSING)["6"]


def test_finished_text_is_kept_and_told_with_its_beginning():
    last_year = template_named("last_years_whole_report")

    filled = fill_template(last_year.data, "上年.docx", filling())

    kept = [note for note in filled.notes if note.outcome is Outcome.KEPT]
    assert {note.where for note in kept} == {part for part in SAID if part != "lead"}
    assert all(note.before.startswith("2023年，我镇") and "请选择替换" in note.text for note in kept)
    assert "".join(paragraphs(filled.data)).count("2023年，我镇") == len(kept)


def test_what_is_replaced_is_told_with_what_stood_there():
    last_year = template_named("last_years_whole_report")

    filled = fill_template(last_year.data, "上年.docx", filling(), replace=True)

    replaced = {note.where: note.before for note in filled.notes if note.outcome is Outcome.REPLACED}
    assert replaced["5"].startswith("2023年，我镇")
    assert replaced["title"] == "青石镇人民政府2023年政府信息公开工作年度报告"
    assert replaced["t3.new.total"] == str(len("t3.new.total") % 7)


def test_a_number_of_last_year_does_not_stay_where_nothing_is_known():
    cells = dict(filling().cells) | {"t2.rules.issued": ""}
    template = packed(whole(tables_of=tables(shown=lambda _: "5")))

    filled = fill_template(template[0], "模板.docx", filling(cells=cells))

    assert "原有的已清空" in told(filled, Outcome.REPLACED)["t2.rules.issued"]
    assert "5" not in [shown(cell) for cell in body(filled.data).iter(f"{W}tc")]


def test_words_in_a_cell_of_numbers_are_kept_and_told():
    content = whole(tables_of=tables(shown=lambda key: "见附件说明" if key == "t2.rules.issued" else ""))

    assert "写着文字，没有动" in told(fill(content), Outcome.KEPT)["t2.rules.issued"]
    assert fill(content, replace=True).cells == 200


def test_the_name_of_another_agency_is_kept_and_told():
    content = whole(title="白石镇人民政府2024年政府信息公开工作年度报告")

    assert "白石镇人民政府" in told(fill(content), Outcome.KEPT)["title"]
    assert "青石镇人民政府2024年政府信息公开工作年度报告" in paragraphs(fill(content, replace=True).data)


def test_a_place_for_the_date_is_told_when_nobody_said_the_date():
    content = whole(end=p("20XX年X月X日"))

    assert "--date" in told(fill(content, date=""), Outcome.MISSING)["date"]
    assert "2025年1月20日" in paragraphs(fill(content).data)


def test_a_tag_nobody_knows_and_a_statement_are_told_and_stay():
    filled = fill(p("{{ 领导 }}") + p("{% for x in y %}") + whole())

    assert [note.text for note in filled.notes if note.outcome is Outcome.MISSING] == [
        "不认识占位符“领导”，没有填",
        "“{% for x in y %}”是程序语句，没有执行，请改成文字",
    ]
    assert {"{{ 领导 }}", "{% for x in y %}"} <= set(paragraphs(filled.data))


def test_a_tag_inside_a_word_of_a_text_is_filled_where_it_stands():
    filled = fill(whole() + p("本年新收{{ t3.new.total }}件，由{{ unit }}办理。"))

    assert f"本年新收{filling().cells['t3.new.total']}件，由青石镇人民政府办理。" in paragraphs(filled.data)


def test_text_that_xml_forbids_does_not_break_the_file():
    hostile = "甲<&>\"'\x00\x0b\ud800\uffff]]>乙{{ x }}" + "长" * 20_000
    parts = {part: (FillLine(hostile),) for part in SAID}

    filled = fill(whole(), parts=parts, agency="青石<镇>&政府", title="x")

    etree.fromstring(main_part(filled.data).encode())
    assert [line for line in paragraphs(filled.data) if line.startswith("甲<&>\"'")]


def test_a_part_longer_than_its_room_pushes_nothing_out():
    lines = tuple(FillLine(f"第{at}段。" * 40) for at in range(60))

    filled = fill(whole(), parts=filling().parts | {"5": lines})

    text = paragraphs(filled.data)
    assert [line for line in text if line.startswith("第") and "段" in line] == [line.text for line in lines]
    assert text.index(SECTION_HEADINGS["6"]) > text.index(lines[-1].text)


def test_new_paragraphs_look_like_the_sample_without_its_grey():
    filled = fill(whole())

    written = [each for each in body(filled.data).iter(f"{W}p") if shown(each) in SAID["5"]]
    looks = {etree.tostring(each.find(f"{W}r/{W}rPr"), encoding="unicode") for each in written}
    indents = {each.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") for each in written}
    assert len(written) == len(SAID["5"])
    assert indents == {"200"}
    assert len(looks) == 1
    assert "808080" not in looks.pop()


def test_our_headings_of_aspects_take_the_look_of_those_that_are_there():
    filled = fill_template(template_named("headings_for_three_aspects_only").data, "模板.docx", filling())

    styles = {
        shown(each): each.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for each in body(filled.data).iter(f"{W}p")
        if shown(each) in ("（三）政府信息管理", "（五）监督保障")
    }
    assert styles == {"（三）政府信息管理": "2", "（五）监督保障": "2"}


def test_a_lead_is_written_only_where_the_template_has_a_place_for_it():
    with_room = fill_template(template_named("room_for_a_lead").data, "模板.docx", filling())
    own = fill_template(template_named("lead_with_blanks_of_its_own").data, "模板.docx", filling())

    assert SAID["lead"][0] in paragraphs(with_room.data)
    assert SAID["lead"][0] not in paragraphs(own.data)
    assert "由青石镇人民政府编制2024年度报告，统计期限自2024年1月1日起至2024年12月31日止。" in "".join(
        paragraphs(own.data)
    )
    assert "lead" in told(fill(whole()), Outcome.REMARK)


LEAD_OF_ANOTHER = "根据《政府信息公开条例》，白石镇人民政府编制本报告，统计期限为2023年1月1日至12月31日。"


def test_a_finished_lead_of_another_agency_or_year_is_kept_and_told():
    assert "没有动" in told(fill(whole(lead=p(LEAD_OF_ANOTHER))), Outcome.KEPT)["lead"]

    replaced = fill(whole(lead=p(LEAD_OF_ANOTHER)), replace=True)
    assert SAID["lead"][0] in paragraphs(replaced.data)
    assert LEAD_OF_ANOTHER not in paragraphs(replaced.data)


def cell_marked(key):
    return tc(value(key), key=key)


@pytest.mark.parametrize("key", ["t3.declined_duplicate.natural", "t3.new.legal", "t3.granted.total"])
@pytest.mark.parametrize("times", [0, 2])
def test_a_row_with_a_cell_too_many_or_too_few_gets_no_number(key, times):
    damaged = official(3).replace(cell_marked(key), cell_marked(key) * times)

    filled = fill(whole(tables_of=tables() | {3: damaged}))

    row = key.rpartition(".")[0]
    shown_numbers = {shown(cell) for cell in body(filled.data).iter(f"{W}tc")}
    assert not shown_numbers & {
        number for name, number in filling().cells.items() if name.startswith(f"{row}.")
    }
    assert filled.cells == 193


def test_a_row_without_cells_stops_nothing():
    damaged = official(2).replace("</w:tr>", "</w:tr><w:tr></w:tr>", 2)

    assert fill(whole(tables_of=tables() | {2: damaged})).cells == 200


def test_a_row_with_a_filler_behind_it_is_not_taken_for_a_whole_one():
    everything = template_named("everything_in_one_grid")
    damaged = everything.marked.replace(cell_marked("t3.partial.business"), "")

    filled = fill_template(swapped(everything.data, "word/document.xml", damaged), "模板.docx", filling())

    assert filled.cells == 193


def test_a_text_box_says_the_same_in_old_programs_and_new_ones():
    filled = fill_template(template_named("headings_and_room_in_text_boxes").data, "模板.docx", filling())

    root = body(filled.data)
    new = ["".join(box.itertext()) for box in root.iterfind(f".//{{*}}Choice//{W}txbxContent")]
    old = ["".join(box.itertext()) for box in root.iterfind(f".//{{*}}Fallback//{W}txbxContent")]
    assert new == old
    assert SAID["6"][0] in "".join(old)


def test_a_control_that_was_filled_waits_no_more():
    filled = fill_template(template_named("content_controls_of_every_kind").data, "模板.docx", filling())

    assert not list(body(filled.data).iter(f"{W}showingPlcHdr", f"{W}dataBinding"))
    assert "a9" not in {style.get(f"{W}val") for style in body(filled.data).iter(f"{W}rStyle")}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("locked_form_with_form_fields", "编辑限制"),
        ("tracked_changes", "修订痕迹"),
        ("word_template_file", ".dotx"),
    ],
)
def test_what_concerns_the_whole_file_is_told(name, said):
    filled = fill_template(template_named(name).data, "模板.docx", filling())

    assert [note for note in filled.notes if note.outcome is Outcome.REMARK and said in note.text]


def _with(data, name, content):
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return buffer.getvalue()


PLAIN = packed(whole())[0]


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (_with(PLAIN, "word/vbaProject.bin", b"x"), TemplateRefused, "带有宏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, FileUnreadable, "旧版Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            FileUnreadable,
            "已加密",
        ),
        (b"", FileUnreadable, "空文件"),
        (PLAIN[:900], FileUnreadable, "已损坏"),
        (b"hello, world", FileUnreadable, "已损坏"),
        (swapped(PLAIN, "word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), FileUnreadable, "不安全"),
        (swapped(PLAIN, "word/document.xml", "<a><b></a>"), FileUnreadable, "不是完整的"),
        (_with(PLAIN, "x.bin", b"0" * 3_000_000), FileUnreadable, "解开后太大"),
    ],
    ids=["macros", "old", "password", "empty", "cut", "text", "entities", "broken", "bomb"],
)
def test_a_file_that_cannot_be_filled_is_refused_in_words(data, kind, said):
    with pytest.raises(kind, match=said):
        fill_confined(data, "模板.docx", filling())


def test_the_process_that_fills_answers_what_the_filler_does():
    apart = fill_confined(PLAIN, "模板.docx", filling())
    together = fill_template(PLAIN, "模板.docx", filling())

    assert apart == together


@pytest.fixture
def files(tmp_path):
    (tmp_path / "素材.yaml").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "模板.docx").write_bytes(PLAIN)
    return tmp_path


def run(folder, *more, output="年报.docx", template="模板.docx"):
    return main(
        ["fill", str(folder / template), str(folder / "素材.yaml"), "-o", str(folder / output), *more]
    )


def test_the_command_fills_and_tells(files, capfdbinary):
    assert run(files, "--json", "--date", "2025-01-20") == 0

    said = capfdbinary.readouterr()
    data = json.loads(said.out)
    assert data["cells"] == 200
    assert data["whole"] is True
    assert {"outcome": "filled", "where": "5"}.items() <= next(
        note for note in data["notes"] if note["where"] == "5"
    ).items()
    assert "表格填了200格" in said.err.decode()
    assert "青石镇人民政府2024年政府信息公开工作年度报告" in paragraphs((files / "年报.docx").read_bytes())


def test_the_command_ends_with_1_when_something_is_left(files):
    (files / "模板.docx").write_bytes(packed(whole(tables_of=tables() | {4: ""}))[0])

    assert run(files) == 1
    assert (files / "年报.docx").exists()


@pytest.mark.parametrize("output", ["模板.docx", "素材.yaml", "./模板.docx"])
def test_the_result_never_takes_the_place_of_what_it_is_made_of(files, output, capsys):
    before = (files / output).read_bytes()

    assert run(files, output=output) == 2
    assert "另一个文件名" in capsys.readouterr().err
    assert (files / output).read_bytes() == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"output": "年报.pdf"}, ".docx结尾"),
        ({"output": "没有这个文件夹/年报.docx"}, "不存在"),
        ({"output": "文件夹.docx"}, "是文件夹"),
        ({"template": "没有.docx"}, "找不到文件"),
        ({"template": "文件夹.docx"}, "是文件夹"),
    ],
)
def test_what_cannot_be_read_or_written_is_told(files, given, said, capsys):
    (files / "文件夹.docx").mkdir()

    assert run(files, **given) == 2
    assert said in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(files, capsys):
    assert run(files, "--date", "2025-02-30") == 2
    assert "不是日期" in capsys.readouterr().err
    assert not (files / "年报.docx").exists()


def test_the_templates_fill_all_200_cells():
    assert {len(each.places) for each in every_template()} == {len(CELLS)}


def test_a_bold_heading_stays_bold_and_the_text_below_is_not():
    filled = fill(whole(section=bold, room=lambda: p(may_change=True), title=TITLE))

    written = next(each for each in body(filled.data).iter(f"{W}p") if shown(each) == SAID["6"][0])
    assert written.find(f".//{W}b") is None
