"""What a good answer to each topic carries, in the words the page shows under it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HINTS: Mapping[str, str] = MappingProxyType(
    {
        "proactive": "全年公开多少条，分几类、各平台各多少条（相加要等于总数）；政策解读、意见征集、"
        "留言答复各多少件；重点领域举一两件实事。",
        "on_request": "件数从表三取，不必再写。写申请来自什么渠道、涉及什么内容、是否按期答复；"
        "没有申请的，写明查看过哪些渠道。",
        "management": "由哪个岗位审核、审几道；清理、更正了多少条；公开属性怎么认定；保密审查办了几件。",
        "platform": "网站栏目、公众号等账号的名称、个数和发布条数，有无新开、关停；"
        "公开专区、公开栏在哪里、有几处。",
        "supervision": "培训几次、多少人次；开会几次、议什么；考核结果；"
        "有无社会评议、结果怎样；有无责任追究。",
        "last_year": "上年报告写了哪些问题，逐条写改了什么、改到什么程度、有什么可以证明。",
        "problems": "写两到四个，具体到栏目、文件或环节：涉及多少条、晚了多少天、缺的是什么。",
        "plans": "按上面问题的顺序写怎么改：由谁做、什么时候做、做到什么程度。",
        "fee": "有没有发出收费通知、收了多少元；没有收取的写“没有收”。",
        "other": "上级要求写入的事项；建议提案办理几件、公开几件；确有的创新做法。没有就写“没有”。",
    }
)
"""By topic of the answers file. Source: the form's own list of contents, and what reviewers ask back for."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("一、总体情况", ("proactive", "on_request", "management", "platform", "supervision")),
    ("五、存在的主要问题及改进情况", ("last_year", "problems", "plans")),
    ("六、其他需要报告的事项", ("fee", "other")),
)
"""The topics under the section of the form they end up in."""
