"""Regular expressions that wait to be compiled."""

import gc
import importlib
import pkgutil
import re

import pytest

import nianbao
from nianbao.report.regex import _Late, regex


def test_it_finds_what_a_compiled_one_finds() -> None:
    late, made = regex(r"(\d+)件", re.IGNORECASE), re.compile(r"(\d+)件", re.IGNORECASE)
    assert late.findall("申请3件，答复12件") == made.findall("申请3件，答复12件")
    assert late.sub("若干件", "申请3件") == "申请若干件"
    assert (late.pattern, late.flags, late.groups) == (made.pattern, made.flags, made.groups)


def test_one_that_is_no_expression_is_told_when_it_is_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("任何文字")


def test_every_expression_of_the_program_is_one() -> None:
    for module in pkgutil.walk_packages(nianbao.__path__, "nianbao."):
        # These two do something when they are imported.
        if not module.name.endswith("__main__") and ".migrations." not in module.name:
            importlib.import_module(module.name)
    # Those of this file are not the program's.
    waiting = [each for each in gc.get_objects() if isinstance(each, _Late)]
    assert len(waiting) > 100
    assert all(each.flags >= 0 for each in waiting if each.pattern != "(")
