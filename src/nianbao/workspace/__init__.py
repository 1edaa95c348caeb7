"""One turn of work: what the page and the command line may do, and the only writer to the store."""

from nianbao.workspace.files import is_one_file, write_whole
from nianbao.workspace.kept import GRACE_DAYS, Kept, new_token
from nianbao.workspace.modelled import remembered
from nianbao.workspace.workspace import Checked, Finished, Workspace

__all__ = [
    "GRACE_DAYS",
    "Checked",
    "Finished",
    "Kept",
    "Workspace",
    "is_one_file",
    "new_token",
    "remembered",
    "write_whole",
]
