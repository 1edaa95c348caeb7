"""Delivery: what the clerk takes away, each export a pure function of the document."""

from nianbao.delivery.clipboard import flavours
from nianbao.delivery.html import write_html
from nianbao.delivery.markdown import write_markdown
from nianbao.delivery.template.confined import fill_confined
from nianbao.delivery.text import write_text
from nianbao.delivery.word import write_word

__all__ = ["fill_confined", "flavours", "write_html", "write_markdown", "write_text", "write_word"]
