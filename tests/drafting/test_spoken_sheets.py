"""Sheets in dictated, dialectal and chatted speech: none of it is printed, and no cell is contradicted."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from answer_sets import answer_set
from nianbao.checks.catalogue import run
from nianbao.reading.answers_file import read_answers
from nianbao.report.cells import Tables
from nianbao.report.document import MARK, lay_out
from nianbao.report.draft import Origin
from nianbao.report.facts import Fact
from nianbao.report.paper import paper_of
from nianbao.report.report import AgencyKind, Profile, Report

ROOT = Path(__file__).parents[2]
SPOKEN = sorted((ROOT / "tests" / "cases" / "spoken").glob("*.yaml"))
SHEETS = [
    *SPOKEN,
    *sorted((ROOT / "benchmarks" / "cases" / "answers").glob("*.yaml")),
    *sorted((ROOT / "corpus" / "examples").glob("*.yaml")),
]
SPEECH = re.compile(
    "我(?![镇乡局县]|街道|单位)|你|(?<!其)他(?![人项])|咱|俺|阿拉|侪|呒|谁(?!.{1,2}谁)|啊|呢|嘛|啦|呗|吧|嗯|唉|弄|搞|(?<!调)整的|捋|说是|听说|记得|估计|好像"
    "|那个|的话|反正|说白|没得|莫得|哪(?:有|敢|能)|玩意|瞅|磨叽|熬夜|丢人|烦死|锅"
)
"""Words of speech, written down by hand and not taken from the phrasebook."""
QUOTED = re.compile("“[^”]*”")


def told(composer, topic, *said, cells=None, part=None):
    facts = tuple(Fact.from_words(f"F{place}", topic, words) for place, words in enumerate(said, start=1))
    entries = {key: Decimal(value) for key, value in (cells or {}).items()}
    report = Report(
        Profile("青石镇人民政府", AgencyKind.TOWN, 2024),
        Tables.from_entries(entries, blank_is_zero=True),
        facts,
    )
    drafting = composer.compose(report)
    part = part or f"1.{topic}"
    text = "".join(body.text for body in lay_out(report, drafting).bodies() if body.part == part)
    return text, {entry.words for entry in drafting.unused}


def contradictions(report, drafting):
    """Findings N-01 to N-07, those left out that a table raises which does not close in itself."""
    findings = run(paper_of(report, lay_out(report, drafting)), None, ()).findings
    shaky = {key for key, stated in report.tables.stated_totals.items() if report.tables.value(key) != stated}
    codes = {f"N-0{number}" for number in range(1, 8)}
    return [each.message for each in findings if each.code in codes] if not shaky else []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_no_sentence_of_a_sheet_contradicts_a_cell(path, composer):
    report = read_answers(path)

    assert contradictions(report, composer.compose(report)) == []


@pytest.mark.parametrize("number", range(0, 200, 4))
def test_no_sentence_of_a_made_up_sheet_contradicts_a_cell(number, composer):
    report = answer_set(number)

    assert contradictions(report, composer.compose(report)) == []


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.stem)
def test_no_speech_is_printed_outside_marks_and_quotes(path, composer):
    report = read_answers(path)

    for body in lay_out(report, composer.compose(report)).bodies():
        for sentence in body.sentences:
            if sentence.origin is Origin.FACT:
                printed = QUOTED.sub("", MARK.sub("", sentence.text))
                assert not SPEECH.search(printed), sentence.text


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.stem)
def test_few_clauses_of_a_spoken_sheet_go_back_to_be_reworded(path, composer):
    report = read_answers(path)

    marks = [mark for _, mark in lay_out(report, composer.compose(report)).marks()]

    assert sum("改为书面语" in mark for mark in marks) <= 3, marks


# ── fillers and asides ──


@pytest.mark.parametrize(
    ("topic", "said", "text", "left_out"),
    [
        ("proactive", "我想想啊，在县政府网站发了208条", "在县政府网站发布信息208条。", "我想想啊"),
        ("supervision", "没追过责，谁有空追这个", "无责任追究情形。", "谁有空追这个"),
        ("proactive", "嗯县政府网站呢发了86条", "在县政府网站发布信息86条。", None),
        ("platform", "公众号发了142条，阅读量不值一提", "发布信息142条。", "阅读量不值一提"),
        ("management", "唉天天忙得要死，保密审查退回3件", "因保密审查退回3件。", "唉天天忙得要死"),
    ],
)
def test_asides_and_complaints_go_and_the_figures_stay(topic, said, text, left_out, composer):
    printed, unused = told(composer, topic, said)

    assert text in printed
    assert left_out is None or left_out in unused


# ── doubts ──


@pytest.mark.parametrize("hedge", ["我记得", "好像", "听说", "说是", "可能", "估计", "怕有"])
def test_a_hedge_makes_a_doubt_of_what_it_stands_beside(hedge, composer):
    printed, _ = told(composer, "platform", f"公开栏{hedge}14块")

    assert re.search(rf"【待核：[^】]*{hedge}[^】]*14", printed)
    assert "14" not in MARK.sub("", printed)


def test_a_doubted_figure_that_a_cell_contradicts_is_asked_with_the_cell(composer):
    printed, _ = told(
        composer, "proactive", "处罚我记得执法办报的是18件", cells={"t2.penalties.decisions": 17}
    )

    assert "【待核：素材说“处罚我记得执法办报的是18件”，表二“行政处罚·本年处理决定数量”为17" in printed
    assert "18" not in MARK.sub("", printed)


def test_a_doubted_figure_that_a_cell_bears_out_needs_no_question(composer):
    printed, _ = told(composer, "proactive", "处罚好像是17件", cells={"t2.penalties.decisions": 17})

    assert "好像" not in printed
    assert "行政处罚决定17件" in printed


def test_what_several_say_differently_is_one_question(composer):
    printed, _ = told(composer, "supervision", "考核有说二等的，有说三等的，文件我没见着")

    assert "【待核：考核等次，素材写“考核有说二等的，有说三等的，文件我没见着”。】" in printed


# ── cells ──


def test_a_statement_that_contradicts_a_cell_is_a_question_and_no_statement(composer):
    printed, _ = told(
        composer,
        "management",
        "全年收到申请9件，均登记入册",
        cells={"t3.new.natural": 7, "t3.granted.natural": 7},
    )

    assert "素材说“" in printed
    assert "为7，哪个有误" in printed
    assert "9件" not in MARK.sub("", printed)


# ── names and persons ──


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("公众号叫青石发布，发了30条", "微信公众号名称为“青石发布”"),
        ("公众号名称是青石之声", "微信公众号名称为“青石之声”"),
        ("公众号是宣传委员看了就发", "公众号信息经宣传委员审核后发布。"),
    ],
)
def test_only_what_is_called_a_name_is_one(said, text, composer):
    assert text in told(composer, "platform", said)[0]


@pytest.mark.parametrize(
    ("topic", "said", "text"),
    [
        ("supervision", "县里培训去了2次，都是我去的", "参加县级培训2次，均由承办人员参加。"),
        ("management", "我们镇发文前都审", "我镇"),
        ("platform", "我跟小周两个人在弄公众号", "由2名工作人员负责"),
    ],
)
def test_who_did_it_is_the_body_or_its_staff_and_never_i(topic, said, text, composer):
    printed, _ = told(composer, topic, said)

    assert text in printed
    assert not re.search("我(?!镇)", MARK.sub("", printed))


# ── what cannot be turned ──


def test_an_oral_clause_that_tells_nothing_leaves_the_sentences_around_it_alone(composer):
    printed, _ = told(composer, "platform", "公开栏换了3块，村里瞎折腾了半天。查询机有2台")

    assert printed.index("3块") < printed.index("2台")
    assert "折腾" not in printed


def test_an_oral_clause_with_a_figure_is_told_in_plain_words(composer):
    printed, _ = told(composer, "platform", "有个老太太来了4趟，非要看人家的户型图")

    assert "一名群众到访4次，坚持查看他人的户型图" in printed


def test_no_mark_hands_the_clerks_words_back_to_her(composer):
    printed, _ = told(composer, "platform", "“青石发布”那帮人瞎糊弄")

    assert "书面语" not in printed
