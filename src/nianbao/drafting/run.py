"""A whole report written by a model: all parts at once, each of them independent of the others."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from nianbao.drafting.evidence import gather
from nianbao.drafting.grounding import Grounder
from nianbao.drafting.instruction import unknown_in
from nianbao.drafting.part_writer import PartWriter, Written
from nianbao.drafting.privacy import is_secret
from nianbao.errors import ModelUnavailable
from nianbao.report.basis import ModelText, basis_of
from nianbao.report.draft import Drafting, Unused
from nianbao.report.rewritten import Rewritten
from nianbao.report.tables import part_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from nianbao.drafting.evidence import Evidence
    from nianbao.drafting.loop import LoopThread
    from nianbao.drafting.part_writer import Asks
    from nianbao.drafting.phrasebook import Phrasebook
    from nianbao.drafting.prompts import Prompts
    from nianbao.drafting.vocabulary import Vocabulary
    from nianbao.report.draft import Draft
    from nianbao.report.progress import PartProgress
    from nianbao.report.report import Report

_log = logging.getLogger("nianbao.model")
_ACCIDENT = "出了意外，这一部分用内置写法"
_NO_MATTER = "大模型认为不是报告的内容，没有写入"
_SHORTENED = "大模型写了其中的数，话没有写全；请看要不要补"
_STOPPED = "已停止，这一部分用内置写法"


class DraftRun:
    """A draft in the making."""

    def __init__(
        self,
        writers: tuple[PartWriter, ...],
        composed: Drafting,
        loop: LoopThread,
        examples: Callable[[str, str], tuple[str, ...]],
        at_once: int,
    ) -> None:
        self._writers = writers
        self._composed = composed
        self._examples = examples
        self._written: dict[str, Written] = {}
        self._future: Future[None] = loop.start(self._all(at_once))

    def progress(self) -> tuple[PartProgress, ...]:
        """Every part as it stands at this moment, in the order of the report."""
        return tuple(writer.progress for writer in self._writers)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self._future.done()

    def cancel(self) -> None:
        """Stop; what is finished stays, the other parts are the composer's."""
        self._future.cancel()

    def result(self, timeout: float | None = None) -> Drafting:
        """The whole draft; waits for it.

        Args:
            timeout: seconds; None to wait as long as it takes.

        Raises:
            TimeoutError: it took longer.
        """
        with contextlib.suppress(CancelledError):
            self._future.result(timeout)
        drafts = []
        notes = []
        by_model: dict[str, ModelText] = {}
        left_out: set[str] = set()
        shortened: set[str] = set()
        for composed in self._composed.drafts:
            written = self._written.get(composed.part) or Written(composed, _STOPPED)
            drafts.append(written.draft)
            if written.note:
                notes.append((composed.part, f"{part_name(composed.part)}：{written.note}。"))
            left_out |= written.left_out
            shortened |= written.shortened
            if written.digest:
                by_model[composed.part] = ModelText(written.draft, written.digest, basis_of(composed))
        unused = (
            *self._composed.unused,
            *self._listed(left_out, _NO_MATTER),
            *self._listed(shortened - left_out, _SHORTENED),
        )
        return Drafting(tuple(drafts), unused, self._composed.restated, tuple(notes), by_model)

    def _listed(self, facts: set[str], why: str) -> tuple[Unused, ...]:
        """What the model left out: the clerk sees it among her words that are not in the text."""
        listed = {entry.fact for entry in self._composed.unused}
        words = {fact: said for writer in self._writers for fact, said in writer.remarks}
        return tuple(Unused(fact, words[fact], why) for fact in words if fact in facts and fact not in listed)

    async def _all(self, at_once: int) -> None:
        turnstile = asyncio.Semaphore(at_once)
        outcomes = await asyncio.gather(
            *(self._one(writer, turnstile) for writer in self._writers), return_exceptions=True
        )
        for writer, outcome in zip(self._writers, outcomes, strict=True):
            if outcome is not None:
                _log.error("part %s failed", writer.progress.part, exc_info=outcome)
                self._written[writer.progress.part] = writer.give_up(_ACCIDENT)

    async def _one(self, writer: PartWriter, turnstile: asyncio.Semaphore) -> None:
        part, said = writer.progress.part, writer.said
        try:
            async with turnstile:
                # Looking for examples reads files: that is done beside the loop.
                found = await asyncio.to_thread(self._examples, part, said) if said else ()
                self._written[part] = await writer.write(found)
        except asyncio.CancelledError:
            self._written[part] = writer.give_up(_STOPPED)
            raise


