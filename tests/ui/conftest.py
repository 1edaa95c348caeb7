"""What the tests of the page stand on."""

import pytest
from clerks_page import Page


@pytest.fixture
def page():
    return Page()


@pytest.fixture
def new_page():
    """Opens one more window, at an address."""
    return Page
