"""The words of a text that name rows, blocks or cells: found, and of those that overlap the longest kept."""

from __future__ import annotations

from nianbao.checks.claims.anchors import ANCHORS
from nianbao.checks.claims.spotting import has_one_of
from nianbao.report.frozen import frozen
from nianbao.report.regex import regex

_ENDS = regex(r"[。！？!?\n]")
_WITHDRAWN = (("t3.other_other",),)
_ORDERED = regex(
    r"(?:(?:责令|判令|维持|撤销|变更|改变)[^，。；、\d]{0,10}|重新(?:作出)?|限期(?:作出)?|收到(?![^，。；]*(?:申请|并))[^，。；、\d]{0,16})$"
)
"""责令限期重新答复1件, 收到第三方回复3份: what a case ended with, or others wrote, no answer counted."""
_ANSWERED = (("t3.results_total",),)
_GRANTED, _LEFT = (("t3.granted",),), (("t3.carried_out",),)
_BY_THE_OTHER = regex(
    "(?<!征求)(?<!征询)(?<!听取)(?:第三方|权利人|利害关系人|相关方|当事企业)(?:当事人|企业|单位)?[^，。；、\\d未不]{0,6}$"
)
"""第三方同意公开的2件: what another party said when asked, no answer given."""
_ASKED_THEM = regex(
    "(?:征求|征询|听取)[^。；]{0,4}(?:第三方|权利人|利害关系人|相关方|企业|当事人)(?![^。]*(?:决定|审查|答复|最终))"
)
"""征求第三方意见3件，2件同意公开: what they said, no answer given."""
_BACK = 16
_FAR_BACK = 40
_PLACES: dict[str, set[int]] = {}
"""Character → places in the list of anchors of those that need it."""
for _place, _anchor in enumerate(ANCHORS):
    for _need in _anchor.needs:
        _PLACES.setdefault(_need, set()).add(_place)


@frozen
class Mention:
    """Words that name rows, blocks or cells, found at a place."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]
    strength: int


def narrowest(mentions: list[Mention]) -> list[Mention]:
    """因国家秘密不予公开: a row says more than the group it stands in, which is left out."""
    return [
        each
        for each in mentions
        if not any(set(other.rows[0]) < set(each.rows[0]) for other in mentions if other is not each)
    ]


def mentions_in(text: str, characters: frozenset[str]) -> list[Mention]:
    """All that count in a text made of these characters, in order."""
    possible = set().union(*(_PLACES[each] for each in _PLACES.keys() & characters))
    # Longer words first, so that 复议后起诉 is not read as 复议, nor 重复申请 as 申请.
    found = sorted(
        (-ANCHORS[place].strength, match.start() - match.end(), match.start(), place)
        for place in possible
        if has_one_of(text, ANCHORS[place].words)
        for match in ANCHORS[place].pattern.finditer(text)
    )
    taken = bytearray(len(text))
    kept = []
    for _, negative, start, place in found:
        end = start - negative
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, place))
    return _without_outcomes(
        text,
        [
            Mention(start, end, ANCHORS[place].rows, ANCHORS[place].strength)
            for start, end, place in sorted(kept)
        ],
    )


def _without_outcomes(text: str, mentions: list[Mention]) -> list[Mention]:
    """复议5件，2件因申请人撤回终止: beside cases 撤回 is an outcome of theirs, no row of table 3."""
    kept: list[Mention] = []
    case = -1
    for mention in mentions:
        if mention.rows[0][0].startswith("t4"):
            case = mention.end
        before = text[max(0, mention.start - _BACK) : mention.start]
        theirs = mention.rows == _LEFT or (
            mention.rows == _GRANTED and text.startswith("同意", mention.start)
        )
        if theirs and _BY_THE_OTHER.search(before):
            continue
        if text.startswith(("同意", "不同意"), mention.start) and _ASKED_THEM.search(
            text, max(0, mention.start - _FAR_BACK), mention.start
        ):
            continue
        if mention.rows == _ANSWERED and _ORDERED.search(before):
            continue
        if mention.rows != _WITHDRAWN or case < 0 or _ENDS.search(text, case, mention.start):
            kept.append(mention)
    return kept
