"""What a save and a page ask stays within its budget: counted, in the real window."""

import pytest
from PySide6.QtWidgets import QApplication

from bench import asked, carry
from bench.asked import STATEMENTS, TRIPS, Budget, Counted
from bench.build import Made
from bench.server import Place
from tests.bench.conftest import few


def kept(found: Counted, budget: Budget) -> None:
    """Nothing asks more than it may."""
    over = {
        what: (took.asked, limit)
        for what, limit in vars(budget).items()
        if (took := getattr(found, what)).asked > limit
    }
    assert not over


def test_a_save_and_a_page_ask_little_of_a_file(qapp: QApplication, made: Made) -> None:
    kept(asked.in_a_file(made), STATEMENTS)


@pytest.mark.usefixtures("server")
def test_a_save_and_a_page_wait_little_for_a_server(
    qapp: QApplication, made: Made, place: Place
) -> None:
    with few():
        database = carry.ready(place, made)
    kept(asked.on_a_server(place, database), TRIPS)
