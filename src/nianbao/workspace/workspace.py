"""One turn of work, the same for the page and the command line: answers in, a finished document out."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from nianbao.errors import CannotStand, FileUnreadable, FileUnwritable, NianbaoError, StoreDamaged
from nianbao.report.paper import paper_of
from nianbao.report.report import AgencyKind, Report
from nianbao.report.typed import Typed, report_of
from nianbao.workspace.files import is_one_file, read_whole, write_whole
from nianbao.workspace.finished import Finished
from nianbao.workspace.kept import Kept
from nianbao.workspace.past import PastReports

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from nianbao.checks.catalogue import Outcome
    from nianbao.interview.hearing import Hearing
    from nianbao.interview.last_year import LastYear
    from nianbao.ports import (
        AnswersFiles,
        CopyMaker,
        DocumentWriter,
        Drafter,
        DraftRun,
        ExampleShelf,
        HearingRun,
        ModelDoor,
        PassageShelf,
        PastReader,
        PosterWriter,
        Reasons,
        ReportReader,
        StoreDoor,
        TemplateFiller,
    )
    from nianbao.report.comparing import Comparison
    from nianbao.report.document import Document
    from nianbao.report.draft import Drafting
    from nianbao.report.filling import FilledTemplate
    from nianbao.report.paper import Paper
    from nianbao.report.pieces import Flavours
    from nianbao.report.poster import Poster
    from nianbao.report.probed import ProbeStep
    from nianbao.workspace.returned import HandEdits
    from nianbao.workspace.talking import Talking
    from nianbao.workspace.writing import Writing

_ANSWERS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Checked:
    """A report that was checked, and what was found."""

    path: Path
    paper: Paper
    outcome: Outcome


class Workspace:
    """What the page and the command line may do."""

    # What the first page does not need is imported where it is used: it takes longer than that page.

    def __init__(
        self,
        *,
        drafter: Drafter,
        answers: AnswersFiles,
        writers: Mapping[str, DocumentWriter],
        copies: CopyMaker,
        filler: TemplateFiller,
        posters: PosterWriter,
        examples: ExampleShelf,
        reports: ReportReader,
        reasons: Reasons,
        stores: StoreDoor,
        shelf: PassageShelf,
        past: PastReader,
        model: ModelDoor,
    ) -> None:
        self._drafter = drafter
        self._answers = answers
        self._writers = writers
        self._copies = copies
        self._filler = filler
        self._posters = posters
        self._examples = examples
        self._reports = reports
        self._reasons = reasons
        self._stores = stores
        self._model = model
        self._kept: Kept | None = None
        self.past = PastReports(shelf, past, reports, lambda: self.kept)

    @cached_property
    def writing(self) -> Writing:
        """What is done to the text of a kept report."""
        from nianbao.workspace.writing import Writing

        return Writing(self._drafter, self._model, self._reports, self.past, lambda: self.kept)

    @property
    def kept(self) -> Kept:
        """The reports that are kept; the store is opened when it is first asked for.

        Raises:
            StoreUnusable: it cannot be opened.
        """
        if self._kept is None:
            self._kept = Kept(self._stores.opened())
        return self._kept

    def talking(self, author: str = "") -> Talking:
        """The conversation of one person about kept reports; `author` is empty where nobody logs in.

        Raises:
            StoreUnusable: they cannot be kept.
        """
        from nianbao.workspace.talking import Talking

        return Talking(self.kept, author)

    @property
    def place(self) -> str:
        """Where the reports are kept, whether or not that can be opened."""
        return self._stores.place

    def probe(self) -> Iterator[ProbeStep]:
        """Try the language model's endpoint step by step.

        Raises:
            ModelUnavailable: none is configured.
        """
        return self._model.probe()

    def warm_up(self) -> None:
        """Load what the first draft would wait for; to be called beside the page."""
        report = report_of(Typed(agency="某镇人民政府", kind=AgencyKind.TOWN, year=2024))
        with contextlib.suppress(NianbaoError):
            if isinstance(report, Report):
                self.writing.examined(self.draft(report))
        self._model.warm_up()
        # What cannot be opened is told where it is used; clearing out what was deleted long ago can wait.
        with contextlib.suppress(NianbaoError):
            self.kept.clear_out()

    def warm_up_shelf(self) -> None:
        """Make ready what the first search would wait for; with a new index this takes a while."""
        with contextlib.suppress(NianbaoError):
            self.past.prepare()

    def settings(self) -> tuple[str, ...]:
        """What the environment sets, a Chinese line each, without a secret."""
        return self._stores.settings()

    def restore(self, backup: Path) -> Path:
        """Put a backup in the place of the present data, damaged or not; return where that was kept.

        Raises:
            ArchiveUnusable: the file is no backup; nothing was changed.
            StoreUnusable: the data cannot be written; what was there stays.
        """
        try:
            return self.kept.restore(backup)
        except StoreDamaged:
            return self._stores.rescue(backup)

    def example_names(self) -> tuple[str, ...]:
        """The examples that travel with the program."""
        return self._examples.names()

    def example_title(self, name: str) -> str:
        """Whose report of which year one of them is, e.g. 奉母镇人民政府（2024年）."""
        return self._examples.title(name)

    def example(self, name: str) -> bytes:
        """The text of one example's answers file, UTF-8.

        Raises:
            FileUnreadable: there is no example of that name.
        """
        return self._examples.path(name).read_bytes()

    def open_answers(self, path: Path) -> Report:
        """Read an answers file from disk.

        Raises:
            AnswersRefused: the file has mistakes; all of them are named.
            FileUnreadable: there is no such file, or it cannot be read.
        """
        return self._answers.read(path)

    def parse_answers(self, data: bytes, source: str) -> Report:
        """Read an answers file that was uploaded or typed; `source` names it in messages."""
        return self._answers.parse(data, source)

    def answers_text(self, report: Report) -> str:
        """The report as an answers file that reads back as the same report."""
        return self._answers.write(report)

    def draft(self, report: Report, *, lead: bool = True) -> Finished:
        """Write every narrative part and lay the report out."""
        drafting = self._drafter.compose(report, lead=lead)
        return self.finished(report, drafting)

    @property
    def model(self) -> str:
        """Name of the language model; empty when none is configured."""
        return self._model.name

    @property
    def model_place(self) -> str:
        """Address of its endpoint; empty when none is configured."""
        return self._model.place

    @property
    def model_is_fixed(self) -> bool:
        """Whether the environment sets it, so that the page cannot."""
        return self._model.is_fixed

    @property
    def has_key(self) -> bool:
        """Whether a key for it is set."""
        return self._model.has_key

    def set_model(self, url: str, model: str, key: str) -> None:
        """Write down where the language model is, outside the data; it counts for the next workspace.

        Args:
            url: base address up to /v1; empty for none.
            model: its name.
            key: empty to leave the one that is there.

        Raises:
            SettingRefused: the address is none, or half of it is missing.
            FileUnwritable: it cannot be written.
        """
        self._model.set(url, model, key)

    @property
    def sends_to(self) -> str:
        """Where notes go when a public endpoint drafts; empty when they stay in the office's own network."""
        return self._model.place if self._model.is_public else ""

    def begin_draft(self, report: Report, *, lead: bool = True, consent: bool = False) -> DraftRun:
        """Begin a draft by the language model, all parts at once.

        Args:
            report: facts and cells.
            lead: whether to write the paragraph before section 1.
            consent: whether the notes may go to an endpoint outside the office's own network.

        Raises:
            ModelUnavailable: none is configured, it may not be used for this report, or without consent.
        """
        composed = self._drafter.compose(report, lead=lead)

        def examples(part: str, said: str) -> tuple[str, ...]:
            return self.past.skeletons(part, said, report.profile)

        return self._model.begin(report, composed, examples, consent=consent)

    def hear(self, message: str, topic: str) -> Hearing:
        """Take a message apart into remarks by rule; `topic` is where what fits nowhere belongs."""
        from nianbao.interview.hearing import hear

        return hear(message, topic)

    def begin_hearing(self, message: str, topic: str) -> HearingRun:
        """Begin to take a message apart with the language model.

        Raises:
            ModelUnavailable: none is configured.
        """
        return self._model.begin_hearing(message, topic)

    def hand_edits(self, finished: Finished, data: bytes, name: str) -> HandEdits:
        """What somebody changed in a file of this report, sentence by sentence, to be taken over or not.

        Raises:
            FileUnreadable: the file cannot be read, or is no report.
        """
        from nianbao.workspace.returned import hand_edits

        paper = self._reports.parse(data, name)
        return hand_edits(finished.report, finished.document, finished.drafts, paper, name)

    def compare(self, finished: Finished, data: bytes, name: str) -> Comparison:
        """Hold what was published against the report; `name` names the file, or the pasted text, in messages.

        Raises:
            FileUnreadable: the file cannot be read, or is no report.
        """
        from nianbao.workspace.returned import compared

        return compared(finished.document, self._reports.parse(data, name), name)

    def compare_file(self, finished: Finished, path: Path) -> Comparison:
        """Likewise with a file on disk.

        Raises:
            FileUnreadable: it cannot be read, or is no report.
        """
        from nianbao.workspace.returned import compared

        return compared(finished.document, self._reports.read(path), str(path))

    def finished(self, report: Report, drafting: Drafting) -> Finished:
        """Lay out a report that the language model drafted."""
        return self.writing.laid_out(report, drafting)

    def check(
        self,
        path: Path,
        *,
        previous: Path | None = None,
        neighbours: tuple[Path, ...] = (),
        kind: AgencyKind | None = None,
    ) -> Checked:
        """Run every check on an answers file or a report, with last year's and others' beside it.

        Args:
            path: the file.
            previous: last year's report of the same agency, in either form.
            neighbours: reports of other agencies.
            kind: kind of the agency, when its name does not tell or tells wrongly.

        Raises:
            AnswersRefused: an answers file has mistakes.
            FileUnreadable: a file cannot be read.
        """
        from nianbao.checks.catalogue import run

        paper = self._paper(path)
        paper = paper if kind is None else replace(paper, kind=kind)
        before = None if previous is None else self._paper(previous)
        outcome = run(paper, before, tuple(self._paper(each) for each in neighbours))
        return Checked(path, paper, outcome.with_reasons(self._reasons.read(path)))

    def read(self, path: Path) -> Paper:
        """Read a report somebody else wrote, or the statistics alone; see `Paper.unread` for what was not.

        Raises:
            FileUnreadable: it is not there, damaged, locked, a scan, or no report at all.
        """
        return self._reports.read(path)

    def read_last_year(self, data: bytes, name: str) -> LastYear:
        """Take from last year's report what this year's begins with, to be confirmed before it is filled in.

        Raises:
            FileUnreadable: the file cannot be read.
        """
        from nianbao.interview.last_year import last_year

        return last_year(self._reports.parse(data, name))

    def begin_from(self, paper: Paper, target: Path) -> LastYear:
        """Write an answers file for the year after a report, with what that report answers already.

        Raises:
            FileUnreadable: it does not tell whose report it is, of what kind or of which year.
            FileUnwritable: the file cannot be written.
        """
        from nianbao.interview.last_year import last_year

        found = last_year(paper)
        report = report_of(found.into(Typed()))
        if not isinstance(report, Report):
            raise FileUnreadable(f"没有读全单位、类别和年度，写不成素材文件：{report[0]}")
        lines = [self._answers.write(report)]
        if found.promises:
            lines.append("# 上年整改承诺：逐条写明落实情况（done、partly或not_done），再删去行首的“# ”。\n")
            lines.append("# promises:\n")
        for promise in found.promises:
            words = promise.replace("\\", "").replace('"', "”")
            lines.append(f'#   - promise: "{words}"\n#     status: done\n#     evidence: ""\n')
        write_whole(target, "".join(lines).encode())
        return found

    def _paper(self, path: Path) -> Paper:
        if path.suffix.lower() not in _ANSWERS:
            return self._reports.read(path)
        finished = self.draft(self.open_answers(path))
        return paper_of(finished.report, finished.document)

    def let_stand(self, checked: Checked, key: str, reason: str) -> Checked:
        """Keep the clerk's reason for a warning or hint; reasons whose findings are gone are dropped.

        Raises:
            CannotStand: there is no such finding, it is an error, or no reason is given.
            FileUnwritable: the reason could not be kept.
        """
        from nianbao.checks.check import Severity

        finding = next((each for each in checked.outcome.findings if each.key == key), None)
        if finding is None:
            raise CannotStand(f"这次校核没有编号为“{key}”的问题，请从列表的方括号里抄编号。")
        if finding.severity is Severity.ERROR:
            raise CannotStand(f"{finding.code}是错误，不能保留，请改正后再校核。")
        if not reason.strip():
            raise CannotStand("请用--reason写明为什么保留，例如 --reason 表格不列此项。")
        reasons = {**checked.outcome.standing, key: reason.strip()}
        write_whole(self._reasons.place(checked.path), self._reasons.data(reasons))
        return replace(checked, outcome=checked.outcome.with_reasons(reasons))

    def copied(self, document: Document, piece: str) -> Flavours:
        """A piece of the document in every form in which it can be pasted.

        Args:
            document: the report as printed.
            piece: one of `nianbao.report.pieces.PIECES`.

        Raises:
            KeyError: there is no such piece.
        """
        return self._copies(document, piece)

    def poster(self, finished: Finished, past: Sequence[Paper] = ()) -> Poster:
        """The figures of the year for the notice board, with those of past reports beside them.

        Args:
            finished: the report.
            past: reports read before, of earlier years; `Poster.left_out` tells which were not used.
        """
        from nianbao.report.poster import poster_of

        return poster_of(finished.report.profile, finished.document, past)

    def drawn(self, poster: Poster, ending: str) -> bytes:
        """The poster as a sheet of A4, `.svg` or `.png`.

        Raises:
            FontMissing: there is no Chinese font on this machine.
        """
        return self._posters(poster, ending)

    def exported(self, document: Document, ending: str) -> bytes:
        """The document as a file of the given ending, one of those the writers know."""
        return self._writers[ending](document)

    def export(self, document: Document, target: Path) -> None:
        """Write the document to disk; whatever stood there before stays until the new file is whole.

        Raises:
            FileUnwritable: unknown ending, no folder, no permission or space, or the file is open elsewhere.
        """
        if target.suffix.lower() not in self._writers:
            known = "、".join(self._writers)
            raise FileUnwritable(f"不知道怎样写“{target.name}”，文件名请以{known}结尾。")
        write_whole(target, self.exported(document, target.suffix.lower()))

    def filled(
        self, finished: Finished, template: bytes, source: str, *, replace: bool = False, date: str = ""
    ) -> FilledTemplate:
        """The report in a template that was uploaded, and what became of each place.

        Args:
            finished: the report.
            template: a .docx file of any office, without any preparation.
            source: what messages call it.
            replace: whether finished text in it, e.g. last year's, is written over.
            date: 成文日期 as printed; empty to leave its place.

        Raises:
            FileUnreadable: it is no Word file, damaged, or locked.
            TemplateRefused: it is an old form, holds macros, or nothing of the annual report.
        """
        from nianbao.report.filling import filling_of

        filling = filling_of(finished.report.profile, finished.document, date=date)
        return self._filler(template, source, filling, replace=replace)

    def fill(
        self, finished: Finished, template: Path, target: Path, *, replace: bool = False, date: str = ""
    ) -> FilledTemplate:
        """Write the report into a template on disk, as another file.

        Raises:
            FileUnreadable: the template is not there, no Word file, damaged, or locked.
            FileUnwritable: the result would stand in the template's own place, or cannot be written.
            TemplateRefused: it is an old form, holds macros, or nothing of the annual report.
        """
        if target.suffix.lower() != ".docx":
            raise FileUnwritable(f"填好的模板是Word文件，文件名请以.docx结尾，不是“{target.name}”。")
        if is_one_file(target, template):
            raise FileUnwritable("填好的文件不能写到模板自己身上，请用-o写另一个文件名。")
        filled = self.filled(finished, read_whole(template), str(template), replace=replace, date=date)
        write_whole(target, filled.data)
        return filled
