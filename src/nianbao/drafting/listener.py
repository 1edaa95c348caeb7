"""Reading a clerk's message into remarks with a model: her words verbatim, or not at all."""

from __future__ import annotations

from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from nianbao.drafting.faults import ModelFault
from nianbao.drafting.privacy import Mask, is_internal, is_secret
from nianbao.interview.hearing import Hearing, hear, verified
from nianbao.report.facts import TOPICS

if TYPE_CHECKING:
    from nianbao.drafting.loop import LoopThread
    from nianbao.drafting.part_writer import Asks
    from nianbao.drafting.prompts import Prompts

_MOST = 1_024
"""Tokens the answer may take."""


class HearingRun:
    """A message being taken apart."""

    def __init__(self, model: Asks, prompts: Prompts, loop: LoopThread, message: str, topic: str) -> None:
        self._message = message
        self._topic = topic
        self._future = loop.start(_heard(model, prompts, message, topic))

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self._future.done()

    def cancel(self) -> None:
        """Stop; the rules take the message apart."""
        self._future.cancel()

    def result(self, timeout: float | None = None) -> Hearing:
        """The remarks; waits for them.

        Raises:
            TimeoutError: it took longer.
        """
        try:
            return self._future.result(timeout)
        except CancelledError:
            return hear(self._message, self._topic)


async def _heard(model: Asks, prompts: Prompts, message: str, topic: str) -> Hearing:
    if is_secret(message) or is_internal(message):
        by_rule = hear(message, topic)
        return Hearing(by_rule.remarks, note="这段话注明不能外传，没有送给大模型。")
    mask = Mask()
    topics = "\n".join(f"{name}：{label}" for name, label in TOPICS.items())
    user = prompts.fill("facts", topics=topics, message=mask.hide(message))
    try:
        reply = await model.ask(prompts.texts["system"], user, most=_MOST)
    except ModelFault as fault:
        return Hearing(hear(message, topic).remarks, note=f"{fault.kind.sentence}；已按规则归到各题目。")
    lines = (mask.show(line).replace("｜", "|").partition("|") for line in reply.text.splitlines())
    return verified(((name.strip(), quoted) for name, _, quoted in lines), message, topic)
