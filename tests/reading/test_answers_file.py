import contextlib
import os
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.errors import AnswersRefused, FileUnreadable, NianbaoError
from nianbao.reading import located_yaml
from nianbao.reading.answers_file import parse_answers, read_answers
from nianbao.reading.answers_writing import write_answers
from nianbao.report.answer_tree import Entries, Items, Scalar
from nianbao.report.answers import MOST_REMARKS, report_from
from nianbao.report.facts import TOPICS
from nianbao.report.report import AgencyKind, PromiseStatus, Report
from nianbao.report.tables import CELLS

BROKEN = sorted((Path(__file__).parents[1] / "cases" / "broken-answers").glob("*.yaml"))
PROFILE = "agency: 青石镇人民政府\nkind: town\nyear: 2024\n"
WHOLE = (
    PROFILE
    + """tables: {blank_is_zero: true, t2.fees.amount: 214.6, t3.new.natural: 2, t3.new.total: 3}
answers:                       # 按想到的写
  proactive: ["全年公开信息86条，其中工作动态52条"]
  on_request:
    - 来了2件，都给了
    - '公众号: 1个'
  fee:
  other: []
promises: [{promise: "增加公开栏", status: done, evidence: "新增4处"}, {promise: "培训", status: not_done}]
problems:
  - problem: "政策解读形式少"
    measure: "每季度做1期图解"
"""
)
EVERYDAY = settings(max_examples=150, deadline=None, database=None, derandomize=True)


def mistakes_of(text: str) -> tuple[str, ...]:
    with pytest.raises(AnswersRefused) as refused:
        parse_answers(text.encode(), "素材.yaml")
    return refused.value.mistakes


@pytest.mark.parametrize("loader", ["SafeLoader", "CSafeLoader"])
@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_refused_with_just_the_sentences_it_announces(path, loader, monkeypatch):
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(located_yaml, "_LOADER", getattr(yaml, loader))
    lines = path.read_text(encoding="utf-8").splitlines()
    announced = [line.removeprefix("# 应指出：") for line in lines if line.startswith("# 应指出：")]

    with pytest.raises(AnswersRefused) as refused:
        read_answers(path)

    assert list(refused.value.mistakes) == announced
    assert str(path) in str(refused.value)


def test_the_broken_files_are_many_and_none_shows_the_words_of_the_yaml_library():
    foreign = ("expected", "found", "while", "mapping", "token", "scalar")
    sentences = [mistake for path in BROKEN for mistake in mistakes_of(path.read_text(encoding="utf-8"))]

    assert len(BROKEN) >= 30
    assert not [sentence for sentence in sentences if any(word in sentence for word in foreign)]


def test_a_whole_file_becomes_a_report():
    report = parse_answers(WHOLE.encode(), "素材.yaml")

    assert report.profile.title == "青石镇人民政府2024年政府信息公开工作年度报告"
    assert report.tables.value("t2.fees.amount") == Decimal("214.6")
    assert report.tables.stated_totals == {"t3.new.total": Decimal(3)}
    assert [fact.words for fact in report.told("on_request")] == ["来了2件，都给了", "公众号: 1个"]
    assert report.told("fee") == report.told("other") == ()
    assert [promise.status for promise in report.promises] == [PromiseStatus.DONE, PromiseStatus.NOT_DONE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_notepad_and_wps_choose_makes_no_difference(encoding):
    saved = WHOLE.replace("\n", "\r\n").encode(encoding)

    assert parse_answers(saved, "x") == parse_answers(WHOLE.encode(), "x")


def test_utf_16_of_either_order_is_read():
    assert parse_answers(b"\xfe\xff" + WHOLE.encode("utf-16-be"), "x") == parse_answers(WHOLE.encode(), "x")


def test_old_line_ends_do_not_shift_the_line_that_is_named():
    assert mistakes_of("agency: 青石镇人民政府\rkind: town\r\nyear: 20x\r")[0].startswith("第3行：")


def test_invisible_marks_from_a_web_page_are_dropped():
    report = parse_answers(WHOLE.replace("year", "ye\u200bar\u2060").encode(), "x")

    assert report.profile.year == 2024


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04...word/document.xml", "Word"),
        (b"PK\x03\x04...xl/workbook.xml", "Excel"),
        (b"PK\x03\x04...a.txt", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"\n<!doctype html><html>", "网页"),
        (b"\x89PNG\r\n", "图片"),
        (b"\xff\xfea", "编码"),
        (b"\x81\x20\xff\xff\x90", "编码"),
        ("année café".encode("latin-1") * 9, "编码"),
        (PROFILE.encode()[:12] + b"\xe9" + PROFILE.encode()[13:], "第1行有损坏的字符"),
        (b"#" * 2_000_001, "2MB"),
    ],
)
def test_what_is_not_text_is_named_and_the_wanted_form_told(data, said):
    with pytest.raises(FileUnreadable, match=said):
        parse_answers(data, "素材.yaml")


