"""Kills the whole program at random moments of a clerk's work and looks for what the page had shown.

    python benchmarks/page_kills.py [--kills 20] [--seed 7] [--longest 12] [--drafting 3]

One clerk in a real browser answers questions, types into fields and, with a model on loopback, has drafts
written. Every answer that the page had shown as taken is noted, and every text of a draft it had shown as it
came. Then the program ends as by `kill -9`, is started anew on the same data, and the page is opened at the
same address.

Wanted: every answer and every finished draft is there; of a text still being written at most the last two
seconds are gone.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path += [str(ROOT / "tests" / "ui"), str(ROOT / "tests" / "drafting")]

import fake_writers  # noqa: E402 - the fakes of the tests serve here too
from model_server import ModelServer  # noqa: E402
from playwright.sync_api import Error, sync_playwright  # noqa: E402
from serving import FLAGS, PATIENCE, Program  # noqa: E402

from nianbao.report.facts import TOPICS  # noqa: E402
from nianbao.store.database import Database  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

AGENCY = "青石镇人民政府"
CHARACTERS_A_SECOND = 40
LAST_SECONDS = 2
"""Of a text being written that may be gone."""


@dataclass
class Shown:
    """What the page has shown as taken."""

    said: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    """Topic → what its field held when the page had answered."""
    parts: dict[str, tuple[float, str]] = field(default_factory=dict)
    """Heading of a part being written → when it was seen, and its text."""
    drafted: str = ""
    """The paper after the last finished draft."""


@dataclass
class Tally:
    """What was shown and what was missing, over all kills."""

    kills: int = 0
    answers: int = 0
    answers_lost: int = 0
    fields: int = 0
    fields_lost: int = 0
    streams: int = 0
    streams_lost: int = 0
    drafts: int = 0
    drafts_lost: int = 0
    missing: list[str] = field(default_factory=list)

    def told(self) -> str:
        """How it stands, in a line."""
        shown = self.answers + self.fields + self.streams + self.drafts
        lost = self.answers_lost + self.fields_lost + self.streams_lost + self.drafts_lost
        return f"{shown} shown, {lost} lost"

    def table(self) -> str:
        """The rows to print."""
        rows = (
            ("answers in the conversation", self.answers, self.answers_lost),
            ("fields typed into", self.fields, self.fields_lost),
            ("texts seen coming", self.streams, self.streams_lost),
            ("finished drafts", self.drafts, self.drafts_lost),
        )
        lines = [f"{self.kills} kills", f"{'':30}{'shown':>8}{'lost':>8}"]
        return "\n".join(
            [*lines, *(f"{name:30}{shown:>8}{lost:>8}" for name, shown, lost in rows), *self.missing]
        )


class Over(Exception):
    """The program was killed."""


class Clerk:
    """A scripted clerk in one tab, until the program is gone."""

    def __init__(self, tab: Page, moments: random.Random, *, drafting: bool) -> None:
        self._tab = tab
        self._moments = moments
        self._drafting = drafting
        self._count = 0
        self.shown = Shown()
        self.killed = threading.Event()

    def work(self) -> None:
        """Answer, type and draft until the program is gone."""
        try:
            if self._drafting:
                self._draft()
            while True:
                self._moments.choice((self._answer, self._answer, self._type))()
        except Over:
            return
        except Error as error:
            # Whatever the browser says once the program is gone is no news; before that it is.
            if not self.killed.is_set():
                print(f"the clerk met an obstacle: {error}", file=sys.stderr)
                self.killed.wait()

    def _until(self, met: Callable[[], bool]) -> None:
        """Look again and again until a condition is met."""
        while not met():
            if self.killed.is_set():
                raise Over
            self._tab.wait_for_timeout(20)

    def _settle(self) -> None:
        still = self._tab.locator('.stApp[data-test-script-state="notRunning"]')
        self._until(lambda: still.count() > 0)

    def _see(self, view: str) -> None:
        choice = self._tab.get_by_test_id("stMain").get_by_role("radio", name=view)
        choice.click(timeout=4000)
        self._until(choice.is_checked)
        self._settle()

    def _answer(self) -> None:
        self._see("对话")
        self._count += 1
        words = f"第{self._moments.randrange(10**8)}次答复，公众号发了{self._count}条"
        self._tab.get_by_test_id("stChatInputTextArea").fill(words, timeout=4000)
        self._tab.keyboard.press("Enter")
        # Only what stands in the conversation was shown as taken.
        said = self._tab.locator("[class*=st-key-said-]").get_by_text(words, exact=True)
        self._until(lambda: said.count() > 0)
        self.shown.said.append(words)

    def _type(self) -> None:
        self._see("素材")
        topic = self._moments.choice(("fee", "other", "management"))
        words = f"字段{self._moments.randrange(10**8)}"
        box = self._tab.get_by_role("textbox", name=TOPICS[topic], exact=True)
        box.fill(words, timeout=4000)
        box.blur()
        unused = self._tab.locator(".st-key-proof").get_by_text(words)
        self._until(lambda: unused.count() > 0 or self._on_paper(words))
        self.shown.fields[topic] = words

    def _on_paper(self, words: str) -> bool:
        return words in self._tab.get_by_role("article", name="报告预览").inner_text(timeout=4000)

    def _draft(self) -> None:
        self._tab.locator(".st-key-model button").last.click(timeout=20_000)
        parts = self._tab.locator("[class*=st-key-writing-]")
        self._until(lambda: parts.count() > 0)
        while parts.count() and not self.killed.is_set():
            for told in parts.all_inner_texts():
                heading, _, text = told.partition("\n")
                if "正在写" in heading and text.strip():
                    self.shown.parts[heading.split("　")[0]] = (time.monotonic(), text.strip())
        self._settle()
        self.shown.drafted = self._tab.get_by_role("article", name="报告预览").inner_text(timeout=4000)


def main() -> None:
    """Kill as often as told and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--longest", type=float, default=12, help="seconds of work before a kill at most")
    parser.add_argument("--drafting", type=int, default=3, help="every so manieth round has drafts written")
    options = parser.parse_args()
    moments = random.Random(options.seed)  # noqa: S311 - any moment will do
    office = ModelServer()
    office.write, office.rate = fake_writers.faithful, CHARACTERS_A_SECOND
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        program = Program(Path(folder), NIANBAO_BASE_URL=office.url, NIANBAO_MODEL="m").start()
        tally = Tally()
        tab = _opened(browser, program.address)
        address = _begun(tab)
        for number in range(options.kills):
            clerk = Clerk(tab, moments, drafting=number % options.drafting == 0)
            killed_at = _killed(program, clerk, moments.uniform(0.1, options.longest))
            tab.close()
            program.start()
            tab = _opened(browser, program.address + address)
            _compare(tab, clerk.shown, tally, killed_at, Path(folder) / "data", address)
            print(
                f"{number + 1} of {options.kills}: {tally.told()}",
                *tally.missing[-1:],
                file=sys.stderr,
                flush=True,
            )
        program.stop()
        browser.close()
    office.close()
    print(tally.table())


