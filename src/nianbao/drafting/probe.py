"""测试连接: whether an endpoint can draft reports, tried the way a report would use it."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING

from nianbao.drafting.faults import FaultKind, ModelFault
from nianbao.report.probed import ProbeStep

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from nianbao.drafting.model import Model

_SYSTEM = "你是文字助手，只按要求回答，不加说明。"
_SHORT = "请只回答两个字：你好"
_FILLER = "这一行只用来测试能不能读完，没有别的意思，读过以后不用理会。"
_LONGEST_PROMPT = 3_000
"""Characters, as many as the longest prompt of a part has."""
_FEW, _SOME = 32, 64
"""Tokens the answers may take."""
_SLOW = 20.0
"""Seconds until the first character from which on a clerk will notice."""


def probe(model: Model) -> Iterator[ProbeStep]:
    """Try an endpoint; the first step that makes the others pointless ends it."""
    steps = _steps(model)

    async def following() -> ProbeStep | None:
        return await anext(steps, None)

    with asyncio.Runner() as runner:
        while (step := runner.run(following())) is not None:
            yield step


async def _steps(model: Model) -> AsyncIterator[ProbeStep]:
    try:
        names = await model.names()
    except ModelFault as fault:
        yield ProbeStep("连接", passed=False, told=str(fault))
        return
    yield ProbeStep("连接", passed=True, told=f"连得上{model.endpoint.url}（按“{model.profile.name}”对待）")
    if names is not None:
        known = model.endpoint.model in names
        listed = "、".join(names[:5])
        told = (
            "在对方的列表里"
            if known
            else f"不在对方列出的模型里（有{listed}等{len(names)}个），先按这个名称试"
        )
        # Some endpoints list less than they have: whether the name is right, the next step shows.
        yield ProbeStep("模型名", passed=True, told=f"{model.endpoint.model}{told}")
    try:
        reply = await model.ask(_SYSTEM, _SHORT, most=_SOME)
    except ModelFault as fault:
        wait = f"对方要求等{fault.wait:g}秒。" if fault.wait else ""
        yield ProbeStep("写作", passed=False, told=f"{fault}{wait}")
        return
    slow = "，偏慢" if reply.first > _SLOW else ""
    yield ProbeStep(
        "写作", passed=True, told=f"能逐字写出正文，第一个字{reply.first:.1f}秒{slow}，共{reply.whole:.1f}秒"
    )
    thinks = "会先输出思考，程序会去掉；能关闭思考的话更快" if reply.thinks else "正文里没有夹带思考"
    yield ProbeStep("思考", passed=True, told=thinks)
    yield await _reads_all(model)


async def _reads_all(model: Model) -> ProbeStep:
    """Whether the beginning of a prompt as long as a report's still reaches the model."""
    word = f"松{secrets.randbelow(9000) + 1000}柏"
    filler = _FILLER * (_LONGEST_PROMPT // len(_FILLER))
    try:
        reply = await model.ask(_SYSTEM, f"暗号是“{word}”。\n{filler}\n请只回答最前面的暗号。", most=_FEW)
    except ModelFault as fault:
        if fault.kind in (FaultKind.CUT, FaultKind.THINKING):
            return ProbeStep("长文", passed=False, told=f"没能答出开头的内容：{fault}")
        return ProbeStep("长文", passed=False, told=str(fault))
    if word in reply.text:
        return ProbeStep("长文", passed=True, told=f"{_LONGEST_PROMPT}字的内容能读到开头")
    hint = model.profile.hint or "请换一个上下文更长的模型，或请维护人员调大上下文长度。"
    return ProbeStep(
        "长文",
        passed=False,
        told=f"没有答出{_LONGEST_PROMPT}字最前面的暗号，开头的内容可能被悄悄丢掉了。{hint}",
    )
