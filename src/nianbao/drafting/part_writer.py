"""One part written by a model: asked, examined, sent back once, and left to the composer where that fails."""

from __future__ import annotations

import asyncio
import contextlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from nianbao.drafting.evidence import QUESTION
from nianbao.drafting.faults import FaultKind, ModelFault
from nianbao.drafting.mending import Mended, completed, mended
from nianbao.drafting.part_prompt import PartPrompt, Size
from nianbao.drafting.privacy import Mask, is_internal
from nianbao.drafting.replies import so_far
from nianbao.report.draft import Draft
from nianbao.report.progress import PartProgress, Phase
from nianbao.report.rewritten import Rewritten
from nianbao.report.slots import SLOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.grounding import Grounded, Grounder
    from nianbao.drafting.model import Reply
    from nianbao.drafting.prompts import Prompts

_AGAIN = frozenset(
    {
        FaultKind.RATE,
        FaultKind.SERVER,
        FaultKind.CONNECTION,
        FaultKind.TIMEOUT,
        FaultKind.BROKEN_OFF,
        FaultKind.THINKING,
    }
)
"""Faults that may be gone a moment later; everything else stays what it is however often one asks."""
_WITH_LESS = frozenset({FaultKind.FILTER, FaultKind.CONTEXT})
_TRIES = 2
_PAUSE = 2.0
_LONGEST_WAIT = 60.0
"""Seconds; who asks for more is not waited for."""
_FEWEST, _MOST = 2_048, 8_192
"""Tokens an answer may take."""
_NEEDS = "请先补充："


class Asks(Protocol):
    """A model."""

    async def ask(
        self, system: str, user: str, *, most: int, heard: Callable[[str], None] | None = None
    ) -> Reply:
        """See `nianbao.drafting.model.Model.ask`."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one part."""

    draft: Draft
    note: str = ""
    """Why the composer's text stands; one Chinese sentence, empty when the model's does."""
    digest: str = ""
    """Of the last prompt."""
    left_out: frozenset[str] = frozenset()
    """Ids of remarks that the model found no matter for a report."""
    shortened: frozenset[str] = frozenset()
    """Ids of remarks that the model told without some of their words."""