def _opened(browser: Browser, address: str) -> Page:
    tab = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    tab.goto(address)
    tab.get_by_test_id("stMain").get_by_role("radio", name="对话").wait_for(timeout=PATIENCE * 1000)
    tab.wait_for_selector('.stApp[data-test-script-state="notRunning"]', timeout=PATIENCE * 1000)
    return tab


def _begun(tab: Page) -> str:
    tab.get_by_test_id("stChatInputTextArea").fill(AGENCY)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/?report=*", timeout=PATIENCE * 1000)
    tab.get_by_role("article", name="报告预览").wait_for(timeout=PATIENCE * 1000)
    return "/?" + tab.url.partition("?")[2]


def _killed(program: Program, clerk: Clerk, after: float) -> float:
    """Let the clerk work, end the program in the middle of it; when that was."""
    at = [0.0]

    def end() -> None:
        at[0] = time.monotonic()
        program.kill()
        clerk.killed.set()

    killer = threading.Timer(after, end)
    killer.start()
    clerk.work()
    killer.join()
    return at[0]


def _compare(tab: Page, shown: Shown, tally: Tally, killed_at: float, data: Path, address: str) -> None:
    tally.kills += 1
    store = Database(data)
    number = address.partition("report=")[2]
    record = store.load(number)
    # A later text may have been kept and not yet shown: what was shown must be there or have been before it.
    typed = {
        topic: [edit.value for edit in store.history(number, f"answers.{topic}")] for topic in shown.fields
    }
    store.close()
    said = {message.said for message in record.messages}
    on_page = tab.locator(".st-key-talk").inner_text()
    for words in shown.said:
        tally.answers += 1
        # The page draws the last turns at once and the others on demand: those are looked up in the store.
        if words not in said or (words in shown.said[-3:] and words not in on_page):
            tally.answers_lost += 1
            tally.missing.append(f"lost answer: {words}")
    for topic, words in shown.fields.items():
        tally.fields += 1
        if words not in typed[topic]:
            tally.fields_lost += 1
            tally.missing.append(f"lost field: {topic} {words}, there: {typed[topic][-2:]}")
    if shown.drafted:
        tally.drafts += 1
        # What is said after a draft may change the paper; that the model's texts are kept may not change.
        if not any(version.made_by == "m" for version in record.versions.values()):
            tally.drafts_lost += 1
            tally.missing.append("lost draft")
    elif shown.parts:
        _compare_streams(tab, shown, tally, killed_at)


def _compare_streams(tab: Page, shown: Shown, tally: Tally, killed_at: float) -> None:
    left = tab.locator(".st-key-broken-off")
    there = left.inner_text() if left.count() else ""
    paper = tab.get_by_role("article", name="报告预览")
    there += paper.inner_text() if paper.count() else ""
    for heading, (seen_at, text) in shown.parts.items():
        if killed_at - seen_at < 0:
            continue
        tally.streams += 1
        certain = text[: max(0, len(text) - LAST_SECONDS * CHARACTERS_A_SECOND)]
        if "".join(certain.split()) not in "".join(there.split()):
            tally.streams_lost += 1
            tally.missing.append(f"lost text of {heading}: {certain}")


if __name__ == "__main__":
    main()
