"""What workspace needs from the outside; wiring says which adapter stands behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from nianbao.interview.hearing import Hearing
    from nianbao.report.document import Document
    from nianbao.report.draft import Draft, Drafting
    from nianbao.report.filling import FilledTemplate, Filling
    from nianbao.report.paper import Paper
    from nianbao.report.passage import Found, PastReport, ShelfState
    from nianbao.report.pieces import Flavours
    from nianbao.report.poster import Poster
    from nianbao.report.probed import ProbeStep
    from nianbao.report.progress import PartProgress
    from nianbao.report.record import (
        Card,
        Edit,
        Outbound,
        Record,
        ReportState,
        Source,
        StoreHealth,
        Taken,
        Turn,
        Version,
    )
    from nianbao.report.report import AgencyKind, Report
    from nianbao.report.rewritten import Rewritten


class Drafter(Protocol):
    """Writes the narrative parts of a report."""

    name: str

    def compose(self, report: Report, *, lead: bool = True) -> Drafting:
        """Draft every part; see `nianbao.drafting.composer.Composer.compose`."""


class AnswersFiles(Protocol):
    """Reads and writes answers files."""

    def read(self, path: Path) -> Report:
        """Read one from disk, whole or not at all.

        Raises:
            AnswersRefused: the file has mistakes; all of them are named.
            FileUnreadable: there is no such file, or it is no text.
        """

    def parse(self, data: bytes, source: str) -> Report:
        """Read one that was uploaded or typed; `source` names it in messages."""

    def write(self, report: Report) -> str:
        """Text that reads back as an equal report."""


class ReportReader(Protocol):
    """Reads reports somebody else wrote or published."""

    def read(self, path: Path) -> Paper:
        """Read one from disk, whatever its form.

        Raises:
            FileUnreadable: there is no such file, or it is no report one could read.
        """

    def parse(self, data: bytes, source: str) -> Paper:
        """Read one that was uploaded or pasted; `source` names it in messages."""


class TemplateFiller(Protocol):
    """Writes a report into a template somebody sent."""

    def __call__(
        self, data: bytes, source: str, filling: Filling, *, replace: bool = False
    ) -> FilledTemplate:
        """Fill it; see `nianbao.delivery.template.filler.fill_template`.

        Raises:
            FileUnreadable: it is no Word file, damaged, or locked.
            TemplateRefused: it is an old form, holds macros, or nothing of the annual report.
        """


class PastReader(Protocol):
    """Finds past reports for the shelf."""

    def shipped(self) -> tuple[PastReport, ...]:
        """Those that travel with the program."""

    def uploaded(self, name: str, digest: str, content: Callable[[], bytes]) -> PastReport:
        """One that was put on the shelf; its content is asked for only when it must be read.

        Args:
            name: of its file.
            digest: SHA-256 of its content.
            content: gives the bytes.
        """


class DraftRun(Protocol):
    """A draft in the making; see `nianbao.drafting.run.DraftRun`."""

    def progress(self) -> tuple[PartProgress, ...]:
        """Every part as it stands at this moment."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""

    def cancel(self) -> None:
        """Stop; what is finished stays, the other parts are the composer's."""

    def result(self, timeout: float | None = None) -> Drafting:
        """The whole draft; waits for it.

        Raises:
            TimeoutError: it took longer.
        """


class RewriteRun(Protocol):
    """One part being written otherwise; see `nianbao.drafting.run.RewriteRun`."""

    @property
    def progress(self) -> PartProgress:
        """The part as it stands at this moment."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""

    def cancel(self) -> None:
        """Stop; what stood there stays."""

    def result(self, timeout: float | None = None) -> Rewritten:
        """What became of it; waits for it.

        Raises:
            TimeoutError: it took longer.
        """


class HearingRun(Protocol):
    """A message being taken apart; see `nianbao.drafting.listener.HearingRun`."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""

    def cancel(self) -> None:
        """Stop; the rules take the message apart."""

    def result(self, timeout: float | None = None) -> Hearing:
        """The remarks; waits for them.

        Raises:
            TimeoutError: it took longer.
        """


