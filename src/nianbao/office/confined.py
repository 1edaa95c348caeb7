"""Work on what somebody uploaded, in a process of its own that may use only so much time and memory.

The child answers plain bytes, so that nothing it was made to do by a hostile file reaches the program.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

from nianbao.errors import FileUnreadable

LONGEST = 20
"""Seconds a file may take."""
LARGEST = 1_000_000_000
"""Bytes of memory a file may take."""
OUT_OF_MEMORY = 3
"""Status the child ends with when the file holds more than any report."""
_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from {} import main; main()"


def run_confined(
    module: str, arguments: tuple[str, ...], data: bytes, source: str, longest: float = LONGEST
) -> bytes:
    """What the `main` of a module of ours answers on standard output, run in a child process.

    Args:
        module: its dotted name; its `main` calls `limit_memory` first and reads the data from standard input.
        arguments: what it finds in `sys.argv[2:]`.
        data: the file.
        source: what messages call it.
        longest: seconds it may take.

    Raises:
        FileUnreadable: it takes more time or memory than any report, or ends the child.
    """
    child = subprocess.Popen(  # noqa: S603 - our own program; what is uploaded is never a part of the command
        # Isolated: no module lying in the present folder or named by the environment is loaded.
        [sys.executable, "-I", "-X", "utf8", "-c", _START.format(module), _ROOT, *arguments],
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
    if child.returncode == OUT_OF_MEMORY:
        raise FileUnreadable(f"{source}里的内容太多，不像年报，请核对是不是选错了文件。")
    if child.returncode != 0:
        raise FileUnreadable(
            f"{source}已损坏，读不出来，请重新取得这个文件，或在Word、WPS中另存为.docx再试。"
        )
    return answer


def _hang_up(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        # What a child that is gone was still to be sent cannot be sent.
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()
    child.wait()


def limit_memory() -> None:
    """Let this process use only so much memory and time."""
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