@pytest.mark.parametrize("data", [b"", b"\n \n", "\ufeff".encode(), b"\xef\xbb\xbf# \n", b"---\n"])
def test_an_empty_file_is_refused_with_what_to_begin_with(data):
    with pytest.raises(AnswersRefused, match="agency: 青石镇人民政府"):
        parse_answers(data, "x")


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\u2028"])
def test_a_control_character_is_refused_with_its_line(sign):
    assert mistakes_of(PROFILE + f"answers: {{other: ['没{sign}有']}}\n")[0].startswith("第4行：")


@pytest.mark.parametrize("escape", [r"\e[31m", r"\uD800", r"\U00110000", r"\UFFFFFFFF", r"\u202e", r"\q"])
@pytest.mark.parametrize("loader", ["SafeLoader", "CSafeLoader"])
def test_an_escape_cannot_smuggle_in_what_no_document_can_hold(escape, loader, monkeypatch):
    monkeypatch.setattr(located_yaml, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))

    (only,) = mistakes_of(PROFILE + f'answers: {{other: ["没{escape}"]}}\n')

    assert "控制字符" in only or "反斜杠" in only


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileUnreadable, match="找不到文件"):
        read_answers(tmp_path / "没有.yaml")


def test_a_folder_is_no_answers_file(tmp_path):
    with pytest.raises(FileUnreadable, match="是文件夹"):
        read_answers(tmp_path)


@pytest.mark.parametrize("name", ["长" * 300, "a\0b"])
def test_an_impossible_file_name_is_refused(tmp_path, name):
    with pytest.raises(FileUnreadable, match=r"打不开|找不到"):
        read_answers(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(FileUnreadable, match="不是普通文件"):
        read_answers(tmp_path / "pipe")


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    (tmp_path / "a.yaml").touch()

    with pytest.raises(FileUnreadable, match="没有权限"):
        read_answers(tmp_path / "a.yaml")


def test_beyond_thirty_mistakes_the_rest_is_counted():
    faulty = PROFILE + "tables:\n" + "".join(f"  t3.new.x{n}: 1\n" for n in range(40))

    with pytest.raises(AnswersRefused) as refused:
        parse_answers(faulty.encode(), "素材.yaml")

    assert len(refused.value.mistakes) == 30
    heading, *_, last = str(refused.value).splitlines()
    assert (heading, last) == ("素材.yaml有40处需要修改：", "  ……另有10处，改完上面这些再试。")


def test_more_remarks_than_a_report_can_hold_are_refused_once():
    (only,) = mistakes_of(PROFILE + "answers:\n  other:\n" + '    - "没有"\n' * (MOST_REMARKS + 50))

    assert only.startswith(f"第{5 + MOST_REMARKS + 1}行：素材超过")


@pytest.mark.parametrize(
    "hostile",
    ["[" * 500_000, "a: &a [x]\n" + "b: [*a]\n" * 100_000, "a：\n" * 300_000, 'a: "' + '\\"' * 500_000],
    ids=["brackets", "aliases", "slips", "quotes"],
)
def test_a_file_made_to_choke_the_reader_gets_a_short_answer(hostile):
    assert len("".join(mistakes_of(hostile))) < 5_000


def test_signs_that_only_look_like_slips_do_not_harm_a_whole_file():
    words = '"第一行\n\tyear：2024；agency:无\n\t－条" '

    report = parse_answers((PROFILE + f"answers:\n  other:\n    - {words}\n").encode(), "x")

    assert report.told("other")[0].words == "第一行 year：2024；agency:无 －条"


def test_quotation_marks_inside_a_remark_are_the_clerks_own():
    report = parse_answers((PROFILE + "answers: {platform: [“枫桁零距离”和“枫桁街道”]}\n").encode(), "x")

    assert report.told("platform")[0].words == "“枫桁零距离”和“枫桁街道”"


@EVERYDAY
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_raise_anything_but_our_own_errors(data):
    with contextlib.suppress(NianbaoError):
        assert isinstance(parse_answers(data, "x"), Report)


@EVERYDAY
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(WHOLE)),
            st.integers(0, 2),
            st.sampled_from(
                [*"：，“”\"'[]{}-#&*!|>%@`?\\\t\n\u3000①2~", ": ", "- ", "null", "\x00", "---\n"]
            ),
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
def test_no_slip_of_the_finger_raises_anything_but_our_own_errors(slips, encoding):
    text = WHOLE
    for place, dropped, typed in slips:
        text = text[:place] + typed + text[place + dropped :]
    with contextlib.suppress(AnswersRefused):
        assert isinstance(parse_answers(text.encode(encoding), "x"), Report)


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40)
QUOTED = WORDS.map(lambda words: Scalar(words, 1, quoted=True))
COUNTS = st.integers(0, 99_999_999).map(lambda count: Scalar(str(count), 1, quoted=False))