class PartWriter:
    """Writes one part; `progress` tells how far it is."""

    def __init__(
        self,
        model: Asks,
        name: str,
        prompts: Prompts,
        grounder: Grounder,
        evidence: Evidence,
        fallback: Draft,
        *,
        pause: float = _PAUSE,
    ) -> None:
        self._model = model
        self._name = name
        self._prompts = prompts
        self._grounder = grounder
        self._evidence = evidence
        self._fallback = fallback
        self._pause = pause
        self._mask = Mask()
        self._size = Size.ALL
        self._shown = {offered.slot: offered.shown for offered in evidence.offered}
        self.progress = PartProgress(evidence.part, Phase.WAITING, "")

    @property
    def said(self) -> str:
        """What the part is about, in the clerk's words; empty when there is nothing to write."""
        return "" if self._evidence.is_bare else "，".join(words for _, words in self._evidence.said)

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """Id and words of every remark it is written from."""
        return self._evidence.said

    async def write(self, examples: tuple[str, ...] = ()) -> Written:
        """Write the part from its evidence."""
        if self._evidence.is_bare:
            return self.give_up("")
        if any(is_internal(words) for _, words in self._evidence.said):
            return self.give_up("素材注明是内部资料，没有送给大模型，这一部分用内置写法")
        prompt = PartPrompt(self._prompts, self._evidence, examples)
        try:
            return await self._drafted(prompt)
        except ModelFault as fault:
            return self.give_up(f"{fault.kind.sentence}；这一部分先用内置写法")

    async def _drafted(self, prompt: PartPrompt) -> Written:
        reply = await self._ask(prompt, prompt.first, Phase.WRITING)
        first = self._grounder.ground(reply, self._evidence)
        digest = prompt.digest(prompt.first(self._size))
        if not (first.faults or first.dropped or first.rough):
            return self._done(first, digest)
        second = first
        # A repair that does not come leaves what came before.
        with contextlib.suppress(ModelFault):
            asked = reply
            reply = await self._ask(prompt, lambda size: prompt.again(size, asked, first), Phase.REPAIRING)
            second = self._grounder.ground(reply, self._evidence)
            digest = prompt.digest(prompt.again(self._size, asked, first))
        for grounded in (second, first):
            if not (grounded.faults or grounded.dropped):
                return self._done(grounded, digest)
        both = ((second, first), (first, second))
        for grounded, other in both:
            if not grounded.faults and (whole := completed(grounded, self._evidence, self._grounder, other)):
                return self._mended(grounded, whole, digest)
        for grounded, other in both:
            if whole := mended(grounded, self._evidence, self._grounder, other):
                written = self._mended(grounded, whole, digest)
                words = grounded.faults[0].words
                what = "那几句用内置写法" if whole.by_composer else "那几处没有采用"
                return replace(written, note=f"大模型写进了材料里没有的内容（如“{words}”），{what}")
        if second.faults:
            return self.give_up(
                f"大模型写进了材料里没有的内容（如“{second.faults[0].words}”），这一部分用内置写法"
            )
        return self.give_up("大模型漏写了素材里的内容，这一部分用内置写法")

    def _mended(self, grounded: Grounded, whole: Mended, digest: str) -> Written:
        written = self._done(replace(grounded, paragraphs=whole.paragraphs), digest)
        return replace(written, shortened=whole.shortened)

    async def rewrite(self, current: Draft, instruction: str, locked: tuple[str, ...]) -> Rewritten:
        """Write the part as the clerk wants it; `current` stays unless a whole text came that may stand.

        Args:
            current: what stands there now.
            instruction: what she wants.
            locked: sentences of it that stay as they are, as they are printed.
        """
        prompt = PartPrompt(self._prompts, self._evidence, ())
        before = self._with_tokens(current)
        kept = "\n".join(locked)
        try:
            reply = await self._ask(
                prompt, lambda size: prompt.rewritten(size, before, instruction, kept), Phase.WRITING
            )
            if reply.startswith(_NEEDS):
                self._tell(Phase.DONE, "")
                return Rewritten(
                    question=reply.splitlines()[0].removeprefix(_NEEDS).strip("（）。") or instruction
                )
            grounded = self._grounder.ground(reply, self._evidence)
            if grounded.faults:
                asked = reply
                reply = await self._ask(
                    prompt,
                    lambda size: prompt.again(size, asked, replace(grounded, dropped=())),
                    Phase.REPAIRING,
                )
                grounded = self._grounder.ground(reply, self._evidence)
        except ModelFault as fault:
            self._tell(Phase.FELL_BACK, fault.kind.sentence)
            return Rewritten(note=f"{fault.kind.sentence}。原来的正文没有动。")
        self._tell(Phase.DONE, "")
        if grounded.faults:
            words = grounded.faults[0].words
            return Rewritten(note=f"大模型写进了材料里没有的内容（如“{words}”），没有采用。")
        printed = self._grounder.printed(grounded)
        if any(sentence not in printed for sentence in locked):
            return Rewritten(note="大模型改动了锁定的句子，没有采用。")
        draft = Draft(self._evidence.part, grounded.paragraphs, self._name)
        digest = prompt.digest(prompt.rewritten(self._size, before, instruction, kept))
        left_out = tuple(self._grounder.shown(dropped.said) for dropped in grounded.dropped)
        return Rewritten(draft, digest, left_out=left_out)

    def _with_tokens(self, draft: Draft) -> str:
        """A draft's text with tokens in the place of its marks."""
        lines = []
        for paragraph in draft.paragraphs:
            text = paragraph.text
            for number, mark in enumerate(self._evidence.marks, start=1):
                bare = mark.removesuffix("】").removesuffix("。")
                text = re.sub(f"{re.escape(bare)}。?】", f"⟦Q{number}⟧", text, count=1)
            lines += [paragraph.heading] if paragraph.heading else []
            lines.append(text)
        return "\n".join(lines)

    async def _ask(self, prompt: PartPrompt, user: Callable[[Size], str], phase: Phase) -> str:
        """One whole answer, however many calls it takes."""
        tries = 0
        most = min(_MOST, max(_FEWEST, 4 * len(prompt.draft())))
        loop = asyncio.get_running_loop()
        while True:
            self.progress = replace(
                self.progress, phase=phase, text="", note="", seconds_left=0, tries=self.progress.tries + 1
            )
            began = loop.time()
            try:
                reply = await self._model.ask(
                    prompt.system,
                    self._mask.hide(user(self._size)),
                    most=most,
                    heard=lambda text: self._hear(prompt.spelled_out(text)),
                )
            except ModelFault as fault:
                if fault.kind in _WITH_LESS and self._size < Size.FACTS_ONLY:
                    self._size = Size(self._size + 1)
                elif fault.kind is FaultKind.CUT and most < _MOST:
                    most = _MOST
                elif fault.kind in _AGAIN and tries + 1 < _TRIES and fault.wait <= _LONGEST_WAIT:
                    tries += 1
                    await self._wait(fault)
                else:
                    raise
            else:
                now = self.progress
                took = loop.time() - began
                self.progress = replace(
                    now, call=max(now.call, took), spent=now.spent + took, first=now.first or reply.first
                )
                return prompt.spelled_out(self._mask.show(reply.text))

    async def _wait(self, fault: ModelFault) -> None:
        """Let the time pass that the endpoint asks for, second by second: it is seen, and can be ended."""
        left = fault.wait or self._pause
        while left > 0:
            self._tell(Phase.PAUSED, fault.kind.sentence, round(left + 0.5))
            await asyncio.sleep(min(1.0, left))
            left -= 1.0

    def _hear(self, reply: str) -> None:
        text = SLOT.sub(self._printed, so_far(self._mask.show(reply)))
        self.progress = replace(self.progress, text=text)

    def _printed(self, slot: re.Match[str]) -> str:
        name = slot[1].partition("=")[0]
        return "【待补】" if QUESTION.fullmatch(name) else self._shown.get(name, "")

    def _done(self, grounded: Grounded, digest: str) -> Written:
        self._tell(Phase.DONE, "")
        return Written(
            Draft(self._evidence.part, grounded.paragraphs, self._name),
            digest=digest,
            left_out=grounded.left_out,
        )

    def give_up(self, note: str) -> Written:
        """Let the composer's text stand, for a reason."""
        self._tell(Phase.FELL_BACK if note else Phase.DONE, note)
        return Written(self._fallback, note)

    def _tell(self, phase: Phase, note: str, seconds_left: int = 0) -> None:
        self.progress = replace(self.progress, phase=phase, note=note, seconds_left=seconds_left)
