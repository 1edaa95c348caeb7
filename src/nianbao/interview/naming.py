"""How clerks call the cells of the three tables, and which cells a name leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nianbao.report.regex import regex
from nianbao.report.tables import CELLS, TABLE_2, TABLE_3_ROWS, TABLE_4_BLOCKS

_ROWS: tuple[tuple[str, str], ...] = (
    ("t2.normative", "规范性文件"),
    ("t2.rules", "规章(?!制度)"),
    ("t2.licences", "行政许可|许可"),
    ("t2.penalties", "行政处罚|处罚"),
    ("t2.coercion", "行政强制|强制"),
    ("t2.fees", "行政事业性收费|事业性收费|收费(?!通知)"),
    ("t4.review", "行政复议|复议(?!后)"),
    ("t4.suit_after_review", "复议后(?:起诉|诉讼)"),
    ("t4.suit_direct", "直接起诉"),
    ("t4.suit", "行政诉讼|诉讼|官司"),
    ("t3.carried_in", "上年结转|去年结转|结转过来|去年转来|上年转来|年初结转"),
    ("t3.carried_out", "结转下年度?|下年结转|结转明年|结转到?(?:下年|明年)|转明年|转下年|继续办理"),
    ("t3.partial", "部分公开"),
    ("t3.refused_secret", "国家秘密"),
    ("t3.refused_law", "法律行政法规禁止|法律法规禁止|禁止公开"),
    ("t3.refused_stability", "三安全"),
    ("t3.refused_third_party", "第三方"),
    ("t3.refused_internal", "内部事务"),
    ("t3.refused_process", "过程性"),
    ("t3.refused_case_file", "案卷"),
    ("t3.refused_inquiry", "行政查询|查询事项"),
    ("t3.unable_not_held", "不掌握"),
    ("t3.unable_creation", "另行制作|没有现成"),
    ("t3.unable_unclear", "补正后(?:申请内容)?仍?不明确|仍不明确"),
    ("t3.declined_petition", "信访"),
    ("t3.declined_duplicate", "重复申请"),
    ("t3.declined_publication", "出版物"),
    ("t3.declined_frequent", "反复申请"),
    ("t3.declined_confirm", "重新出具"),
    ("t3.other_no_correction", "逾期不补正|不补正"),
    ("t3.other_no_payment", "未交费|未缴费|没交费|逾期未(?:缴|交)"),
    ("t3.other_other", "其他处理|其他结果|其它处理"),
    ("t3.granted", "予以公开"),
    ("t3.results_total", "办理结果总计|办理结果|办结(?:总数|数)?"),
    ("t3.new", "新收|新增申请|收到的?申请|(?<!依)申请(?:数|件数|数量|总数)?"),
)
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("natural", "自然人|个人"),
    ("research", "科研"),
    ("welfare", "公益"),
    ("legal", "法律服务|律所|律师"),
    ("business", "商业企业|企业|公司"),
    ("total", "总计|合计|总数|总共"),
    ("other", "其他(?:组织)?$|其他组织"),
    ("organisations", "法人(?:或其他组织)?|组织"),
)
_DOCUMENT_COLUMNS = (
    ("issued", "制发|新出|出台|印发"),
    ("repealed", "废止|失效"),
    ("in_force", "现行有效|有效|现行"),
)
_CASE_COLUMNS = (
    ("upheld", "维持"),
    ("corrected", "纠正"),
    ("pending", "未审结|在审|尚未审结"),
    ("total", "总计|合计|总数"),
    ("other", "其他"),
)
_FILLERS = regex(
    "政府|信息|公开|行政|数量|件数|总数|数字?|那?一?[格栏行列]|这|那|表[二三四]|第[二三四]张表|里|中|的|本年|今年|全年|"
    "决定|处理|申请|办理|结果|度|请|把|将|是|机构|组织|服务|金额|[“”（）·.、，]"
)
"""What may stand beside the words that name a cell; anything else names something else."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name says of a cell."""

    row: str = ""
    """Table and row, e.g. `t3.new`; `t4.suit` for either kind of 诉讼; empty when none is named."""
    column: str = ""

    @property
    def key(self) -> str:
        """The cell's key, when the name leaves nothing open; a total is no cell to be typed."""
        key = f"{self.row}.{self.column}"
        return key if key in CELLS and not CELLS[key].computed else ""


def named(text: str) -> Named | None:
    """The row and column a text names; None when it speaks of anything beside."""
    rest = text
    row = column = ""
    for key, words in _ROWS:
        if found := re.search(words, rest):
            row, rest = key, rest[: found.start()] + rest[found.end() :]
            break
    for key, words in _columns_of(row):
        if found := re.search(words, rest):
            column, rest = key, rest[: found.start()] + rest[found.end() :]
            break
    if not (row or column) or _FILLERS.sub("", rest).strip():
        return None
    if row.startswith("t2.") and row not in ("t2.normative", "t2.rules"):
        column = "amount" if row == "t2.fees" else "decisions"
    return Named(row, column)


def _columns_of(row: str) -> tuple[tuple[str, str], ...]:
    if row in ("t2.normative", "t2.rules"):
        return _DOCUMENT_COLUMNS
    if row.startswith("t2."):
        return ()
    return _CASE_COLUMNS if row.startswith("t4.") else _COLUMNS


def columns_open(row: str) -> tuple[str, ...]:
    """Keys of the cells of a row that can be typed; of both rows for `t4.suit`."""
    return tuple(
        key
        for key, spec in CELLS.items()
        if (key.startswith(f"{row}.") or (row == "t4.suit" and key.startswith("t4.suit_")))
        and not spec.computed
    )


ROW_LABELS = {
    **{f"t3.{row.key}": row.label for row in TABLE_3_ROWS},
    **{f"t4.{key}": label for key, label in TABLE_4_BLOCKS.items()},
    "t4.suit": "行政诉讼",
    **{f"t2.{key}": label for block in TABLE_2 for key, label in block.rows},
}
"""Table and row → what is printed."""
