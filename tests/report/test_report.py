"""Who reports, and what she calls herself."""

import pytest

from nianbao.report.report import AgencyKind, Profile


@pytest.mark.parametrize(
    ("agency", "kind", "we"),
    [
        ("青石镇人民政府", AgencyKind.TOWN, "我镇"),
        ("云溪乡人民政府", AgencyKind.TOWN, "我乡"),
        ("水乡镇人民政府", AgencyKind.TOWN, "我镇"),
        ("栎江区桐荫街道办事处", AgencyKind.SUBDISTRICT, "我街道"),
        ("栖岭县住房和城乡建设局", AgencyKind.DEPARTMENT, "我局"),
        ("栖岭县卫生健康委", AgencyKind.DEPARTMENT, "我委"),
        ("栖岭县信访工作中心", AgencyKind.DEPARTMENT, "本机关"),
        ("栖岭县人民政府", AgencyKind.COUNTY, "我县"),
        ("栎江区人民政府", AgencyKind.COUNTY, "我区"),
    ],
)
def test_each_agency_has_one_word_for_itself(agency, kind, we):
    assert Profile(agency, kind, 2024).we == we
