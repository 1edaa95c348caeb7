"""Bodies of an area, as a list of applications may be told apart by them: 县直部门, 乡镇（街道）."""

from __future__ import annotations

from nianbao.report.regex import regex

BODY_WITH = regex(r"(?<=[，、：；])(?:其中)?[^，。；：、（）\d]{1,8}（街道）$")
BODY = regex(
    r"(?:[县市区]?(?:人民)?政府办(?:公室)?|(?:[县市区]|[县市区]级|[县市区]政府)?(?:工作|组成|直属?|政府)*(?:部门|各?乡镇|镇街|街道|[县市区]直|乡镇街道|垂管单位|事业单位|机关|本级))"
    r"(?:（街道）|[和及与、]街道|和单位|单位|部门|机关)*(?:办事处)?(?:共|收到|受理|新收|有|的|申请)*$"
)
"""Bodies of an area, whose applications make up those of all."""
