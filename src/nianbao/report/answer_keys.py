"""The keys of the answers file, what a clerk would call them, and how each looks when written right."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.report.facts import TOPICS
from nianbao.report.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping

YEARS = range(2021, 2100)
"""The form of 国办公开办函〔2021〕30号 has been in force for reports on 2021 and later."""

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "agency": "单位全称",
        "kind": "单位类别",
        "year": "年度",
        "tables": "三张表",
        "answers": "素材",
        "promises": "上年整改承诺",
        "problems": "存在的问题",
    }
)
"""Keys at the left margin of the file, with what a clerk would call them; the first three are required."""
PROMISE_KEYS: Mapping[str, str] = MappingProxyType(
    {"promise": "承诺的事", "status": "落实情况", "evidence": "落实的依据"}
)
PROBLEM_KEYS: Mapping[str, str] = MappingProxyType({"problem": "问题", "measure": "改进措施"})
TABLE_KEYS: Mapping[str, str] = MappingProxyType(
    {"blank_is_zero": "空着的格都是0", **{key: spec.label for key, spec in CELLS.items()}}
)
EXAMPLES = {
    "agency": "agency: 青石镇人民政府",
    "kind": "kind: town",
    "year": "year: 2024",
    "tables": "tables: {blank_is_zero: true, t3.new.natural: 2}",
    "answers": 'answers: {proactive: ["全年公开信息86条"]}',
    "promises": 'promises: [{promise: "增加公开栏", status: done, evidence: "新增4处"}]',
    "problems": 'problems: [{problem: "政策解读形式少", measure: "每季度做1期图解"}]',
}
SAID = {
    "proactive": "全年公开信息86条",
    "on_request": "来了2件，都给了",
    "management": "落实三审三校",
    "platform": "新开通公众号1个，发布120条",
    "supervision": "培训2次 45人次",
    "last_year": "去年说公开栏少，今年加了4处",
    "problems": "政策解读形式少",
    "plans": "明年每季度做1期图解",
    "fee": "没收过",
    "other": "建议提案办了3件",
}


def example_of(allowed: Mapping[str, str]) -> str:
    """A line written right for the place where these keys are allowed."""
    if allowed is TOPICS:
        return f'proactive: ["{SAID["proactive"]}"]'
    if allowed is TABLE_KEYS:
        return "t3.new.natural: 2"
    return EXAMPLES["agency" if allowed is KEYS else "promises" if allowed is PROMISE_KEYS else "problems"]
