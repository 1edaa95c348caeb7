from decimal import Decimal

import pytest

from nianbao.report.answer_tree import Entries, Fault, Items, Scalar
from nianbao.report.answers import Mistake, report_from
from nianbao.report.cells import Blank, Known
from nianbao.report.report import Report
from nianbao.report.tables import CELLS


def tree(value, line=1):
    """A located tree from Python values: text in quotes is quoted, everything stands in one line."""
    if isinstance(value, dict):
        return Entries(
            tuple((Scalar(key, line, quoted=False), tree(item)) for key, item in value.items()), line
        )
    if isinstance(value, list):
        return Items(tuple(tree(item) for item in value), line)
    if isinstance(value, str):
        quoted = value.startswith('"')
        return Scalar(value.strip('"'), line, quoted=quoted)
    return value


def file(**more):
    return {"agency": "青石镇人民政府", "kind": "town", "year": "2024", **more}


def report_of(**more):
    report = report_from(tree(file(**more)))
    assert isinstance(report, Report), report
    return report


def only_mistake(**more):
    (mistake,) = report_from(tree(file(**more)))
    return mistake.message


def test_three_lines_are_a_report_with_everything_open():
    report = report_of()

    assert report.facts == report.promises == report.problems == ()
    assert all(isinstance(cell.content, Blank) for cell in report.tables.cells.values())


def test_facts_are_numbered_in_the_order_of_the_form_whatever_the_order_of_the_file():
    report = report_of(
        problems=[{"problem": "解读少", "measure": "做图解"}, {"problem": "更新慢"}],
        promises=[
            {"status": "done", "evidence": "新增4处", "promise": "增加公开栏"},
            {"promise": "培训", "status": "partly"},
        ],
        answers={"other": ["没了"], "proactive": ["公开86条", "解读2篇"]},
    )

    numbered = [(fact.id, fact.topic, fact.words) for fact in report.every_fact()]

    assert numbered == [
        ("F1", "proactive", "公开86条"),
        ("F2", "proactive", "解读2篇"),
        ("F3", "other", "没了"),
        ("F4", "last_year", "增加公开栏"),
        ("F5", "last_year", "新增4处"),
        ("F6", "last_year", "培训"),
        ("F7", "problems", "解读少"),
        ("F8", "plans", "做图解"),
        ("F9", "problems", "更新慢"),
    ]


@pytest.mark.parametrize(("said", "content"), [("true", Known(Decimal(0))), ("False", Blank())])
def test_a_blank_is_a_zero_only_when_the_clerk_says_so(said, content):
    assert report_of(tables={"blank_is_zero": said}).tables["t3.new.natural"].content == content


def test_a_total_somebody_wrote_is_kept_for_comparison():
    report = report_of(tables={"t3.new.natural": "2", "t3.new.total": "3", "blank_is_zero": "true"})

    assert report.tables.value("t3.new.total") == 2
    assert report.tables.stated_totals == {"t3.new.total": Decimal(3)}


@pytest.mark.parametrize("key", list(CELLS))
def test_every_cell_of_the_form_can_be_given(key):
    report = report_of(tables={key: "7"})

    assert report.tables.stated_totals.get(key, report.tables.value(key)) == 7


@pytest.mark.parametrize("amount", ["0", "0.5", "214.6", "0.0001", "99999999"])
def test_the_fee_cell_takes_ten_thousands_of_yuan_with_decimals(amount):
    assert report_of(tables={"t2.fees.amount": amount}).tables.value("t2.fees.amount") == Decimal(amount)


@pytest.mark.parametrize("nothing", ["", "~", "null"])
@pytest.mark.parametrize("key", ["answers", "tables", "promises", "problems"])
def test_a_part_with_nothing_under_it_is_open(key, nothing):
    assert report_of(**{key: nothing}) == report_of()


@pytest.mark.parametrize(
    ("year", "allowed"), [("2020", False), ("2021", True), ("2099", True), ("2100", False)]
)
def test_the_form_in_force_begins_with_2021(year, allowed):
    outcome = report_from(tree(file() | {"year": year}))

    assert isinstance(outcome, Report) is allowed


def test_blanks_around_a_remark_are_not_part_of_it():
    assert report_of(answers={"fee": ['"  没收过\u3000"']}).facts[0].words == "没收过"


@pytest.mark.parametrize(
    "name", ["×镇人民政府", "XX街道办事处", "某县自然资源局", "〇〇镇", "单位全称", "__镇人民政府"]
)
def test_a_name_not_yet_filled_in_is_refused(name):
    (mistake,) = report_from(tree(file() | {"agency": name}))

    assert "还没有换成真名" in mistake.message


@pytest.mark.parametrize(
    "words", ["40", "1,000", "2024-01-01", "12:30", "0x1F", ".5", "-.inf", "yes", "OFF", "2.5"]
)
def test_a_bare_number_or_switch_is_no_remark_unless_quoted(words):
    assert "半角引号" in only_mistake(answers={"other": [words]})
    assert report_of(answers={"other": [f'"{words}"']}).facts[0].words == words


@pytest.mark.parametrize("length", [2_000, 2_001])
def test_a_remark_has_at_most_two_thousand_characters(length):
    outcome = report_from(tree(file(answers={"other": ["字" * length]})))

    assert isinstance(outcome, Report) is (length == 2_000)


@pytest.mark.parametrize(
    ("said", "kind"),
    [("镇", "town"), ("乡政府", "town"), ("街道", "subdistrict"), ("局", "department"), ("县", "county")],
)
def test_a_kind_in_chinese_gets_the_word_to_write(said, kind):
    (mistake,) = report_from(tree(file() | {"kind": said}))

    assert f"kind: {kind}；" in mistake.message


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("t3.new.natral", "t3.new.natural"),
        ("t3.grantd.natural", "t3.granted.natural"),
        ("ｔ4.review.upheld", "t4.review.upheld"),
    ],
)
def test_an_unknown_cell_gets_the_nearest_one_with_its_place_in_the_form(typed, meant):
    message = only_mistake(tables={typed: "1"})

    assert f"是不是“{meant}”（{CELLS[meant].label}）" in message


def test_one_mistake_anywhere_leaves_no_report():
    outcome = report_from(tree(file(tables={"t3.new.natural": "2"}, answers={"other": ["好"], "fee": ["1"]})))

    assert isinstance(outcome, tuple)


def test_mistakes_come_in_the_order_of_the_lines():
    late, early = Scalar("一", 9, quoted=False), Scalar("x", 4, quoted=False)

    outcome = report_from(tree(file() | {"year": late, "kind": early}))

    assert [mistake.line for mistake in outcome] == [4, 9]


@pytest.mark.parametrize(
    "where",
    [
        lambda fault: fault,
        lambda fault: file() | {"agency": fault},
        lambda fault: file() | {"kind": fault},
        lambda fault: file() | {"year": fault},
        lambda fault: file(answers={"other": [fault]}),
        lambda fault: file(tables={"t3.new.natural": fault}),
        lambda fault: file(promises=[fault]),
        lambda fault: file(nonsense=fault),
    ],
)
def test_a_place_the_reader_could_not_use_is_named_once(where):
    fault = Fault("这里不能用。", 7)

    assert report_from(tree(where(fault))) == (Mistake(7, "这里不能用。"),)


def test_a_mistake_without_a_line_is_just_its_sentence():
    assert str(Mistake(0, "缺少。")) == "缺少。"
    assert str(Mistake(3, "不对。")) == "第3行：不对。"
