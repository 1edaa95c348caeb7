"""The same claims in other words: what each says of the tables, and what it leaves open."""

import json
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from verdicts import verdict_of

from nianbao.checks import claims
from nianbao.checks.claims.anchors import ANCHORS
from nianbao.checks.claims.mentioning import mentions_in
from nianbao.checks.claims.spotting import Spotter, has_one_of

OTHER_REFUSALS = ("secret", "law", "stability", "third_party", "internal", "case_file", "inquiry")


@pytest.mark.parametrize(
    ("text", "cells", "before"),
    [
        ("行政事业性收费35万元，由登记费22万元和开垦费15万元构成。", {"t2.fees.amount": 35}, None),
        ("行政事业性收费35万元，其中登记费22万元、开垦费15万元。", {"t2.fees.amount": 35}, None),
        ("对复议结果不服又诉至法院的有2件。", {"t4.suit_after_review.total": 1}, None),
        (
            "全年许可、处罚、强制三类行政决定共148件。",
            {"t2.licences.decisions": 122, "t2.penalties.decisions": 25, "t2.coercion.decisions": 2},
            None,
        ),
        ("尚有2件申请因第三方未回函而未能答复，结转下年度。", {"t3.carried_out.total": 1}, None),
        ("未能办结的申请只有年底收到的2件。", {"t3.carried_out.total": 1}, None),
        ("新收申请由上年的10件增长两倍，达到20件。", {"t3.new.total": 20}, {"t3.new.total": 10}),
        (
            "现行有效规范性文件由上年的8件增加到9件。",
            {"t2.normative.in_force": 9},
            {"t2.normative.in_force": 10},
        ),
        ("被提起行政复议的情形，全年没有出现。", {"t4.review.total": 1}, None),
        ("规范性文件方面，全年无新增、无废止。", {"t2.normative.repealed": 2}, None),
        (
            "应予办理的申请共15件，其中含上年结转2件。",
            {"t3.new.total": 15, "t3.carried_in.total": 2},
            None,
        ),
        (
            "自然人和企业提交的申请各占一半。",
            {"t3.new.total": 16, "t3.new.natural": 10, "t3.new.business": 6},
            None,
        ),
        (
            "概括起来：新收18件、上年结转2件，办结17件、结转下年3件。",
            {"t3.new.total": 18, "t3.results_total.total": 18},
            None,
        ),
        ("行政事业性收费1 240 000元。", {"t2.fees.amount": 120.4}, None),
        (
            "自然人申请超过新收总数的五分之四。",
            {"t3.new.natural": 14, "t3.new.total": 20},
            None,
        ),
        (
            "唯一一件行政复议被复议机关撤销。",
            {"t4.review.total": 1, "t4.review.upheld": 1, "t4.review.corrected": 0},
            None,
        ),
        (
            "上年结转的2件均为企业提出。",
            {"t3.carried_in.total": 2, "t3.carried_in.business": 1},
            None,
        ),
        (
            "律师事务所的申请多与代理案件有关，全年共提交3件。",
            {"t3.new.total": 9, "t3.new.legal": 2},
            None,
        ),
        (
            "除不予公开2件外，其余均予以公开。",
            {"t3.granted.total": 6, "t3.refused_process.total": 2, "t3.results_total.total": 9}
            | {f"t3.refused_{row}.total": 0 for row in OTHER_REFUSALS},
            None,
        ),
        (
            "不予处理的仅重复申请1件，无其他情形。",
            {"t3.declined_duplicate.total": 1, "t3.declined_petition.total": 1},
            None,
        ),
        (
            "收到申请6件，其中企业由3件减至1件。",
            {"t3.new.total": 6, "t3.new.business": 2},
            {"t3.new.business": 3},
        ),
        ("现行有效规范性文件保持12件不变。", {"t2.normative.in_force": 12}, {"t2.normative.in_force": 11}),
        (
            "予以公开的件数是部分公开的3倍。",
            {"t3.granted.total": 7, "t3.partial.total": 2},
            None,
        ),
        ("申请数量较上年减半。", {"t3.new.total": 14}, {"t3.new.total": 20}),
        ("申请数量不到上年的一半。", {"t3.new.total": 14}, {"t3.new.total": 20}),
        ("申请数量创历年新低，比上年少了三分之一。", {"t3.new.total": 14}, {"t3.new.total": 20}),
        ("申请办结数同比翻番。", {"t3.results_total.total": 10}, {"t3.results_total.total": 8}),
        ("与上年度持平，2024年仍收到申请5件。", {"t3.new.total": 5}, {"t3.new.total": 6}),
        ("年末现行有效规范性文件比年初减少1件，为12件。", {"t2.normative.in_force": 13}, None),
        (
            "行政复议2起，申请人均撤回申请。",
            {"t4.review.total": 2, "t4.review.other": 1, "t4.review.upheld": 1},
            None,
        ),
        (
            "被复议2件，被诉1件，复议维持率、诉讼胜诉率均为100%。",
            {"t4.review.total": 2, "t4.review.upheld": 1, "t4.suit_direct.total": 1}
            | {"t4.suit_direct.upheld": 1, "t4.suit_after_review.total": 0},
            None,
        ),
    ],
)
def test_a_wrong_figure_is_noticed_however_it_is_told(text, cells, before):
    assert verdict_of(text, cells, before) == "contradicts"