class RewriteRun:
    """One part being written otherwise."""

    def __init__(
        self, writer: PartWriter, current: Draft, instruction: str, locked: tuple[str, ...], loop: LoopThread
    ) -> None:
        self._writer = writer
        self._future = loop.start(writer.rewrite(current, instruction, locked))

    @property
    def progress(self) -> PartProgress:
        """The part as it stands at this moment."""
        return self._writer.progress

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self._future.done()

    def cancel(self) -> None:
        """Stop; what stood there stays."""
        self._future.cancel()

    def result(self, timeout: float | None = None) -> Rewritten:
        """What became of it; waits for it.

        Raises:
            TimeoutError: it took longer.
        """
        try:
            return self._future.result(timeout)
        except CancelledError:
            return Rewritten(note="已停止，原来的正文没有动。")


class ModelDrafter:
    """Begins drafts by one model."""

    def __init__(
        self,
        model_for: Callable[[str], Asks],
        name: str,
        prompts: Prompts,
        vocabulary: Vocabulary,
        phrasebook: Phrasebook,
        loop: LoopThread,
        *,
        at_once: int = 8,
        pause: float = 2.0,
    ) -> None:
        """Set it up.

        Args:
            model_for: gives the model for a report; told its title, for the log of what leaves.
            name: of the model, for the versions.
            prompts: the prompts.
            vocabulary: words that assert nothing.
            phrasebook: the composer's, to sift remarks the same way.
            loop: where the calls run.
            at_once: calls at a time.
            pause: seconds before a call is tried again when the endpoint does not say.
        """
        self._model_for = model_for
        self._name = name
        self._prompts = prompts
        self._vocabulary = vocabulary
        self._phrasebook = phrasebook
        self._loop = loop
        self._at_once = at_once
        self._pause = pause

    def begin(
        self, report: Report, composed: Drafting, examples: Callable[[str, str], tuple[str, ...]]
    ) -> DraftRun:
        """Begin a draft; the composer's text stands wherever the model fails.

        Args:
            report: facts and cells.
            composed: the composer's draft of it.
            examples: skeletons for a part and what was said about it.

        Raises:
            ModelUnavailable: what was said bears a mark of secrecy.
        """
        _refuse_secrets(report)
        evidence = gather(report, composed, self._phrasebook)
        grounder = Grounder(report, self._vocabulary)
        model = self._model_for(report.profile.title)
        writers = tuple(
            self._writer(model, evidence[draft.part], grounder, composed) for draft in composed.drafts
        )
        return DraftRun(writers, composed, self._loop, examples, self._at_once)

    def begin_rewrite(
        self, report: Report, composed: Drafting, current: Draft, instruction: str, locked: tuple[str, ...]
    ) -> RewriteRun | str:
        """Begin to write one part otherwise.

        Args:
            report: facts and cells.
            composed: the composer's draft of it.
            current: the part as it stands now.
            instruction: what the clerk wants.
            locked: sentences of it that stay as they are, as they are printed.

        Returns:
            The work in the making, or the words of the instruction that ask for a fact nobody supplied.

        Raises:
            ModelUnavailable: what was said bears a mark of secrecy.
        """
        _refuse_secrets(report)
        evidence = gather(report, composed, self._phrasebook)[current.part]
        if unknown := unknown_in(instruction, evidence, self._vocabulary):
            return unknown
        model = self._model_for(report.profile.title)
        writer = self._writer(model, evidence, Grounder(report, self._vocabulary), composed)
        return RewriteRun(writer, current, instruction, locked, self._loop)

    def _writer(self, model: Asks, evidence: Evidence, grounder: Grounder, composed: Drafting) -> PartWriter:
        fallback = next(draft for draft in composed.drafts if draft.part == evidence.part)
        return PartWriter(model, self._name, self._prompts, grounder, evidence, fallback, pause=self._pause)


def _refuse_secrets(report: Report) -> None:
    if marked := [fact for fact in report.every_fact() if is_secret(fact.words)]:
        raise ModelUnavailable(
            f"素材“{marked[0].words[:30]}”有密级标志，不能送给大模型；请核对这份材料能否公开，或者用内置起草。"
        )
