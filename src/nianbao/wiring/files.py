"""Files the clerk hands in, and those that travel with the program; their readers load when they read."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from nianbao.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nianbao.report.paper import Paper
    from nianbao.report.passage import PastReport
    from nianbao.report.report import Report


class AnswersOnDisk:
    """Answers files as YAML."""

    def read(self, path: Path) -> Report:
        """Read one from disk."""
        from nianbao.reading.answers_file import read_answers

        return read_answers(path)

    def parse(self, data: bytes, source: str) -> Report:
        """Read one that was uploaded or typed."""
        from nianbao.reading.answers_file import parse_answers

        return parse_answers(data, source)

    def write(self, report: Report) -> str:
        """The text that reads back as the same report."""
        from nianbao.reading.answers_writing import write_answers

        return write_answers(report)


class ReportsOnDisk:
    """Reports as Word, HTML or text."""

    def read(self, path: Path) -> Paper:
        """Read one from disk."""
        from nianbao.reading.report_file import read_report

        return read_report(path)

    def parse(self, data: bytes, source: str) -> Paper:
        """Read one that was uploaded or pasted."""
        from nianbao.reading.report_file import parse_report

        return parse_report(data, source)


class PastOnDisk:
    """The past reports in one folder, the notes for them in another, and what was uploaded."""

    def __init__(self, folder: Path, notes: Path) -> None:
        self._folder, self._notes = folder, notes

    def shipped(self) -> tuple[PastReport, ...]:
        """Those that travel with the program, by file name."""
        return tuple(self._one(path) for path in sorted(self._folder.glob("*.md")))

    def uploaded(self, name: str, digest: str, content: Callable[[], bytes]) -> PastReport:
        """One that was put on the shelf."""
        from nianbao.reading.report_file import parse_report
        from nianbao.report.passage import PastReport

        return PastReport(digest, name, lambda: (parse_report(content(), name), ()))

    def _one(self, path: Path) -> PastReport:
        from nianbao.reading.corpus_file import read_corpus_report, read_notes
        from nianbao.report.passage import PastReport

        def read() -> tuple[Paper, tuple[str, ...]]:
            report = read_corpus_report(path)
            return report.paper, report.names

        notes = self._notes / f"{path.stem}.yaml"
        content = path.read_bytes()
        if not notes.exists():
            return PastReport(sha256(content).hexdigest(), path.stem, read)
        # A report whose notes changed is another one to the shelf.
        digest = sha256(content + notes.read_bytes()).hexdigest()
        return PastReport(digest, path.stem, read, lambda: read_notes(notes))


class Examples:
    """The example answers files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """File names without ending, sorted."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.yaml")))

    @cache  # noqa: B019 - they live as long as the program
    def title(self, name: str) -> str:
        """Whose report of which year one of them is; only the lines that tell it are looked at."""
        lines = self.path(name).read_text("utf-8").splitlines()
        told = {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}
        return f"{told['agency']}（{told['year']}年）"

    def path(self, name: str) -> Path:
        """Where one of them lies.

        Raises:
            FileUnreadable: there is no example of that name.
        """
        if name not in self.names():
            raise FileUnreadable(f"没有名为“{name}”的示例，现有：{'、'.join(self.names())}。")
        return self._folder / f"{name}.yaml"
