"""The network is off in tests except loopback, and nothing that ships reaches out of its own accord."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = "192.0.2.1"  # reserved for documentation: no machine has it
NOWHERE = "example.invalid"


@pytest.fixture
def datagram():
    """A socket whose connect sends nothing, so that a broken guard harms nobody."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
        yield opened


@pytest.mark.parametrize("connect", ["connect", "connect_ex"])
def test_connecting_elsewhere_is_refused_and_the_address_named(datagram, refused_connections, connect):
    with pytest.raises(AssertionError, match=ELSEWHERE):
        getattr(datagram, connect)((ELSEWHERE, 9))

    assert len(refused_connections) == 1
    refused_connections.clear()


def test_a_datagram_to_elsewhere_is_refused(datagram, refused_connections):
    with pytest.raises(AssertionError, match=ELSEWHERE):
        datagram.sendto(b"", (ELSEWHERE, 9))

    refused_connections.clear()


def test_connecting_elsewhere_over_ipv6_is_refused(refused_connections):
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as opened,
        pytest.raises(AssertionError, match="2001:db8::1"),
    ):
        opened.connect(("2001:db8::1", 9))

    refused_connections.clear()


@pytest.mark.parametrize(
    "look_up",
    [
        lambda: socket.getaddrinfo(NOWHERE, 443),
        lambda: socket.getaddrinfo(NOWHERE.encode(), 443),
        lambda: socket.gethostbyname(NOWHERE),
        lambda: socket.gethostbyname_ex(NOWHERE),
        lambda: socket.create_connection((NOWHERE, 443), timeout=1),
    ],
    ids=["getaddrinfo", "getaddrinfo bytes", "gethostbyname", "gethostbyname_ex", "create_connection"],
)
def test_looking_up_a_name_elsewhere_is_refused_and_the_name_named(look_up, refused_connections):
    with pytest.raises(AssertionError, match=NOWHERE):
        look_up()

    refused_connections.clear()


@pytest.mark.parametrize("asked", [(ELSEWHERE, 9), (NOWHERE, 9)])
def test_asyncio_is_refused_as_well(asked, refused_connections):
    async def reach_out():
        await asyncio.wait_for(asyncio.open_connection(*asked), timeout=2)

    with pytest.raises(AssertionError, match=asked[0]):
        asyncio.run(reach_out())

    refused_connections.clear()


def test_another_thread_is_refused_as_well(datagram, refused_connections):
    refusals = []

    def reach_out():
        try:
            datagram.connect((ELSEWHERE, 9))
        except AssertionError as refusal:
            refusals.append(str(refusal))

    thread = threading.Thread(target=reach_out)
    thread.start()
    thread.join()

    assert len(refusals) == 1
    refused_connections.clear()


def test_a_refusal_that_the_code_swallows_still_fails_its_test(pytester_run):
    outcome = pytester_run("""
        import socket

        def test_swallows():
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
                try:
                    opened.connect(("192.0.2.1", 9))
                except BaseException:
                    pass
    """)

    assert outcome.returncode == 1
    assert "1 passed, 1 error" in outcome.stdout
    assert "a test reached for the network" in outcome.stdout
    assert "192.0.2.1" in outcome.stdout


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_loopback_is_open(family):
    address = {"AF_INET": "127.0.0.1", "AF_INET6": "::1"}[family]
    with socket.create_server((address, 0), family=getattr(socket, family)) as server:
        port = server.getsockname()[1]

        with socket.create_connection((address, port), timeout=5) as client:
            accepted, _ = server.accept()
            accepted.sendall(b"here")
            accepted.close()

            assert client.recv(4) == b"here"


def test_asyncio_over_loopback_is_open():
    async def there_and_back():
        async def answer(_reader, writer):
            writer.write(b"here")
            writer.close()
            await writer.wait_closed()

        async with await asyncio.start_server(answer, "localhost", 0, family=socket.AF_INET) as server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            received = await reader.read()
            writer.close()
            await writer.wait_closed()
            return received

    assert asyncio.run(there_and_back()) == b"here"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs Unix sockets")
def test_unix_sockets_are_open(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a relative name, because the whole path must fit into 100 characters
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind("here.sock")
        server.listen()

        client.connect("here.sock")

        assert client.getpeername() == "here.sock"


@pytest.mark.skipif(os.environ.get("NIANBAO_NETWORK_OFF") != "1", reason="the network of this machine is on")
def test_a_child_process_has_no_way_out_either():
    reach_out = f"import socket; socket.socket(type=socket.SOCK_DGRAM).connect(({ELSEWHERE!r}, 9))"

    child = subprocess.run(
        [sys.executable, "-c", reach_out], capture_output=True, encoding="utf-8", check=False
    )

    assert child.returncode == 1
    assert "OSError" in child.stderr


def test_a_missing_program_skips_the_test_with_its_name(program, tmp_path, monkeypatch):
    monkeypatch.delenv("NIANBAO_REQUIRE_PROGRAMS", raising=False)

    with pytest.raises(pytest.skip.Exception, match="soffice"):
        program("soffice", path=str(tmp_path))


def test_a_missing_program_fails_the_test_where_programs_are_required(program, tmp_path, monkeypatch):
    monkeypatch.setenv("NIANBAO_REQUIRE_PROGRAMS", "1")

    with pytest.raises(pytest.fail.Exception, match="soffice"):
        program("soffice", path=str(tmp_path))


def test_a_program_that_is_there_is_found(program):
    directory, name = Path(sys.executable).parent, Path(sys.executable).name

    assert program(name, path=str(directory)) == directory / name


@pytest.fixture(scope="module")
def page_settings():
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def test_the_page_asks_nobody_for_its_own_address(page_settings):
    assert page_settings["browser"]["serverAddress"] == "localhost"


def test_the_page_reports_no_use_to_anyone(page_settings):
    assert page_settings["browser"]["gatherUsageStats"] is False


def test_the_page_listens_on_this_machine_only(page_settings):
    assert page_settings["server"]["address"] == "127.0.0.1"


def test_the_page_tells_a_browser_nothing_of_an_unforeseen_fault(page_settings):
    assert page_settings["client"]["showErrorDetails"] == "none"


@pytest.mark.parametrize("protection", ["enableCORS", "enableXsrfProtection"])
def test_the_page_keeps_its_protections_against_other_sites(page_settings, protection):
    assert page_settings["server"].get(protection, True) is True


@pytest.fixture
def pytester_run(tmp_path):
    """Runs pytest in a process of its own on one test file, with this suite's conftest."""

    def run(source):
        (tmp_path / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
        lines = source.strip("\n").splitlines()
        (tmp_path / "test_it.py").write_text("\n".join(line[8:] for line in lines), encoding="utf-8")
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                f"--rootdir={tmp_path}",
                str(tmp_path),
            ],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
        )

    return run
