"""The program keeps to its rooms and doors, and the rules that say so catch what they are for."""

import re
from pathlib import Path

import pytest

from architecture import (
    DIRECTIONS,
    DOORS,
    RULES,
    Module,
    caught_too_much,
    empty_names,
    forbidden_calls,
    forbidden_imports,
    forbidden_words,
    impure_core,
    long_app,
    missing_room_sentence,
    one_system_only,
    read_modules,
    text_without_encoding,
    wrong_directions,
    wrong_doors,
)

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def modules():
    """Path → module of the program."""
    return dict(read_modules(ROOT))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps_the_rule(rule, modules):
    faults = [
        f"{path}:{fault.line}: {fault.what}" for path, module in modules.items() for fault in rule(module)
    ]

    assert not faults, "\n" + "\n".join(faults)


def test_the_whole_program_was_read(modules):
    assert {"app", "nianbao", "nianbao.cli", "nianbao.wiring", "nianbao.report.cells"} <= {
        module.name for module in modules.values()
    }


BREAKS = (
    (wrong_directions, "nianbao.report.cells", "from nianbao.checks.catalogue import run"),
    (wrong_directions, "nianbao.report.cells", "from nianbao.ports import Drafter"),
    (wrong_directions, "nianbao.report.cells", "from nianbao import workspace"),
    (wrong_directions, "nianbao.checks.sums", "from nianbao.interview import ask"),
    (wrong_directions, "nianbao.checks.sums", "from ..ports import Drafter"),
    (wrong_directions, "nianbao.checks.sums", "import nianbao.drafting.model"),
    (wrong_directions, "nianbao.delivery.word", "from nianbao.reading import docx_file"),
    (wrong_directions, "nianbao.reading.pdf", "from nianbao.settings import Settings"),
    (wrong_directions, "nianbao.drafting.model", "from nianbao.workspace import Workspace"),
    (wrong_directions, "nianbao.shelf", "from nianbao import wiring"),
    (wrong_directions, "nianbao.workspace", "from nianbao.store import Store"),
    (wrong_directions, "nianbao.workspace", "from nianbao.wiring import build"),
    (wrong_directions, "nianbao.wiring", "from nianbao.ui.page import show"),
    (wrong_directions, "nianbao.ui.page", "from nianbao.delivery import write_word"),
    (wrong_directions, "nianbao.ui.page", "from nianbao import cli"),
    (wrong_directions, "nianbao.cli", "from nianbao.reading.answers_file import read_answers"),
    (wrong_directions, "nianbao.cli", "def later():\n    from nianbao.drafting import composer"),
    (wrong_directions, "nianbao.errors", "from nianbao.report.cells import Cell"),
    (wrong_directions, "nianbao.ports", "from nianbao.delivery import write_word"),
    (wrong_directions, "nianbao.settings", "from nianbao.workspace import Workspace"),
    (wrong_directions, "app", "from nianbao.drafting import composer"),
    (wrong_directions, "nianbao.attic.things", "x = 1"),
    (
        wrong_directions,
        "nianbao.report.cells",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from nianbao.workspace import Workspace",
    ),
    (wrong_doors, "nianbao.cli", "import streamlit as st"),
    (wrong_doors, "nianbao.workspace", "from streamlit.runtime import get_instance"),
    (wrong_doors, "nianbao.drafting.composer.desk", "import langchain_openai"),
    (wrong_doors, "nianbao.drafting.modelling", "from openai import OpenAI"),
    (wrong_doors, "nianbao.store.database", "import chromadb"),
    (wrong_doors, "nianbao.drafting.composer.desk", "from docx import Document"),
    (wrong_doors, "nianbao.shelf.passages", "from sqlalchemy import select"),
    (wrong_doors, "nianbao.drafting.composer.desk", "import yaml"),
    (wrong_doors, "nianbao.reading.html", "import urllib.request"),
    (wrong_doors, "nianbao.reading.html", "from urllib import request"),
    (wrong_doors, "nianbao.workspace", "import httpx"),
    (wrong_doors, "nianbao.delivery.html", "from matplotlib.figure import Figure"),
    (impure_core, "nianbao.report.cells", "import os"),
    (impure_core, "nianbao.report.cells", "from pathlib import Path"),
    (impure_core, "nianbao.checks.sums", "import random"),
    (impure_core, "nianbao.interview.next", "import time"),
    (impure_core, "nianbao.report.cells", "import pydantic"),
    (impure_core, "nianbao.report.cells", "import datetime\nx = datetime.date.today()"),
    (impure_core, "nianbao.report.cells", "from datetime import datetime\nx = datetime.now()"),
    (impure_core, "nianbao.report.cells", "x = open('a', encoding='utf-8')"),
    (impure_core, "nianbao.checks.sums", "print(1)"),
    (impure_core, "nianbao.checks.sums", "def f(path):\n    return path.read_text(encoding='utf-8')"),
    (forbidden_imports, "nianbao.store", "import pickle"),
    (forbidden_imports, "nianbao.drafting.model", "from langchain_core.load import loads"),
    (forbidden_imports, "nianbao.drafting.model", "from langchain import hub"),
    (forbidden_calls, "nianbao.reading.answers_file", "import yaml\nyaml.load(b'', yaml.SafeLoader)"),
    (forbidden_calls, "nianbao.reading.answers_file", "from yaml import load as read\nread(b'')"),
    (forbidden_calls, "nianbao.checks.sums", "eval('1')"),
    (forbidden_calls, "nianbao.checks.sums", "exec('1')"),
    (forbidden_calls, "nianbao.wiring", "import importlib\nimportlib.import_module('docx')"),
    (forbidden_calls, "nianbao.drafting.model", "client(verify=False)"),
    (forbidden_calls, "nianbao.reading.pdf", "import subprocess\nsubprocess.run('ls', shell=True)"),
    (forbidden_words, "nianbao.ui.page", "import streamlit as st\nst.markdown('x', unsafe_allow_html=True)"),
    (forbidden_words, "nianbao.ui.page", "options = {'unsafe_allow_html': True}"),
    (forbidden_words, "nianbao.drafting.model", "from langchain_core.prompts import load_prompt"),
    (forbidden_words, "nianbao.drafting.model", "import langchain\nlangchain.prompts.load_prompt('x')"),
    (caught_too_much, "nianbao.workspace", "try:\n    x = 1\nexcept Exception:\n    x = 2"),
    (
        caught_too_much,
        "nianbao.workspace",
        "try:\n    x = 1\nexcept (ValueError, Exception) as e:\n    x = e",
    ),
    (caught_too_much, "nianbao.delivery.word", "try:\n    x = 1\nexcept:\n    x = 2"),
    (caught_too_much, "nianbao.clip", "try:\n    x = 1\nexcept BaseException:\n    raise ValueError"),
    (one_system_only, "nianbao.store.lock", "import fcntl"),
    (one_system_only, "nianbao.store.lock", "import msvcrt"),
    (one_system_only, "nianbao.store.lock", "try:\n    import pwd\nexcept ValueError:\n    pass"),
    (one_system_only, "nianbao.reading.pdf", "import os\nx = os.fork()"),
    (text_without_encoding, "nianbao.wiring", "def f(p):\n    return p.read_text()"),
    (text_without_encoding, "nianbao.wiring", "def f(p):\n    p.write_text('x')"),
    (text_without_encoding, "nianbao.wiring", "x = open('a')"),
    (text_without_encoding, "nianbao.wiring", "x = open('a', 'w')"),
    (text_without_encoding, "nianbao.wiring", "def f(p):\n    return p.open()"),
    (text_without_encoding, "nianbao.wiring", "def f(p):\n    return p.open('a')"),
    (text_without_encoding, "nianbao.wiring", "import os\nx = os.fdopen(3, 'w')"),
    (text_without_encoding, "nianbao.wiring", "import tempfile\nx = tempfile.NamedTemporaryFile('w')"),
    (text_without_encoding, "nianbao.wiring", "import subprocess\nsubprocess.run(['a'], text=True)"),
    (text_without_encoding, "nianbao.wiring", "import logging\nx = logging.FileHandler('a.log')"),
    (empty_names, "nianbao.report.utils", "x = 1"),
    (empty_names, "nianbao.common.cells", "x = 1"),
    (missing_room_sentence, "nianbao.report.cells", "x = 1"),
    (long_app, "app", "x = 1\n" * 31),
)
"""Rule, module and a source that breaks it."""

