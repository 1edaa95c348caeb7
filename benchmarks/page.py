"""How fast the page is on the server, how soon it is there, and how it bears thirty clerks at once.

    python benchmarks/page.py [--reruns 200] [--starts 5] [--clerks 30] [--seconds 60] [--pause 4]

All of it is measured on real servers, over the protocol that Streamlit's browser side speaks, from the
message of a change to the end of the run it asked for. Reruns are those of one page with a full report: as it
is in every view, and after a change of each kind; beside them an app that only draws as many elements as the
view of the notes has, and knows nothing of reports: what is Streamlit's own. Starts are measured in pairs
with an empty Streamlit app, in turns, from the process's start to the end of its first run. Of the clerks
each has a full report of her own and changes one field of it every few seconds; the memory is looked at when
a third of the time is over, for until then libraries are loaded and stores are filled. Wanted: rerun p95 ≤
100 ms, start ≤ 1.3 × empty, edits of thirty p95 < 1 s, no error, growth of what is left of the time < 20 MB.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit_wire import ROOT, Server, Wire

from nianbao.ui.state import View

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

FULL = "corpus/examples/qiling-2024.yaml"
EMPTY = 'import streamlit as st\nst.write("空")\n'
BARE = """import streamlit as st
st.segmented_control("看什么", [" 素材", " 对话"], key="view")
st.text_area("平台建设", key="area")
for n in range(10):
    st.text_area(f"题目{n}", key=f"area{n}", placeholder="例如", help="写一行")
for n in range(5):
    st.text_input(f"一行{n}", key=f"line{n}")
for n in range(4):
    st.selectbox(f"选一个{n}", ["甲", "乙"], key=f"box{n}")
for n in range(17):
    st.button(f"按钮{n}", key=f"button{n}")
for n in range(15):
    st.text(f"文字{n}")
for n in range(22):
    st.container(key=f"pane{n}")
"""
WARMED = 10
"""Seconds a program gets to load its libraries behind the first page."""
ANSWERS = 25
"""Answers given to one report: then it is a fresh copy again, as nobody gives two hundred."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reruns", type=int, default=200)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--clerks", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=60, help="300 for the full measure")
    parser.add_argument("--pause", type=float, default=4, help="seconds between two edits of a clerk")
    options = parser.parse_args()
    if options.reruns:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(reruns(Path(folder), options.reruns))
    if options.starts:
        print(starts(options.starts), flush=True)
    if options.clerks:
        with tempfile.TemporaryDirectory() as folder:
            print(asyncio.run(crowd(Path(folder), options.clerks, options.seconds, options.pause)))


def _full_reports(folder: Path, number: int) -> list[str]:
    """Put as many copies of the full report into the store of a folder; their ids."""
    from nianbao import wiring
    from nianbao.report.keyed import changes_to
    from nianbao.report.typed import Typed

    os.environ["NIANBAO_DATA"] = str(folder / "data")
    workspace = wiring.build()
    typed = Typed.from_report(workspace.open_answers(ROOT / FULL))
    return [workspace.kept.begin(changes_to(typed, {}, {})) for _ in range(number)]


# ── reruns ──


