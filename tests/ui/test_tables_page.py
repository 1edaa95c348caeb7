"""三张表: typed cell by cell or pasted as a block; totals come out by themselves, nothing half is taken."""

import pytest

from nianbao.report.report import AgencyKind
from nianbao.report.tables import TABLE_3_COLUMNS, TABLE_3_ROWS

TABLE_3 = "\r\n".join(
    "\t".join("2" if (at, to) in ((0, 0), (2, 0)) else "0" for to in range(6))
    for at in range(len(TABLE_3_ROWS) - 1)
)
"""Without the computed row and column, as it is copied from a spreadsheet."""
WHOLE = """\
agency: 青石镇人民政府
kind: town
year: 2024
tables: {blank_is_zero: true, t3.new.natural: 2, t3.granted.natural: 2, t3.new.total: 5}
"""


@pytest.fixture
def page(page):
    page.name("青石镇人民政府", AgencyKind.TOWN)
    page.see_table(3)
    return page


def grid(page):
    """Table 3 as it is drawn."""
    (found,) = [
        frame.value for frame in page.test.dataframe if "research" in frame.value and len(frame.value) > 1
    ]
    return found


def test_a_number_typed_into_a_table_changes_its_total_and_the_paper(page):
    page.tick("没填的格子都是0（已核对）")

    page.edit("sheet3", 0, "natural", 4)
    page.edit("sheet3", 2, "natural", 4)

    assert grid(page)["total"].tolist()[:3] == [4, 0, 4]
    assert "4件" in page.printed()


def test_a_number_typed_is_kept_at_once(page, workspace):
    page.edit("sheet3", 0, "natural", 4)

    assert workspace.kept.open(page.number()).value("t3.new.natural") == "4"


def test_a_number_stays_when_another_table_was_looked_at(page):
    page.edit("sheet3", 0, "natural", 4)

    page.see_table(2)
    page.see_table(3)

    assert grid(page)["natural"].tolist()[0] == 4


def test_a_column_that_does_not_balance_is_told_in_numbers(page):
    page.tick("没填的格子都是0（已核对）")

    page.edit("sheet3", 0, "natural", 4)

    assert "表三“自然人”一列不平：新收加上年结转为4，办理结果总计加结转下年度为0。" in page.said()


def test_a_total_the_file_stated_can_be_given_up_for_the_computed_one(page):
    page.upload(WHOLE)
    page.see_table(3)
    assert "填的是5，各分项相加为2" in page.said()

    page.press("合计以程序算出的为准")

    assert "填的是5" not in page.said()


def test_a_block_copied_from_a_spreadsheet_fills_the_table(page, workspace):
    page.paste(TABLE_3)

    record = workspace.kept.open(page.number())
    assert record.value("t3.new.natural") == "2"
    assert record.value("t3.granted.natural") == "2"
    assert record.value("t3.carried_out.other") == "0"
    assert grid(page)["total"].tolist()[0] == 2


def test_a_block_fills_the_other_tables_too(page, workspace):
    page.see_table(2)
    page.paste("0\t0\t0\n2\t1\t9\n415\n28\n1\n63.4")
    page.see_table(4)
    page.paste("\t".join("1" if place == 0 else "0" for place in range(12)))

    record = workspace.kept.open(page.number())
    assert (record.value("t2.fees.amount"), record.value("t2.normative.in_force")) == ("63.4", "9")
    assert record.value("t4.review.upheld") == "1"


def test_totals_in_a_block_are_compared_and_not_taken_over(page):
    with_totals = "\n".join(f"{line}\t9" for line in TABLE_3.splitlines())

    page.paste(with_totals)

    assert grid(page)["total"].tolist()[0] == 2
    assert "填的是9" in page.said()


@pytest.mark.parametrize("block", ["1\t2\t3", "新收\t1\t2", "见附件", "-1\t0\n0\t0", "1e9\t0"])
def test_a_block_of_no_shape_is_refused_and_nothing_changes(page, workspace, block):
    page.edit("sheet3", 0, "natural", 4)
    before = workspace.kept.open(page.number()).card.turns

    page.paste(block)

    assert "没有看出是表三" in page.said()
    assert workspace.kept.open(page.number()).card.turns == before
    assert grid(page)["natural"].tolist()[0] == 4


def test_a_block_for_another_table_is_refused(page):
    page.see_table(4)

    page.paste(TABLE_3)

    assert "没有看出是表四" in page.said()


def test_columns_are_named_as_on_the_form(page):
    assert list(TABLE_3_COLUMNS) == [column for column in grid(page) if column in TABLE_3_COLUMNS]
