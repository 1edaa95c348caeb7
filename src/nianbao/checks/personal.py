"""Checks for personal data and marks of secrecy."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from nianbao.checks.check import Fault, Grade, Severity, Source, check
from nianbao.checks.places import at_most_five
from nianbao.checks.words import short
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nianbao.checks.subject import Subject
    from nianbao.report.paper import Line

_PRIVACY = Source(Grade.LAW, "《政府信息公开条例》第十五条及个人信息保护的规定")
_INSPECTION = Source(Grade.PRACTICE, "政府网站检查指标：不得泄露个人信息")
_SECRECY = Source(Grade.LAW, "保守国家秘密和信息公开保密审查的规定")
_CUSTOM = Source(Grade.ADVICE, "年报一般不写个人姓名")

_ID_18 = regex(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_ID_15 = regex(r"(?<!\d)[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
_LONG_NUMBER = regex(r"\d{11}")
_REMEMBERED = 1_024
"""Lines of prose; a report has some fifty."""
_MOBILE = regex(r"(?<![\dA-Za-z-])1[3-9]\d{9}(?!\d)")
_CARD = regex(r"(?<![\dA-Za-z])\d{16,19}(?!\d)")
_CODES = regex("索引号|统一社会信用代码|信用代码|编号|文号|备案|订单|流水")
SURNAMES = (
    "张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
    "付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)
"""The commonest, one character each."""
_APPLICANT = regex(
    rf"(?:申请人|村民|居民|当事人|群众)(?:为|是|：)?(?P<name>[{SURNAMES}](?!某)[\u4e00-\u9fff]{{1,2}}?)(?=[，。、；（(]|申请|提出|要求|同志|先生|女士|等人|不服|系|的申请)"
)
_OFFICIAL = regex(
    rf"(?P<name>[{SURNAMES}](?!某)[\u4e00-\u9fff]{{1,2}})(?P<post>同志|副?书记|副?镇长|副?乡长|副?局长|副?主任|副?县长|副?区长)"
    rf"|(?:书记|镇长|乡长|局长|主任|县长|联系人|负责人)(?:：|为)?(?P<after>[{SURNAMES}](?!某)[\u4e00-\u9fff]{{1,2}})(?=[，。；、）)]|任组长|同志|担任)"
)
_POST = regex("同志|书记|镇长|乡长|局长|主任|县长|区长|联系人|负责人")
_NOT_NAMES = regex(
    "^(?:高度|高效|高质|何种|何时|方面|金额|万元|万人|程序|任何|任务|马上|江苏|江西|陆续|田间|石油|段落|汪洋|史料|万余|严格|严肃|严禁|武装|顾问|孔雀|钱款|雷同|龙头|毛重|付费|余项|余件|许可|范围|江河|钟点|周边|周期|黄金|田地|林业|林地|叶片|夏季|秦岭|任组)"
)
_SECRET = regex(
    r"绝密\s*★(?:\s*\d+年)?|机密\s*★(?:\s*\d+年)?|秘密\s*★(?:\s*\d+年)?|★\s*\d+\s*年|密级[：:]\s*(?:绝密|机密|秘密)|内部资料|内部文件|不得(?:公开|外传)(?!的信息|范围)|严禁(?:公开|外传)(?!的信息|范围)|注意保存"
)
_HARMLESS_SECRET = regex(
    "属于国家秘密|保守国家秘密法|保密审查|涉密|“[^”]*(?:内部资料|内部文件)|《[^》]*》|不得公开的|清理|管理制度|属性"
)
_WITHHELD = regex(
    r"(?:属于|涉及)(?:国家秘密|商业秘密|个人隐私)[^。；]{0,6}(?:，|：|:|（)(?:具体|内容|即|系|为)(?!个人|国家|商业)[^。；]{4,}"
    r"|(?:国家秘密|商业秘密)(?:的)?(?:具体)?内容(?:为|是|：)"
)


@check("P-01", "出现身份证号", Severity.ERROR, _PRIVACY)
def identity_number(subject: Subject) -> Iterator[Fault]:
    """No identity number stands in a report.

    Why: it names a person beyond doubt; its check digit tells it from other codes.
    Wrong: an 18-digit number whose check digit fits.  Right: a 统一社会信用代码, an 索引号.
    """
    faults = []
    for part, line in _with_long_numbers(subject):
        found = [match[0] for match in _ID_18.finditer(line.text) if is_identity_number(match[0])]
        found += [
            match[0]
            for match in _ID_15.finditer(line.text)
            if not _CODES.search(line.text[max(0, match.start() - 12) : match.start()])
            and "身份证" in line.text[max(0, match.start() - 20) : match.start()]
        ]
        faults += [
            Fault(part, f"出现身份证号“{_masked(each)}”，请删去。", _masked(each), line.number)
            for each in found
        ]
    yield from at_most_five(faults)


@check("P-02", "出现手机号码", Severity.ERROR, _PRIVACY)
def mobile_number(subject: Subject) -> Iterator[Fault]:
    """No mobile number stands in a report, unless it is an office's published line.

    Why: it belongs to a person; an office line given as contact may stand after confirmation.
    Wrong: 申请人电话13900001234.  Right: 咨询电话0573-2100001; digits inside an index number.
    """
    faults = []
    for part, line in _with_long_numbers(subject):
        for match in _MOBILE.finditer(line.text):
            before = line.text[max(0, match.start() - 14) : match.start()]
            if _CODES.search(before):
                continue
            office = re.search("办公|咨询|服务|公开|联系|值班|监督|投诉", before) and "申请人" not in before
            faults.append(
                Fault(
                    part,
                    f"出现手机号“{_masked(match[0])}”，请删去；确是对外公布的办公号码的，可以保留。",
                    _masked(match[0]),
                    line.number,
                    severity=Severity.WARN if office else None,
                )
            )
    yield from at_most_five(faults)


@check("P-03", "出现银行卡号", Severity.ERROR, _PRIVACY)
def bank_card_number(subject: Subject) -> Iterator[Fault]:
    """No number of 16 to 19 digits that passes Luhn's test stands in a report.

    Why: lists of subsidies are pasted with the accounts.
    Wrong: a card number.  Right: an index number of the same length.
    """
    faults = []
    for part, line in _with_long_numbers(subject):
        for match in _CARD.finditer(line.text):
            before = line.text[max(0, match.start() - 12) : match.start()]
            if passes_luhn(match[0]) and not _CODES.search(before) and not _ID_18.fullmatch(match[0]):
                faults.append(
                    Fault(
                        part,
                        f"出现像银行卡号的“{_masked(match[0])}”，请删去。",
                        _masked(match[0]),
                        line.number,
                    )
                )
    yield from at_most_five(faults)


@check("P-04", "出现申请人姓名等身份信息", Severity.ERROR, _PRIVACY)
def applicant_is_named(subject: Subject) -> Iterator[Fault]:
    """Applicants are not named, nor told by address.

    Why: an application is a private matter.
    Wrong: 申请人李建国要求公开征地补偿.  Right: 申请人要求公开征地补偿; 张某某.
    """
    faults = []
    for sentence in subject.sentences:
        match = _APPLICANT.search(sentence.text)
        if match and not _NOT_NAMES.match(match["name"]):
            masked = match["name"][0] + "某" * (len(match["name"]) - 1)
            faults.append(
                Fault(
                    sentence.part,
                    f"出现申请人姓名（{masked}），请删去，只写申请事项的类别。",
                    short(sentence.text.replace(match["name"], masked)),
                    sentence.line,
                )
            )
    yield from at_most_five(faults)


@check("P-05", "写了工作人员姓名", Severity.HINT, _CUSTOM)
def official_is_named(subject: Subject) -> Iterator[Fault]:
    """Officials appear by post, not by name.

    Why: names change, and the report is the agency's.
    Wrong: 由陈明镇长任组长.  Right: 由镇长任组长.
    """
    faults = []
    for sentence in subject.sentences:
        if _POST.search(sentence.text) is None:
            continue
        for match in _OFFICIAL.finditer(sentence.text):
            name = match["name"] or match["after"]
            if not _NOT_NAMES.match(name):
                faults.append(
                    Fault(
                        sentence.part,
                        f"“{match[0]}”写了姓名，建议只写职务。",
                        short(sentence.text),
                        sentence.line,
                    )
                )
    yield from at_most_five(faults)


@check("P-06", "出现密级标志或内部字样", Severity.ERROR, _SECRECY)
def mark_of_secrecy(subject: Subject) -> Iterator[Fault]:
    """No mark of secrecy and no 内部资料 stands in a text that is published.

    Why: such a mark says that the text must not be.
    Wrong: 秘密★5年.  Right: the label 属于国家秘密 of table 3; 保密审查 as a topic.
    """
    faults = []
    places = [("title", subject.paper.title, 0)]
    places += [(part, line.text, line.number) for part, line in subject.narrative]
    for part, text, number in places:
        for match in _SECRET.finditer(text):
            around = text[max(0, match.start() - 12) : match.end() + 8]
            if "★" in match[0] or not _HARMLESS_SECRET.search(around):
                faults.append(
                    Fault(
                        part, f"出现“{match[0]}”，请核对这份材料能否公开，并删去标志。", short(around), number
                    )
                )
    yield from at_most_five(faults)


@check("P-07", "写出了不予公开信息的内容", Severity.WARN, _SECRECY)
def withheld_content_is_told(subject: Subject) -> Iterator[Fault]:
    """What was withheld is not told in telling that it was.

    Why: the report would publish what the answer refused.
    Wrong: 涉及国家秘密，具体为某仓库的位置.  Right: 1件属于国家秘密，不予公开.
    """
    for sentence in subject.sentences:
        if match := _WITHHELD.search(sentence.text):
            yield Fault(
                sentence.part,
                f"“{short(match[0])}”写出了不予公开信息的内容，请删去细节。",
                short(sentence.text),
                sentence.line,
            )


def is_identity_number(number: str) -> bool:
    """Whether 18 characters are an identity number: a date in the middle, the check digit right.

    Source: GB 11643-1999.
    """
    try:
        datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_SIGNS[total % 11] == number[-1].upper()


def passes_luhn(number: str) -> bool:
    """Whether digits end in the check digit of a bank card."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0 and len(set(number)) > 1


def _with_long_numbers(subject: Subject) -> Iterator[tuple[str, Line]]:
    """The lines in which a number is long enough to be a telephone's, a card's or a person's."""
    return ((part, line) for part, line in subject.narrative if _has_long_number(line.text))


@lru_cache(maxsize=_REMEMBERED)
def _has_long_number(text: str) -> bool:
    """Three checks ask it of every line."""
    return _LONG_NUMBER.search(text) is not None


def _masked(number: str) -> str:
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"
