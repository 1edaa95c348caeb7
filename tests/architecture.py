"""The rooms of the program and the doors between them as data, and the rules that read a source for them."""

# ruff: noqa: SIM905 - the lists of modules and calls are read more easily as running text

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

CORE = frozenset({"report", "checks", "interview"})
ADAPTERS = frozenset({"delivery", "reading", "drafting", "store", "shelf"})
EVERYWHERE = frozenset({"nianbao", "errors"})
SCREENS = EVERYWHERE | CORE | {"wiring", "workspace", "settings", "ports"}


class Direction(NamedTuple):
    """Which rooms of the program a room may import, besides itself."""

    may_import: frozenset[str]
    reason: str


ADAPTER = Direction(
    EVERYWHERE | CORE | {"ports", "office"}, "an adapter knows ports and core, never another adapter"
)
DIRECTIONS = {
    "nianbao": Direction(frozenset(), "the package itself only says its version"),
    "errors": Direction(frozenset(), "every room can refuse, so refusals stand on nothing"),
    "report": Direction(EVERYWHERE, "the statutory form stands on nothing but itself"),
    "checks": Direction(EVERYWHERE | {"report"}, "a check looks at a report and at nothing else"),
    "interview": Direction(
        EVERYWHERE | {"report", "checks"}, "what to ask next follows from report and findings"
    ),
    "ports": Direction(EVERYWHERE | CORE, "a port speaks of core values only"),
    "office": Direction(EVERYWHERE, "every adapter may open an Office file, so opening stands on nothing"),
    "settings": Direction(EVERYWHERE, "settings are read before anything else exists"),
    **dict.fromkeys(ADAPTERS, ADAPTER),
    "workspace": Direction(
        EVERYWHERE | CORE | {"ports"}, "workspace is handed its adapters, it does not know them"
    ),
    "wiring": Direction(
        EVERYWHERE | CORE | ADAPTERS | {"ports", "settings", "workspace"},
        "wiring alone knows which adapter stands behind which port, and no screen",
    ),
    "ui": Direction(SCREENS, "a page draws and calls workspace"),
    "cli": Direction(SCREENS, "the command line calls workspace"),
    "__main__": Direction(frozenset({"cli"}), "python -m nianbao is the command line"),
    "app": Direction(SCREENS | {"ui"}, "app.py only opens the page"),
}


class Door(NamedTuple):
    """Where alone a library may be imported."""

    library: re.Pattern[str]
    places: tuple[str, ...]
    reason: str


DOORS = (
    Door(re.compile("streamlit"), ("app", "nianbao.ui"), "the screen can be exchanged"),
    Door(
        re.compile("langchain.*|openai"),
        ("nianbao.drafting.model", "nianbao.shelf"),
        "the model and the embeddings can be exchanged",
    ),
    Door(re.compile("chromadb"), ("nianbao.shelf.vector_store",), "the index can be exchanged"),
    Door(re.compile("numpy|filelock"), ("nianbao.shelf",), "the index can be exchanged"),
    Door(re.compile("docx"), ("nianbao.delivery", "nianbao.reading"), "Word files go in and out by one door"),
    Door(
        re.compile("lxml|pdfplumber|pdfminer|striprtf"),
        ("nianbao.office", "nianbao.reading", "nianbao.delivery"),
        "what somebody uploaded is opened within limits",
    ),
    Door(re.compile("matplotlib"), ("nianbao.delivery.chart",), "the plotting library can be exchanged"),
    Door(
        re.compile("openpyxl"), ("nianbao.delivery", "nianbao.reading"), "workbooks go in and out by one door"
    ),
    Door(re.compile("sqlalchemy|alembic|sqlite3"), ("nianbao.store",), "the database can be exchanged"),
    Door(
        re.compile("yaml"),
        (
            "nianbao.reading",
            "nianbao.drafting.phrasebook",
            "nianbao.drafting.prompts",
            "nianbao.drafting.vocabulary",
        ),
        "YAML becomes values at the door",
    ),
    Door(
        re.compile(r"requests|httpx2?|aiohttp|urllib3|urllib\.request|http\.client|smtplib|ftplib"),
        ("nianbao.drafting.model", "nianbao.shelf"),
        "nothing leaves the machine except to a configured endpoint",
    ),
)

