"""What every test stands on: no network except loopback, and a way to ask for a program from outside."""

import ipaddress
import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from nianbao import wiring

LOCAL_NAMES = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback"})
LOCAL_FAMILIES = frozenset(
    getattr(socket, name) for name in ("AF_UNIX", "AF_NETLINK") if hasattr(socket, name)
)
PROGRAMS = {
    "soffice": ("soffice", "libreoffice"),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "pdftotext": ("pdftotext",),
    "pdftoppm": ("pdftoppm",),
}
"""Program name → the commands it goes by."""


def reaches_out(event, arguments):
    """Where an audited socket call would go if that is not this machine, else None."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        connection, address = arguments
        if (
            address is None or connection.family in LOCAL_FAMILIES
        ):  # None: a datagram to the peer connected to
            return None
        return None if isinstance(address, tuple) and _is_loopback(_text(address[0])) else str(address)
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        name = _text(arguments[0])
        return None if _is_local_name(name) or _is_address(name) else name
    if event in ("socket.gethostbyaddr", "socket.getnameinfo"):
        asked = arguments[0]
        name = _text(asked[0] if isinstance(asked, tuple) else asked)
        return None if _is_local_name(name) or _is_loopback(name) else name
    return None


def _text(host):
    return "" if host is None else host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


def _is_local_name(name):
    return name.lower() in LOCAL_NAMES or name.lower().endswith(".localhost")


def _is_address(host):
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host):
    if not _is_address(host):
        return _is_local_name(host)
    address = ipaddress.ip_address(host)
    inner = getattr(address, "ipv4_mapped", None)
    return (inner or address).is_loopback


class NetworkGuard:
    """Refuses every socket call that leaves the machine and remembers it.

    It listens to the interpreter's audit events, so no library in this process gets round it by holding a
    reference to a socket function. Child processes and libraries with sockets of their own are out of reach.
    """

    def __init__(self):
        self.attempts = []
        self.active = True

    def __call__(self, event, arguments):
        if self.active and event.startswith("socket."):
            target = reaches_out(event, arguments)
            if target is not None:
                self.attempts.append(target)
                raise AssertionError(f"a test reached for the network: {event} to {target}")


GUARD = pytest.StashKey[NetworkGuard]()


def pytest_configure(config):
    # From here on, not from the first test: what a test module does on import is guarded too.
    config.stash[GUARD] = NetworkGuard()
    sys.addaudithook(config.stash[GUARD])


def pytest_unconfigure(config):
    config.stash[GUARD].active = False  # an audit hook cannot be taken out again, only told to rest


@pytest.fixture(autouse=True)
def refused_connections(pytestconfig):
    """Fails a test during which something reached out, even if the code under test swallowed the refusal.

    A test that reaches out on purpose clears the list.
    """
    attempts = pytestconfig.stash[GUARD].attempts
    yield attempts
    made = attempts.copy()
    attempts.clear()
    assert not made, f"a test reached for the network: {made}"


def needs_program(name, *, path=None):
    """Where a program lies; without it the test is skipped, or fails when NIANBAO_REQUIRE_PROGRAMS=1."""
    for command in PROGRAMS.get(name, (name,)):
        found = shutil.which(command, path=path)
        if found is not None:
            return Path(found)
    reason = f"needs the program {name}, which is not on this machine"
    if os.environ.get("NIANBAO_REQUIRE_PROGRAMS") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def program():
    """Finds a program by name as `needs_program` does."""
    return needs_program


@pytest.fixture(scope="session")
def soffice() -> Path:
    """LibreOffice, to lay out what we wrote."""
    return needs_program("soffice")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A browser, to look at the page."""
    return needs_program("chromium")


@pytest.fixture(scope="session")
def pdftotext() -> Path:
    """Poppler, to read what LibreOffice laid out."""
    return needs_program("pdftotext")


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory):
    """No test touches the data of whoever runs them."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIANBAO_DATA", str(folder))
        patch.delenv("NIANBAO_DATABASE_URL", raising=False)
        yield folder


@pytest.fixture(scope="session")
def workspace():
    """The program as a clerk gets it."""
    return wiring.build()
