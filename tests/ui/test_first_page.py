"""The first page waits for nothing it does not show."""

import subprocess
import sys
from pathlib import Path

import pytest

from nianbao import wiring

APP = Path(__file__).resolve().parents[2] / "app.py"
FIRST_RUN = f"""
import sys
from streamlit.testing.v1 import AppTest
from nianbao.workspace import Workspace

class Cold(Workspace):
    def warm_up(self):
        pass

    warm_up_shelf = warm_up

import nianbao.wiring
nianbao.wiring.Workspace = Cold
page = AppTest.from_file({str(APP)!r}, default_timeout=60).run()
assert not page.exception
assert "给哪个单位写年报" in "".join(text.value for text in page.text)
print(*sys.modules)
"""


def test_neither_checks_nor_composer_nor_store_are_loaded_for_it(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_RUN],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            "NIANBAO_DATA": str(tmp_path),
            "PATH": "",
            "PYTHONPATH": str(APP.parent / "src"),
            "PYTHONUTF8": "1",
        },
        check=True,
    )
    loaded = set(ran.stdout.split())
    late = {
        "nianbao.checks.catalogue",
        "nianbao.drafting.composer",
        "nianbao.store.database",
        "nianbao.delivery",
        "streamlit.emojis",
    }
    assert "nianbao.ui.talk" in loaded
    assert not loaded & (late | {"nianbao.report.figures", "sqlalchemy", "docx", "lxml", "yaml"})


@pytest.mark.parametrize("name", wiring.build().example_names())
def test_an_example_is_offered_as_the_report_it_holds(name):
    workspace = wiring.build()
    profile = workspace.parse_answers(workspace.example(name), name).profile
    assert workspace.example_title(name) == f"{profile.agency}（{profile.year}年）"
