"""Stand-ins for what surrounds a kept report: a drafter one can foresee, a model that does as it is told."""

import threading
from dataclasses import replace

from nianbao.errors import FileUnreadable, StoreUnusable
from nianbao.report.basis import ModelText, basis_of
from nianbao.report.draft import Draft, Drafting, Origin, Paragraph, Sentence
from nianbao.report.pieces import PARTS
from nianbao.report.progress import PartProgress, Phase
from nianbao.report.record import Change
from nianbao.report.rewritten import Rewritten
from nianbao.workspace import new_token

CELL = "t3.new.natural"
PROFILE = {"agency": "青石镇人民政府", "kind": "town", "year": "2024"}


def begin(kept, **answers):
    """A kept report of the town with these answers; `__` in a name stands for a point."""
    told = {
        **PROFILE,
        "blank_is_zero": True,
        **{key.replace("__", "."): said for key, said in answers.items()},
    }
    return kept.begin(tuple(Change(key, value, 0) for key, value in told.items()))


def save(kept, number, key, value):
    """Type one answer into its field."""
    kept.save(number, (Change(key, value, kept.open(number).rev(key)),), token=new_token())


def written(part, text, *, made_by="m", evidence=()):
    """One part of one sentence."""
    return Draft(part, (Paragraph((Sentence(text, Origin.FACT, evidence),)),), made_by)


class PlainDrafter:
    """One sentence for every remark, one for the applications; a mark where nothing was said."""

    name = "composer"

    def compose(self, report, *, lead=True):
        drafts = [self._draft(report, part) for part in PARTS if lead or part != "lead"]
        return Drafting(tuple(drafts), ())

    def _draft(self, report, part):
        sentences = [
            Sentence(f"{_with_slots(fact)}。", Origin.FACT, (fact.id,))
            for fact in report.every_fact()
            if f"1.{fact.topic}" == part
        ]
        if part == "1.on_request":
            sentences.append(Sentence("全年新收申请⟦t3.new.total⟧件。", Origin.TABLE, ("t3.new.total",)))
        return Draft(
            part,
            (Paragraph(tuple(sentences) or (Sentence("【待补：情况。】", Origin.QUESTION),)),),
            "composer",
        )


def _with_slots(fact):
    words = fact.words
    for figure in reversed(fact.figures):
        words = words.replace(figure.figure.text, f"⟦{figure.id}⟧", 1)
    return words


class FakeRun:
    """A draft that comes when the test lets it."""

    def __init__(self, drafting, *, at_once=True):
        self._drafting = drafting
        self._done = threading.Event()
        self.cancelled = False
        self.texts = {}
        """Part → what has come so far."""
        self.looks = 0
        self.looked = threading.Event()
        """Set once somebody has looked at what came since the last text was put there."""
        if at_once:
            self._done.set()

    def finish(self):
        self._done.set()

    @property
    def is_over(self):
        return self._done.is_set()

    def progress(self):
        self.looks += 1
        self.looked.set()
        return tuple(PartProgress(part, Phase.WRITING, text) for part, text in self.texts.items())

    def cancel(self):
        self.cancelled = True
        self._done.set()

    def result(self, timeout=None):
        if not self._done.wait(timeout):
            raise TimeoutError
        return self._drafting


class FakeRewriteRun:
    """A part written otherwise, finished at once."""

    is_over = True

    def __init__(self, draft):
        self._rewritten = Rewritten(draft, "digest")

    @property
    def progress(self):
        return PartProgress(self._rewritten.draft.part, Phase.DONE, "")

    def cancel(self):
        pass

    def result(self, timeout=None):  # noqa: ARG002 - as the port has it
        return self._rewritten


class FakeModel:
    """A language model that writes the texts the test gives it."""

    name = "m"

    def __init__(self):
        self.texts = {}
        """Part → what it will write."""
        self.at_once = True
        self.asked_for = []
        """The parts of every draft begun."""
        self.instructions = []
        self.lacking = ""
        """Words that ask for a fact nobody supplied."""
        self.runs = []

    def begin(self, report, composed, examples, *, consent):  # noqa: ARG002 - as the port has it
        self.asked_for.append(tuple(draft.part for draft in composed.drafts))
        run = FakeRun(self._drafting(composed), at_once=self.at_once)
        self.runs.append(run)
        return run

    def begin_rewrite(self, report, composed, current, instruction, locked, *, consent):  # noqa: ARG002 - as the port has it
        self.instructions.append((current.part, instruction, locked))
        if self.lacking:
            return self.lacking
        return FakeRewriteRun(replace(written(current.part, self.texts[current.part]), made_by=self.name))

    def _drafting(self, composed):
        own = {draft.part: draft for draft in composed.drafts if draft.part in self.texts}
        texts = {
            part: ModelText(written(part, self.texts[part]), "digest", basis_of(draft))
            for part, draft in own.items()
        }
        notes = tuple(
            (draft.part, "模型没有写成。") for draft in composed.drafts if draft.part not in self.texts
        )
        drafts = tuple(texts[draft.part].draft if draft.part in texts else draft for draft in composed.drafts)
        return Drafting(drafts, (), (), notes if self.texts else (), texts)


class PlainReader:
    """Reads what the test says is in a file."""

    def __init__(self, paper=None):
        self._paper = paper
        self.read_times = 0

    def parse(self, data, source):  # noqa: ARG002 - as the port has it
        self.read_times += 1
        if self._paper is None:
            raise FileUnreadable(f"{source}读不了。")
        return self._paper


class NoShelf:
    """No past reports."""

    def skeletons(self, part, said, profile):  # noqa: ARG002 - as the workspace has it
        return ()


class Unplugged:
    """A store that cannot be written."""

    def keep_drafts(self, *_what):
        raise StoreUnusable("磁盘满了。")

    def put_down(self, *_what):
        raise StoreUnusable("磁盘满了。")
