"""What must not leave the machine."""

import random

import pytest

from nianbao.drafting.privacy import Mask, is_internal, is_secret

IDENTITY = "11010519491231002X"
"""The example number of the standard itself."""


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"申请人身份证{IDENTITY}", IDENTITY),
        ("身份证号110105491231002", "110105491231002"),
        ("身份证写错的110105194912310021", "110105194912310021"),
        ("电话13900001234", "13900001234"),
        ("电话139 0000 1234", "139 0000 1234"),
        ("+86-13900001234打来的", "13900001234"),
        ("座机0573-82100001", "82100001"),
        ("邮箱zhang.san@example.com", "zhang.san"),
        ("卡号6222 0000 0000 0000 010", "6222 0000"),
        ("银行卡4111111111111111", "4111111111111111"),
        ("车牌浙A12345", "浙A12345"),
        ("新能源车京AD12345", "京AD12345"),
        ("护照号E12345678", "E12345678"),
        ("申请人李建国要求公开", "李建国"),
        ("投诉人李四反映", "李四"),
        ("原告赵六诉我局", "赵六"),
        ("户主：王秀英，", "王秀英"),
        ("村民张伟不服", "张伟"),
        ("家住青石路19号3幢201室", "青石路19号"),
        ("住12号楼3单元502室", "12号楼3单元"),
    ],
)
def test_personal_data_is_hidden(text, hidden):
    assert hidden not in Mask().hide(text)


@pytest.mark.parametrize(
    "text",
    [
        "申请人应当补正",
        "申请人无正当理由逾期不补正",
        "申请人情况",
        "申请人向县政府申请复议",
        "群众满意度",
        "村民都能看到",
        "居民查阅89人次",
        "国办公开办函〔2021〕30号",
        "统一社会信用代码91330000MA27XXXX1Y",
        "索引号11330424002557301520240001",
        "全年公开信息18642条",
        "收费4312.65万元",
        "2024年1月1日至12月31日",
        "12345热线",
        "咨询12件",
        "开放里程12号公路项目",
    ],
)
def test_what_names_nobody_is_sent_as_it_is(text):
    assert Mask().hide(text) == text


def test_the_same_words_get_the_same_token():
    mask = Mask()

    assert mask.hide("电话13900001234") == mask.hide("电话13900001234")


def test_what_was_hidden_comes_back_exactly():
    pieces = [
        "电话13900001234",
        f"身份证{IDENTITY}",
        "申请人李建国要求公开",
        "发了86条",
        "⟦F1.1⟧条",
        "邮箱a.b@example.com",
        "座机0573-82100001",
        "住青石路19号",
        "，",
        "。",
        "\n",
    ]
    dice = random.Random(5)  # noqa: S311 - repeatable, nothing secret
    for _ in range(2_000):
        text = "".join(dice.choices(pieces, k=dice.randint(1, 9)))
        mask = Mask()

        assert mask.show(mask.hide(text)) == text


@pytest.mark.parametrize(
    "text", ["机密★5年", "秘密★", "密级：机密", "会议纪要\n机密\n一、", "绝密 ★ 长期", "★10年"]
)
def test_a_mark_of_secrecy_is_seen(text):
    assert is_secret(text)


@pytest.mark.parametrize(
    "text",
    ["属于国家秘密", "保密审查退回4件", "涉及商业秘密", "落实保密审查制度", "机密文件不上网", "五星级★★★"],
)
def test_secrecy_as_a_topic_is_no_mark(text):
    assert not is_secret(text)


@pytest.mark.parametrize("text", ["内部资料", "请勿外传", "属于工作秘密", "阅后收回"])
def test_notes_that_are_not_for_everybody_are_seen(text):
    assert is_internal(text)
