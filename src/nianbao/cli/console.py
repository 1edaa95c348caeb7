"""Data on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import sys

from nianbao.errors import FileUnwritable


def print_data(text: str) -> None:
    """Data is UTF-8 when it goes into a file or a pipe, whatever the console speaks.

    Raises:
        FileUnwritable: whatever the output was sent to is full or closed.
    """
    try:
        if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
            print(text)
        else:
            sys.stdout.buffer.write(f"{text}\n".encode())
            sys.stdout.buffer.flush()
    except (OSError, AttributeError, ValueError) as error:
        # What is left in the buffer would raise again when the interpreter ends.
        sys.stdout = None
        raise FileUnwritable("结果没有输出完，请检查输出的去向：磁盘是否已满、文件是否可写。") from error


def tell(message: str) -> None:
    """A sentence for the clerk; where it cannot be shown, the work goes on."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        print(message, file=sys.stderr, flush=True)
