"""What workspace needs from the outside; wiring says which adapter stands behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nianbao.report.document import Document
    from nianbao.report.draft import Drafting
    from nianbao.report.paper import Paper
    from nianbao.report.report import Report


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


class ExampleShelf(Protocol):
    """The example answers files that travel with the program."""

    def names(self) -> tuple[str, ...]:
        """File names without ending, in the order they are offered."""

    def path(self, name: str) -> Path:
        """Where one of them lies.

        Raises:
            FileUnreadable: there is no example of that name.
        """
