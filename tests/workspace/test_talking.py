"""The conversation about a kept report: each message or click is one turn, kept before it is answered."""

import fakes
import pytest

from nianbao.interview.asking import NONE, SKIP, Does, Quick, State
from nianbao.interview.log import Log
from nianbao.interview.next_question import asked_again, next_question
from nianbao.interview.situation import Situation
from nianbao.interview.steps import Deed
from nianbao.report.keyed import typed_of, values_in
from nianbao.workspace.talking import Talking

ACCOUNTS, TRAINING, MEETINGS = "platform.accounts", "supervision.training", "supervision.meetings"


class Talk:
    """A clerk and the assistant."""

    def __init__(self, kept):
        self.kept = kept
        self.talking = Talking(kept)
        self.number = fakes.begin(kept)

    def record(self):
        return self.kept.open(self.number)

    def situation(self):
        record = self.record()
        return Situation(typed_of(values_in(record)), None, Log.of(record))

    def asked(self, question):
        return asked_again(self.situation(), question)

    def say(self, message, question=ACCOUNTS):
        return self.talking.say(self.record(), self.asked(question), message)

    def said(self, topic="platform"):
        return self.record().value(f"answers.{topic}")

    def state(self, question=ACCOUNTS):
        return Log.of(self.record()).state(question)


@pytest.fixture
def talk(kept):
    return Talk(kept)


# ── answers ──


def test_an_answer_is_one_turn_with_question_words_and_reply(talk):
    before = talk.record().card.turns

    reply = talk.say("新开通公众号1个，发布120条")

    record = talk.record()
    (message,) = record.messages[-1:]
    assert record.card.turns == before + 1
    assert message.said == "新开通公众号1个，发布120条"
    assert message.asked == " ".join(talk.asked(ACCOUNTS).question.wording.split())
    assert message.reply == reply.told == "记在“平台建设”：新开通公众号1个，发布120条。"


def test_an_answer_settles_its_question_and_leads_to_the_part_it_is_about(talk):
    reply = talk.say("新开通公众号1个，发布120条")

    assert talk.said() == "新开通公众号1个，发布120条"
    assert talk.state() is State.ANSWERED
    assert reply.part == "1.platform"


def test_what_is_said_rests_on_her_words(talk):
    talk.say("新开通公众号1个，发布120条")

    assert talk.record().answers["answers.platform"].evidence == "新开通公众号1个，发布120条"


def test_a_second_remark_is_added_and_not_put_in_the_place_of_the_first(talk):
    talk.say("新开通公众号1个")

    talk.say("公开栏加了4处")

    assert talk.said() == "新开通公众号1个\n公开栏加了4处"


def test_an_answer_to_the_agency_is_the_profile(talk):
    number = talk.kept.begin(())
    asked = next_question(Situation(typed_of({}), None, Log()))

    talk.talking.say(talk.kept.open(number), asked, "黛溪镇人民政府")

    assert talk.kept.open(number).value("agency") == "黛溪镇人民政府"


@pytest.mark.parametrize(("quick", "state"), [(NONE, State.NONE), (SKIP, State.SKIPPED)])
def test_a_short_answer_is_kept_as_what_became_of_the_question(talk, quick, state):
    talk.talking.quick(talk.record(), talk.asked(TRAINING), quick)

    assert talk.state(TRAINING) is state
    assert talk.record().messages[-1].said == quick.label


def test_skipping_tells_nothing_of_the_report(talk):
    talk.talking.quick(talk.record(), talk.asked(TRAINING), SKIP)

    assert talk.said("supervision") is None


def test_the_parts_of_a_question_become_one_remark(talk):
    talk.talking.parts(talk.record(), talk.asked(TRAINING), {"times": "2", "people": "45"})

    assert talk.said("supervision") == "培训2次，45人次"
    assert talk.record().messages[-1].said == "培训2次，45人次"


def test_parts_that_are_no_numbers_are_asked_again_and_nothing_is_taken(talk):
    reply = talk.talking.parts(talk.record(), talk.asked(TRAINING), {"times": "好几次"})

    assert "请只填数字" in reply.told
    assert reply.going_back == TRAINING
    assert talk.said("supervision") is None


def test_a_table_of_zeros_is_one_click(talk):
    quick = Quick("三张表都是0", Does.ZEROS)

    talk.talking.quick(talk.record(), talk.asked(TRAINING), quick)

    assert talk.record().value("blank_is_zero") is True


# ── two at once ──


class Overtaken:
    """What is kept, written to by a colleague between the look at a report and the turn."""

    def __init__(self, kept, written):
        self._kept = kept
        self._written = written

    def __getattr__(self, name):
        return getattr(self._kept, name)

    def take(self, report_id, turn):
        if self._written:
            topic, words = self._written.pop()
            fakes.save(self._kept, report_id, topic, words)
        return self._kept.take(report_id, turn)