PURE_LIBRARY = frozenset(
    "__future__ abc bisect calendar collections copy dataclasses datetime decimal difflib enum fractions "
    "functools hashlib heapq html itertools json math numbers operator re statistics string textwrap types "
    "typing unicodedata warnings weakref zlib".split()
)
"""What core may import of the standard library: the part without files, network, clock and chance."""

FORBIDDEN_IMPORTS = {
    "pickle": "reading a pickle runs whatever it holds",
    "marshal": "reading it can crash the interpreter",
    "shelve": "it is pickle in disguise",
    "dill": "reading it runs whatever it holds",
    "jinja2": "a template from outside runs code",
    "langchain_core.load": "it turns text into objects of its choosing",
    "langchain.hub": "prompts are files of the repository",
    "imp": "imports are written down, so that this test sees them",
}

FORBIDDEN_CALLS = {
    "eval": "text is never run",
    "exec": "text is never run",
    "compile": "text is never run",
    "__import__": "imports are written down, so that this test sees them",
    "importlib.import_module": "imports are written down, so that this test sees them",
    "os.system": "a shell splits and expands what a clerk typed",
    "os.popen": "a shell splits and expands what a clerk typed",
    "yaml.load": "safe_load builds plain values only",
    "yaml.load_all": "safe_load builds plain values only",
    "yaml.full_load": "safe_load builds plain values only",
    "yaml.unsafe_load": "safe_load builds plain values only",
}
"""Dotted names after resolving imports; a bare name is the built-in."""

FORBIDDEN_WORDS = {
    "unsafe_allow_html": "text from people or models is never rendered as HTML",
    "load_prompt": "it reads any file a prompt names",
}

FORBIDDEN_ARGUMENTS = {
    ("verify", False): "a certificate that is not checked protects nothing",
    ("shell", True): "a shell splits and expands what a clerk typed",
}

IMPURE_CALLS = {
    "open": "core does no I/O",
    "print": "core does no I/O",
    "input": "core does no I/O",
}
IMPURE_METHODS = {
    **dict.fromkeys(("now", "today", "utcnow"), "core has no clock: dates are handed in"),
    **dict.fromkeys(("read_text", "write_text", "read_bytes", "write_bytes", "unlink"), "core does no I/O"),
}

ONE_SYSTEM_ONLY = frozenset(
    "fcntl grp nis posix pty pwd readline resource spwd syslog termios tty "  # not on Windows
    "_winapi msvcrt winreg winsound".split()  # nowhere else
)
ONE_SYSTEM_CALLS = frozenset(
    "os.chown os.fchown os.fork os.geteuid os.getgid os.getuid os.initgroups os.killpg os.lchown os.mkfifo "
    "os.nice os.setgid os.setsid os.setuid os.startfile os.statvfs os.sync os.uname os.wait".split()
)

BROAD = frozenset({"Exception", "BaseException"})
MAY_CATCH_ALL = ("nianbao.ui", "nianbao.cli")

NO_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"})

LONGEST_APP = 30


