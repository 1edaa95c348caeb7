"""A Streamlit server of its own process, and a page that speaks with it as the browser's side does."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PATIENCE = 90


class Server:
    """`streamlit run` of a script on a free port."""

    def __init__(self, script: Path, folder: Path) -> None:
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

    def worked(self) -> float:
        """Milliseconds of the processor it has used; 0 where that cannot be told."""
        status = Path(f"/proc/{self._process.pid}/stat")
        if not status.exists():
            return 0.0
        fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(20)
        self._log.close()


class Wire:
    """One page as Streamlit's browser side speaks with its server."""

    def __init__(self, port: int, report: str = "") -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._origin = f"http://localhost:{port}"
        self._query = f"report={report}" if report else ""
        self._values: dict[str, tuple[str, object]] = {}
        """Widget id → the field of its state that holds its value, and the value."""
        self._drawn: set[str] = set()
        self.labels: dict[str, str] = {}
        """Label of a field or switch, `grid` or `chat` → widget id, as last drawn."""
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

    async def type(self, label: str, text: str) -> float:
        """Put a text into a field; seconds until the page has answered."""
        self._values[self.labels[label]] = ("string_value", text)
        return await self.rerun()

    async def switch(self, label: str, option: str) -> float:
        """Choose an option of a switch; seconds until the page has answered."""
        self._values[self.labels[label]] = ("string_array_value", [option])
        return await self.rerun()

    async def edit(self, grid: str, edits: str) -> float:
        """Send what a grid holds of edits, as JSON; seconds until the page has answered."""
        self._values[self.labels[grid]] = ("string_value", edits)
        return await self.rerun()

    async def say(self, message: str) -> float:
        """Send a line of the conversation; seconds until the page has answered."""
        name = self.labels["chat"]
        self._values[name] = ("chat_input_value", message)
        spent = await self.rerun()
        self._values.pop(name, None)
        return spent

    async def rerun(self) -> float:
        """Ask for a run with the values of now; seconds until its end."""
        from streamlit.proto.BackMsg_pb2 import BackMsg

        message = BackMsg()
        message.rerun_script.query_string = self._query
        for name, (field, value) in self._values.items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id = name
            if field == "string_array_value":
                state.string_array_value.data.extend(value)
            elif field == "chat_input_value":
                state.chat_input_value.data = value
            else:
                setattr(state, field, value)
        self._drawn = set()
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._finished()
        spent = time.perf_counter() - began
        # A browser forgets what a field held that is not drawn any more.
        self._values = {name: value for name, value in self._values.items() if name in self._drawn}
        return spent

    async def _finished(self) -> None:
        """Take what comes until the run is over; one that was asked for again by the page itself goes on."""
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        while True:
            message = ForwardMsg()
            message.ParseFromString(await self._socket.recv())
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._note(message.delta)
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "script_finished" and message.script_finished != message.FINISHED_EARLY_FOR_RERUN:
                return

    def _note(self, delta: Any) -> None:  # noqa: ANN401 - a generated message
        element = delta.new_element
        kind = element.WhichOneof("type") or ""
        if kind in ("text_input", "text_area", "checkbox"):
            self._note_field(getattr(element, kind), "bool_value" if kind == "checkbox" else "string_value")
        elif kind == "button_group":
            self.labels[element.button_group.label] = element.button_group.id
            self._drawn.add(element.button_group.id)
        elif kind == "chat_input":
            self.labels["chat"] = element.chat_input.id
            self._drawn.add(element.chat_input.id)
        elif kind == "dataframe" and element.dataframe.editing_mode:
            self.labels["grid"] = element.dataframe.id
            self._drawn.add(element.dataframe.id)
        elif kind == "exception" or (kind == "alert" and "出了意外" in element.alert.body):
            self.errors.append(str(element)[:200])

    def _note_field(self, made: Any, state: str) -> None:  # noqa: ANN401 - a generated message
        """A browser sends back every field it has, touched or not."""
        self.labels[made.label] = made.id
        self._drawn.add(made.id)
        if made.set_value:
            self._values[made.id] = (state, made.value)
        else:
            self._values.setdefault(made.id, (state, made.default))
