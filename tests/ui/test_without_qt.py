"""What a start loads, and what it leaves for later."""

import subprocess
import sys


def loaded_by(*imports: str) -> set[str]:
    """The modules a fresh Python has after these imports."""
    program = f"import {', '.join(imports)}, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(done.stdout.decode().split())


def test_what_comes_before_qt_brings_no_qt_along() -> None:
    loaded = loaded_by("ui.without_qt")
    assert "concierge.today.queries" in loaded
    assert not [one for one in loaded if one.startswith(("PySide6", "shiboken6"))]


def test_the_window_brings_nothing_along_that_today_does_not_need() -> None:
    loaded = loaded_by("ui.without_qt", "ui.app")
    assert "ui.today.panel" in loaded
    later = {
        "concierge.brief.queries",
        "concierge.contacts.actions",
        "concierge.demo",
        "concierge.reminders.actions",
        "concierge.searchindex.index",
        "concierge.timeline.queries",
        "ui.frame.member_page",
        "ui.door.unlock",
    }
    assert not later & loaded


def test_what_one_can_do_in_today_knows_every_table_it_refers_to() -> None:
    program = (
        "import ui.without_qt, concierge.reminders.actions\n"
        "from concierge.store.base import Base\n"
        "for table in Base.metadata.tables.values():\n"
        "    print(table.name, *(key.column.table.name for key in table.foreign_keys))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert not done.returncode, done.stderr.decode()
    assert b"reminder" in done.stdout
