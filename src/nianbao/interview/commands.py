"""What a message asks for, by rule: a command of the clerk, or her answer."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from nianbao.interview.asking import NONE, SKIP
from nianbao.interview.cell_edits import cell_edits
from nianbao.interview.next_question import questions_of
from nianbao.interview.profile_edits import profile_edits
from nianbao.interview.remark_edits import remark_edits
from nianbao.interview.rewriting import rewrites
from nianbao.interview.steps import AskBack, Choice, Deed, EditCell, EditProfile, GoTo, Pick, Say
from nianbao.report.facts import TOPICS
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from nianbao.interview.asking import Asked
    from nianbao.interview.situation import Situation
    from nianbao.interview.steps import Step

_SENTENCE = regex(r"[^。；！？!?;\n]+[。；！？!?;]?")
_END = "(?:吧|了|吗|啊|呀|哈|哦|呢|嘛|好了|谢谢)*"
_ASK = (
    "(?:好了?[，,]?|可以了[，,]?|行了?[，,]?|请|帮我|麻烦你?|给我|先|再|那|就|我想|我要|可以|能不能|能"
    "|你|开始|现在)*"
)
_DEEDS: tuple[tuple[Deed, re.Pattern[str]], ...] = (
    (
        Deed.SKIP,
        regex(
            f"{_ASK}(?:跳过|略过|先?放一放|不(?:回)?答|不填|不写|不说)(?:这个?|这一?[题条项]|它)?{_END}"
            f"|(?:这个?|这一?[题条项])?(?:先)?(?:跳过|略过|放一放|不答|不填){_END}|(?:以后|回头|待会儿?|晚点)再(?:说|填|补|答|写){_END}"
        ),
    ),
    (
        Deed.NEXT,
        regex(
            f"{_ASK}(?:下一?(?:题|个|条|项|个问题)|换(?:下)?一(?:题|个)(?:问题)?|下一个问题|换下一个问题|继续问?|接着问?|往下|往下问){_END}|(?:就)?这些{_END}|没(?:有)?别的{_END}"
        ),
    ),
    (
        Deed.BACK,
        regex(f"{_ASK}回去|(?:请)?(?:回到?|返回|退回|回去)?(?:上一?|前一?)(?:题|个|条问题|个问题|项){_END}"),
    ),
    (
        Deed.NONE,
        regex(
            "(?:都|也|全|暂时|今年|确实|真|目前|一个)*(?:没有?|无|没得|冇|莫得|没有过|没搞|没搞过|没做|没做过|没开展|没弄|没办过|没发生|没(?:有)?(?:开展|组织|做|搞|办|发生)过|一[次个件条篇]都没有?)"
            "(?:的|过|啊|呢|哦|呀|哈|吧|这回事|这种情况)*|零|全?都?是?0件?"
        ),
    ),
    (
        Deed.UNKNOWN,
        regex(
            "(?:这个?|我)*(?:也|真|还)?(?:不知道|不清楚|不晓得|说不上来?|不了解|记不清|记不得|拿不准|没统计|没数|忘了|不太清楚)(?:了|啊|呢|呀)*"
            "|(?:我)?(?:得|要)?(?:去)?问(?:问|一下)(?:别人|同事|领导)?(?:再说|再填|再答)?"
        ),
    ),
    (
        Deed.UNDO,
        regex(
            "(?:不对|错了|说错了|不是)?[，,！!]?(?:请|帮我)?(?:撤销|撤回|撤消|取消|还原|恢复|退一步|回退)"
            "(?:上一?(?:条|步|句|个|次)的?(?:修改|操作)?|刚才(?:那条|那句|的|说的|那步|的修改)?|刚刚的?|前一(?:条|步)|一下|修改)?(?:吧|了)?"
            "|(?:上一?条|刚才(?:那条|那句|说的|的)?|上一句)(?:不算|作废|不要了?|撤了|收回|删了|删掉)(?:吧|了)?|改回(?:去|来)(?:吧)?"
        ),
    ),
    (
        Deed.CHECK,
        regex(
            f"{_ASK}(?:校核|检查|校对|审核|核对|核一?核|查一?查|看看)(?:一下|一遍|下)?(?:报告|全文|全部|年报|数据|有没有(?:问题|错误?)|(?:数据?|写得?)?(?:对不对|准不准)|看看)*{_END}|有没有(?:问题|错误?|毛病){_END}"
        ),
    ),
    (
        Deed.DOWNLOAD,
        regex(
            f"{_ASK}(?:下载|导出|输出|另存|保存)(?:一下|下)?(?:成|为)?(?:报告|年报|成稿|文件|文档|[Ww][Oo][Rr][Dd]|WPS)*(?:版|文件|文档)?{_END}"
        ),
    ),
    (
        Deed.DRAFT,
        regex(
            f"{_ASK}(?:起草|开写|动笔|写(?=吧|$)|写(?:报告|年报|初稿|草稿|正文)|生成(?:草稿|初稿|报告|正文|年报)|出(?:个|一份)?(?:草稿|初稿))(?:报告|年报|初稿|全文|一下)*{_END}|开始写{_END}"
        ),
    ),
    (Deed.STOP, regex(f"{_ASK}(?:停|停止|停下来?|停一下|停止(?:写|起草)|别写|不要写|暂停){_END}")),
    (
        Deed.WHY,
        regex(
            "(?:这个?|这题|这是|那)?(?:是)?(?:什么|啥|干什么|做什么|干嘛)(?:意思|用|用的)(?:啊|呀|呢)?|(?:为什么|为啥|干嘛|干啥|怎么)(?:要|还)?问(?:我)?(?:这个?|这些)?(?:啊|呢|呀)?"
            "|问(?:这个?)(?:干|做|有)(?:嘛|什么|啥)(?:用)?(?:啊|呢)?|(?:没)?看?不(?:太)?(?:懂|明白)(?:啊|呀)?|没(?:看|听)(?:懂|明白)"
            "|(?:这个?|这题)?(?:该)?(?:怎么|咋)(?:答|填|写|回答|说)(?:啊|呢|呀)?|(?:给|举)(?:我)?(?:个|一个)?例子?(?:看看)?|比如(?:说)?呢?"
        ),
    ),
)
_NO_MORE = regex("别的|这些")
"""Said of the last topic it is the answer that there is nothing more."""
_LONGEST = 160
"""Characters of a sentence beyond which nobody gives an order."""
_CHANGE = regex(
    r"(?:把|将)?[^，。]{0,16}(?:表[二三四]|申请|新收|结转|自然人|予以公开|不予|复议|诉讼|许可|处罚|强制|收费|规范性文件)[^，。]{0,16}"
    r"(?:改成|改为|改到|改作|更正为)[^，。\d]{0,4}\d[\d.]*(?:件|起|宗|个|万元|元)?"
)
_BREATH = regex("[，,、]")
_WRONG_ALONE = regex("(?:我?刚才)?(?:不对|错了|说错了|写错了|记错了|不是这样的?|搞错了)(?:了|啊|呀)?")
_GO = regex(
    "(?:请|帮我|先|再|我想|我要|那)*(?:回到|跳到|转到|去到|返回|回(?![复应访答])|重答|重新答|改答|先答|先问|重新问)(?:一下)?(?P<what>[^，。0-9]{1,12}?)(?:的)?"
    "(?:那|这)?(?:一|个)?(?:题|问题|块|部分|一项|方面)?(?:吧)?"
    "|(?P<that>[^，。0-9]{1,12}?)(?:的)?那(?:一|个)?(?:题|问题)(?:我)?(?:想|要|再|重新)*(?:答|改|说|问)(?:一下|一遍)?(?:吧)?"
)
_QUESTIONS: tuple[tuple[str, str], ...] = (
    ("培训", "supervision.training"),
    ("考核", "supervision.assessment"),
    ("评议|问卷|满意度", "supervision.evaluation"),
    ("追责|责任追究|问责", "supervision.accountability"),
    ("领导小组|开会|会议", "supervision.meetings"),
    ("公众号|新媒体|账号|抖音", "platform.accounts"),
    ("网站|栏目", "platform.website"),
    ("公开栏|专区", "platform.places"),
    ("保密审查|保密", "management.secrecy"),
    ("审核|三审", "management.review"),
    ("公开属性|属性", "management.attributes"),
    ("清理", "management.cleanup"),
    ("错别字|纠错", "management.corrections"),
    ("解读|图解", "proactive.reading"),
    ("留言|征集|征求意见", "proactive.voices"),
    ("规范性文件", "proactive.documents"),
    ("许可|处罚", "proactive.decisions"),
    ("公开条数|条数|公开信息数", "proactive.total"),
    ("渠道", "on_request.channels"),
    ("超期|期限|延期", "on_request.in_time"),
    ("复议|诉讼", "on_request.cases"),
    ("收到申请|申请数", "on_request.received"),
    ("处理费|收费", "fee.collected"),
    ("建议提案|提案|人大|政协", "other.motions"),
    ("要点", "other.points"),
    ("创新", "other.new"),
    ("措施|打算|怎么改", "plans.measures"),
    ("去年(?:的)?问题|上年(?:的)?问题|改进情况", "last_year.improved"),
    ("问题|不足", "problems.found"),
    ("单位|名称", "profile.agency"),
    ("年度", "profile.year"),
)
_TOPIC_WORDS = {
    "proactive": "主动公开",
    "on_request": "依申请(?:公开)?",
    "management": "(?:政府)?信息管理|管理",
    "platform": "平台(?:建设)?",
    "supervision": "监督保障|监督",
    "other": "其他(?:事项)?",
}
_QUESTION = regex(
    "(?:怎么|如何|在哪|哪里|去哪)(?![^，。]*了)|(?:还有|还剩)(?:几|多少)[^，。]{0,4}$|.*(?:在哪里?|怎么)(?:传|填|看|改|找|弄|上传|下载)$"
)
_HER_DOUBT = regex(r"\d|是不是|有没有|算不算|好像|要不要")
_HELP = "这句像是在提问，没有记进素材。可以直接回答，也可以说“跳过”“上一题”“校核一下”“下载”。"
_ORDINALS = "一二三四五六七"


def understood(message: str, situation: Situation, asked: Asked | None) -> tuple[Step, ...]:
    """What a message asks for, in its order; what is no command is said.

    Args:
        message: what she typed.
        situation: the answers as they stand.
        asked: the question she was asked, if any.
    """
    steps: list[Step] = []
    # Marks without a shape come along from chats and web pages.
    shown = "".join(sign for sign in message if unicodedata.category(sign) != "Cf")
    for match in _SENTENCE.finditer(shown):
        sentence = match[0].strip()
        bare = sentence.rstrip("。；！？!?; ")
        if not bare:
            continue
        found = _command(bare, situation, asked) or _commands(bare, situation, asked)
        if not found and _is_question(sentence):
            kept = Choice("记成素材", (Say(sentence),))
            found = (AskBack(_HELP, (kept,)),)
        if found:
            steps += found
        elif steps and isinstance(steps[-1], Say):
            before = steps[-1].words
            steps[-1] = Say(f"{before}{sentence}" if before[-1] in "。；！？!?;" else f"{before}\n{sentence}")
        else:
            steps.append(Say(sentence))
    return tuple(steps)


def _is_question(sentence: str) -> bool:
    """Whether she asks us something; a doubt of hers about her own facts is a remark."""
    bare = sentence.rstrip("。；！; ")
    asks = bare.endswith(("？", "?", "吗")) or _QUESTION.match(bare)
    return bool(asks) and not _HER_DOUBT.search(bare)


def _command(sentence: str, situation: Situation, asked: Asked | None) -> tuple[Step, ...]:
    if len(sentence) > _LONGEST:
        return ()
    if picked := _picked(sentence, asked):
        return (picked,)
    if deed := next((deed for deed, words in _DEEDS if words.fullmatch(sentence)), None):
        ended = deed is Deed.NEXT and asked is not None and asked.question.topic == "other"
        return (Deed.NONE if ended and _NO_MORE.search(sentence) else deed,)
    if _WRONG_ALONE.fullmatch(sentence):
        undo = Choice("撤回上一条", (Deed.UNDO,))
        return (AskBack("哪里不对？可以直接说，例如“培训改成3次”，也可以撤回上一条。", (undo,)),)
    return (
        profile_edits(sentence)
        or cell_edits(sentence, situation, asked)
        or remark_edits(sentence, situation, asked)
        or rewrites(sentence, asked)
        or _gone_to(sentence, situation)
        or _change_of_something(sentence)
    )


def _change_of_something(sentence: str) -> tuple[Step, ...]:
    """An order to change a figure of the tables that does not tell which: it is no remark either."""
    if not _CHANGE.fullmatch(sentence):
        return ()
    kept = Choice("记成素材", (Say(sentence),))
    return (AskBack("没有看出要改哪一格。可以说“自然人新收改成97件”，也可以直接在“三张表”里改。", (kept,)),)


def _commands(sentence: str, situation: Situation, asked: Asked | None) -> tuple[Step, ...]:
    """Several orders in one breath, 申请数改成3件，年度是2024; none unless each part is one of its own."""
    changes: list[Step] = []
    for part in _BREATH.split(sentence) if len(sentence) <= _LONGEST else ():
        steps = _command(part.strip(), situation, asked) if part.strip() else ()
        if part.strip() and not (steps and all(isinstance(step, EditCell | EditProfile) for step in steps)):
            return ()
        changes += steps
    return tuple(changes)


def _picked(sentence: str, asked: Asked | None) -> Step | None:
    """A quick answer named by its label or its place."""
    quick = asked.quick if asked else ()
    chosen = next((each for each in quick if each.label == sentence and each not in (NONE, SKIP)), None)
    ordinal = re.fullmatch(f"(?:选|要|就)?第?([{_ORDINALS}1-7])个(?:吧)?", sentence)
    if chosen is None and ordinal and sentence.lstrip("选要就").startswith("第"):
        place = _ORDINALS.find(ordinal[1]) if ordinal[1] in _ORDINALS else int(ordinal[1]) - 1
        chosen = quick[place] if place < len(quick) else None
    return Pick(chosen) if chosen else None


def _gone_to(sentence: str, situation: Situation) -> tuple[Step, ...]:
    found = _GO.fullmatch(sentence)
    if not found:
        return ()
    what = found["what"] or found["that"]
    for topic, words in _TOPIC_WORDS.items():
        if re.fullmatch(words, what):
            choices = tuple(
                Choice(each.question.wording, (GoTo(each.id),)) for each in questions_of(situation, topic)
            )
            return (AskBack(f"“{TOPICS[topic]}”有这些问题，回到哪一个？", choices),)
    question = next((name for words, name in _QUESTIONS if re.search(words, what)), "")
    return (GoTo(question),) if question else ()