@pytest.mark.parametrize(
    ("text", "cells", "before"),
    [
        ("政府信息公开行政复议由上年的2件减少为零。", {"t4.review.total": 0}, {"t4.review.total": 2}),
        (
            "复议2件，维持1件，责令限期重新答复1件。",
            {"t4.review.total": 2, "t4.review.upheld": 1, "t4.review.corrected": 1},
            None,
        ),
        ("制定规章两部、废止一部。", {"t2.rules.issued": 2, "t2.rules.repealed": 1}, None),
        (
            "年末结转的2件则自然人、企业各一。",
            {"t3.carried_out.total": 2, "t3.carried_out.natural": 1, "t3.carried_out.business": 1},
            None,
        ),
        ("予以公开的超过办结总数的三分之二。", {"t3.granted.total": 21, "t3.results_total.total": 30}, None),
        (
            "收到申请27件，较上年增加6件，其中自然人21件，法人及其他组织6件。",
            {"t3.new.total": 27, "t3.new.natural": 21, "t3.new.business": 6}
            | {f"t3.new.{column}": 0 for column in ("research", "welfare", "legal", "other")},
            {"t3.new.total": 21},
        ),
        (
            "申请全部在法定期限内答复，没有一件拖到下一年。",
            {"t3.new.total": 9, "t3.carried_out.total": 0},
            None,
        ),
        (
            "累计登记申请11件，较2023年度的8件增加3件。",
            {"t3.new.total": 11},
            {"t3.new.total": 8},
        ),
        ("申请数量不到上年的八成。", {"t3.new.total": 14}, {"t3.new.total": 20}),
        ("以“属于内部管理信息”为由不予公开的1件。", {"t3.refused_internal.total": 1}, None),
        ("行政复议2件，均为申请人撤回复议申请。", {"t4.review.total": 2, "t4.review.other": 2}, None),
    ],
)
def test_a_right_figure_is_borne_out_however_it_is_told(text, cells, before):
    assert verdict_of(text, cells, before) == "consistent"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("半年会上通报，上半年办结申请14件，其中予以公开8件。", {"t3.granted.total": 17}),
        ("传真、电子邮件两种途径全年没有收到申请。", {"t3.new.total": 3}),
        ("有个人一年提11件，内容翻来覆去，按大量反复申请处理2件。", {"t3.new.total": 11}),
        ("窗口递交的申请中，有1件部分公开。", {"t3.partial.total": 2}),
        ("12月27日收到的1件申请未及办理。", {"t3.new.total": 9}),
        ("前来申请的企业主要是建筑公司，全年共提出申请4件。", {"t3.new.total": 11}),
        ("县政府收到并转由我局答复的申请4件。", {"t3.results_total.total": 9}),
        ("我局作为承办单位参与办理申请5件。", {"t3.results_total.total": 9}),
        ("受理行政审批申请12560件，其中行政许可类3120件。", {"t2.licences.decisions": 2986}),
        ("市场监管所本年度作出行政处罚决定18件。", {"t2.penalties.decisions": 40}),
        ("本机关作为第三人参加行政诉讼2件。", {"t4.suit_direct.total": 0, "t4.suit_after_review.total": 0}),
        ("全年作出不予行政许可决定6件。", {"t2.licences.decisions": 980}),
        ("申请提前答复率达到85%。", {"t3.new.total": 6, "t3.results_total.total": 6}),
        ("省厅抽测我局依申请公开2次，均按时答复。", {"t3.new.total": 5}),
        ("矛盾纠纷新收25件、上年结转1件，办结24件、结转下年2件。", {"t3.carried_out.total": 0}),
    ],
)
def test_what_is_told_of_some_or_of_other_things_is_left_open(text, cells):
    assert verdict_of(text, cells) == "undecidable"


