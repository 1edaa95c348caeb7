"""How fast the page is on the server, how soon it is there, and how it bears thirty clerks at once.

    python benchmarks/page.py [--reruns 200] [--starts 5] [--clerks 30] [--seconds 60] [--pause 4]

Reruns are measured inside the server's process (AppTest runs the very script, without a browser). Starts are
measured in pairs with an empty Streamlit app, in turns, from the process's start to the end of its first run.
The clerks speak Streamlit's own protocol over WebSockets: each changes one field of a report of its own every
few seconds. Wanted: rerun p95 ≤ 100 ms, start ≤ 1.3 × empty, edits p95 < 1 s, no error, growth < 50 MB.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "ui"))

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FULL = "corpus/examples/qiling-2024.yaml"
EMPTY = 'import streamlit as st\nst.write("空")\n'
PATIENCE = 90
ANSWERS = 25
"""Edits of one report."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reruns", type=int, default=200)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--clerks", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=60, help="300 for the full measure")
    parser.add_argument("--pause", type=float, default=4, help="seconds between two edits of a clerk")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NIANBAO_DATA"] = folder
        for name, (taken, worked) in reruns(options.reruns):
            print(f"{name:12}{_told(taken)}   processor {_told(worked)}   {len(taken)} reruns", flush=True)
    if options.starts:
        print(starts(options.starts), flush=True)
    if options.clerks:
        with tempfile.TemporaryDirectory() as folder:
            print(asyncio.run(crowd(Path(folder), options.clerks, options.seconds, options.pause)))


# ── reruns ──


def reruns(times: int) -> Iterator[tuple[str, tuple[list[float], list[float]]]]:
    """Milliseconds of each rerun: by view, then by kind of edit."""
    from clerks_page import Page

    from nianbao.ui.state import View

    page = Page()

    def full_report() -> None:
        page.see(View.START)
        page.upload((ROOT / FULL).read_bytes())

    full_report()
    for view in View:
        page.see(view)
        yield f"看{view.label}", _timed(times, lambda _: page.test.run())
    for name, prepare, edit in _edits(page):
        taken: list[float] = []
        worked: list[float] = []
        # Nobody gives two hundred answers: after some dozen the report is the full one again.
        for begun in range(0, times, ANSWERS):
            full_report()
            prepare()
            some = _timed(min(ANSWERS, times - begun), edit)
            taken += some[0]
            worked += some[1]
        yield name, (taken, worked)


def _edits(page: object) -> Iterator[tuple[str, Callable[[], None], Callable[[int], object]]]:
    from nianbao.ui.state import View

    def note(number: int) -> None:
        page.labelled("text_area", "平台建设").set_value(f"公众号发了{number + 1}条")
        page.test.run()

    def say(number: int) -> None:
        page.test.chat_input[0].set_value(f"培训{number % 9 + 1}次，{number + 20}人次")
        page.test.run()

    def look(number: int) -> None:
        page.see([View.TALK, View.TABLES][number % 2])

    yield "改素材", lambda: page.see(View.NOTES), note
    yield "改单元格", lambda: page.see_table(3), lambda number: page.edit("sheet3", 0, "legal", number + 1)
    yield "答一句", lambda: page.see(View.TALK), say
    yield "换视图", lambda: None, look


def _timed(times: int, step: Callable[[int], object]) -> tuple[list[float], list[float]]:
    """Milliseconds on the clock and of the processor, which others on the machine do not lengthen."""
    taken, worked = [], []
    for number in range(times):
        began, at_work = time.perf_counter(), time.process_time()
        step(number)
        taken.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - at_work) * 1000)
    return taken, worked


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


class Server:
    """`streamlit run` of a script on a free port."""

    def __init__(self, script: Path, folder: Path) -> None:
        import socket

        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._log = (folder / "log.txt").open("ab")
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONUTF8": "1",
            "NIANBAO_DATA": str(folder / "data"),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={self.port}"],
            cwd=ROOT,
            env=environment,
            stdout=self._log,
            stderr=self._log,
        )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                url = f"http://127.0.0.1:{self.port}/_stcore/health"
                with urllib.request.urlopen(url, timeout=1) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.02)
        raise TimeoutError("the server does not answer")

    def memory(self) -> float:
        """Resident megabytes; 0 where that cannot be told."""
        status = Path(f"/proc/{self._process.pid}/status")
        lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(20)
        self._log.close()


