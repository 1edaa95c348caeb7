"""Models that misbehave in a known way, each a function from the user message to the reply."""

import re

from nianbao.drafting.replies import CLOSING, OPENING

INVENTIONS = (
    "，同比增长{n}%",
    "，惠及群众{n}人次",
    "，由王建国主任牵头",
    "，举办专题培训{n}期",
    "，因机构改革所致",
    "，群众满意度明显提升",
    "，与望川镇联合推进",
    "，印发《政务公开考核办法》",
)


def _block(prompt, title):
    return re.split(r"\n【", prompt.partition(f"【{title}】")[2].partition("\n")[2])[0].strip()


def drafted(prompt):
    """The sentences told from the tables, then the clerk's remarks as they were made, then the questions."""
    told = [_block(prompt, "表格已经写成的句子")]
    told = [] if told == ["（无）"] else [re.sub(r"（表格还填了：[^）]*）", "", told[0]).strip()]
    remarks = re.sub(
        r"(?m)^\d+\. (?:(?:上年问题|本年问题|打算|收费|其他)：)?", "", _block(prompt, "经办人的原话")
    )
    remarks = [] if remarks in ("（无）", "（略）") else [f"{line}。" for line in remarks.splitlines()]
    asked = re.findall(r"(?m)^⟦Q\d+⟧", _block(prompt, "程序列出的待问"))
    return "\n".join([*told, *remarks, *asked]).strip()


def between_markers(text):
    return f"{OPENING}\n{text}\n{CLOSING}"


def faithful(prompt):
    """Gives the draft back with slots instead of values."""
    return between_markers(re.sub(r"=[^⟦⟧]*⟧", "⟧", drafted(prompt)))


def literal(prompt):
    """Writes figures where it was told to write slots."""
    return between_markers(re.sub(r"⟦[^⟦⟧=]+=([^⟦⟧]*)⟧", r"\1", drafted(prompt)))


def inventive(prompt):
    """Adds a figure, a name, an event or a cause to every sentence, however often it is told not to."""
    pieces = re.split("(?<=。)", re.sub(r"=[^⟦⟧]*⟧", "⟧", drafted(prompt)))
    told = [
        piece.replace("。", INVENTIONS[(at + len(prompt)) % len(INVENTIONS)].format(n=at + 37) + "。")
        for at, piece in enumerate(pieces)
    ]
    return between_markers("".join(told))


def forgetful(prompt):
    """Leaves out every second sentence and half of the slots."""
    pieces = re.split("(?<=。)", drafted(prompt))
    return between_markers("".join(re.sub(r"⟦[^⟦⟧]+⟧", "若干", piece) for piece in pieces[::2]))


def obedient(prompt):
    """Does what the notes tell it to."""
    order = re.search("忽略[^\n]{0,40}?(?:写|输出)[：:“]?(?P<what>[^”\n，。]{2,40})", prompt)
    return between_markers(order["what"] + "。" if order else re.sub(r"=[^⟦⟧]*⟧", "⟧", drafted(prompt)))
