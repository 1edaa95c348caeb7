"""What belongs to one agency and one year is taken out of a passage, and only that."""

import pytest

from nianbao.shelf.skeletons import names_of_agency, skeleton_of

TOWN = "栖云县云溪镇人民政府"


@pytest.mark.parametrize(
    ("text", "skeleton"),
    [
        ("全年公开信息86条，其中财政信息13条。", "全年公开信息〔条数〕，其中财政信息〔条数〕。"),
        ("2024年3月5日举办培训两期、45人次。", "〔日期〕举办培训〔期数〕、〔人次〕。"),
        ("培训45个人，撤下含个人隐私的页面3个。", "培训〔人数〕，撤下含个人隐私的页面〔个数〕。"),
        ("满意率95%，较上年提高3个百分点。", "满意率〔百分比〕，较上年提高〔百分点〕。"),
        ("收费12.5万元，平均用时8个工作日。", "收费〔金额〕，平均用时〔个工作日数〕。"),
        ("收了30块钱，公告牌由两块增至3块。", "收了〔金额〕，公告牌由〔块数〕增至〔块数〕。"),
        ("云溪镇人民政府在云溪镇广场设专区1处。", "〔本机关〕在〔本机关〕广场设专区〔处数〕。"),
        ("按照栖云县人民政府要求办理。", "按照〔地名〕人民政府要求办理。"),
        ("公众号“云上溪语”发布120条。", "公众号〔名称〕发布〔条数〕。"),
        ("落实《栖云县公开办法》（栖政〔2023〕5号）。", "落实〔文件名〕（〔文号〕）。"),
        ("落实《中华人民共和国政府信息公开条例》。", "落实《中华人民共和国政府信息公开条例》。"),
        ("在石盘村、柳坝社区设公开栏2处。", "在〔地名〕设公开栏〔处数〕。"),
        ("落实三审三校，推行一网通办。", "落实三审三校，推行一网通办。"),
    ],
)
def test_figures_dates_names_and_places_are_taken_out(text, skeleton):
    assert skeleton_of(text, TOWN) == skeleton


def test_names_that_are_known_are_taken_out_wherever_they_stand():
    text = "东荡、西荡两处码头装公告牌，苇泊渔讯推送21期。"

    assert (
        skeleton_of(text, "", ["东荡", "西荡", "苇泊渔讯"])
        == "〔地名〕〔处数〕码头装公告牌，〔名称〕推送〔期数〕。"
    )


def test_the_name_of_an_agency_holds_its_places():
    names = names_of_agency(TOWN)

    assert set(names) == {TOWN, "云溪镇人民政府", "云溪镇", "栖云县", "云溪", "栖云"}
    assert list(names) == sorted(names, key=len, reverse=True)


@pytest.mark.parametrize(
    "text", ["推进村务公开，服务全镇群众。", "各村设公开栏，本镇按月检查。", "县政府统一组织培训。"]
)
def test_words_that_name_nobody_stay(text):
    assert skeleton_of(text, TOWN) == text
