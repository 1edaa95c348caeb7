"""The three tables with the merged cells of the official form, compared with tests/golden/."""

from pathlib import Path

import pytest

from nianbao.report.document import Document, FormTable
from nianbao.report.tables import BALANCE_NOTE, CELLS, RESULTS_LABEL

GOLDEN = Path(__file__).parent.parent / "golden"
TABLES = (2, 3, 4)
CELL_COUNTS = {2: 10, 3: 175, 4: 15}


def golden(number):
    text = (GOLDEN / f"word-table-{number}.txt").read_text(encoding="utf-8")
    return [line.split(" | ") for line in text.splitlines()]


@pytest.fixture
def table(write):
    """One table of the form, alone in a document."""
    return lambda number, cells: write(Document("报告", (FormTable(number),), cells))


@pytest.mark.parametrize("number", TABLES)
def test_labels_and_merged_cells_are_those_of_the_form(table, number):
    keys = {key: key for key in CELLS}

    assert table(number, keys).matrix(0) == golden(number)


@pytest.mark.parametrize("number", TABLES)
def test_every_number_stands_in_its_place(table, number, numbers):
    shown = table(number, numbers).matrix(0)

    places = {
        text: shown[row][column]
        for row, texts in enumerate(golden(number))
        for column, text in enumerate(texts)
        if text in CELLS
    }

    assert places == {key: value for key, value in numbers.items() if key.startswith(f"t{number}.")}
    assert len(places) == CELL_COUNTS[number]


def test_a_blank_cell_stays_blank(table):
    word = table(2, dict.fromkeys(CELLS, "0") | {"t2.licences.decisions": ""})

    assert [row[1] for row in word.matrix(0) if row[0] in ("行政许可", "行政处罚")] == ["", "0"]
    assert [row[1] for row in table(2, {}).matrix(0) if row[0] == "行政许可"] == [""]


def test_the_results_label_spans_22_rows_and_the_note_three_by_three(table):
    rows = table(3, {}).matrix(0)

    first = next(index for index, row in enumerate(rows) if row[0] == RESULTS_LABEL)
    assert [row[0] for row in rows[first + 1 :]].count("↑") == 21
    assert rows[0][:3] == [BALANCE_NOTE, "←", "←"]
    assert rows[1][:3] == rows[2][:3] == ["↑", "↑", "↑"]


@pytest.mark.parametrize("number", TABLES)
def test_columns_fill_the_type_area_and_every_cell_is_as_wide_as_its_columns(table, w, number):
    tbl = table(number, {}).body.find(f"{w}tbl")

    columns = [int(column.get(f"{w}w")) for column in tbl.find(f"{w}tblGrid")]
    assert abs(sum(columns) - 156 * 1440 / 25.4) < 2
    for row in tbl.findall(f"{w}tr"):
        at = 0
        for properties in row.iter(f"{w}tcPr"):
            span = properties.find(f"{w}gridSpan")
            across = int(span.get(f"{w}val")) if span is not None else 1
            assert int(properties.find(f"{w}tcW").get(f"{w}w")) == sum(columns[at : at + across])
            at += across
        assert at == len(columns)


@pytest.mark.parametrize(("number", "header_rows"), [(2, 0), (3, 3), (4, 3)])
def test_no_row_is_split_and_header_rows_repeat(table, w, number, header_rows):
    rows = table(number, {}).body.findall(f"{w}tbl/{w}tr")

    repeated = [row.find(f"{w}trPr/{w}tblHeader") is not None for row in rows]
    assert repeated == [True] * header_rows + [False] * (len(rows) - header_rows)
    assert all(row.find(f"{w}trPr/{w}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("number", TABLES)
def test_every_row_but_the_last_stays_with_the_next(table, w, number):
    rows = table(number, {}).body.findall(f"{w}tbl/{w}tr")

    kept = [all(p.find(f"{w}pPr/{w}keepNext") is not None for p in row.iter(f"{w}p")) for row in rows]
    assert kept == [True] * (len(rows) - 1) + [False]


def test_frames_are_thin_single_lines(write, report, w):
    borders = write(report).styles()["TableGrid"].find(f"{w}tblPr/{w}tblBorders")

    assert {(border.get(f"{w}val"), border.get(f"{w}sz")) for border in borders} == {("single", "4")}


@pytest.mark.parametrize(
    ("value", "points"), [("7", None), ("13364", None), ("1336400", 7.5), ("9" * 40, 6.0)]
)
def test_a_number_too_long_for_its_column_is_set_smaller(table, w, value, points):
    word = table(3, {"t3.new.total": value})

    run = next(run for run in word.body.iter(f"{w}r") if "".join(run.itertext()) == value)
    size = run.find(f"{w}rPr/{w}sz")
    assert (None if size is None else int(size.get(f"{w}val")) / 2) == points
