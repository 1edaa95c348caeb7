"""One turn of work: what the page and the command line may do, and the only writer to the store."""

from nianbao.workspace.files import is_one_file, write_whole
from nianbao.workspace.finished import Finished
from nianbao.workspace.jobs import DraftJob
from nianbao.workspace.kept import (
    GRACE_DAYS,
    SHARED,
    Kept,
    closing_in,
    copies_in,
    locked_in,
    new_token,
    reasons_in,
)
from nianbao.workspace.workspace import Checked, Workspace

__all__ = [
    "GRACE_DAYS",
    "SHARED",
    "Checked",
    "DraftJob",
    "Finished",
    "Kept",
    "Workspace",
    "closing_in",
    "copies_in",
    "is_one_file",
    "locked_in",
    "new_token",
    "reasons_in",
    "write_whole",
]
