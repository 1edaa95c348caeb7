"""Everything nianbao refuses, as one tree; each message is one Chinese sentence with what to do next."""


class NianbaoError(Exception):
    """What happened and what to do next, in one sentence for the clerk."""


class AnswersRefused(NianbaoError):
    """The answers file cannot be used; `mistakes` lists the faults found, in the order of the file.

    Attributes:
        mistakes: one Chinese sentence per fault, each with its line where there is one.
        total: how many faults there are in all; more than listed when the list was cut.
    """

    def __init__(self, source: str, mistakes: tuple[str, ...], total: int | None = None) -> None:
        self.mistakes = mistakes
        self.total = len(mistakes) if total is None else total
        heading = f"有{self.total}处需要修改" if self.total > 1 else "需要修改"
        lines = [f"{source}{heading}：", *(f"  {mistake}" for mistake in mistakes)]
        if self.total > len(mistakes):
            lines.append(f"  ……另有{self.total - len(mistakes)}处，改完上面这些再试。")
        super().__init__("\n".join(lines))


class FileUnreadable(NianbaoError):
    """A file is missing, locked, too large or not what its name says."""


class TemplateRefused(NianbaoError):
    """A Word file cannot be filled: an old form, no annual report at all, or one with macros."""


class FileUnwritable(NianbaoError):
    """The result could not be written; what stood at that place before is untouched."""


class FontMissing(NianbaoError):
    """There is no Chinese font on this machine to draw with."""


class CannotStand(NianbaoError):
    """A finding cannot be let stand: it is an error, it is not there, or no reason was given."""


class SlotUnknown(NianbaoError):
    """A draft names a slot that neither the tables nor the facts can fill."""


class PhrasebookBroken(NianbaoError):
    """The composer's sentence frames cannot be used: a fault of the installation, not of the clerk."""


class SettingRefused(NianbaoError):
    """What was to be set makes no sense."""


class ModelUnavailable(NianbaoError):
    """The language model asked for is not there."""


class StoreUnusable(NianbaoError):
    """The data cannot be read or written now; everything taken before is untouched."""


class StoreDamaged(StoreUnusable):
    """The file is no database any more, or part of it is destroyed; a backup can be put in its place."""


class StoreNewer(StoreUnusable):
    """A newer program has written the data; this one must not touch it."""


class ReportUnknown(NianbaoError):
    """There is no report of that number, or it is gone."""


class ArchiveUnusable(NianbaoError):
    """A backup or an exported report cannot be used; nothing was changed."""


class ShelfUnusable(NianbaoError):
    """The passages of past reports cannot be searched; everything else works."""
