"""Measure words, what may not follow them, and which of them count the same thing."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALWAYS = """
万元 亿元 百元 千元 元 元钱 块钱 万块 万块钱 人次 人份 件次 篇次 批次 条次 户次 台次 车次 班次 轮次
频次 场次 宗次 例次 个工作日 工作日 个自然日 个月 个多月 个季度 个年度 个小时 个多小时 个星期 个学时
课时 学时 小时 分钟 秒钟 星期 周年 周岁 个百分点 百分点 平方米 平方公里 平米 公里 公顷 千米 千瓦
千克 公斤 厘米 毫米 立方米 万字 万平方米 万亩 亿次 万次 份 宗 届 栋 幢 栏 则 封 桩 副 扇 所 座 吨 亩
米 枚 趟 周 岁 帧 集 档 辆 间 支 只 颗 株 棵 瓶 箱 袋 盏 袭 卷 摞 沓
"""
_UNLESS_FOLLOWED: Mapping[str, str] = MappingProxyType(
    {
        "件": "数(?!量)",
        "条": "例|款|形",
        "次": "月|日|生|要|数",
        "场": "所|地|景|镇|合(?!计)|馆|域",
        "期": "间|限|末|望",
        "人": "民|大(?!会)|员|社|才|事|力|居|口|士|份|性",
        "名": "单|称|额|册|誉",
        "位": "于|置|次|列",
        "个": "体|别|性|案",
        "个人": "信|隐|民|大(?!会)|员|才|事|所|独|体|账|权|资|身",
        "项": "目(?!标)",
        "起": "草|诉(?!讼)|来(?!信|访|电)|到|止|点|步|于|始|因|义|码|伏|源|效|初|先|见|用|算|居|身|飞|重",
        "篇": "章|幅",
        "处": "理|罚|置|分(?!别|布)|室|于|长|级|方|境|决",
        "家": "庭|长|园|属|禽|里|乡|人(?!民)|电|具",
        "户": "籍|外|口|主|型",
        "批": "复|准|示|文|评|阅",
        "类": "型|别|似|推",
        "种": "植|类|子|粮|地|田",
        "级": "别|差|领导",
        "台": "账|州|风|湾|次|阶|帐",
        "套": "用|餐|取|路|话",
        "部": "分|门|署|队|委|位|长|级|里|属|际|机关",
        "张": "贴|榜|挂|家|镇|湾|村|姓|某",
        "册": "子|封",
        "本": "级|地|报|年|镇|局|机关|单位|部门|乡|县|市|区|街|月|次|着|部|院|身|来|科|村|届|质|领",
        "页": "面|码",
        "幅": "度|员",
        "块": "状|链|茎",
        "轮": "流|训|岗|换|次|值|廓",
        "遍": "布|及|地",
        "回": "复|应|收|访|答|头|来|去|函|避|顾|归|馈|落|升|执|信|帖",
        "道": "路|德|口|理|歉|具",
        "步": "骤|入|行|伐|调|履|道",
        "天": "然|气|津|下(?!来)|际|津|门",
        "日": "常|益|报|期|程|志|均|趋|月|本|刊|记",
        "月": "度|报|刊|薪",
        "年": "报|轻|龄|级|鉴|检",
        "分": "别|类|为|布|局|管|公司|之|析|批|级|解|项|钟|设|发|散|享|工|支|校|办"
        "|所|组|行|户|期|值|块|步|段|数段|摊|担|配|歧|中心",
        "组": "织|成|建|长|员|别|合",
        "层": "级|面|层|次",
        "点": "击|赞|位|评|对|名|多|燃|数|面|到|缀",
        "番": "茄|号",
        "倍": "增|速|受|感|率",
        "章": "程|节|镇",
        "段": "落|位|时间",
        "字": "样|段|体|典|号|母|符",
        "例": "会|如|外|行|证",
        "通": "知|报|过|讯|告|道|信|用|常|俗|行|畅|车|电|气|水|航",
        "口": "头|径|号|子|岸|碑|述",
        "站": "点|所|长|位|台|式|内|在|群",
        "号": "召",
        "村": "民|级|务|委|组|干|支|里|镇|庄|规|集",
        "局": "长|里|机关|属|务|势|面|限|部",
        "具": "体|有|备",
        "首": "次|先|页|问|批|要|届|家|创|席|长|发|位|任|选",
        "节": "约|能|日|点|假|省|水|目|前|后|气|奏",
        "厘": "清|米|定|革",
        "角": "度|色|落|逐",
        "杯": "水|子",
        "盘": "点|活",
        "度": "假|过",
        "拨": "付|款|打|通",
        "圈": "子|内",
        "顿": "号|时",
        "门": "户|口|类|槛|前|牌|诊",
        "路": "段|面|线|径|口|灯",
        "班": "子|组|次|级|长",
        "队": "伍|长|员",
    }
)
_NEVER_AFTER_CHINESE = frozenset("村局节厘角拨圈顿路班队具首杯盘度号站字口")
"""Too often part of a word (两村, 三节) to make a Chinese numeral count by themselves."""

_EVERY = _ALWAYS.split()
_WORDS = sorted({*_EVERY, *_UNLESS_FOLLOWED}, key=lambda word: (-len(word), word))


def _pattern(words: list[str]) -> re.Pattern[str]:
    return regex(
        "|".join(
            word + (f"(?!{_UNLESS_FOLLOWED[word]})" if _UNLESS_FOLLOWED.get(word) else "") for word in words
        )
    )


UNIT = _pattern(_WORDS)
"""A measure word behind an Arabic number, longest first."""
UNIT_OF_CHINESE = _pattern([word for word in _WORDS if word not in _NEVER_AFTER_CHINESE])
"""A measure word strict enough to make a Chinese numeral a number."""

_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            [
                "件",
                "份",
                "条",
                "宗",
                "起",
                "例",
                "桩",
                "则",
                "篇",
                "项",
                "件次",
                "篇次",
                "条次",
                "宗次",
                "例次",
                "人份",
            ],
            "件",
        ),
        **dict.fromkeys(["次", "场", "期", "回", "趟", "场次", "班次", "频次"], "次"),
        **dict.fromkeys(["人", "名", "人次", "个人", "位"], "人"),
        **dict.fromkeys(["元", "块", "块钱", "元钱", "百元", "千元", "万元", "万块", "万块钱", "亿元"], "元"),
        **dict.fromkeys(["工作日", "个工作日"], "工作日"),
        **dict.fromkeys(["天", "日", "个自然日"], "天"),
        **dict.fromkeys(["月", "个月", "个多月"], "月"),
        **dict.fromkeys(["季度", "个季度"], "季度"),
        **dict.fromkeys(["年", "年度", "个年度", "周年"], "年"),
        **dict.fromkeys(["小时", "个小时", "个多小时"], "小时"),
        **dict.fromkeys(["周", "星期", "个星期"], "周"),
        **dict.fromkeys(["百分点", "个百分点"], "百分点"),
        **dict.fromkeys(["轮", "遍", "轮次"], "轮"),
        **dict.fromkeys(["道", "级", "步", "层"], "级"),
        **dict.fromkeys(["课时", "学时", "个学时"], "学时"),
        **dict.fromkeys(["家", "户", "户次"], "家"),
        **dict.fromkeys(["台", "部", "台次"], "台"),
    }
)


def unit_group(unit: str) -> str:
    """The measure word that stands for all that count the same thing; others stand for themselves.

    件 for 件/份/条/篇/项/起/宗…, 次 for 次/场/期/回, 人 for 人/名/人次/位, 元 for money whatever its scale
    (compare `Figure.in_yuan`). 个 and "" fit many things and are returned as they are: the caller decides.
    """
    plain = unicodedata.normalize("NFKC", "".join(character for character in unit if character.isprintable()))
    return _GROUPS.get(plain, plain)
