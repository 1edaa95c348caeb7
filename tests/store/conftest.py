"""A fresh store for every test, on SQLite and, where the environment names a server, on PostgreSQL."""

import os
import secrets

import psycopg
import pytest

from nianbao.store.database import Database

SERVER = "NIANBAO_TEST_POSTGRES"


class Ticking:
    """A clock that a test sets; every look moves it on by a microsecond."""

    def __init__(self):
        self.day = "2025-01-06"
        self.looks = 0

    def __call__(self):
        self.looks += 1
        return f"{self.day}T09:00:00.{self.looks:06d}+00:00"


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture
def server():
    """The address of an empty database on the server, dropped afterwards."""
    base = os.environ.get(SERVER)
    if not base:
        reason = f"needs a PostgreSQL server; {SERVER} says where it is, .ci/with-postgres starts one"
        if os.environ.get("NIANBAO_REQUIRE_PROGRAMS") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    name = f"t{secrets.token_hex(6)}"
    with psycopg.connect(base, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield f"{base.rpartition('/')[0]}/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def address(request):
    """Empty for SQLite; a server's address for PostgreSQL."""
    return "" if request.param == "sqlite" else request.getfixturevalue("server")


@pytest.fixture
def opened():
    """Opens stores that are closed when the test ends."""
    stores = []

    def open_(folder, url="", **more):
        stores.append(Database(folder, url, **more))
        return stores[-1]

    yield open_
    for store in stores:
        store.close()


@pytest.fixture
def store(tmp_path, address, opened, clock):
    return opened(tmp_path / "data", address, clock=clock)