KEEPS = (
    (
        wrong_directions,
        "nianbao.report.cells",
        "from decimal import Decimal\nfrom nianbao.errors import NianbaoError",
    ),
    (wrong_directions, "nianbao.report.cells", "from . import tables\nfrom .slots import Slot"),
    (wrong_directions, "nianbao.checks.sums", "from nianbao.report.cells import Cell"),
    (wrong_directions, "nianbao.interview.next", "from nianbao.checks.catalogue import run"),
    (wrong_directions, "nianbao.delivery.word", "from nianbao.ports import DocumentWriter"),
    (wrong_directions, "nianbao.wiring", "from nianbao.delivery import x\nfrom nianbao.drafting import y"),
    (wrong_directions, "nianbao.cli", "from nianbao import __version__, wiring"),
    (wrong_directions, "app", "from nianbao.ui.page import show"),
    (wrong_doors, "nianbao.ui.page", "import streamlit as st"),
    (wrong_doors, "nianbao.drafting.model", "from langchain_openai import ChatOpenAI"),
    (wrong_doors, "nianbao.shelf.vector_store", "import chromadb"),
    (wrong_doors, "nianbao.wiring", "from urllib import parse"),
    (wrong_doors, "nianbao.delivery.word", "from docx.oxml import OxmlElement"),
    (impure_core, "nianbao.report.cells", "from collections.abc import Mapping\nimport datetime"),
    (impure_core, "nianbao.workspace", "import os, time\nprint(open('a', encoding='utf-8'))"),
    (forbidden_calls, "nianbao.report.slots", "import re\nx = re.compile('a')"),
    (forbidden_calls, "nianbao.reading.answers_file", "import yaml\nyaml.safe_load(b'')"),
    (forbidden_calls, "nianbao.drafting.phrasebook", "def load(x):\n    return x\nload(1)"),
    (caught_too_much, "nianbao.cli", "try:\n    x = 1\nexcept Exception:\n    x = 2"),
    (caught_too_much, "nianbao.ui.turn", "try:\n    x = 1\nexcept Exception:\n    x = 2"),
    (caught_too_much, "nianbao.workspace", "try:\n    x = 1\nexcept BaseException:\n    x = 2\n    raise"),
    (caught_too_much, "nianbao.workspace", "try:\n    x = 1\nexcept OSError:\n    x = 2"),
    (one_system_only, "nianbao.store.lock", "try:\n    import fcntl\nexcept ImportError:\n    import msvcrt"),
    (one_system_only, "nianbao.store.lock", "import sys\nif sys.platform == 'win32':\n    import msvcrt"),
    (text_without_encoding, "nianbao.wiring", "def f(p):\n    return p.read_text(encoding='utf-8')"),
    (text_without_encoding, "nianbao.wiring", "def f(p):\n    return p.open('rb'), open('a', 'xb')"),
    (text_without_encoding, "nianbao.wiring", "def f(archive, name):\n    return archive.open(name)"),
    (text_without_encoding, "nianbao.wiring", "import tempfile\nx = tempfile.TemporaryFile()"),
    (
        text_without_encoding,
        "nianbao.wiring",
        "import subprocess\nsubprocess.run(['a'], capture_output=True)",
    ),
    (missing_room_sentence, "nianbao.report.cells", '"""Numbers."""'),
    (long_app, "app", "x = 1\n" * 30),
    (long_app, "nianbao.report.tables", "x = 1\n" * 31),
)
"""Rule, module and a source that looks alike and keeps it."""