class ModelDoor(Protocol):
    """The language model, if one is configured."""

    @property
    def name(self) -> str:
        """Of the model; empty when none is configured."""

    def warm_up(self) -> None:
        """Load its libraries, when a model is configured."""

    @property
    def place(self) -> str:
        """Address of the endpoint."""

    @property
    def is_public(self) -> bool:
        """Whether what is sent leaves the office's own network."""

    @property
    def is_fixed(self) -> bool:
        """Whether the environment sets it, so that the page cannot."""

    @property
    def has_key(self) -> bool:
        """Whether a key is set."""

    def set(self, url: str, model: str, key: str) -> None:
        """Write down where the model is; an empty key leaves the one that is there.

        Raises:
            SettingRefused: the address is none.
            FileUnwritable: it cannot be written.
        """

    def begin(
        self,
        report: Report,
        composed: Drafting,
        examples: Callable[[str, str], tuple[str, ...]],
        *,
        consent: bool,
    ) -> DraftRun:
        """Begin a draft of every part at once.

        Args:
            report: facts and cells.
            composed: the composer's draft, which stands wherever the model fails.
            examples: skeletons for a part and what was said about it.
            consent: whether the clerk agreed that this report's notes go to a public endpoint.

        Raises:
            ModelUnavailable: none is configured, it may not be used for this report, or without consent.
        """

    def begin_rewrite(
        self,
        report: Report,
        composed: Drafting,
        current: Draft,
        instruction: str,
        locked: tuple[str, ...],
        *,
        consent: bool,
    ) -> RewriteRun | str:
        """Begin to write one part otherwise, or return the words that ask for a fact nobody supplied.

        Raises:
            ModelUnavailable: none is configured, it may not be used for this report, or without consent.
        """

    def begin_hearing(self, message: str, topic: str) -> HearingRun:
        """Begin to take a message apart into remarks; the rules do it wherever the model fails.

        Raises:
            ModelUnavailable: none is configured.
        """

    def probe(self) -> Iterator[ProbeStep]:
        """Try the endpoint step by step.

        Raises:
            ModelUnavailable: none is configured.
        """


class PassageShelf(Protocol):
    """Finds passages of past reports; see `nianbao.shelf.shelf.Shelf`.

    Every call may raise `ShelfUnusable`; everything else of the program works without the shelf.
    """

    def prepare(self, reports: Sequence[PastReport]) -> ShelfState:
        """Make the index fit its sources without holding up what else this program does."""

    def refresh(self, reports: Sequence[PastReport], *, anew: bool = False) -> ShelfState:
        """Make the index fit its sources, or build it anew in any case."""

    def search(
        self,
        question: str,
        *,
        aspects: Sequence[str] = (),
        kind: AgencyKind | None = None,
        year: int | None = None,
        limit: int = 5,
    ) -> tuple[Found, ...]:
        """The passages that answer a question best, the best first."""


class Reasons(Protocol):
    """The clerk's reasons for letting findings stand, kept beside the report."""

    def place(self, report: Path) -> Path:
        """Where they lie."""

    def read(self, report: Path) -> Mapping[str, str]:
        """Key of a finding → reason.

        Raises:
            FileUnreadable: the file is damaged.
        """

    def data(self, reasons: Mapping[str, str]) -> bytes:
        """The content of that file."""


class DocumentWriter(Protocol):
    """Turns a document into the bytes of a file; the same document gives the same bytes."""

    def __call__(self, document: Document) -> bytes:
        """The finished file."""


class CopyMaker(Protocol):
    """Turns a piece of a document into what can be pasted elsewhere; see `nianbao.delivery.clipboard`."""

    def __call__(self, document: Document, piece: str) -> Flavours:
        """The piece, one of `nianbao.report.pieces.PIECES`, in every flavour.

        Raises:
            KeyError: there is no such piece.
        """


class PosterWriter(Protocol):
    """Draws a poster; see `nianbao.delivery.chart.draw.draw_poster`."""

    def __call__(self, poster: Poster, ending: str) -> bytes:
        """The sheet as the bytes of a `.svg` or `.png`.

        Raises:
            FontMissing: there is no Chinese font on this machine.
        """


