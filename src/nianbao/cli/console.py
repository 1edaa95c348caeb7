"""Data on standard output, everything else on standard error."""

from __future__ import annotations

import sys


def print_data(text: str) -> None:
    """Data is UTF-8 when it goes into a file or a pipe, whatever the console speaks."""
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        print(text)
    else:
        sys.stdout.buffer.write(f"{text}\n".encode())
        sys.stdout.buffer.flush()


def tell(message: str) -> None:
    """A sentence for the clerk."""
    print(message, file=sys.stderr)