def case(value):
    return value.__name__ if callable(value) else re.sub(r"\s+", " ", value)[:70]


@pytest.mark.parametrize(("rule", "name", "source"), BREAKS, ids=case)
def test_a_source_that_breaks_the_rule_is_caught(rule, name, source):
    assert list(rule(Module(name, source)))


@pytest.mark.parametrize(("rule", "name", "source"), KEEPS, ids=case)
def test_a_source_that_keeps_the_rule_is_left_alone(rule, name, source):
    assert not list(rule(Module(name, source)))


def test_every_rule_has_a_source_that_breaks_it():
    assert {rule for rule, _, _ in BREAKS} == set(RULES)


def test_every_room_has_a_reason_and_only_known_rooms_to_import():
    for room, (may_import, reason) in DIRECTIONS.items():
        assert reason, room
        assert may_import <= DIRECTIONS.keys(), room


def test_every_door_has_a_reason_and_leads_into_a_known_room():
    for _, places, reason in DOORS:
        assert reason
        assert {place.removeprefix("nianbao.").split(".")[0] for place in places} <= DIRECTIONS.keys()


def test_a_relative_import_of_a_package_is_read_from_the_package_itself():
    package = Module("nianbao.report", "from .cells import Cell\nfrom ..checks import run", is_package=True)

    assert [name for name, _ in package.imports] == ["nianbao.report.cells.Cell", "nianbao.checks.run"]


def test_no_program_file_is_out_of_sight_of_the_rules(modules):
    seen = {ROOT / path for path in modules}
    shipped = {
        path for path in ROOT.rglob("*.py") if path.is_relative_to(ROOT / "src") or path.parent == ROOT
    }

    assert shipped == seen