class ExampleShelf(Protocol):
    """The example answers files that travel with the program."""

    def names(self) -> tuple[str, ...]:
        """File names without ending, in the order they are offered."""

    def title(self, name: str) -> str:
        """Whose report of which year one of them is."""

    def path(self, name: str) -> Path:
        """Where one of them lies.

        Raises:
            FileUnreadable: there is no example of that name.
        """


class StoreDoor(Protocol):
    """Where the store is, before it is opened."""

    @property
    def place(self) -> str:
        """Where the data lies, without a password."""

    def settings(self) -> tuple[str, ...]:
        """What the environment sets, a Chinese line each, without a secret."""

    def opened(self) -> Store:
        """The store, opened.

        Raises:
            StoreUnusable: it cannot be opened; `StoreDamaged` when a backup has to be put in its place.
        """

    def rescue(self, backup: Path) -> Path:
        """Put a backup in the place of a damaged store; return where the damaged one is kept.

        Raises:
            ArchiveUnusable: the file is no backup; nothing was changed.
        """


class Store(Protocol):
    """Keeps reports; each call is one transaction, and what it returned from is not lost.

    Every call may raise `StoreUnusable`: nothing was half-written, and the sentence says what to do.
    """

    @property
    def place(self) -> str:
        """Where the data lies, without a password."""

    def create(self, turn: Turn) -> str:
        """Begin a report with its first turn and return its id."""

    def cards(self, *states: ReportState, owner: str = "") -> tuple[Card, ...]:
        """The reports in these states, all when none is named, of one owner and nobody, or of everybody."""

    def load(self, report_id: str) -> Record:
        """Everything in force for one report.

        Raises:
            ReportUnknown: there is no such report; likewise below.
        """

    def take(self, report_id: str, turn: Turn) -> Taken:
        """Keep a turn once; changes somebody else was quicker with come back as conflicts."""

    def history(self, report_id: str, key: str) -> tuple[Edit, ...]:
        """Every edit of one answer, oldest first."""

    def purge(self, before: str) -> int:
        """Remove for good what was deleted before a time (ISO 8601, UTC); return how many reports."""

    def keep_versions(self, report_id: str, versions: tuple[Version, ...]) -> tuple[Version, ...]:
        """Keep drafts, one more of each part; one equal to the last of its part is not kept twice."""

    def versions(self, report_id: str, part: str) -> tuple[Version, ...]:
        """Every draft of one part, oldest first."""

    def keep_unfinished(self, report_id: str, texts: Mapping[str, str]) -> None:
        """Put down what a model has written so far by part, in the place of what was put down before."""

    def unfinished(self, report_id: str) -> dict[str, str]:
        """What a model had written when it was last looked at, by part."""

    def keep_source(self, report_id: str, name: str, role: str, content: bytes) -> Source:
        """Keep an uploaded file with a report."""

    def source(self, sha256: str) -> bytes:
        """The content of an uploaded file."""

    def keep_past(self, name: str, content: bytes) -> Source:
        """Put a past report on the shelf; the same bytes are kept once."""

    def past_files(self) -> tuple[Source, ...]:
        """The past reports on the shelf, the one put there last first."""

    def drop_past(self, sha256: str) -> None:
        """Take a past report off the shelf."""

    def outbound(self) -> tuple[Outbound, ...]:
        """What left the machine, oldest first."""

    def outbound_broken_at(self) -> int | None:
        """Number of the first entry that was altered, or before which one is missing; None when all hold."""

    def export_report(self, report_id: str) -> bytes:
        """One report as a zip of JSON and sources."""

    def import_report(self, data: bytes) -> str:
        """Take in an exported report and return the id it has here.

        Raises:
            ArchiveUnusable: the file is no exported report, damaged, or of a newer program.
        """

    def back_up(self, target: Path | None = None) -> Path:
        """Write a backup, read it back, and return where it lies; the usual folder when none is named.

        Raises:
            FileUnwritable: the file cannot be put there.
        """

    def restore(self, backup: Path) -> Path:
        """Put a backup in the place of the present data, which is backed up first; return where that lies.

        Raises:
            ArchiveUnusable: the file is no backup; nothing was changed.
        """

    def health(self) -> StoreHealth:
        """What can be told of the store, everything in it read once."""