def test_words_are_in_no_text_that_lacks_every_character_they_are_looked_for_by():
    labelled = Path(__file__).parents[1] / "cases" / "claims" / "development.jsonl"
    texts = [json.loads(line)["text"] for line in labelled.read_text(encoding="utf-8").splitlines()]
    modules = [import_module(f"{claims.__name__}.{each.name}") for each in iter_modules(claims.__path__)]
    words = [
        *ANCHORS,
        *(each for module in modules for each in vars(module).values() if isinstance(each, Spotter)),
    ]

    overlooked = [
        (each.pattern.pattern, text)
        for each in words
        for text in texts
        if each.needs.isdisjoint(text) and each.pattern.search(text)
    ]

    assert overlooked == []


_REFUSED_OR_PARTLY = {
    **{f"t3.refused_{ground}.total": 0 for ground in OTHER_REFUSALS},
    "t3.refused_process.total": 12,
    "t3.partial.total": 7,
    "t3.granted.total": 23,
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("不予公开和部分公开的19件均经法规股审核。", "consistent"),
        ("部分公开与不予公开共18件。", "contradicts"),
        ("予以公开和部分公开共30件。", "consistent"),
        ("不予公开和部分公开分别为12件、7件。", "consistent"),
    ],
)
def test_refused_and_partly_granted_together_are_not_granted(text, found):
    assert verdict_of(text, _REFUSED_OR_PARTLY) == found


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("办结的申请均在20个工作日内答复。", {"t3.carried_out.total": 1}),
        ("专栏下分许可、处罚、强制3个小栏。", {"t2.penalties.decisions": 318, "t2.coercion.decisions": 12}),
    ],
)
def test_what_is_said_of_those_done_or_of_a_page_is_no_claim_about_a_cell(text, cells):
    assert verdict_of(f"依申请公开方面，{text}", cells) == "undecidable"


def test_words_that_name_cells_are_found_wherever_what_they_are_looked_for_by_is():
    labelled = Path(__file__).parents[1] / "cases" / "claims" / "development.jsonl"
    texts = [json.loads(line)["text"] for line in labelled.read_text(encoding="utf-8").splitlines()]

    overlooked = [
        (each.pattern.pattern, text)
        for each in ANCHORS
        for text in texts
        if not has_one_of(text, each.words) and each.pattern.search(text)
    ]

    assert overlooked == []


@pytest.mark.parametrize(
    "named",
    [
        *(
            "转入明年办理",
            "留待2025年答复",
            "顺延至次年度",
            "延续到下一年",
            "推迟到2025年办理",
            "转2025年办理",
        ),
        *(
            "转2025年办理",
            "仍在法定期限办理",
            "处于答复期限内",
            "未作出答复",
            "没有办完",
            "年末尚余",
            "跨年事项",
        ),
    ],
)
def test_what_is_left_for_next_year_is_found_however_it_is_told(named):
    assert [each.rows for each in mentions_in(named, frozenset(named))] == [(("t3.carried_out",),)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("农村公路改造22个项目，项目清单、中标单位、工期全部公开。", "undecidable"),
        ("预算、决算均公开。", "undecidable"),
        ("新收的申请全部公开。", "contradicts"),
        ("收到申请10件，均予以公开。", "contradicts"),
    ],
)
def test_things_that_are_published_are_no_applications_that_are_granted(text, found):
    cells = {"t3.new.total": 10, "t3.granted.total": 4, "t3.results_total.total": 10}
    assert verdict_of(text, cells) == found


def test_what_all_reviews_were_about_is_not_held_against_the_results_of_applications():
    cells = {"t3.unable_not_held.total": 52, "t3.results_total.total": 220, "t4.review.corrected": 3}
    assert verdict_of("复议纠正的3件，均是本机关不掌握相关政府信息但未写检索过程。", cells) != "contradicts"