def plain(text: str) -> Scalar:
    return Scalar(text, 1, quoted=False)


def entries(values: dict) -> Entries:
    return Entries(tuple((plain(key), value) for key, value in values.items()), 1)


def items(values: list) -> Items:
    return Items(tuple(values), 1)


PROMISES = st.lists(
    st.fixed_dictionaries(
        {"promise": QUOTED, "status": st.sampled_from([plain(status) for status in PromiseStatus])},
        optional={"evidence": QUOTED},
    ).map(entries),
    max_size=3,
).map(items)
PROBLEMS = st.lists(
    st.fixed_dictionaries({"problem": QUOTED}, optional={"measure": QUOTED}).map(entries), max_size=3
).map(items)
TREES = st.fixed_dictionaries(
    {
        "agency": st.just(plain("青石镇人民政府")) | QUOTED,
        "kind": st.sampled_from([plain(kind) for kind in AgencyKind]),
        "year": st.integers(2021, 2099).map(lambda year: plain(str(year))),
    },
    optional={
        "tables": st.tuples(st.booleans(), st.dictionaries(st.sampled_from(list(CELLS)), COUNTS)).map(
            lambda pair: entries({"blank_is_zero": plain(str(pair[0])), **pair[1]})
        ),
        "answers": st.dictionaries(
            st.sampled_from(list(TOPICS)), st.lists(QUOTED, max_size=3).map(items)
        ).map(entries),
        "promises": PROMISES,
        "problems": PROBLEMS,
    },
).map(entries)


@EVERYDAY
@given(TREES)
def test_a_report_written_and_read_again_is_equal(tree):
    report = report_from(tree)

    if isinstance(report, Report):
        assert parse_answers(write_answers(report).encode(), "x") == report


def test_the_written_file_has_the_form_a_clerk_edits():
    assert write_answers(parse_answers(WHOLE.encode(), "x")) == (
        'agency: "青石镇人民政府"\nkind: town\nyear: 2024\n'
        "tables:\n  blank_is_zero: true\n  t2.fees.amount: 214.6\n  t3.new.natural: 2\n  t3.new.total: 3\n"
        'answers:\n  proactive:\n    - "全年公开信息86条，其中工作动态52条"\n'
        '  on_request:\n    - "来了2件，都给了"\n    - "公众号: 1个"\n'
        'promises:\n  - promise: "增加公开栏"\n    status: done\n    evidence: "新增4处"\n'
        '  - promise: "培训"\n    status: not_done\n'
        'problems:\n  - problem: "政策解读形式少"\n    measure: "每季度做1期图解"\n'
    )


def test_cells_left_open_stay_open_when_written_and_a_zero_stays_a_zero():
    report = parse_answers((PROFILE + "tables: {t3.new.natural: 0}\n").encode(), "x")

    written = write_answers(report)

    assert "blank_is_zero: false\n  t3.new.natural: 0\n" in written
    assert parse_answers(written.encode(), "x") == report
