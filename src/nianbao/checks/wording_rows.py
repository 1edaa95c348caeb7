"""The words the language checks look for: typos, words of talk, slogans; a new one is a new line here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typo:
    """One slip: what was typed for what, and by which words it is recognised."""

    slip: str
    right: str
    seen: tuple[str, ...]
    """Words in which the slip betrays itself; the slip alone where it is never right."""
    not_after: tuple[str, ...] = ()
    """Words before it that make it innocent: 年末｜发生."""
    not_before: tuple[str, ...] = ()
    """Words after it that make it innocent: 按排｜污."""


def _typo(slip: str, right: str, seen: str = "", *, not_after: str = "", not_before: str = "") -> Typo:
    """A row; several words are parted by blanks."""
    return Typo(
        slip, right, tuple(seen.split()) or (slip,), tuple(not_after.split()), tuple(not_before.split())
    )


TYPOS: tuple[Typo, ...] = (
    # Names of documents and bodies.
    _typo("办涵", "办函", not_before="洞"),
    _typo("条列", "条例", "公开条列 条列》"),
    _typo("条理", "条例", "公开条理 《条理》"),
    _typo("共和政府", "共和国政府", "中华人民共和政府"),
    _typo("人名", "人民", "中华人名 人名政府", not_before="职"),
    _typo("信公开", "信息公开", "政府信公开"),
    _typo("公公开", "公开", "信息公公开 政务公公开"),
    _typo("供开", "公开", "信息供开 政务供开 主动供开"),
    _typo("工开", "公开", "信息工开 政务工开 主动工开", not_before="展 工"),
    _typo("办是处", "办事处"),
    _typo("乡村战略", "乡村振兴战略", not_after="数字 美丽 和美 智慧 宜居"),
    _typo("中国特色主义", "中国特色社会主义"),
    _typo("社会注意思想", "社会主义思想"),
    _typo("特色社会主意", "特色社会主义"),
    _typo("进平", "近平", "习进平"),
    _typo("三种全会", "三中全会"),
    # Terms of the form.
    _typo("转结", "结转", "转结下年 转结下一年 转结到下 转结至下 上年转结 上年度转结"),
    _typo("提前", "提起", "提前行政诉讼 提前行政复议 提前诉讼"),
    _typo(
        "依法申请公开", "依申请公开", not_before="政府 信息 相关 有关 该 本 其 的 所", not_after="可以 有权"
    ),
    _typo("依申公开", "依申请公开"),
    _typo("予已", "予以", "予已公开 予已答复 予已办理", not_after="给 授 赋 不"),
    _typo("于以", "予以", "于以公开 于以答复"),
    _typo("不于", "不予", "不于公开 不于处理 不于受理", not_before="渠道 场合"),
    _typo("申结", "审结", "尚未申结"),
    _typo("复仪", "复议", "行政复仪"),
    _typo("复义", "复议", "行政复义"),
    _typo("诉颂", "诉讼"),
    _typo("须可", "许可", "行政须可"),
    _typo("强治", "强制", "行政强治", not_before="理"),
    _typo("规范行文件", "规范性文件"),
    _typo("规范形文件", "规范性文件"),
    _typo("受到", "收到", "受到政府信息公开申请 受到依申请", not_before="人"),
    _typo("授理", "受理", "授理申请 授理政府 授理机构"),
    _typo("纠究", "追究", "责任纠究"),
    _typo("追纠", "追究"),
    # Words a report turns on.
    _typo("截止", "截至", "截止到 截止目前 截止年底 截止年末 截止本年 截止20 截止12月", not_before="期"),
    _typo("其它", "其他", not_after="尤 极 与"),
    _typo("帐", "账", "帐号 帐户 台帐 帐目 记帐 对帐 查帐", not_before="篷"),
    _typo(
        "按排",
        "安排",
        not_before="名 序 列 放 污 水 班 期 量 查 队 行 除 气 头 号 位 风 涝 片 练 版 场 演",
    ),
    _typo("布署", "部署"),
    _typo("贯策", "贯彻", not_after="一"),
    _typo("惯彻", "贯彻"),
    _typo("贯切", "贯彻", not_after="一"),
    _typo("倒位", "到位", "落实倒位 保障倒位"),
    _typo("做为", "作为", "做为一项 做为一种 做为重点 做为重要 做为政府 做为公开 做为抓手"),
    _typo("建全", "健全", "建全制度 建全机制 建全完善 建全信息 建全政府信息 建全组织 建立建全"),
    _typo("覆行", "履行", not_after="颠 答 回 反 倾 批", not_before="业"),
    _typo("职则", "职责", not_after="任 在 离 辞 履 兼 停"),
    _typo("反应", "反映", "群众反应的 反应的问题", not_after="不良 过敏 应激"),
    _typo("参予", "参与"),
    _typo("参于", "参与", "积极参于 公众参于 群众参于 参于人"),
    _typo("公共号", "公众号", "微信公共号"),
    _typo("工众号", "公众号"),
    _typo("斗音", "抖音", "斗音号 斗音短视频"),
    _typo("公式", "公示", "公式栏 公式公告"),
    _typo("拦", "栏", "公开拦 公示拦 公告拦 宣传拦", not_before="截 路 阻 水"),
    _typo("网战", "网站", "门户网战 政府网战"),
    _typo("网占", "网站", "门户网占 政府网占"),
    _typo("链结", "链接", "错链结 失效链结 链结失效 网页链结"),
    _typo("下栽", "下载", not_after="林 树 地", not_before="种 植 培"),
    _typo("登陆", "登录", "登陆网站 登陆平台 登陆系统 登陆门户 登陆政府 登陆县政府"),
    _typo("坐谈", "座谈", "坐谈会"),
    _typo("部份", "部分", not_before="额 数"),
    _typo("充份", "充分", not_after="补 扩", not_before="额"),
    _typo("身分证", "身份证"),
    _typo("张帖", "张贴"),
    _typo("制做", "制作", not_after="编 研 体 机 限 控 强 定 抑"),
    _typo("发步", "发布", "信息发步 公开发步 发步信息"),
    _typo("陪训", "培训"),
    _typo("编缉", "编辑"),
    _typo("较对", "校对", "认真较对 审核较对 较对信息 较对稿"),
    _typo("审合", "审核", "三级审合 审合制度 审合把关 审合发布"),
    _typo("保秘", "保密"),
    _typo("涉蜜", "涉密"),
    _typo("泄秘", "泄密"),
    _typo("宅机地", "宅基地"),
    _typo("预绝算", "预决算"),
    _typo("攻艰", "攻坚"),
    _typo("透明渡", "透明度"),
    _typo("满意渡", "满意度"),
    _typo("知哓", "知晓"),
    _typo("述求", "诉求", "群众述求 合理述求 利益述求"),
    _typo("资询", "咨询", "资询电话 政策资询 群众资询 资询服务"),
    _typo("意件", "意见", "征求意件 征集意件 收到意件 意件建议"),
    _typo("建意", "建议", "代表建意 意见建意 建意提案"),
    _typo("题案", "提案", "政协题案 委员题案"),
    _typo("符和", "符合", "符和规定 符和要求 符和条件 符和法"),
    _typo("跟据", "根据"),
    _typo("根椐", "根据"),
    _typo("规泛", "规范"),
    _typo("领城", "领域", "重点领城 各领城 等领城"),
    _typo("迅", "讯", "通迅员 通迅地址 通迅录 通迅方式"),
    _typo("因地治宜", "因地制宜"),
    _typo("一如继往", "一如既往"),
    _typo("与时具进", "与时俱进"),
    # What a scanner misreads.
    _typo("己", "已", "己经 己办结 己完成 己公开 己答复 己整改 均己", not_after="自 知 律", not_before="任"),
    _typo(
        "末",
        "未",
        "末发生 末收到 末收取 末公开 末开展 末作出 末制发 末及时 末涉及",
        not_after="年 月 期 季 周 岁 始 旬 底",
    ),
    _typo("全年末", "全年未", "全年末收到 全年末发生 全年末收取 全年末开展 全年末作出 全年末制发"),
    _typo("千部", "干部", "党员千部 领导千部 村千部 机关千部 镇千部"),
    _typo("纳人", "纳入", "纳人考核 纳人年度 纳人目标 纳人绩效"),
    _typo("深人", "深入", "深人推进 深人贯彻 深人学习 深人开展 深人基层"),
    _typo("髙", "高", "提髙 髙度 髙质量 髙效"),
    # Words typed twice.
    _typo("的的", "的", not_after="目 标 有", not_before="确"),
    _typo("了了", "了", not_after="不 为 除", not_before="解 之 然"),
    _typo(
        "工作工作",
        "工作",
        not_before="人员 组 专班 机构 量 室 制度 机制 规则 规程 要求 要点 方案 计划 总结 报告",
    ),
    _typo("情况情况", "情况", not_before="说明 通报"),
    _typo("保障保障", "保障", not_before="性 房 对象 措施"),
    _typo("进一步进一步", "进一步"),
    _typo("及时及时", "及时"),
    # Marks that cannot follow one another.
    _typo("，，", "，"),
    _typo("。。", "。", not_after="。", not_before="。"),
    _typo("、、", "、"),
    _typo("，。", "。"),
    _typo("。，", "，"),
    _typo("、，", "，"),
    _typo("，、", "、"),
    _typo("；。", "。"),
    _typo("：：", "："),
)


@dataclass(frozen=True, slots=True)
class OralWord:
    """A word of talk, and the contexts in which it is a word of writing."""

    word: str
    instead: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


def _oral(word: str, instead: str, *, not_after: str = "", not_before: str = "") -> OralWord:
    return OralWord(word, instead, tuple(not_after.split()), tuple(not_before.split()))


ORAL_WORDS: tuple[OralWord, ...] = (
    _oral("弄", "换成具体动作", not_after="里 玩 愚 卖 捉 摆 戏 糊", not_before="虚 堂 潮 巧 权 璋"),
    _oral("搞好了", "做好了什么要写明"),
    _oral("搞了", "换成“开展了”等"),
    _oral("搞定", "改为“办结”“完成”"),
    _oral("搞完", "改为“完成”"),
    _oral("啥", "改为“什么”或写明"),
    _oral("咋", "改为“怎样”或写明"),
    _oral("咱", "改为“我镇”“我局”等"),
    _oral("我们", "改为“我镇”“我局”等，或者省去", not_after="让 使"),
    _oral("蛮", "删去", not_after="野 荒", not_before="横 干 荒 缠"),
    _oral("挺好", "写明结果"),
    _oral("好多", "写明数量", not_after="最 更 较 良 越 美 友", not_before="元 样 方 边"),
    _oral("一大堆", "写明数量"),
    _oral("打官司", "改为“提起行政诉讼”"),
    _oral("官司", "改为“行政诉讼”", not_after="打"),
    _oral("没收到", "改为“未收到”"),
    _oral("没发生", "改为“未发生”", not_after="淹"),
    _oral("没开展", "改为“未开展”"),
    _oral("没公开", "改为“未公开”"),
    _oral("没更新", "改为“未更新”"),
    _oral("没有人管", "写明缺少管理人员"),
    _oral("没人", "改为“无人”", not_after="淹 埋 沉"),
    _oral("没办法", "改为“无法”"),
    _oral("办好了", "改为“办结”"),
    _oral("差不多", "写明数量"),
    _oral("老是", "改为“经常”", not_after="古"),
    _oral("赶紧", "改为“及时”"),
    _oral("赶快", "改为“及时”"),
    _oral("反正", "删去", not_before="面 两"),
    _oral("这个东西", "写明是什么"),
    _oral("的东西", "写明是什么", not_before="部 方 向 两 协 南 北 街 路"),
    _oral(
        "晚了",
        "改为“逾期”或写明晚几天",
        not_after="傍 夜 早 今 当 昨 每",
        not_before="1 2 3 4 5 6 7 8 9 一 两 二 三 四 五 六 七 八 九 十 近 半",
    ),
)

SLOGANS: tuple[str, ...] = (
    "高度重视",
    "切实",
    "扎实",
    "有力",
    "有效",
    "进一步",
    "不断",
    "积极",
    "认真",
    "严格",
    "着力",
    "持续",
    "充分",
    "大力",
    "全面",
    "稳步",
    "狠抓",
    "层层",
    "提质增效",
    "齐抓共管",
    "上下联动",
    "新台阶",
    "最后一公里",
    "良好氛围",
    "显著成效",
    "明显成效",
    "落到实处",
    "落地见效",
    "走深走实",
    "获得感",
    "高质量发展",
    "强有力",
    "应公开尽公开",
    "喜闻乐见",
    "亲自抓",
    "正确领导",
    "坚强领导",
)
