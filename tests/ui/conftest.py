"""The page without a browser: what is on it and what a clerk does there."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


class Page:
    """The page as a clerk sees it, by the words that stand on it."""

    def __init__(self, **address):
        self.test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        self.test.query_params.update(address)
        self.test.run()

    def labelled(self, kind, label):
        """The one widget of a kind with this label."""
        (found,) = [widget for widget in getattr(self.test, kind) if widget.label == label]
        return found

    def type(self, label, text, kind="text_area"):
        self.labelled(kind, label).set_value(text)
        self.test.run()

    def name(self, agency, kind):
        self.labelled("text_input", "单位全称").set_value(agency)
        self.labelled("selectbox", "单位类别").set_value(kind)
        self.test.run()

    def show_kept(self, state):
        """Show the kept reports of a state."""
        self.labelled("button_group", "状态").set_value(state)
        self.test.run()

    def number(self):
        """The number of the report on the page, as its address gives it."""
        given = self.test.query_params["report"]
        return given if isinstance(given, str) else given[0]

    def choose_kept(self, number):
        """Choose a report of the list."""
        self.labelled("selectbox", "报告").set_value(number)
        self.test.run()

    def press(self, label):
        self.labelled("button", label).click()
        self.test.run()

    def load(self, example):
        chooser = self.labelled("selectbox", "内置示例")
        chooser.set_value(example)
        self.press("载入示例")

    def upload(self, text, name="素材.yaml"):
        data = text if isinstance(text, bytes) else text.encode()
        self.labelled("file_uploader", "打开素材文件（.yaml）").set_value([(name, data, "application/yaml")])
        self.test.run()

    def edit(self, sheet, row, column, number):
        """What the browser sends when a number is typed into a grid."""
        generation = self.labelled("text_input", "单位全称").key.partition("@")[2]
        self.test.session_state[f"{sheet}@{generation}"] = {
            "edited_rows": {row: {column: number}},
            "added_rows": [],
            "deleted_rows": [],
        }
        self.test.run()

    def paper(self):
        """What the paper is drawn from, None while there is none."""
        found = self.test.get("bidi_component")
        return json.loads(found[0].proto.json) if found else None

    def printed(self):
        """Every text on the paper, line by line."""
        paper = self.paper()
        blocks = [block for block in paper["blocks"] if "table" not in block]
        bodies = [
            block["text"] if "text" in block else "".join(text for text, _ in block["runs"])
            for block in blocks
        ]
        return "\n".join(["".join(paper["title"]), *bodies])

    def said(self):
        """Every plain text, warning and error outside the paper."""
        kinds = ("text", "error", "warning", "info", "caption")
        return "\n".join(str(each.value) for kind in kinds for each in getattr(self.test, kind))

    def downloads(self):
        return {button.proto.label: button.proto for button in self.test.get("download_button")}


@pytest.fixture
def page():
    return Page()


@pytest.fixture
def new_page():
    """Opens one more window, at an address."""
    return Page
