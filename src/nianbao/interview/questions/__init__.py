"""The open questions of the interview, in the order of the form.

Their examples are examples of form: no such agency, account or figure exists.
Source: 《政府信息公开条例》第四十六至五十条; 国办公开办函〔2021〕30号; what supervisors ask back for.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from nianbao.interview.questions.closing import CLOSING
from nianbao.interview.questions.disclosure import PROACTIVE
from nianbao.interview.questions.oversight import SUPERVISION
from nianbao.interview.questions.requests import ON_REQUEST
from nianbao.interview.questions.upkeep import MANAGEMENT, PLATFORM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nianbao.interview.asking import Question

QUESTIONS: tuple[Question, ...] = (
    *PROACTIVE,
    *ON_REQUEST,
    *MANAGEMENT,
    *PLATFORM,
    *SUPERVISION,
    *CLOSING,
)
"""In the order of the form."""

BY_ID: Mapping[str, Question] = MappingProxyType({question.id: question for question in QUESTIONS})
