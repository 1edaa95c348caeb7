"""One turn of work, the same for the page and the command line: answers in, a finished document out."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.errors import FileUnwritable
from nianbao.report.document import lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.ports import AnswersFiles, DocumentWriter, Drafter, ExampleShelf
    from nianbao.report.document import Document
    from nianbao.report.draft import Unused
    from nianbao.report.report import Report


@dataclass(frozen=True, slots=True)
class Finished:
    """A report, the document made of it, and what the clerk should still look at."""

    report: Report
    document: Document
    made_by: str
    unused: tuple[Unused, ...]


class Workspace:
    """What the page and the command line may do."""

    def __init__(
        self,
        *,
        drafter: Drafter,
        answers: AnswersFiles,
        writers: Mapping[str, DocumentWriter],
        examples: ExampleShelf,
    ) -> None:
        self._drafter = drafter
        self._answers = answers
        self._writers = writers
        self._examples = examples

    @property
    def endings(self) -> tuple[str, ...]:
        """File endings a document can be written as, e.g. `.docx`."""
        return tuple(self._writers)

    def example_names(self) -> tuple[str, ...]:
        """The examples that travel with the program."""
        return self._examples.names()

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
        return Finished(report, lay_out(report, drafting), self._drafter.name, drafting.unused)

    def exported(self, document: Document, ending: str) -> bytes:
        """The document as a file of the given ending, one of `endings`."""
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


def write_whole(target: Path, data: bytes) -> None:
    """Write a file completely or not at all.

    Raises:
        FileUnwritable: the folder is missing or closed, the disk is full, or the file is open elsewhere.
    """
    if not target.parent.is_dir():
        raise FileUnwritable(f"文件夹“{target.parent}”不存在，请先建好，或换一个位置。")
    if target.is_dir():
        raise FileUnwritable(f"“{target}”是文件夹，请在后面写上文件名。")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".nianbao-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(_usual_mode())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileUnwritable(
            f"“{target.name}”写不进去，请检查是否正在Word或WPS中打开、文件夹是否可写、磁盘是否已满。"
        ) from error


def _usual_mode() -> int:
    """The mode an ordinary new file gets here; a temporary file is closed to others by default."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
