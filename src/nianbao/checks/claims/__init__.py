"""What the sentences of a report claim about its tables, and whether the cells bear it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.checks.claims.alone import alone
from nianbao.checks.claims.claim import Claim, ClaimKind, Interval, Verdict
from nianbao.checks.claims.completing import complete_claims
from nianbao.checks.claims.counting import Counter
from nianbao.checks.claims.differing import differing
from nianbao.checks.claims.judging import Values, at_odds, judge, together
from nianbao.checks.claims.leading import leading
from nianbao.checks.claims.multiples import out_of_so_many
from nianbao.checks.claims.nothing import silent_claims
from nianbao.checks.claims.only_one import of_the_only_one
from nianbao.checks.claims.others import denied_grounds, denied_others, rest_is
from nianbao.checks.claims.outgrowing import outgrown
from nianbao.checks.claims.outstanding import outstanding
from nianbao.checks.claims.outweighing import outweighed
from nianbao.checks.claims.plainer import Plainer
from nianbao.checks.claims.relating import related
from nianbao.checks.claims.repeating import firsts
from nianbao.checks.claims.scene import Scene
from nianbao.checks.claims.someone import someone, went_on
from nianbao.checks.claims.summing import totals
from nianbao.report.figures import read_figures

if TYPE_CHECKING:
    from nianbao.report.figures import Reading

__all__ = [
    "Claim",
    "ClaimKind",
    "Interval",
    "Values",
    "Verdict",
    "at_odds",
    "judge",
    "read_claims",
    "together",
]


def read_claims(
    text: str,
    *,
    reading: Reading | None = None,
    year: int | None = None,
    topic: str = "",
    own_area: bool = False,
) -> tuple[Claim, ...]:
    """Read what a sentence or paragraph claims, in the order of its words.

    Args:
        text: running text; several sentences may lean on one another.
        reading: the figures of the text, when they have been read already.
        year: the year reported on; without it the latest year named is taken for it.
        topic: `requests` when the text stands where applications are the topic, so that it need not say so.
        own_area: 全县 and the like mean the reporting body itself, as for a county government.
    """
    plain = Plainer(text)
    if plain.changed:
        return tuple(plain.back(read_claims(plain.text, year=year, topic=topic, own_area=own_area)))
    scene = Scene(text, reading or read_figures(text), year, topic)
    silent = [*silent_claims(scene, own_area=own_area), *complete_claims(scene, own_area=own_area)]
    counted = Counter(scene, [span for _, span in silent], own_area=own_area).claims()
    single = list(alone(scene, own_area=own_area))
    return tuple(
        sorted(
            (
                *(claim for claim, _ in silent),
                *related(scene, counted, own_area=own_area),
                *totals(scene),
                *outgrown(scene, counted, own_area=own_area),
                *firsts(scene, counted, silent),
                *of_the_only_one(scene, counted),
                *outstanding(scene, [*counted, *single], own_area=own_area),
                *denied_others(scene, own_area=own_area),
                *denied_grounds(scene, own_area=own_area),
                *rest_is(scene, own_area=own_area),
                *leading(scene, own_area=own_area),
                *out_of_so_many(scene, own_area=own_area),
                *outweighed(scene, own_area=own_area),
                *differing(scene, own_area=own_area),
                *someone(scene, own_area=own_area),
                *went_on(scene, own_area=own_area),
                *single,
            ),
            key=lambda each: each.start,
        )
    )
