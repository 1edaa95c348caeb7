"""The form as data: 200 cells, 42 sums, every label as printed."""

from nianbao.report.tables import (
    ASPECT_HEADINGS,
    CELLS,
    RESULT_ROWS,
    SECTION_HEADINGS,
    SUMS,
    TABLE_3_COLUMNS,
    TABLE_3_ROWS,
    part_name,
)


def test_the_form_has_200_cells_10_and_175_and_15():
    by_table = {table: [key for key in CELLS if key.startswith(table)] for table in ("t2", "t3", "t4")}

    assert [len(keys) for keys in by_table.values()] == [10, 175, 15]


def test_only_the_fee_cell_takes_decimals():
    assert [key for key, spec in CELLS.items() if spec.decimals] == ["t2.fees.amount"]


def test_totals_are_computed_and_nothing_else_is():
    computed = {key for key, spec in CELLS.items() if spec.computed}

    assert computed == set(SUMS)
    assert len(computed) == len(TABLE_3_ROWS) + (len(TABLE_3_COLUMNS) - 1) + 3


def test_every_sum_comes_after_the_sums_it_is_made_of():
    order = list(SUMS)

    for total, parts in SUMS.items():
        assert all(order.index(part) < order.index(total) for part in parts if part in SUMS), total


def test_21_leaf_rows_make_the_results_total():
    assert len(RESULT_ROWS) == 21
    assert SUMS["t3.results_total.natural"] == tuple(f"t3.{row}.natural" for row in RESULT_ROWS)


def test_six_sections_and_five_aspects_stand_in_the_order_of_the_form():
    assert [heading[0] for heading in SECTION_HEADINGS.values()] == list("一二三四五六")
    assert [heading[1] for heading in ASPECT_HEADINGS.values()] == list("一二三四五")


def test_a_cell_says_where_it_stands_in_words_a_clerk_uses():
    assert CELLS["t3.refused_secret.natural"].label == "表三“1.属于国家秘密·自然人”"
    assert CELLS["t2.fees.amount"].label == "表二“行政事业性收费·本年收费金额（单位：万元）”"


def test_parts_are_named_as_the_form_names_them():
    assert part_name("1.management") == "一（三）政府信息管理"
    assert part_name("5") == "五、存在的主要问题及改进情况"
    assert part_name("lead") == "编制说明"