# ── many clerks ──


class Wire:
    """One page as Streamlit's browser side speaks with its server."""

    def __init__(self, port: int) -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._origin = f"http://localhost:{port}"
        self.values: dict[str, tuple[str, object]] = {}
        """Widget id → the field of its state that holds its value, and the value."""
        self.labels: dict[str, str] = {}
        """Label → widget id."""
        self.errors: list[str] = []

    async def open(self) -> None:
        """Connect, and wait for the end of the first run."""
        from websockets.asyncio.client import connect

        self._socket = await connect(
            self._address, origin=self._origin, subprotocols=["streamlit"], max_size=None
        )
        await self.rerun()

    async def close(self) -> None:
        """Close the page."""
        await self._socket.close()

    async def rerun(self) -> float:
        """Ask for a run with the values of now; seconds until its end."""
        from streamlit.proto.BackMsg_pb2 import BackMsg

        message = BackMsg()
        message.rerun_script.query_string = ""
        for name, (field, value) in self.values.items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id = name
            if field == "string_array_value":
                state.string_array_value.data.extend(value)
            else:
                setattr(state, field, value)
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._finished()
        return time.perf_counter() - began

    async def _finished(self) -> None:
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        while True:
            message = ForwardMsg()
            message.ParseFromString(await self._socket.recv())
            if message.WhichOneof("type") == "delta":
                self._note(message.delta)
            if message.WhichOneof("type") == "script_finished":
                return

    def _note(self, delta: object) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type") or ""
        if kind in ("text_input", "text_area", "button_group"):
            made = getattr(element, kind)
            self.labels[made.label] = made.id
        elif kind == "exception" or (kind == "alert" and "出了意外" in element.alert.body):
            self.errors.append(str(element)[:200])


async def crowd(folder: Path, clerks: int, seconds: float, pause: float) -> str:
    """Let many clerks change a field of a report of their own, and look at the time of each edit."""
    server = await asyncio.to_thread(Server, ROOT / "app.py", folder)
    try:
        wires = [Wire(server.port) for _ in range(clerks)]
        for number, wire in enumerate(wires):
            await _at_work(wire, number)
        before = server.memory()
        times = await asyncio.gather(
            *(_edits_of(wire, number, clerks, seconds, pause) for number, wire in enumerate(wires))
        )
        after = server.memory()
        for wire in wires:
            await wire.close()
    finally:
        await asyncio.to_thread(server.stop)
    every = sorted(1000 * each for of in times for each in of)
    errors = [error for wire in wires for error in wire.errors]
    return (
        f"{clerks} clerks, one edit per {pause:g} s for {seconds:g} s: "
        f"{len(every)} edits, {_told(every)}, worst {every[-1]:.0f} ms, "
        f"{len(errors)} errors, memory {before:.0f} → {after:.0f} MB ({after - before:+.0f})"
        + "".join(f"\n  {error}" for error in errors[:3])
    )


async def _at_work(wire: Wire, number: int) -> None:
    """The view of the notes, with the agency named."""
    await wire.open()
    wire.values[wire.labels["看什么"]] = ("string_array_value", [" 素材"])
    await wire.rerun()
    wire.values[wire.labels["单位全称"]] = ("string_value", f"第{number + 1}镇人民政府")
    await wire.rerun()


async def _edits_of(wire: Wire, number: int, clerks: int, seconds: float, pause: float) -> list[float]:
    # Thirty people never press a key at one moment.
    await asyncio.sleep(pause * number / clerks)
    ends, taken, made = time.perf_counter() + seconds, [], 0
    while time.perf_counter() < ends:
        made += 1
        wire.values[wire.labels["平台建设"]] = ("string_value", f"公众号发了{made}条")
        spent = await wire.rerun()
        taken.append(spent)
        await asyncio.sleep(max(0.0, pause - spent))
    return taken


if __name__ == "__main__":
    main()
