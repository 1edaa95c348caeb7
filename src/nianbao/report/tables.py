"""The statutory form as data: its sections, its three tables, every printed label and every cell.

Source: 国办公开办函〔2021〕30号《中华人民共和国政府信息公开工作年度报告格式》.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE_ENDING = "政府信息公开工作年度报告"

SECTION_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "1": "一、总体情况",
        "2": "二、主动公开政府信息情况",
        "3": "三、收到和处理政府信息公开申请情况",
        "4": "四、政府信息公开行政复议、行政诉讼情况",
        "5": "五、存在的主要问题及改进情况",
        "6": "六、其他需要报告的事项",
    }
)
"""The six sections in their printed order."""

ASPECT_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "proactive": "（一）主动公开",
        "on_request": "（二）依申请公开",
        "management": "（三）政府信息管理",
        "platform": "（四）政府信息公开平台建设",
        "supervision": "（五）监督保障",
    }
)
"""The five aspects of section 1 in the order the format names them."""


def part_name(part: str) -> str:
    """What a clerk calls a narrative part, e.g. 一（三）政府信息管理 for `1.management`."""
    section, _, aspect = part.partition(".")
    if aspect:
        return f"{SECTION_HEADINGS[section][0]}{ASPECT_HEADINGS[aspect]}"
    return SECTION_HEADINGS.get(part, "编制说明")


BALANCE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
"""The note printed in the top-left cell of table 3."""

RESULTS_LABEL = "三、本年度办理结果"
"""The cell of table 3 that spans its 22 result rows."""

CONTENTS_LABEL = "信息内容"
"""Heads the label column in each block of table 2."""

APPLICANTS_LABEL = "申请人情况"
ORGANISATIONS_LABEL = "法人或其他组织"
TOTAL_LABEL = "总计"


@dataclass(frozen=True, slots=True)
class Block:
    """One of the four blocks of table 2."""

    clause: str
    """The heading row, e.g. 第二十条第（一）项."""
    columns: tuple[tuple[str, str], ...]
    """Key and printed label of each column."""
    rows: tuple[tuple[str, str], ...]
    """Key and printed label of each row."""


_DECISIONS = (("decisions", "本年处理决定数量"),)

TABLE_2: tuple[Block, ...] = (
    Block(
        "第二十条第（一）项",
        (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")),
        (("rules", "规章"), ("normative", "行政规范性文件")),
    ),
    Block("第二十条第（五）项", _DECISIONS, (("licences", "行政许可"),)),
    Block("第二十条第（六）项", _DECISIONS, (("penalties", "行政处罚"), ("coercion", "行政强制"))),
    Block("第二十条第（八）项", (("amount", "本年收费金额（单位：万元）"),), (("fees", "行政事业性收费"),)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row of table 3."""

    key: str
    label: str
    group: str = ""
    """Heading of the group it stands in, e.g. （三）不予公开; empty for a row of its own."""
    in_results: bool = True
    """Whether it stands under 三、本年度办理结果."""


_REFUSED, _UNABLE, _DECLINED, _OTHER = "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"