async def reruns(folder: Path, times: int) -> None:
    """Print the milliseconds of each rerun: by view, then by kind of edit."""
    rounds = -(-times // ANSWERS)
    first, *others = _full_reports(folder, 1 + rounds)
    server = await asyncio.to_thread(Server, ROOT / "app.py", folder)
    try:
        page = Wire(server.port, first)
        await page.open()
        await asyncio.sleep(WARMED)
        for view in View:
            await _see(page, view)
            _print(f"看{view.label}", *await _timed(server, times, lambda _: page.rerun()))
        await _see(page, View.NOTES)
        _print("改素材", *await _timed(server, times, lambda number: _note(page, number)))
        await _see(page, View.TABLES)
        _print("改单元格", *await _timed(server, times, lambda number: _count(page, number)))
        _print("换视图", *await _timed(server, times, lambda number: _look(page, number)))
        await page.close()
        spent: list[float] = []
        worked: list[float] = []
        for report in others:
            some = await _answers(server, report, min(ANSWERS, times))
            spent, worked = spent + some[0], worked + some[1]
        _print("答一句", spent, worked)
    finally:
        await asyncio.to_thread(server.stop)
    _print("空页面", *await _bare(folder, times))


async def _answers(server: Server, report: str, times: int) -> tuple[list[float], list[float]]:
    page = Wire(server.port, report)
    await page.open()
    await _see(page, View.TALK)
    timed = await _timed(server, times, lambda number: _answer(page, number))
    await page.close()
    return timed


async def _bare(folder: Path, times: int) -> tuple[list[float], list[float]]:
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    server = await asyncio.to_thread(Server, script, folder)
    try:
        page = Wire(server.port)
        await page.open()
        return await _timed(server, times, lambda number: _note(page, number))
    finally:
        await asyncio.to_thread(server.stop)


async def _see(page: Wire, view: View) -> float:
    # The blank stands before each option, see `ui/desk.py`.
    return await page.switch("看什么", f" {view.label}")


async def _note(page: Wire, number: int) -> float:
    return await page.type("平台建设", f"公众号发了{number + 1}条")


async def _count(page: Wire, number: int) -> float:
    edits = {"edited_rows": {"0": {"legal": number + 1}}, "added_rows": [], "deleted_rows": []}
    return await page.edit("grid", json.dumps(edits))


async def _look(page: Wire, number: int) -> float:
    return await _see(page, [View.TALK, View.NOTES][number % 2])


async def _answer(page: Wire, number: int) -> float:
    return await page.say(f"培训{number % 9 + 1}次，{number + 20}人次")


async def _timed(
    server: Server, times: int, step: Callable[[int], Awaitable[float]]
) -> tuple[list[float], list[float]]:
    """Milliseconds on the clock and of the server's processor, which others do not lengthen."""
    taken, worked = [], []
    for number in range(times):
        before = server.worked()
        taken.append(1000 * await step(number))
        worked.append(server.worked() - before)
    return taken, worked


def _print(name: str, taken: list[float], worked: list[float]) -> None:
    mean = statistics.fmean(worked)
    print(f"{name:12}{_told(taken)}   processor mean {mean:6.1f} ms   {len(taken)} reruns", flush=True)


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    return f"p50 {statistics.median(ordered):6.1f} p95 {ordered[int(len(ordered) * 0.95)]:6.1f} ms"


# ── starts ──


def starts(times: int) -> str:
    """Start to the end of the first run, ours and an empty app's in turns."""
    ours, empty = [], []
    with tempfile.TemporaryDirectory() as folder:
        blank = Path(folder) / "empty.py"
        blank.write_text(EMPTY, encoding="utf-8")
        for number in range(times + 1):
            pair = (_started(ROOT / "app.py", Path(folder)), _started(blank, Path(folder)))
            # The first of each reads the libraries from the disk.
            if number:
                ours.append(pair[0])
                empty.append(pair[1])
    ratios = sorted(one / other for one, other in zip(ours, empty, strict=True))
    return (
        f"start to first page {statistics.median(ours):.2f} s, empty app {statistics.median(empty):.2f} s, "
        f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f}) of {times} pairs"
    )


def _started(script: Path, folder: Path) -> float:
    began = time.perf_counter()
    server = Server(script, folder)
    try:
        asyncio.run(_first_run(server))
        return time.perf_counter() - began
    finally:
        server.stop()


async def _first_run(server: Server) -> None:
    clerk = Wire(server.port)
    await clerk.open()
    await clerk.close()


# ── many clerks ──


async def crowd(folder: Path, clerks: int, seconds: float, pause: float) -> str:
    """Let many clerks change a field of a report of their own, and look at the time of each edit."""
    reports = _full_reports(folder, clerks)
    server = await asyncio.to_thread(Server, ROOT / "app.py", folder)
    try:
        pages = [Wire(server.port, report) for report in reports]
        for page in pages:
            await page.open()
            await _see(page, View.NOTES)
        before = server.memory()
        warmed = asyncio.create_task(_later(seconds / 3, server.memory))
        times = await asyncio.gather(
            *(_edits_of(page, number / clerks, seconds, pause) for number, page in enumerate(pages))
        )
        third, after = await warmed, server.memory()
        for page in pages:
            await page.close()
    finally:
        await asyncio.to_thread(server.stop)
    every = sorted(1000 * each for of in times for each in of)
    errors = [error for page in pages for error in page.errors]
    return (
        f"{clerks} clerks, one edit per {pause:g} s for {seconds:g} s: "
        f"{len(every)} edits, {_told(every)}, worst {every[-1]:.0f} ms, {len(errors)} errors, "
        f"memory {before:.0f} MB, {third:.0f} after a third, {after:.0f} at the end ({after - third:+.0f})"
        + "".join(f"\n  {error}" for error in errors[:3])
    )


async def _later(seconds: float, look: Callable[[], float]) -> float:
    await asyncio.sleep(seconds)
    return look()


async def _edits_of(page: Wire, share: float, seconds: float, pause: float) -> list[float]:
    # Thirty people never press a key at one moment.
    await asyncio.sleep(pause * share)
    ends, taken, made = time.perf_counter() + seconds, [], 0
    while time.perf_counter() < ends:
        made += 1
        spent = await _note(page, made)
        taken.append(spent)
        await asyncio.sleep(max(0.0, pause - spent))
    return taken


if __name__ == "__main__":
    main()
