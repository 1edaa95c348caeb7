"""The program as a process of its own, and a browser that notes what it complains of and asks for."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import nianbao

ROOT = Path(__file__).parents[2]
PATIENCE = 90
"""Seconds until the server must answer."""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
LOCAL = frozenset({"localhost", "127.0.0.1"})


class Program:
    """`streamlit run app.py` on a free loopback port, with a data folder of its own."""

    def __init__(self, folder, **environment):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.log = folder / "log.txt"
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(Path(nianbao.__file__).parents[1]),
            "PYTHONUTF8": "1",
            "NIANBAO_DATA": str(folder / "data"),
            **environment,
        }
        self._process = None

    @property
    def address(self):
        return f"http://localhost:{self.port}"

    def start(self):
        command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={self.port}"]
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self._environment, stdout=output, stderr=output
            )
        self._wait_until_ready()
        return self

    def stop(self):
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self):
        self._process.kill()
        self._process.wait()

    def _wait_until_ready(self):
        health = f"http://127.0.0.1:{self.port}/_stcore/health"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self._process.poll() is None, self.told()
            try:
                with urllib.request.urlopen(health, timeout=1) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"no answer within {PATIENCE} s: {self.told()}")

    def told(self):
        """What it wrote into its window."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def watched(tab):
    """A tab that notes errors of its console and every address it asks for."""
    tab.complaints, tab.requested = [], []
    tab.on("console", lambda said: tab.complaints.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
    tab.on("request", lambda request: tab.requested.append(request.url))
    tab.on("websocket", lambda opened: tab.requested.append(opened.url))
    return tab


def hosts(tab):
    """Where a watched tab went."""
    return {urlsplit(url).hostname for url in tab.requested if not url.startswith(("data:", "blob:"))}
