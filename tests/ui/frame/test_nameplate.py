"""Who is at the desk, where, and whose page is open."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from concierge.settings import Settings
from concierge.store.work import Work
from concierge.workspace.file import Workspace
from tests.ui.conftest import desk_of
from ui import language
from ui.desk import Desk
from ui.trouble import Trouble
from ui.window import Window


@pytest.fixture
def settled(desk: Desk, qtbot: object) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(desk.idle, timeout=20000)  # type: ignore[attr-defined]


def test_the_title_and_the_foot_say_who_it_is_and_the_title_whose_page_is_open(
    desk: Desk, member: UUID, settled: Callable[[], None], qapp: QApplication, qtbot: object
) -> None:
    made = Window(desk, Trouble(), Settings(), sample=True)
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.show()
    made.start()
    settled()
    assert made.windowTitle() == "王静 · Shanghai — Concierge"
    assert "王静 · Shanghai, Sample programme" in made.status.accessibleName()
    made.show_member(member)
    settled()
    assert made.windowTitle() == "林女士 — 王静 · Shanghai — Concierge"
    made.show_settings()
    settled()
    assert made.windowTitle() == "王静 · Shanghai — Concierge"
    whose = made.screens.currentWidget().findChild(object, "settings.whose")
    assert whose.text() == "王静, steward, Shanghai; signs in as wang"
    language.speak(qapp, "zh")
    qtbot.waitUntil(lambda: "示例" in made.status.accessibleName())  # type: ignore[attr-defined]
    made.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://db.example.com/concierge", "db.example.com"),
        ("postgresql://wang@db.example.com:5433/concierge", "db.example.com:5433"),
        ("postgresql://db.example.com/shanghai", "db.example.com/shanghai"),
    ],
)
def test_a_server_is_called_by_its_name(address: str, said: str, tmp_path: Path) -> None:
    from concierge.settings import Seat
    from ui.door import seats

    assert seats.shown(Seat(address, "")) == said


def test_an_administrators_foot_tells_no_key_that_does_nothing_there(
    workspace: Workspace, setup: Work, qapp: QApplication, qtbot: object
) -> None:
    with desk_of(workspace, setup) as desk:
        made = Window(desk, Trouble(), Settings())
        qtbot.addWidget(made)  # type: ignore[attr-defined]
        made.show()
        made.start()
        made.show_settings()
        qtbot.waitUntil(desk.idle, timeout=20000)  # type: ignore[attr-defined]
        assert made.status._ids == ("screens", "sheet")
        made.close()
