"""Parsing of what somebody uploaded, in a process of its own that may use only so much time and memory.

The child does nothing but turn bytes into lines; what it answers is JSON, so that nothing it was made to do
by a hostile file reaches the program.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from nianbao.errors import FileUnreadable
from nianbao.reading.source_lines import Parsed, SourceLine
from nianbao.report.paper import PageLayout

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 20
"""Seconds a file may take."""
LARGEST = 1_000_000_000
"""Bytes of memory a file may take."""
_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from nianbao.reading.confined import main; main()"
_OUT_OF_MEMORY = 3


def parse_confined(form: str, data: bytes, source: str, *, longest: float = LONGEST) -> Parsed:
    """Parse a file in a child process.

    Args:
        form: one of `word`, `html`, `archive`, `pdf`, `sheets`, `rtf`.
        data: the file.
        source: what messages call it.
        longest: seconds it may take.

    Raises:
        FileUnreadable: it is refused, damaged, or takes more time or memory than any report.
    """
    child = subprocess.Popen(  # noqa: S603 - our own program; what is uploaded is never a part of the command
        # Isolated: no module lying in the present folder or named by the environment is loaded.
        [sys.executable, "-I", "-X", "utf8", "-c", _START, _ROOT, form, source],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        answer, _ = child.communicate(data, timeout=longest)
    except subprocess.TimeoutExpired as error:
        raise FileUnreadable(
            f"{source}太复杂，{longest:g}秒没有读完，请在Word或WPS中另存为.docx再试。"
        ) from error
    finally:
        if child.poll() is None:
            child.kill()
            _hang_up(child)
    if child.returncode == _OUT_OF_MEMORY:
        raise FileUnreadable(f"{source}里的内容太多，不像年报，请核对是不是选错了文件。")
    if child.returncode != 0:
        raise FileUnreadable(
            f"{source}已损坏，读不出来，请重新取得这个文件，或在Word、WPS中另存为.docx再试。"
        )
    told = json.loads(answer)
    if "refused" in told:
        raise FileUnreadable(told["refused"])
    return _unpacked(told)


def _hang_up(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        # What a child that is gone was still to be sent cannot be sent.
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()
    child.wait()


def main() -> None:
    """Be the child: read the file from standard input and answer on standard output."""
    _, form, source = sys.argv[1:4]
    _limit_memory()
    # The parser answers through a handle of its own: a library that prints must not spoil the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    try:
        told = _packed(_reader(form)(sys.stdin.buffer.read(), source))
    except FileUnreadable as refusal:
        told = {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        sys.exit(_OUT_OF_MEMORY)
    json.dump(told, answer)


def _reader(form: str) -> Callable[[bytes, str], Parsed]:
    # Each is loaded only where it is needed: their libraries take a while.
    if form == "word":
        from nianbao.reading.report_word import read_word

        return read_word
    if form == "pdf":
        from nianbao.reading.report_pdf import read_pdf

        return read_pdf
    if form == "sheets":
        from nianbao.reading.sheets import read_sheets

        return read_sheets
    if form == "rtf":
        from nianbao.reading.report_rtf import read_rtf

        return read_rtf
    from nianbao.reading.report_html import page_of_archive, read_html

    if form == "archive":
        return lambda data, source: read_html(page_of_archive(data, source), source)
    return read_html


def _packed(parsed: Parsed) -> dict[str, Any]:
    lines = [[line.text, line.number, line.level, line.cells, line.bold] for line in parsed.lines]
    layout = parsed.layout
    told = None
    if layout is not None:
        told = {name: getattr(layout, name) for name in PageLayout.__slots__}
        told["heading_fonts"] = list(layout.heading_fonts.items())
    return {"lines": lines, "unread": parsed.unread, "layout": told}


def _unpacked(told: dict[str, Any]) -> Parsed:
    lines = tuple(
        SourceLine(text, number, level, None if cells is None else tuple(cells), bold=bold)
        for text, number, level, cells, bold in told["lines"]
    )
    layout = None
    if told["layout"] is not None:
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told["layout"].items()
        }
        given["heading_fonts"] = MappingProxyType(
            {level: tuple(fonts) for level, fonts in given["heading_fonts"]}
        )
        layout = PageLayout(**given)
    return Parsed(lines, tuple(told["unread"]), layout)


def _limit_memory() -> None:
    if sys.platform == "win32":
        _limit_memory_on_windows()
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))


def _limit_memory_on_windows() -> None:
    """Put this process into a job whose processes may take so much memory and no more."""
    import ctypes
    from ctypes import wintypes

    class Limits(ctypes.Structure):
        # JOBOBJECT_EXTENDED_LIMIT_INFORMATION, as flat as C lays it out.
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("transfers", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    process_memory, extended_limits = 0x100, 9
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
    )
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    job = kernel.CreateJobObjectW(None, None)
    limits = Limits(flags=process_memory, process_memory=LARGEST)
    kernel.SetInformationJobObject(job, extended_limits, ctypes.byref(limits), ctypes.sizeof(limits))
    kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
