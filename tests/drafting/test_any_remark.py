"""Whatever a clerk types is survived: a draft comes out, every mark of our own still balanced."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao.report.cells import Tables
from nianbao.report.document import lay_out
from nianbao.report.facts import TOPICS, Fact
from nianbao.report.report import AgencyKind, Profile, Report

SIGNS = "公开没了都三件条，。、；“”（％：？【】🙂万 \n"
WORDS = [
    "12",
    "$x",
    "{n}",
    "\\1",
    "其中",
    "来了",
    "去年说",
    "好像",
    "培训",
    "复议",
    "许可",
    "问卷",
    "3月",
    "姓周的",
]
PIECES = st.sampled_from([*SIGNS, *WORDS])
REMARKS = st.one_of(st.lists(PIECES, min_size=1, max_size=25).map("".join), st.text(max_size=60)).filter(
    lambda text: "⟦" not in text and "⟧" not in text
)


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(sorted(TOPICS)), st.lists(REMARKS, max_size=3), max_size=4))
def test_a_draft_comes_out_of_any_remarks(composer, answers):
    facts = [
        Fact.from_words(f"F{place}", topic, words)
        for place, (topic, words) in enumerate(
            ((topic, words) for topic, said in answers.items() for words in said), start=1
        )
    ]
    report = Report(
        Profile("青石镇人民政府", AgencyKind.TOWN, 2024),
        Tables.from_entries({}, blank_is_zero=True),
        tuple(facts),
    )

    text = lay_out(report, composer.compose(report)).text

    assert "⟦" not in text
    assert "⟧" not in text


def test_the_clerks_own_brackets_are_never_taken_for_a_mark(written_of):
    text = written_of(fee=["\\1【复议"], platform=["新设【惠农】专栏"])
    assert "【复议" not in text
    assert "新设（惠农）专栏" in text
