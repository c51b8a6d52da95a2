from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.real_board import Desk
from ui.boards.page import BoardPage
from ui.page import Page


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    """The settings of the board with something in every log."""
    return show_page(BoardPage)
