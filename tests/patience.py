"""How long a test waits for what is to come: on a busy machine that may be long, and what comes
early ends the wait. How fast it must be is measured in bench/."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

MOST_S = 90.0


class PatientBot(QtBot):
    """Waits longer than pytest-qt's five seconds, and than any test that names a time."""

    def waitSignal(self, signal: Any, **given: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, **_patiently(given))

    def waitSignals(self, signals: Any, **given: Any) -> Any:  # noqa: N802
        return super().waitSignals(signals, **_patiently(given))

    def waitUntil(self, callback: Callable[[], Any], **given: Any) -> None:  # noqa: N802
        super().waitUntil(callback, **_patiently(given))

    def waitActive(self, widget: QWidget, **given: Any) -> Any:  # noqa: N802
        return super().waitActive(widget, **_patiently(given))

    def waitExposed(self, widget: QWidget, **given: Any) -> Any:  # noqa: N802
        return super().waitExposed(widget, **_patiently(given))


def _patiently(given: dict[str, Any]) -> dict[str, Any]:
    if given.get("raising") is False:  # what must not come is waited for as long as was said
        return given
    return given | {"timeout": max(given.get("timeout", 0), int(MOST_S * 1000))}


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, with patience."""
    return PatientBot(request)
