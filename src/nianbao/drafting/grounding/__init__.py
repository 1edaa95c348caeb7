"""Nothing but what was supplied: a model's text held against the evidence, sentence by sentence."""

from nianbao.drafting.grounding.ground import Grounded, Grounder
from nianbao.drafting.grounding.verdict import Dropped, Fault, Why

__all__ = ["Dropped", "Fault", "Grounded", "Grounder", "Why"]