TABLE_3_ROWS: tuple[Row, ...] = (
    Row("new", "一、本年新收政府信息公开申请数量", in_results=False),
    Row("carried_in", "二、上年结转政府信息公开申请数量", in_results=False),
    Row("granted", "（一）予以公开"),
    Row("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    Row("refused_secret", "1.属于国家秘密", _REFUSED),
    Row("refused_law", "2.其他法律行政法规禁止公开", _REFUSED),
    Row("refused_stability", "3.危及“三安全一稳定”", _REFUSED),
    Row("refused_third_party", "4.保护第三方合法权益", _REFUSED),
    Row("refused_internal", "5.属于三类内部事务信息", _REFUSED),
    Row("refused_process", "6.属于四类过程性信息", _REFUSED),
    Row("refused_case_file", "7.属于行政执法案卷", _REFUSED),
    Row("refused_inquiry", "8.属于行政查询事项", _REFUSED),
    Row("unable_not_held", "1.本机关不掌握相关政府信息", _UNABLE),
    Row("unable_creation", "2.没有现成信息需要另行制作", _UNABLE),
    Row("unable_unclear", "3.补正后申请内容仍不明确", _UNABLE),
    Row("declined_petition", "1.信访举报投诉类申请", _DECLINED),
    Row("declined_duplicate", "2.重复申请", _DECLINED),
    Row("declined_publication", "3.要求提供公开出版物", _DECLINED),
    Row("declined_frequent", "4.无正当理由大量反复申请", _DECLINED),
    Row("declined_confirm", "5.要求行政机关确认或重新出具已获取信息", _DECLINED),
    Row(
        "other_no_correction",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        _OTHER,
    ),
    Row(
        "other_no_payment",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        _OTHER,
    ),
    Row("other_other", "3.其他", _OTHER),
    Row("results_total", "（七）总计"),
    Row("carried_out", "四、结转下年度继续办理", in_results=False),
)

RESULT_ROWS: tuple[str, ...] = tuple(
    row.key for row in TABLE_3_ROWS if row.in_results and row.key != "results_total"
)
"""The 21 leaf rows whose sum is （七）总计."""

TABLE_3_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "natural": "自然人",
        "business": "商业企业",
        "research": "科研机构",
        "welfare": "社会公益组织",
        "legal": "法律服务机构",
        "other": "其他",
        "total": TOTAL_LABEL,
    }
)
"""Printed left to right; the five in the middle stand under 法人或其他组织."""

APPLICANT_COLUMNS: tuple[str, ...] = tuple(key for key in TABLE_3_COLUMNS if key != "total")

TABLE_4_BLOCKS: Mapping[str, str] = MappingProxyType(
    {"review": "行政复议", "suit_direct": "未经复议直接起诉", "suit_after_review": "复议后起诉"}
)
TABLE_4_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "upheld": "结果维持",
        "corrected": "结果纠正",
        "other": "其他结果",
        "pending": "尚未审结",
        "total": TOTAL_LABEL,
    }
)
LITIGATION_LABEL = "行政诉讼"
"""Spans the two litigation blocks of table 4."""


@dataclass(frozen=True, slots=True)
class CellSpec:
    """One of the 200 cells: where it stands and what may be entered."""

    key: str
    """Permanent name in files, JSON and slots, e.g. t3.new.natural."""
    label: str
    """What a clerk would call it: table, row and column."""
    computed: bool
    """Whether nianbao adds it up itself; a clerk never types it."""
    decimals: bool
    """True for the one cell in 万元; every other cell holds whole 件."""


def _specs() -> dict[str, CellSpec]:
    specs: list[CellSpec] = []
    for block in TABLE_2:
        for row, row_label in block.rows:
            for column, column_label in block.columns:
                key = f"t2.{row}.{column}"
                specs.append(CellSpec(key, f"表二“{row_label}·{column_label}”", False, row == "fees"))
    for line in TABLE_3_ROWS:
        for column, column_label in TABLE_3_COLUMNS.items():
            computed = column == "total" or line.key == "results_total"
            label = f"表三“{line.label}·{column_label}”"
            specs.append(CellSpec(f"t3.{line.key}.{column}", label, computed, False))
    for name, name_label in TABLE_4_BLOCKS.items():
        for column, column_label in TABLE_4_COLUMNS.items():
            label = f"表四“{name_label}·{column_label}”"
            specs.append(CellSpec(f"t4.{name}.{column}", label, column == "total", False))
    return {spec.key: spec for spec in specs}


def _sums() -> dict[str, tuple[str, ...]]:
    sums: dict[str, tuple[str, ...]] = {}
    for column in APPLICANT_COLUMNS:
        sums[f"t3.results_total.{column}"] = tuple(f"t3.{row}.{column}" for row in RESULT_ROWS)
    for line in TABLE_3_ROWS:
        sums[f"t3.{line.key}.total"] = tuple(f"t3.{line.key}.{column}" for column in APPLICANT_COLUMNS)
    for name in TABLE_4_BLOCKS:
        parts = tuple(f"t4.{name}.{column}" for column in TABLE_4_COLUMNS if column != "total")
        sums[f"t4.{name}.total"] = parts
    return sums


CELLS: Mapping[str, CellSpec] = MappingProxyType(_specs())
"""All 200 cells by key, in the order they are printed."""

SUMS: Mapping[str, tuple[str, ...]] = MappingProxyType(_sums())
"""Each computed cell with the cells it is the sum of, in an order that can be evaluated top to bottom."""
