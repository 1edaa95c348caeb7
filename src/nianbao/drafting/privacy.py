"""What must not leave the machine: marks of secrecy block, personal data is replaced and put back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nianbao.checks.personal import SURNAMES, is_identity_number, passes_luhn
from nianbao.report.regex import regex

_SECRET = regex(
    r"(?:绝密|机密|秘密)\s*★(?:\s*\d+\s*年)?|★\s*\d+\s*年|密级\s*[：:]\s*(?:绝密|机密|秘密)|^\s*(?:绝密|机密|秘密)\s*$",
    re.MULTILINE,
)
_INTERNAL = regex("内部资料|内部文件|工作秘密|请勿外传|不得外传|仅供内部|内部参阅|阅后收回|注意保存")
_ROLES = "申请人|投诉人|举报人|信访人|原告|被告|第三人|当事人|复议申请人|村民|居民|群众|户主|联系人"
_BEHIND_NAME = (
    "[，。、；：（(）)“”\\s]|$|申请|提出|要求|反映|诉|起诉|称|来信|来电|来访|同志|先生|女士|等|不服|系|的|向|到|对|因"
    "|身份证|电话|手机|家|住|说|问"
)
_NOT_NAMES = (
    "情况|无正|逾期|应当|应在|方面|高度|何时|何种|任何|程序|常住|项目|金额|万元|申请|提出|范围|许可|代表|全部|时间|时限|严格|安置|安全|管理"
    "|成员|相关|有关|陈述|和解|方式|方便|所有|于当|于年|于上|于下|符合|权利|权益|满意|经常|经济|经营|都|余|计|查阅|查询|从|强烈|解决|左右"
)
_STREET = "[\u4e00-\u9fff]{2,8}(?:路|街|巷|弄|里|大道)"
_DOOR = r"\d{1,5}号(?:\d{1,4}(?:号楼|幢|栋|单元|室|户|-)){0,4}\d{0,4}室?"
_FLAT = r"\d{1,4}(?:号楼|幢|栋)\d{1,3}单元\d{1,5}室?"
_PROVINCES = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_LABELLED = r"(?:号码?|：|:|\s|为|是){0,3}"
_NAME = f"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("邮箱", regex(r"(?<![\w.-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)),
    ("证件号", regex(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])")),
    ("证件号", regex(rf"(?<=身份证){_LABELLED}(?P<it>\d{{15}})(?!\d)")),
    ("手机号", regex(r"(?<![\dA-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")),
    ("卡号", regex(r"(?<![\dA-Za-z])(?:(?:\d{4}[ -]){3,4}\d{1,7}|\d{16,19})(?!\d)")),
    ("电话", regex(r"(?<!\d)0\d{2,3}[-－—]\d{7,8}(?:(?:转|-)\d{1,5})?(?!\d)")),
    (
        "车牌",
        regex(rf"{_PROVINCES}[A-HJ-NP-Z][·. ]?[A-HJ-NP-Z0-9]{{4}}[A-HJ-NP-Z0-9挂学警]{{1,2}}(?![A-Z0-9])"),
    ),
    ("护照号", regex(rf"(?<=护照){_LABELLED}(?P<it>[A-Z]{{1,2}}\d{{7,8}})")),
    (
        "姓名",
        regex(rf"(?:{_ROLES})(?:为|是|：|:|叫)?(?!{_NOT_NAMES})(?P<it>{_NAME}?)(?={_BEHIND_NAME})"),
    ),
    ("姓名", regex(rf"(?:姓名|名叫)(?:：|:|为|是)?(?P<it>{_NAME})(?={_BEHIND_NAME})")),
    ("住址", regex(f"{_STREET}{_DOOR}|{_FLAT}")),
)
_CODES = regex("索引号|信用代码|编号|文号|备案|订单|流水|统一代码")


@dataclass(slots=True)
class Mask:
    """Replaces personal data by tokens such as ⟦手机号1⟧, and puts it back."""

    _tokens: dict[str, str] = field(default_factory=dict)
    """Words → token."""

    def hide(self, text: str) -> str:
        """The text without personal data."""
        for name, pattern in _PATTERNS:
            text = pattern.sub(lambda match, name=name: self._token(match, name), text)  # type: ignore[misc]
        return text

    def show(self, text: str) -> str:
        """The text with what was hidden back in its place."""
        for words, token in self._tokens.items():
            text = text.replace(token, words)
        return text

    def _token(self, match: re.Match[str], name: str) -> str:
        words = match.groupdict().get("it") or match[0]
        if not _is_personal(name, words, match.string[max(0, match.start() - 12) : match.start()]):
            return match[0]
        same = sum(token.startswith(f"⟦{name}") for token in self._tokens.values())
        token = self._tokens.setdefault(words, f"⟦{name}{same + 1}⟧")
        return match[0].replace(words, token)


def is_secret(text: str) -> bool:
    """Whether a text bears a mark of secrecy; 属于国家秘密 and 保密审查 as topics are none."""
    return _SECRET.search(text) is not None


def is_internal(text: str) -> bool:
    """Whether a text says that it is not for everybody."""
    return _INTERNAL.search(text) is not None


def _is_personal(name: str, words: str, before: str) -> bool:
    if name == "证件号":
        # With a wrong check digit it may still be somebody's, mistyped; a code of the register is none.
        return is_identity_number(words) or not _CODES.search(before)
    if name == "卡号":
        digits = re.sub(r"\D", "", words)
        return not _CODES.search(before) and (passes_luhn(digits) or bool(re.search("[卡账]", before)))
    return True
