"""A step carried out on the answers, where it changes answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.interview.answering import (
    Answered,
    added,
    answer,
    answer_quick,
    none,
    reworded,
    skip,
    with_cells,
)
from nianbao.interview.hearing import hear
from nianbao.interview.profile_edits import with_profile
from nianbao.interview.steps import Deed, EditCell, EditProfile, Pick, Remove, Reword, Say
from nianbao.report.slots import plain

if TYPE_CHECKING:
    from nianbao.interview.asking import Asked
    from nianbao.interview.log import Log
    from nianbao.interview.steps import Step
    from nianbao.report.typed import Typed


def carried_out(typed: Typed, log: Log, asked: Asked | None, step: Step) -> Answered | None:
    """The answers after a step; None for a step that changes none of them: the page carries it out."""
    if isinstance(step, EditCell):
        return Answered(with_cells(typed, ((step.key, plain(step.value)),)), log)
    if isinstance(step, EditProfile):
        return Answered(with_profile(typed, step), log)
    if isinstance(step, Reword):
        return Answered(reworded(typed, step.topic, step.words, step.instead), log)
    if isinstance(step, Remove):
        return Answered(reworded(typed, step.topic, step.words, ""), log)
    if isinstance(step, Say) and asked is None:
        heard = hear(step.words, "other").remarks
        return Answered(added(typed, heard), log, heard)
    if asked is None:
        return None
    if isinstance(step, Say):
        return answer(typed, log, asked, step.words)
    if isinstance(step, Pick):
        return answer_quick(typed, log, asked, step.quick)
    if step is Deed.NONE:
        return none(typed, log, asked)
    return skip(typed, log, asked) if step in (Deed.SKIP, Deed.UNKNOWN, Deed.NEXT) else None
