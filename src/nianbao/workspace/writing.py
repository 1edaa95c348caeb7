"""A kept report at work: how it reads now, what is wrong with it, and what a clerk does to its parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.errors import ModelUnavailable, NianbaoError
from nianbao.report.basis import ModelText, basis_of, rebased, surviving, words_of
from nianbao.report.document import lay_out
from nianbao.report.edited import CLERK
from nianbao.report.keyed import typed_of, values_in
from nianbao.report.paper import paper_of
from nianbao.report.report import Report
from nianbao.report.typed import report_of
from nianbao.workspace.finished import Finished
from nianbao.workspace.jobs import DraftJob, Jobs
from nianbao.workspace.kept import locked_in
from nianbao.workspace.modelled import merged, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Set

    from nianbao.checks.catalogue import Outcome
    from nianbao.ports import Drafter, ModelDoor, ReportReader, RewriteRun
    from nianbao.report.draft import Draft, Drafting
    from nianbao.report.paper import Paper
    from nianbao.report.record import Record, Version
    from nianbao.report.rewritten import Rewritten
    from nianbao.workspace.kept import Kept
    from nianbao.workspace.past import PastReports


class Writing:
    """What is done to the text of one report."""

    def __init__(
        self,
        drafter: Drafter,
        model: ModelDoor,
        reader: ReportReader,
        past: PastReports,
        kept: Callable[[], Kept],
    ) -> None:
        self._drafter = drafter
        self._model = model
        self._reader = reader
        self._past = past
        self._kept = kept
        self._jobs = Jobs(kept)
        self._rewrites: dict[str, RewriteRun] = {}
        self._papers: dict[str, Paper | None] = {}

    # ── how it reads ──

    def finished(
        self, report: Report, written: Mapping[str, ModelText], locked: Set[str] = frozenset()
    ) -> Finished:
        """Every part by the composer, but what a model or the clerk wrote wherever that still stands."""
        return self.laid_out(report, merged(self._composed(report), written, report, locked))

    def laid_out(self, report: Report, drafting: Drafting) -> Finished:
        """A report with its drafts in the order of the form."""
        made_by = {draft.made_by for draft in drafting.drafts} - {self._drafter.name}
        name = "、".join(sorted(made_by)) or self._drafter.name
        return Finished(
            report,
            lay_out(report, drafting),
            drafting.drafts,
            name,
            drafting.unused,
            drafting.restated,
            drafting.notes,
            drafting.written,
        )

    def examined(
        self, finished: Finished, previous: Paper | None = None, reasons: Mapping[str, str] | None = None
    ) -> Outcome:
        """What a strict reviewer would find in it.

        Args:
            finished: the report as it reads now.
            previous: last year's, when it is there.
            reasons: key of a finding → why the clerk lets it stand.
        """
        from nianbao.checks.catalogue import run

        outcome = run(paper_of(finished.report, finished.document), previous)
        return outcome.with_reasons(reasons or {})

    def previous(self, record: Record) -> Paper | None:
        """Last year's report: the file handed in, or the kept report this one follows on from."""
        source = next((each for each in reversed(record.sources) if each.role == "previous"), None)
        if source is not None:
            if source.sha256 not in self._papers:
                self._papers[source.sha256] = self._read(source.sha256, source.name)
            return self._papers[source.sha256]
        before = record.value("previous")
        return self._paper_of(before) if isinstance(before, str) else None

    def _read(self, sha256: str, name: str) -> Paper | None:
        try:
            return self._reader.parse(self._kept().source(sha256), name)
        except NianbaoError:
            # It was read when it was handed in; without it the comparisons say that they cannot decide.
            return None

    def _paper_of(self, report_id: str) -> Paper | None:
        try:
            record = self._kept().open(report_id)
        except NianbaoError:
            return None
        report = report_of(typed_of(values_in(record)))
        if not isinstance(report, Report):
            return None
        finished = self.finished(report, self.texts(record), locked_in(record))
        return paper_of(report, finished.document)

    def texts(self, record: Record) -> dict[str, ModelText]:
        """Part → the text that stands beside the composer's."""
        found = {version.part: text_of(version) for version in record.versions.values()}
        return {part: text for part, text in found.items() if text}

    # ── drafts by a model ──

    def begin(
        self,
        report_id: str,
        report: Report,
        written: Mapping[str, ModelText],
        locked: Set[str] = frozenset(),
        *,
        consent: bool = False,
    ) -> DraftJob:
        """Have a kept report drafted by the language model, all parts at once but those locked.

        The work goes on when the page is closed; `job` finds it again.

        Raises:
            ModelUnavailable: none is configured, it may not be used for this report, or without consent.
        """
        composed = self._composed(report)
        open_parts = tuple(draft for draft in composed.drafts if draft.part not in locked)
        if not open_parts:
            raise ModelUnavailable("各个部分都锁定了，没有可以起草的；请先解锁要重写的部分。")

        def examples(part: str, said: str) -> tuple[str, ...]:
            return self._past.skeletons(part, said, report.profile)

        def laid_out(drafting: Drafting) -> Finished:
            texts = {
                **written,
                **{part: _with_words(text, report) for part, text in drafting.written.items()},
            }
            finished = self.finished(report, texts, locked)
            return replace(finished, notes=(*drafting.notes, *finished.notes))

        return self._jobs.begin(
            report_id,
            lambda: self._model.begin(
                report, replace(composed, drafts=open_parts), examples, consent=consent
            ),
            laid_out,
        )

    def job(self, report_id: str) -> DraftJob | None:
        """The last draft by a model begun for a report since the program was started."""
        return self._jobs.of(report_id)

    def begin_rewrite(
        self,
        report_id: str,
        finished: Finished,
        part: str,
        instruction: str,
        sentences: tuple[str, ...] = (),
        *,
        consent: bool = False,
    ) -> str:
        """Have one part written as the clerk wants it; `rewriting` finds the work again.

        Args:
            report_id: a kept report.
            finished: the report as it stands.
            part: one of its parts.
            instruction: what she wants, e.g. 写短一点.
            sentences: sentences of the part that stay as they are, as they are printed.
            consent: whether the notes may go to an endpoint outside the office's own network.

        Returns:
            The words of the instruction that ask for a fact nobody supplied; empty when it was begun.

        Raises:
            ModelUnavailable: none is configured, it may not be used for this report, or without consent.
        """
        current = next(draft for draft in finished.drafts if draft.part == part)
        begun = self._model.begin_rewrite(
            finished.report, self._composed(finished.report), current, instruction, sentences, consent=consent
        )
        if isinstance(begun, str):
            return begun
        self._rewrites[report_id] = begun
        return ""

    def rewriting(self, report_id: str) -> RewriteRun | None:
        """One part being written otherwise, until what came of it was taken or left."""
        return self._rewrites.get(report_id)

    def leave_rewrite(self, report_id: str) -> None:
        """Forget what was written otherwise."""
        self._rewrites.pop(report_id, None)

    def take_rewrite(self, report_id: str, finished: Finished, rewritten: Rewritten) -> None:
        """Put what was written otherwise in the place of the part."""
        if rewritten.draft is not None:
            self._keep(report_id, finished, rewritten.draft, rewritten.digest)
        self.leave_rewrite(report_id)

    # ── by hand ──

    def edited(
        self, finished: Finished, part: str, text: str, chosen: Collection[int] | None = None
    ) -> ModelText:
        """One part as the clerk left it; figures she did not touch stay slots.

        Args:
            finished: the report as it stands.
            part: one of its parts.
            text: the whole part as it is to be printed, a paragraph or sub-heading a line.
            chosen: numbers of the proposals to take over, see `HandEdits`; None for all.
        """
        from nianbao.workspace.returned import taken_over

        current = next(draft for draft in finished.drafts if draft.part == part)
        composed = self._composed_part(finished.report, part)
        return taken_over(finished.report, current, composed, text, chosen)

    def write_by_hand(
        self, report_id: str, finished: Finished, part: str, text: str, chosen: Collection[int] | None = None
    ) -> None:
        """Put the clerk's own wording of a part in its place; see `edited`."""
        hers = self.edited(finished, part, text, chosen)
        self._kept().keep_drafts(report_id, (hers.draft,), {part: hers})

    def versions(self, report_id: str, part: str) -> tuple[Version, ...]:
        """The texts of a part that were kept and are not the composer's to write anew, oldest first."""
        return tuple(each for each in self._kept().versions(report_id, part) if text_of(each))

    def as_it_was(self, finished: Finished, part: str, version: Version | None) -> Draft:
        """How a version of a part reads now: with the figures of now, and its facts where they are now.

        Args:
            finished: the report as it stands.
            part: the part.
            version: None for the composer's wording of now.
        """
        composed = self._composed_part(finished.report, part)
        text = text_of(version) if version else None
        if text is None:
            return composed
        return rebased(text, composed) or surviving(text, finished.report)

    def choose(self, report_id: str, finished: Finished, part: str, version: Version | None) -> None:
        """Put a version of a part back in its place; None for the composer's wording of now."""
        draft = self.as_it_was(finished, part, version)
        if version is None:
            self._kept().keep_drafts(report_id, (draft,))
        else:
            # It is her choice now: it stays though the remarks have changed since it was written.
            self._keep(report_id, finished, replace(draft, made_by=CLERK))

    def lock(self, report_id: str, finished: Finished, part: str, *, locked: bool) -> None:
        """Keep a part as it reads now, whatever is told or drafted afterwards; or let it go again."""
        draft = next(each for each in finished.drafts if each.part == part)
        composed = draft.made_by == self._drafter.name
        if locked:
            self._keep(report_id, finished, draft, _digest(finished, part))
        elif composed:
            self._kept().keep_drafts(report_id, (self._composed_part(finished.report, part),))
        self._kept().lock(report_id, part, locked=locked)

    def _keep(self, report_id: str, finished: Finished, draft: Draft, digest: str = "") -> None:
        basis = basis_of(self._composed_part(finished.report, draft.part))
        text = ModelText(draft, digest, basis, words_of(draft, finished.report))
        self._kept().keep_drafts(report_id, (draft,), {draft.part: text})

    def _composed(self, report: Report) -> Drafting:
        return self._drafter.compose(report, lead=True)

    def _composed_part(self, report: Report, part: str) -> Draft:
        return next(draft for draft in self._composed(report).drafts if draft.part == part)


def _with_words(text: ModelText, report: Report) -> ModelText:
    return replace(text, words=words_of(text.draft, report))


def _digest(finished: Finished, part: str) -> str:
    return finished.written[part].prompt if part in finished.written else ""
