"""What a model is shown when it has to write a part once more."""

import re

import pytest
from grounds import PROMPTS, Ground, report_of

from nianbao.drafting.part_prompt import LONGEST, PartPrompt, Size
from nianbao.drafting.prompts import load_prompts

CELLS = {
    "t3.new.natural": 12,
    "t3.granted.natural": 7,
    "t3.refused_law.natural": 3,
    "t3.unable_not_held.natural": 2,
}
REMARK = "网站发了{n}条，办事指南改了{n}处，公开栏换了{n}块，宣传单印了{n}份，通知发了{n}期，图解做了{n}张"


def prompt_of(composer, phrasebook, part, **notes):
    ground = Ground(report_of(cells=CELLS, **notes), composer, phrasebook)
    return ground, PartPrompt(load_prompts(PROMPTS), ground.evidence[part], ("〔〕" * 400,))


def test_a_repair_calls_every_figure_by_the_name_of_the_first_prompt(composer, phrasebook):
    ground, prompt = prompt_of(composer, phrasebook, "1.on_request", on_request=["当面来的9件，寄信3件"])
    first = prompt.first(Size.ALL)
    reply = prompt.spelled_out("新收申请⟦T1⟧件，获得表彰。当面提交⟦F1.1⟧件、信函提交⟦F1.2⟧件。")
    assert "t3." in reply

    again = prompt.again(Size.ALL, reply, ground.of("1.on_request", reply))

    named = re.findall(r"⟦([A-Za-z]+\d[\w.]*)", again.partition("【你上一次写的】")[2])
    assert named
    assert all(f"⟦{name}=" in first or f"⟦{name}⟧" in first for name in named)


def test_a_repair_says_in_which_clause_the_words_stand(composer, phrasebook):
    ground, prompt = prompt_of(composer, phrasebook, "1.platform", platform=["公开栏加了4处"])
    reply = "公开栏增加⟦F1.1⟧处，获得王建国表彰。"

    assert "“获得王建国表彰”里的“" in prompt.again(Size.ALL, reply, ground.of("1.platform", reply))


@pytest.mark.parametrize("length", [200, 900, 2_500])
def test_a_long_repair_keeps_the_clerks_words_and_what_is_to_be_changed(length, composer, phrasebook):
    remarks = [REMARK.format(n=n) for n in range(3, 8)]
    ground, prompt = prompt_of(composer, phrasebook, "1.proactive", proactive=remarks)
    reply = "在网站发布信息⟦F1.1⟧条，获得王建国表彰。\n" + "办事指南改了⟦F1.2⟧处。\n" * (length // 14)

    again = prompt.again(Size.ALL, reply, ground.of("1.proactive", reply))

    assert len(prompt.system) + len(again) <= LONGEST
    assert "办事指南改了⟦F2.2=4⟧处" in again.partition("【经办人的原话】")[2].partition("【")[0]
    assert "获得王建国表彰" in again.partition("【你上一次写的】")[2]
