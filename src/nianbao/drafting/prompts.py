"""The prompts as files: one a purpose, front matter on top, `{{name}}` where something is put in.

What is put in is never read for names again: a clerk may type {{agency}} or %s, and it stays what she typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from nianbao.errors import PhrasebookBroken
from nianbao.report.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES = {
    "system": (),
    "part": ("name", "agency", "we", "guidance", "examples", "said", "draft", "questions", "task"),
    "part-task": (),
    "repair": ("before", "faults", "dropped"),
    "rewrite": ("current", "locked", "instruction"),
    "facts": ("topics", "message"),
    **dict.fromkeys(
        ("proactive", "on_request", "management", "platform", "supervision", "problems", "other", "lead"), ()
    ),
}
"""Every prompt with the names it fills in."""
_GUIDANCE = {"5": "problems", "6": "other", "lead": "lead"}
_NAME = regex(r"\{\{([a-z_]+)\}\}")


@dataclass(frozen=True, slots=True)
class Prompts:
    """All prompts of one folder."""

    texts: Mapping[str, str]

    def fill(self, name: str, /, **values: str) -> str:
        """A prompt with its values put in."""
        return _NAME.sub(lambda match: values[match[1]], self.texts[name])

    def guidance(self, part: str) -> str:
        """What good text of a part carries."""
        return self.texts[_GUIDANCE.get(part) or part.removeprefix("1.")]


def load_prompts(folder: Path) -> Prompts:
    """Read and check every prompt.

    Raises:
        PhrasebookBroken: one is missing or damaged, or fills in other names than it says.
    """
    return Prompts({name: _read(folder / f"{name}.md", names) for name, names in FILES.items()})


def _read(path: Path, names: tuple[str, ...]) -> str:
    try:
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        told = yaml.safe_load(head)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise PhrasebookBroken(f"提示词文件“{path.name}”读不出来，请重新安装。") from error
    if told.keys() != {"purpose", "variables", "output"} or tuple(told["variables"]) != names:
        raise PhrasebookBroken(f"提示词文件“{path.name}”的开头不对，请重新安装。")
    if set(_NAME.findall(body)) != set(names):
        raise PhrasebookBroken(f"提示词文件“{path.name}”里的空位与开头写的不一致，请重新安装。")
    return body.strip()
