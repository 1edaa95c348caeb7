"""The clerk's reasons for letting findings stand, in one small file beside the report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nianbao.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENDING = ".保留理由.json"
LARGEST = 1_000_000


class ReasonsBeside:
    """Reasons by key of the finding; a key whose sentence or cell has changed matches nothing any more."""

    def place(self, report: Path) -> Path:
        """Where the reasons of a report lie."""
        return report.with_name(f"{report.name}{ENDING}")

    def read(self, report: Path) -> Mapping[str, str]:
        """The reasons given so far; none when there is no file.

        Raises:
            FileUnreadable: the file is there, but is not what this program writes.
        """
        place = self.place(report)
        try:
            with place.open("rb") as file:
                told = json.loads(file.read(LARGEST))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise FileUnreadable(f"读不了“{place.name}”，请改名备份后再试，原有理由要重新填写。") from error
        if not isinstance(told, dict) or not all(isinstance(reason, str) for reason in told.values()):
            raise FileUnreadable(f"“{place.name}”的内容不对，请改名备份后再试，原有理由要重新填写。")
        return told

    def data(self, reasons: Mapping[str, str]) -> bytes:
        """The file's content."""
        return json.dumps(dict(reasons), ensure_ascii=False, indent=2).encode()
