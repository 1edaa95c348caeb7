"""Everything nianbao refuses, as one tree; each message is one Chinese sentence with what to do next."""


class NianbaoError(Exception):
    """What happened and what to do next, in one sentence for the clerk."""


class AnswersRefused(NianbaoError):
    """The answers file cannot be used; `mistakes` lists every fault found, in the order of the file.

    Attributes:
        mistakes: one Chinese sentence per fault, each with its line where there is one.
    """

    def __init__(self, source: str, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        count = f"有{len(mistakes)}处需要修改" if len(mistakes) > 1 else "需要修改"
        super().__init__(f"{source}{count}：\n" + "\n".join(f"  {mistake}" for mistake in mistakes))


class FileUnreadable(NianbaoError):
    """A file is missing, locked, too large or not what its name says."""


class FileUnwritable(NianbaoError):
    """The result could not be written; what stood at that place before is untouched."""


class SlotUnknown(NianbaoError):
    """A draft names a slot that neither the tables nor the facts can fill."""


class PhrasebookBroken(NianbaoError):
    """The composer's sentence frames cannot be used: a fault of the installation, not of the clerk."""


class ModelUnavailable(NianbaoError):
    """The language model asked for is not there."""
