"""What is asked next: a table of situations, each with the question it leads to and why."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nianbao.interview.answering import answer
from nianbao.interview.asking import Does, Stage, State
from nianbao.interview.log import Log
from nianbao.interview.next_question import asked_again, next_question, questions_of, ready
from nianbao.interview.situation import Situation, paper_of_remarks
from nianbao.report.report import AgencyKind, PromiseStatus
from nianbao.report.typed import Typed, TypedPromise

TOLD = {
    "proactive": "县政府网站发了86条",
    "on_request": "查看了网上平台、信箱和窗口登记，没收到申请",
    "management": "党政办初审，分管领导签字",
    "platform": "没有自己的网站，用县政府网站的栏目",
    "supervision": "培训2次，45人次\n县里考核良好\n没有开展社会评议\n没有追过责",
    "last_year": "去年说公开栏少，今年加了4处",
    "problems": "政策解读形式少，全年就2篇",
    "plans": "明年每季度做1期图解，党政办负责",
    "fee": "没收过",
    "other": "没有别的了",
}
COMPLETE = Typed("青石镇人民政府", AgencyKind.TOWN, 2024, TOLD, {}, blank_is_zero=True)


def telling(**changes):
    """The complete report with other remarks under some topics; None takes a topic's away."""
    return replace(COMPLETE, topics={**TOLD, **{topic: words or "" for topic, words in changes.items()}})


def holding(typed=COMPLETE, **cells):
    """The same with numbers in some cells, `__` for a dot."""
    return replace(typed, numbers={key.replace("__", "."): Decimal(value) for key, value in cells.items()})


def year_before(**cells):
    return paper_of_remarks(
        replace(holding(Typed("青石镇人民政府", AgencyKind.TOWN, 2023, blank_is_zero=True), **cells))
    )


