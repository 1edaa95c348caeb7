"""The page without a browser: what is on it and what a clerk does there."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from nianbao.report.tables import part_name
from nianbao.ui.state import View

ROOT = Path(__file__).parents[2]
READERS_OF_MARKUP = frozenset(
    {"markdown", "caption", "html", "error", "warning", "info", "success", "heading", "subheader", "toast"}
)


class Page:
    """The page as a clerk sees it, by the words that stand on it."""

    def __init__(self, **address):
        self.test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        self.test.query_params.update(address)
        self.test.run()

    # ── finding and touching ──

    def every(self, kind, label):
        """The widgets of a kind with this label."""
        return [widget for widget in getattr(self.test, kind) if widget.label == label]

    def labelled(self, kind, label):
        """The one widget of a kind with this label."""
        (found,) = self.every(kind, label)
        return found

    def offers(self, label):
        """Whether there is a button with this label."""
        return bool(self.every("button", label))

    def type(self, label, text, kind="text_area"):
        self.labelled(kind, label).set_value(text)
        self.test.run()

    def choose(self, label, value):
        self.labelled("selectbox", label).set_value(value)
        self.test.run()

    def tick(self, label):
        self.labelled("checkbox", label).set_value(True)
        self.test.run()

    def press(self, label, place=0):
        """Click a button; of several with this label, the one at this place."""
        self.every("button", label)[place].click()
        self.test.run()

    def see(self, view):
        """Show one of the views in the middle."""
        self.labelled("button_group", "看什么").set_value(view)
        self.test.run()

    # ── notes and tables ──

    def name(self, agency, kind):
        self.see(View.NOTES)
        self.labelled("text_input", "单位全称").set_value(agency)
        self.labelled("selectbox", "单位类别").set_value(kind)
        self.test.run()

    def note(self, topic, text):
        """Type into the field of a topic."""
        self.see(View.NOTES)
        self.type(topic, text)

    def see_table(self, number):
        """Show one of the three tables."""
        self.see(View.TABLES)
        self.labelled("button_group", "哪张表").set_value(number)
        self.test.run()

    def edit(self, sheet, row, column, number):
        """What the browser sends when a number is typed into a grid that is shown."""
        generation = next(
            box.key.partition("@")[2] for box in self.test.checkbox if box.key.startswith("blank_is_zero@")
        )
        self.test.session_state[f"{sheet}@{generation}"] = {
            "edited_rows": {row: {column: number}},
            "added_rows": [],
            "deleted_rows": [],
        }
        self.test.run()

    def paste(self, block):
        """Paste a block copied out of a spreadsheet into the table that is shown."""
        self.labelled("text_area", "粘贴到这里").set_value(block)
        self.press("填入")

    # ── the conversation ──

    def say(self, message):
        """Send a line of the conversation."""
        self.test.chat_input[0].set_value(message)
        self.test.run()

    def wording(self):
        """The question on the page, or the sentence that asking is over."""
        (told,) = self.within("wording")
        return told.value

    def within(self, container):
        """Everything in a container, by its key."""
        return list(_inside(self.test.main, container))

    # ── parts of the paper ──

    def at_part(self, part):
        """Choose a part in the bar over the paper."""
        (bar,) = [
            box for box in self.test.selectbox if part_name(part) in box.options and box.label == "部分"
        ]
        bar.set_value(part)
        self.test.run()

    # ── kept reports ──

    def show_kept(self, state):
        """Show the kept reports of a state."""
        self.see(View.START)
        self.labelled("button_group", "状态").set_value(state)
        self.test.run()

    def choose_kept(self, number):
        """Choose a report of the list."""
        if not self.every("selectbox", "报告"):
            self.see(View.START)
        self.choose("报告", number)

    def number(self):
        """The number of the report on the page, as its address gives it."""
        given = self.test.query_params["report"]
        return given if isinstance(given, str) else given[0]

    def load(self, title):
        """Look at an example, by the words on its button."""
        if not self.offers(title):
            self.see(View.START)
        self.press(title)

    def upload(self, text, name="素材.yaml"):
        data = text if isinstance(text, bytes) else text.encode()
        self.see(View.START)
        self.labelled("file_uploader", "打开素材文件（.yaml）").set_value([(name, data, "application/yaml")])
        self.test.run()

    # ── what is shown ──

    def component(self, key):
        """What a drawn component is made from; None while it is not on the page."""
        found = [json.loads(each.proto.json) for each in self.test.get("bidi_component")]
        return next((each for each in found if key in each), None)

    def paper(self):
        """What the paper is drawn from, None while there is none."""
        return self.component("blocks")

    def printed(self):
        """Every text on the paper, line by line."""
        paper = self.paper()
        blocks = [block for block in paper["blocks"] if "table" not in block]
        bodies = [block["text"] if "text" in block else _body(block) for block in blocks]
        return "\n".join(["".join(paper["title"]), *bodies])

    def part(self, part):
        """The text of one part on the paper, without its heading."""
        blocks = [block for block in self.paper()["blocks"] if block["part"] == part]
        return "\n".join(_body(block) for block in blocks if "sentences" in block)

    def notes(self):
        """The findings in the margin of the paper."""
        paper = self.paper()
        return [note for place in (paper, *paper["blocks"]) for note in place["notes"]]

    def said(self):
        """Every plain text, warning and error outside the paper."""
        kinds = ("text", "error", "warning", "info", "success", "caption")
        return "\n".join(str(each.value) for kind in kinds for each in getattr(self.test, kind))

    def read_as_markup(self):
        """Every text that Streamlit takes for Markdown: labels, hints, and all that is no plain text."""
        return list(_markup(self.test.main)) + list(_markup(self.test.sidebar))

    def downloads(self):
        return {button.proto.label: button.proto for button in self.test.get("download_button")}


def _body(block):
    return "".join(text for sentence in block["sentences"] for text, _ in sentence["runs"])


def _markup(block):
    """Of a block and all it holds; the options of a list and what stands in a field are shown as they are."""
    for each in block.children.values():
        proto = each.proto
        for name in ("label", "help", "caption"):
            yield str(getattr(proto, name, "") or "")
        if each.type in READERS_OF_MARKUP:
            yield str(each.value)
        if each.type == "button_group":
            yield from (option.content for option in proto.options)
        if hasattr(each, "children"):
            expandable = getattr(proto, "expandable", None)
            popover = getattr(proto, "popover", None)
            yield from (str(getattr(holder, "label", "")) for holder in (expandable, popover) if holder)
            yield from _markup(each)


def _inside(block, container):
    """Everything in the container of this key, however deep."""
    for each in block.children.values():
        if hasattr(each, "children"):
            found = str(getattr(each.proto, "id", "")).endswith(f"-{container}")
            yield from _all_of(each) if found else _inside(each, container)


def _all_of(block):
    for each in block.children.values():
        yield each
        if hasattr(each, "children"):
            yield from _all_of(each)
