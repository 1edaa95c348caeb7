"""Delivery: what the clerk takes away, each export a pure function of the document."""

from nianbao.delivery.text import write_text
from nianbao.delivery.word import write_word

__all__ = ["write_text", "write_word"]