BALANCED = {"t3__new__natural": 2, "t3__granted__natural": 2}
TEN = {"t3__new__natural": 10, "t3__granted__natural": 10}
WITH_TWO = telling(on_request="都是当面来的")
CASES = {
    "nobody_said_who_reports": (Typed(), None, "profile.agency"),
    "the_kind_is_not_known": (replace(COMPLETE, kind=None), None, "profile.kind"),
    "the_year_is_not_known": (replace(COMPLETE, year=None), None, "profile.year"),
    "last_years_report_is_not_there_and_nothing_tells_of_it": (
        telling(last_year=None),
        None,
        "last_year.file",
    ),
    "no_table_is_filled": (replace(COMPLETE, blank_is_zero=False), None, "tables.fill"),
    "some_cells_are_blank": (
        replace(holding(**BALANCED), blank_is_zero=False),
        None,
        "tables.blank",
    ),
    "a_column_does_not_balance": (holding(t3__new__natural=3, t3__granted__natural=2), None, "table.T3-01"),
    "a_remark_says_another_number_than_the_table": (
        holding(telling(on_request="来了3件申请"), **BALANCED),
        None,
        "remark.",
    ),
    "carried_in_is_not_what_was_carried_out": (
        holding(WITH_TWO, t3__carried_in__natural=1, t3__granted__natural=1),
        year_before(t3__new__natural=2, t3__carried_out__natural=2),
        "table.X-01",
    ),
    "everything_is_zero_and_nobody_said_how_it_was_checked": (
        telling(on_request="没收到申请"),
        None,
        "surprise.zero",
    ),
    "applications_doubled": (
        holding(telling(on_request="都是当面来的"), **TEN),
        year_before(t3__new__natural=5, t3__granted__natural=5),
        "surprise.applications",
    ),
    "the_first_review": (
        holding(WITH_TWO, **BALANCED, t4__review__upheld=1),
        year_before(**BALANCED),
        "surprise.first_case",
    ),
    "a_review_was_corrected": (
        holding(telling(on_request="复议1件，当面来的"), **BALANCED, t4__review__corrected=1),
        None,
        "surprise.corrected",
    ),
    "a_town_collects_fees": (holding(t2__fees__amount="1.2"), None, "surprise.fees"),
    "penalties_are_never_mentioned": (holding(t2__penalties__decisions=12), None, "surprise.penalties"),
    "penalties_are_gone": (holding(), year_before(t2__penalties__decisions=12), "surprise.leap.t2.penalties"),
    "other_results_are_not_explained": (
        holding(WITH_TWO, t3__new__natural=1, t3__other_other__natural=1),
        None,
        "surprise.other_results",
    ),
    "a_kind_of_refusal_comes_up": (
        holding(WITH_TWO, t3__new__natural=2, t3__refused_process__natural=2),
        year_before(**BALANCED),
        "surprise.rows",
    ),
    "a_promise_is_open": (
        replace(COMPLETE, promises=(TypedPromise("每季度做1期图解"),)),
        None,
        "promise.",
    ),
    "the_count_of_items_is_lacking": (telling(proactive="印了办事指南"), None, "proactive.total"),
    "nobody_told_who_reviews": (telling(management="清理失效文件3件"), None, "management.review"),
    "the_website_is_not_told_of": (telling(platform="公众号发了120条"), None, "platform.website"),
    "training_is_lacking": (
        telling(supervision="县里考核良好\n没有评议\n没有追过责"),
        None,
        "supervision.training",
    ),
    "assessment_is_lacking": (
        telling(supervision="培训2次\n没有开展社会评议\n没有追过责"),
        None,
        "supervision.assessment",
    ),
    "no_problem_is_told": (telling(problems=None), None, "problems.found"),
    "no_measure_is_told": (telling(plans=None), None, "plans.measures"),
    "the_fee_is_not_told_of": (telling(fee=None), None, "fee.collected"),
    "section_six_is_open": (telling(other=None), None, "other.anything"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_situation_leads_to_its_question(name):
    typed, previous, expected = CASES[name]

    asked = next_question(Situation(typed, previous))

    assert asked is not None
    assert asked.id.startswith(expected)
    assert asked.why_now.endswith("。")
    assert asked.quick


def test_nothing_is_asked_of_a_report_that_has_everything():
    assert next_question(Situation(COMPLETE)) is None
    assert ready(Situation(COMPLETE)).ready


def test_asking_goes_on_beyond_what_is_needed_when_wanted():
    asked = next_question(Situation(COMPLETE), beyond=True)

    assert asked.id == "proactive.kinds"
    assert not asked.question.required


def test_contradictions_come_before_everything_but_who_reports():
    typed = replace(
        holding(telling(fee=None), t3__new__natural=3, t3__granted__natural=2, t2__penalties__decisions=4),
        promises=(TypedPromise("每季度做1期图解"),),
    )
    stages = []
    log = Log()
    while (asked := next_question(Situation(typed, log=log))) is not None:
        stages.append(asked.stage)
        log = log.noting(asked.id, State.SKIPPED)

    assert stages == [Stage.CONTRADICTION, Stage.SURPRISE, Stage.PROMISE, Stage.OPEN]


def test_a_contradiction_offers_the_repair():
    asked = next_question(Situation(holding(t3__new__natural=3, t3__granted__natural=2)))

    assert ("t3.new.natural", "2") in [cell for quick in asked.quick for cell in quick.cells]


def test_a_remark_that_disagrees_may_be_put_right_by_the_table_or_the_other_way_round():
    asked = next_question(Situation(holding(telling(on_request="来了3件申请"), **BALANCED)))

    assert [(quick.does, quick.words or quick.cells) for quick in asked.quick[:2]] == [
        (Does.REWORD, "来了2件申请"),
        (Does.CELLS, (("t3.new.natural", "3"),)),
    ]


def test_a_skipped_contradiction_is_not_asked_again_and_keeps_the_report_from_being_ready():
    typed = holding(t3__new__natural=3, t3__granted__natural=2)
    asked = next_question(Situation(typed))
    after = Situation(typed, log=Log().noting(asked.id, State.SKIPPED))

    assert next_question(after) is None
    assert not ready(after).ready


def test_a_contradiction_whose_numbers_changed_is_asked_anew():
    asked = next_question(Situation(holding(t3__new__natural=3, t3__granted__natural=2)))
    log = Log().noting(asked.id, State.SKIPPED)

    changed = next_question(Situation(holding(t3__new__natural=4, t3__granted__natural=2), log=log))

    assert changed.stage is Stage.CONTRADICTION


def test_a_change_of_four_applications_is_no_surprise():
    now = holding(WITH_TWO, t3__new__natural=6, t3__granted__natural=6)

    assert next_question(Situation(now, year_before(**BALANCED))) is None


def test_a_cause_that_was_told_is_not_asked_for():
    now = holding(telling(on_request="旧城改造征地，因为这个问的人多"), **TEN)

    assert next_question(Situation(now, year_before(t3__new__natural=5, t3__granted__natural=5))) is None


def test_the_report_of_another_year_is_no_ground_for_surprises():
    older = replace(year_before(t2__penalties__decisions=12), year=2021)

    assert next_question(Situation(COMPLETE, older)) is None


def test_what_the_tables_answer_is_not_asked():
    asked = [each.id for each in questions_of(Situation(COMPLETE), "on_request")]

    assert "on_request.received" in asked
    assert next_question(Situation(telling(on_request="查看了信箱"))) is None


def test_a_promise_that_is_done_is_asked_what_was_done():
    promised = TypedPromise("每季度做1期图解", PromiseStatus.DONE)

    asked = next_question(Situation(replace(COMPLETE, promises=(promised,))))

    assert asked.id.endswith(".evidence")


def test_a_promise_that_was_not_done_is_answered():
    promised = TypedPromise("每季度做1期图解", PromiseStatus.NOT_DONE)

    assert ready(Situation(replace(COMPLETE, promises=(promised,)))).ready


def test_a_doubt_marked_in_the_draft_is_asked_about_with_its_remark():
    typed = telling(proactive="公开86条\n好像还有4条没算进去")
    asked = next_question(Situation(typed, marks=(("1.proactive", "【待核：好像还有4条未算入。】"),)))

    assert (asked.stage, asked.about.remark) == (Stage.DOUBT, "好像还有4条没算进去")


def test_a_mark_about_something_still_to_come_is_no_doubt():
    assert next_question(Situation(COMPLETE, marks=(("1.supervision", "【待补：考核结果。】"),))) is None


def test_having_no_problems_is_no_answer_the_report_could_print():
    log = Log().noting("problems.found", State.NONE)

    assert not ready(Situation(telling(problems=None), log=log)).ready


def test_a_question_answered_about_something_else_stays_open():
    typed = telling(supervision="县里考核良好\n没有评议\n没有追过责")
    asked = next_question(Situation(typed))

    after = answer(typed, Log(), asked, "公众号发了120条")

    assert [remark.topic for remark in after.remarks] == ["platform"]
    assert next_question(Situation(after.typed, log=after.log)).id == "supervision.training"


def test_a_question_can_be_asked_again_after_it_was_answered():
    asked = asked_again(Situation(COMPLETE), "supervision.training")

    assert asked.question.id == "supervision.training"


def test_a_question_without_a_ground_is_not_asked_again():
    assert asked_again(Situation(COMPLETE), "surprise.penalties") is None


def test_what_is_left_is_told_in_a_sentence():
    told = ready(Situation(telling(fee=None, problems=None))).told

    assert told == "还有2处没有弄清楚：本年度存在的问题、信息处理费。"
