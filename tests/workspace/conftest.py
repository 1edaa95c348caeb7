"""What the tests of a kept report stand on."""

import pytest

from nianbao.store.database import Database
from nianbao.workspace import Kept


@pytest.fixture
def kept(tmp_path):
    store = Database(tmp_path)
    yield Kept(store)
    store.close()