def test_an_answer_stands_beside_what_a_colleague_wrote_at_that_moment(talk):
    talk.talking = Talking(Overtaken(talk.kept, [("answers.platform", "便民中心设了查询点")]))

    talk.say("新开通公众号1个，发布120条")

    assert talk.said() == "便民中心设了查询点\n新开通公众号1个，发布120条"
    assert len([each for each in talk.record().messages if each.said]) == 1


# ── mending ──


def test_a_remark_is_reworded_without_a_message_in_the_conversation(talk):
    talk.say("新开通公众号1个，发布120条")
    messages = len(talk.record().messages)

    reply = talk.talking.reword(
        talk.record(), "platform", "新开通公众号1个，发布120条", "公众号1个，  发布130条"
    )

    assert talk.said() == "公众号1个， 发布130条"
    assert reply.told == "已改成“公众号1个， 发布130条”。"
    assert len([each for each in talk.record().messages if each.said]) == messages


def test_a_remark_is_removed_by_empty_words(talk):
    talk.say("新开通公众号1个")

    talk.talking.reword(talk.record(), "platform", "新开通公众号1个", " ")

    assert not talk.said()


def test_a_cell_is_corrected_in_words(talk):
    fakes.save(talk.kept, talk.number, fakes.CELL, "2")

    reply = talk.say("自然人新收申请改成3件")

    assert talk.record().value(fakes.CELL) == "3"
    assert "已改为3。" in reply.told


def test_what_may_mean_several_cells_is_asked_back_and_a_choice_does_it(talk):
    reply = talk.say("申请数改成3件")
    assert len(reply.choices) > 1
    assert talk.record().value(fakes.CELL) is None
    choice = next(each for each in reply.choices if "自然人" in each.label)

    talk.talking.choose(talk.record(), talk.asked(ACCOUNTS), choice)

    assert talk.record().value(fakes.CELL) == "3"
    assert talk.record().messages[-1].said == choice.label


def test_a_question_is_still_open_after_a_correction_elsewhere(talk):
    fakes.save(talk.kept, talk.number, fakes.CELL, "2")

    talk.say("自然人新收申请改成3件")

    assert talk.state() is None


# ── undoing ──


def test_undoing_puts_back_what_the_last_answer_changed(talk):
    talk.say("新开通公众号1个")
    talk.say("公开栏加了4处")

    reply = talk.say("撤销")

    assert talk.said() == "新开通公众号1个"
    assert reply.told == "已撤回上一条。"


def test_undoing_the_first_answer_leaves_none(talk):
    talk.say("新开通公众号1个")

    talk.say("撤销")

    assert not talk.said()


def test_undoing_keeps_the_history(talk):
    talk.say("新开通公众号1个")
    talk.say("撤销")

    edits = talk.kept.history(talk.number, "answers.platform")
    assert edits[0].value == "新开通公众号1个"
    assert len(edits) == 2


def test_a_turn_that_only_skipped_is_not_what_undoing_takes_back(talk):
    talk.say("新开通公众号1个")
    talk.talking.quick(talk.record(), talk.asked(TRAINING), SKIP)

    talk.say("撤销", TRAINING)

    assert not talk.said()


# ── where a reply leads ──


@pytest.mark.parametrize(
    ("message", "does"),
    [("校核一下", Deed.CHECK), ("下载Word", Deed.DOWNLOAD), ("停止", Deed.STOP), ("起草", Deed.DRAFT)],
)
def test_what_the_page_has_to_do_is_told_to_it(talk, message, does):
    assert talk.say(message).does is does
    assert talk.said() is None


def test_a_wish_for_another_wording_names_part_and_instruction(talk):
    reply = talk.say("把第五部分写短一点")

    assert (reply.part, reply.rewrite) == ("5", "写短一点")


def test_why_is_answered_and_the_question_stays(talk):
    reply = talk.say("为什么问这个")

    assert talk.asked(ACCOUNTS).question.why in reply.told
    assert reply.going_back == ACCOUNTS


def test_going_back_leads_to_the_question_before(talk):
    talk.talking.quick(talk.record(), talk.asked(TRAINING), SKIP)

    assert talk.say("上一题").going_back == TRAINING


def test_going_to_a_question_by_its_name(talk):
    assert talk.say("回到培训那一题").going_back == TRAINING


def test_a_command_leaves_the_answers_alone_and_stands_in_the_conversation(talk):
    before = values_in(talk.record())

    talk.say("为什么问这个")

    assert values_in(talk.record()) == before
    assert talk.record().messages[-1].said == "为什么问这个"


# ── two clerks ──


def test_a_remark_said_while_somebody_else_wrote_the_same_topic_is_not_lost(talk, kept):
    fakes.save(kept, talk.number, "answers.platform", "别处填的")

    talk.say("公开栏加了4处")

    assert talk.said() == "别处填的\n公开栏加了4处"
