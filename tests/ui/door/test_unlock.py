"""Before the desk: four questions, or a way out of what went wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from concierge.entrance import Entrance
from concierge.errors import Code, Refusal
from concierge.store.work import Work
from concierge.team.actions import NewSteward, add_steward
from concierge.team.sign_in import SETUP
from concierge.workspace import file as workspace_file
from concierge.workspace import revision
from tests.older import make_older
from ui.door.opening import Opened, open_for_desk
from ui.door.unlock import Unlock

PASSPHRASE = "correct horse battery staple seven"


class Person:
    """Somebody before a window: types, presses, reads."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def find(self, identifier: str) -> QWidget:
        """The one with that identifier that can be seen, else any."""
        found = [w for w in self.window.findChildren(QWidget) if w.objectName() == identifier]
        return next((one for one in found if one.isVisible()), found[0])

    def types(self, identifier: str, text: str) -> None:
        field = self.find(identifier)
        assert isinstance(field, QLineEdit)
        field.setText(text)

    def presses(self, identifier: str) -> None:
        button = self.find(identifier)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        assert button.isEnabled()
        button.click()

    def reads(self, identifier: str) -> str:
        label = self.find(identifier)
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""

    def sees(self, identifier: str) -> bool:
        return self.find(identifier).isVisible()


def given(path: Path, key_file: Path | None = None, login: str | None = None) -> Entrance:
    return Entrance(path, key_file=key_file, login=login)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "mine.concierge"


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Entrance, Refusal], Person]:
    """The window after that refusal."""

    def shown(entrance: Entrance, refusal: Refusal) -> Person:
        made = Unlock(entrance)
        qtbot.addWidget(made)
        made.refused.connect(made.show_refusal)
        made.show_refusal(refusal)
        made.show()
        return Person(made)

    return shown


@pytest.fixture(autouse=True)
def nothing_stays_open() -> Iterator[list[Opened]]:
    """What a test opened is closed after it."""
    opened: list[Opened] = []
    yield opened
    QThreadPool.globalInstance().waitForDone()
    for one in opened:
        one.close()


def opened_after(
    person: Person, act: Callable[[], None], qtbot: QtBot, opened: list[Opened]
) -> Opened:
    window = person.window
    assert isinstance(window, Unlock)
    with qtbot.waitSignal(window.opened, timeout=20000) as heard:
        act()
    [one] = heard.args or []
    opened.append(one)
    return one  # type: ignore[no-any-return]