@dataclass(frozen=True)
class Module:
    """One source file, parsed, with what its names stand for."""

    name: str
    source: str
    is_package: bool = False
    tree: ast.Module = field(init=False)
    imports: tuple[tuple[str, ast.stmt], ...] = field(init=False)
    names: dict[str, str] = field(init=False)

    def __post_init__(self):
        tree = ast.parse(self.source, self.name)
        imports, names = [], {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    imports.append((alias.name, node))
                    bound = alias.asname or alias.name.split(".")[0]
                    names[bound] = alias.name if alias.asname else bound
            elif isinstance(node, ast.ImportFrom):
                origin = self._absolute(node)
                for alias in node.names:
                    imports.append((f"{origin}.{alias.name}", node))
                    names[alias.asname or alias.name] = f"{origin}.{alias.name}"
        for attribute, value in (("tree", tree), ("imports", tuple(imports)), ("names", names)):
            object.__setattr__(self, attribute, value)

    def _absolute(self, node):
        if not node.level:
            return node.module
        package = self.name.split(".") if self.is_package else self.name.split(".")[:-1]
        base = package[: len(package) - node.level + 1]
        return ".".join([*base, node.module] if node.module else base)

    @property
    def room(self):
        """The part of the program it belongs to: `nianbao.report.cells` → `report`."""
        first, *rest = self.name.split(".")
        return rest[0] if rest else first

    def lies_in(self, places):
        """Whether it is one of these modules or below one of them."""
        return any(_is_or_below(self.name, place) for place in places)

    def nodes(self, *kinds):
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def called(self, call):
        """The dotted name a call goes to, imports resolved: `import os as o; o.fork()` → `os.fork`."""
        parts, function = [], call.func
        while isinstance(function, ast.Attribute):
            parts.append(function.attr)
            function = function.value
        if not isinstance(function, ast.Name):
            return ""
        return ".".join([self.names.get(function.id, function.id), *reversed(parts)])


def imported_room(name):
    """The part of the program an imported name belongs to; None for a library, `nianbao` for its version."""
    first, *rest = name.split(".")
    if first == "app" and not rest:
        return "app"
    if first != "nianbao":
        return None
    return rest[0] if rest and rest[0] in DIRECTIONS else "nianbao"


def _is_or_below(name, place):
    return name == place or name.startswith(f"{place}.")


class Fault(NamedTuple):
    line: int
    what: str


def wrong_directions(module: Module) -> Iterator[Fault]:
    if module.room not in DIRECTIONS:
        yield Fault(1, f"{module.room} is no room of the design: say in DIRECTIONS what it may import")
        return
    allowed, reason = DIRECTIONS[module.room]
    for name, node in module.imports:
        room = imported_room(name)
        if room not in allowed | {None, "nianbao", module.room}:
            yield Fault(node.lineno, f"{module.room} imports {room}: {reason}")


def wrong_doors(module: Module) -> Iterator[Fault]:
    for name, node in module.imports:
        for library, places, reason in DOORS:
            parts = name.split(".")
            tops = (".".join(parts[: i + 1]) for i in range(len(parts)))
            if any(library.fullmatch(top) for top in tops) and not module.lies_in(places):
                yield Fault(node.lineno, f"{name} belongs into {' or '.join(places)}: {reason}")


def impure_core(module: Module) -> Iterator[Fault]:
    if module.room not in CORE:
        return
    for name, node in module.imports:
        top = name.split(".")[0]
        if top != "nianbao" and top not in PURE_LIBRARY:
            kind = "the standard library" if top in sys.stdlib_module_names else "a library"
            yield Fault(
                node.lineno, f"core imports {top} of {kind}: core has no I/O, clock, chance or libraries"
            )
    for call in module.nodes(ast.Call):
        reason = IMPURE_CALLS.get(module.called(call))
        if reason is None and isinstance(call.func, ast.Attribute):
            reason = IMPURE_METHODS.get(call.func.attr)
        if reason is not None:
            yield Fault(call.lineno, f"core calls {ast.unparse(call.func)}: {reason}")


def forbidden_imports(module: Module) -> Iterator[Fault]:
    for name, node in module.imports:
        for forbidden, reason in FORBIDDEN_IMPORTS.items():
            if _is_or_below(name, forbidden):
                yield Fault(node.lineno, f"{forbidden} is imported: {reason}")


def forbidden_calls(module: Module) -> Iterator[Fault]:
    for call in module.nodes(ast.Call):
        reason = FORBIDDEN_CALLS.get(module.called(call))
        if reason is not None:
            yield Fault(call.lineno, f"{ast.unparse(call.func)} is called: {reason}")
        for argument in call.keywords:
            value = getattr(argument.value, "value", None)
            if type(value) is bool and (argument.arg, value) in FORBIDDEN_ARGUMENTS:
                reason = FORBIDDEN_ARGUMENTS[argument.arg, value]
                yield Fault(call.lineno, f"{argument.arg}={value} is passed: {reason}")


_WORD = {ast.Name: "id", ast.Attribute: "attr", ast.keyword: "arg", ast.alias: "name", ast.Constant: "value"}


def forbidden_words(module: Module) -> Iterator[Fault]:
    for node in module.nodes(*_WORD):
        word = getattr(node, _WORD[type(node)])
        if isinstance(word, str) and word in FORBIDDEN_WORDS:
            yield Fault(node.lineno, f"{word} is used: {FORBIDDEN_WORDS[word]}")


def caught_too_much(module: Module) -> Iterator[Fault]:
    if module.lies_in(MAY_CATCH_ALL):
        return
    for handler in module.nodes(ast.ExceptHandler):
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        broad = any(kind is None or (isinstance(kind, ast.Name) and kind.id in BROAD) for kind in kinds)
        last = handler.body[-1]
        passes_on = isinstance(last, ast.Raise) and last.exc is None
        if broad and not passes_on:
            yield Fault(handler.lineno, f"everything is caught outside {' and '.join(MAY_CATCH_ALL)}")


def one_system_only(module: Module) -> Iterator[Fault]:
    guarded = {
        id(below) for node in ast.walk(module.tree) if _knows_of_systems(node) for below in ast.walk(node)
    }
    for name, node in module.imports:
        top = name.split(".")[0]
        if top in ONE_SYSTEM_ONLY and id(node) not in guarded:
            yield Fault(node.lineno, f"{top} is not on every system: import it where its absence is handled")
    for call in module.nodes(ast.Call):
        if module.called(call) in ONE_SYSTEM_CALLS and id(call) not in guarded:
            yield Fault(
                call.lineno, f"{module.called(call)} is not on every system: ask for the system first"
            )


def _knows_of_systems(node):
    """A `try` that handles a missing module, or an `if` that asks for the system."""
    if isinstance(node, ast.Try):
        caught = " ".join(ast.unparse(handler.type) for handler in node.handlers if handler.type)
        return "ImportError" in caught or "ModuleNotFoundError" in caught
    if isinstance(node, ast.If | ast.IfExp):
        asked = ast.unparse(node.test)
        return any(question in asked for question in ("sys.platform", "os.name", "hasattr(os,"))
    return False


def text_without_encoding(module: Module) -> Iterator[Fault]:
    for call in module.nodes(ast.Call):
        if _decodes_by_chance(module.called(call), call):
            yield Fault(call.lineno, f"{ast.unparse(call.func)} without encoding: Windows would take cp936")


def _decodes_by_chance(called, call):
    """Whether a call turns bytes into text or back in the encoding of whatever machine it runs on."""
    given = {argument.arg: getattr(argument.value, "value", None) for argument in call.keywords}
    method, count = (call.func.attr if isinstance(call.func, ast.Attribute) else ""), len(call.args)

    def mode(place, default):
        found = getattr(call.args[place], "value", None) if count > place else default
        return str(given.get("mode", found))

    if "encoding" in given:
        return False
    if called in ("open", "io.open", "os.fdopen"):
        return "b" not in mode(1, "r") and count < 4
    if called.startswith("tempfile.") and called.endswith("TemporaryFile"):
        return "b" not in mode(0, "w+b")
    if called.startswith("subprocess."):
        return given.get("text") is True or given.get("universal_newlines") is True
    if called.startswith("logging.") and called.endswith("FileHandler"):
        return True
    if method == "open":  # of a path: a zip's or a browser's takes a name, not a mode
        return re.fullmatch("[rwaxt+]+", mode(0, "r")) is not None
    return (method == "read_text" and count < 1) or (method == "write_text" and count < 2)


def empty_names(module: Module) -> Iterator[Fault]:
    for part in set(module.name.split(".")) & NO_NAMES:
        yield Fault(1, f"{part} says nothing about what is in it")


def missing_room_sentence(module: Module) -> Iterator[Fault]:
    if not ast.get_docstring(module.tree):
        yield Fault(1, "a module opens with one sentence: its room")


def long_app(module: Module) -> Iterator[Fault]:
    lines = len(module.source.splitlines())
    if module.name == "app" and lines > LONGEST_APP:
        yield Fault(lines, f"app.py has {lines} lines, {LONGEST_APP} are enough to open the page")


RULES: tuple[Callable[[Module], Iterator[Fault]], ...] = (
    wrong_directions,
    wrong_doors,
    impure_core,
    forbidden_imports,
    forbidden_calls,
    forbidden_words,
    caught_too_much,
    one_system_only,
    text_without_encoding,
    empty_names,
    missing_room_sentence,
    long_app,
)


def read_modules(root):
    """Every module of the program, by the path it lies at."""
    paths = [root / "app.py", *sorted((root / "src" / "nianbao").rglob("*.py"))]
    for path in paths:
        place = path.relative_to(root if path.name == "app.py" and path.parent == root else root / "src")
        parts = place.with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        yield path.relative_to(root), Module(name, path.read_text(encoding="utf-8"), is_package)