@pytest.fixture
def locked(path: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A workspace with two stewards and a recovery passphrase, and its key file."""
    key = tmp_path / "key"
    with workspace_file.create(
        path, zone="Asia/Shanghai", language="zh", key_file=key, passphrase=PASSPHRASE
    ) as made:
        setup = Work(made, SETUP)
        setup.write(add_steward, NewSteward("wang", "王静", "steward", "上海"))
        setup.write(add_steward, NewSteward("he", "何敏", "steward", "上海"))
    return path, key


def test_a_first_run_asks_four_things_and_opens_the_desk(
    show: Callable[..., Person],
    path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    nothing_stays_open: list[Opened],
) -> None:
    options = given(path, tmp_path / "key")
    person = show(options, Refusal(Code.ABSENT, path=path))
    person.types("unlock.name", "王静")
    person.types("unlock.login", "wang")
    one = opened_after(person, lambda: person.presses("unlock.begin"), qtbot, nothing_stays_open)
    assert one.work.actor.login == "wang"
    assert path.exists()


def test_without_a_keyring_the_key_may_go_to_a_file_and_is_found_again(
    show: Callable[..., Person], path: Path, qtbot: QtBot, nothing_stays_open: list[Opened]
) -> None:
    person = show(given(path), Refusal(Code.ABSENT, path=path))
    person.types("unlock.name", "王静")
    person.types("unlock.login", "wang")
    person.types("unlock.passphrase", PASSPHRASE)
    person.types("unlock.passphrase_again", PASSPHRASE)
    person.presses("unlock.begin")
    qtbot.waitUntil(lambda: "keyring" in person.reads("unlock.refused"), timeout=20000)
    one = opened_after(person, lambda: person.presses("unlock.key_file"), qtbot, nothing_stays_open)
    one.close()
    again = open_for_desk(given(path))
    nothing_stays_open[:] = [again]
    assert again.work.actor.login == "wang"


def test_nothing_typed_is_lost_by_a_complaint(
    show: Callable[..., Person], path: Path, qtbot: QtBot
) -> None:
    person = show(given(path), Refusal(Code.ABSENT, path=path))
    person.types("unlock.passphrase", PASSPHRASE)
    person.presses("unlock.begin")
    assert person.find("unlock.name").accessibleDescription()
    assert person.find("unlock.passphrase_again").accessibleDescription()
    assert person.find("unlock.passphrase").text() == PASSPHRASE  # type: ignore[attr-defined]
    assert not path.exists()


def test_enter_goes_from_field_to_field_and_begins_at_the_last(
    show: Callable[..., Person], path: Path, qtbot: QtBot
) -> None:
    person = show(given(path), Refusal(Code.ABSENT, path=path))
    gone = []
    for name in ("unlock.name", "unlock.login", "unlock.zone", "unlock.passphrase"):
        person.types(name, "Asia/Shanghai")
        person.find(name).setFocus()
        qtbot.keyClick(person.find(name), Qt.Key.Key_Return)
        focus = person.find(name).window().focusWidget()
        gone.append(focus.objectName() if focus else "")
    assert gone == ["unlock.login", "unlock.zone", "unlock.passphrase", "unlock.passphrase_again"]
    qtbot.keyClick(person.find("unlock.passphrase_again"), Qt.Key.Key_Return)
    assert person.find("unlock.passphrase_again").accessibleDescription()


def test_a_complaint_goes_when_its_field_is_mended_and_moves_nothing(
    show: Callable[..., Person], path: Path, qtbot: QtBot
) -> None:
    person = show(given(path), Refusal(Code.ABSENT, path=path))
    qtbot.wait(1)
    before = person.find("unlock.begin").pos()
    person.presses("unlock.begin")
    qtbot.wait(1)
    assert person.find("unlock.begin").pos() == before
    qtbot.keyClicks(person.find("unlock.name"), "W")
    assert not person.find("unlock.name").accessibleDescription()
    assert person.find("unlock.passphrase").accessibleDescription()


@pytest.mark.parametrize("needed", ["unlock.name", "unlock.login", "unlock.passphrase"])
def test_enter_does_not_go_past_what_is_needed(
    path: Path, show: Callable[[Entrance, Refusal], Person], qtbot: QtBot, needed: str
) -> None:
    person = show(given(path), Refusal(Code.ABSENT, path=path))
    person.types(needed, " " if needed != "unlock.passphrase" else "")
    person.find(needed).setFocus()
    qtbot.keyClick(person.find(needed), Qt.Key.Key_Return)
    assert person.window.focusWidget() is person.find(needed)
    assert person.find(needed).accessibleDescription()


def test_a_weak_passphrase_is_refused_where_it_can_be_mended(
    show: Callable[..., Person], path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = show(given(path), Refusal(Code.ABSENT, path=path))
    person.types("unlock.name", "王静")
    for field in ("unlock.passphrase", "unlock.passphrase_again"):
        person.types(field, "password")
    person.presses("unlock.begin")
    qtbot.waitUntil(lambda: "guessed" in person.reads("unlock.refused"), timeout=20000)
    assert person.find("unlock.passphrase").hasFocus()
    assert not path.exists()


def test_another_language_is_spoken_at_once(
    show: Callable[..., Person], path: Path, qtbot: QtBot
) -> None:
    person = show(given(path), Refusal(Code.ABSENT, path=path))
    window = person.window
    assert isinstance(window, Unlock)
    with qtbot.waitSignal(window.language_wanted) as wanted:
        person.presses("unlock.language.zh")
    assert wanted.args == ["zh"]


def test_a_lost_key_can_be_recovered_by_the_passphrase(
    show: Callable[..., Person],
    locked: tuple[Path, Path],
    tmp_path: Path,
    qtbot: QtBot,
    nothing_stays_open: list[Opened],
) -> None:
    path, _key = locked
    person = show(given(path, tmp_path / "new.key", "wang"), Refusal(Code.KEY_MISSING))
    person.types("unlock.passphrase", PASSPHRASE)
    one = opened_after(person, lambda: person.presses("unlock.recover"), qtbot, nothing_stays_open)
    assert one.work.actor.login == "wang"


def test_a_wrong_passphrase_says_so_and_can_be_tried_again(
    show: Callable[..., Person], locked: tuple[Path, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    person = show(given(locked[0], tmp_path / "new.key"), Refusal(Code.KEY_MISSING))
    person.types("unlock.passphrase", "something else entirely")
    person.presses("unlock.recover")
    qtbot.waitUntil(lambda: "not the recovery" in person.reads("unlock.refusal"), timeout=20000)
    assert person.sees("unlock.recover")


def test_with_several_people_it_asks_who_is_working(
    show: Callable[..., Person],
    locked: tuple[Path, Path],
    qtbot: QtBot,
    nothing_stays_open: list[Opened],
) -> None:
    refusal = Refusal(Code.SIGN_IN_NEEDED, logins=["he", "wang"])
    person = show(given(*locked), refusal)
    who = person.find("unlock.login")
    assert isinstance(who, QComboBox)
    assert [who.itemText(n) for n in range(who.count())] == ["he", "wang"]

    def choose() -> None:
        who.setCurrentIndex(1)
        who.activated.emit(1)

    one = opened_after(person, choose, qtbot, nothing_stays_open)
    assert one.work.actor.login == "wang"


WAYS = {
    "unlock.again", "unlock.key", "unlock.other", "unlock.sample", "unlock.recover",
    "unlock.upgrade", "unlock.password", "unlock.sign_in",
}  # fmt: skip

AT_A_SERVER = {"unlock.password", "unlock.sign_in"}


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        (Code.KEY_MISSING, WAYS - AT_A_SERVER - {"unlock.upgrade"}),
        (Code.KEYRING_LOCKED, WAYS - AT_A_SERVER - {"unlock.upgrade"}),
        (Code.PASSWORD_NEEDED, AT_A_SERVER | {"unlock.other", "unlock.sample"}),
        (Code.PASSWORD_WRONG, AT_A_SERVER | {"unlock.other", "unlock.sample"}),
        (Code.OLDER_FILE, {"unlock.upgrade", "unlock.other", "unlock.sample"}),
        (Code.DAMAGED, {"unlock.again", "unlock.other", "unlock.sample"}),
        (Code.HELD_BY_OTHER, {"unlock.again", "unlock.other", "unlock.sample"}),
        (Code.NEWER_FILE, {"unlock.again", "unlock.other", "unlock.sample"}),
    ],
)
def test_each_trouble_has_the_ways_out_that_can_help(
    show: Callable[..., Person], path: Path, code: Code, ways: set[str]
) -> None:
    person = show(given(path), Refusal(code, path=path))
    assert person.reads("unlock.refusal")
    assert {way for way in WAYS if person.sees(way)} == ways


def test_an_older_workspace_is_upgraded_with_one_press_and_a_copy_stays(
    show: Callable[..., Person],
    locked: tuple[Path, Path],
    qtbot: QtBot,
    nothing_stays_open: list[Opened],
) -> None:
    path, key = locked
    make_older(path, key)
    options = given(path, key, login="wang")
    with pytest.raises(Refusal) as refused:
        open_for_desk(options)
    person = show(options, refused.value)
    one = opened_after(person, lambda: person.presses("unlock.upgrade"), qtbot, nothing_stays_open)
    assert one.work.actor.login == "wang"
    assert len(list(path.parent.glob(f"{path.name}.before-{revision.known()[0]}-*"))) == 2


def test_a_workspace_with_nobody_in_it_asks_who_one_is(
    show: Callable[..., Person],
    path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    nothing_stays_open: list[Opened],
) -> None:
    key = tmp_path / "key"
    workspace_file.create(path, zone="Asia/Shanghai", language="zh", key_file=key).close()
    with pytest.raises(Refusal) as refused:
        open_for_desk(given(path, key))
    person = show(given(path, key), refused.value)
    assert not person.sees("unlock.passphrase_again")
    person.types("unlock.name", "王静")
    person.types("unlock.login", "wang")
    one = opened_after(person, lambda: person.presses("unlock.begin"), qtbot, nothing_stays_open)
    assert one.work.actor.login == "wang"


def test_a_bug_before_the_desk_is_told_and_can_be_reported(
    show: Callable[..., Person], path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = show(given(path), Refusal(Code.DAMAGED, path=path))
    assert not person.sees("unlock.report")
    window = person.window
    assert isinstance(window, Unlock)
    window.show_bug("Something went wrong", "where it was")
    assert person.reads("unlock.refusal") == "Something went wrong"
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    person.presses("unlock.report")
    assert target.read_text() == "where it was"
    assert "names no member" in person.reads("unlock.refusal")


def test_the_key_that_quits_the_desk_quits_here_as_well(
    show: Callable[..., Person], path: Path, qtbot: QtBot
) -> None:
    window = show(given(path), Refusal(Code.ABSENT, path=path)).window
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()
