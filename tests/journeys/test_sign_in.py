"""At the door of a team's server: who types their password has their desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from concierge import vault
from concierge.entrance import Entrance
from concierge.errors import Code, Refusal
from concierge.settings import Settings
from concierge.workspace.server import TeamWorkspace
from tests.refusals import refused
from tests.server import Server
from ui.app import Start
from ui.door import seats
from ui.door.opening import Opened, open_for_desk
from ui.door.unlock import Unlock


@pytest.fixture
def given(team: TeamWorkspace, tmp_path: Path) -> Callable[[str], Entrance]:
    """The options of somebody who names the server and who they are, and no password."""
    place = f"postgresql://{team.url.host}:{team.url.port}/{team.url.database}"

    def options(login: str) -> Entrance:
        return Entrance(address=place, login=login, key_file=tmp_path / "drafts.key")

    return options


def find(window: QWidget, identifier: str) -> QWidget:
    found = [w for w in window.findChildren(QWidget) if w.accessibleIdentifier() == identifier]
    return next((one for one in found if one.isVisible()), found[0])


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_who_types_their_password_has_their_desk(
    tongue: str,
    given: Callable[[str], Entrance],
    server: Server,
    speaking: Callable[[str], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr(vault, "kept_password", kept.get)
    monkeypatch.setattr(vault, "keep_password", kept.__setitem__)
    speaking(tongue)
    options = given("wang")
    with pytest.raises(Refusal) as refused:
        open_for_desk(options)
    assert refused.value.code is Code.PASSWORD_NEEDED
    window = Unlock(options)
    qtbot.addWidget(window)
    window.refused.connect(window.show_refusal)
    window.show_refusal(refused.value)
    window.show()
    field = find(window, "unlock.password")
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.setText("guessed-17")
    with qtbot.waitSignal(window.refused):
        field.returnPressed.emit()
    sentence = find(window, "unlock.refusal")
    assert isinstance(sentence, QLabel)
    assert "guessed-17" not in sentence.text()
    assert kept == {}

    field.setText(server.password)
    button = find(window, "unlock.sign_in")
    assert isinstance(button, QAbstractButton)
    with qtbot.waitSignal(window.opened, timeout=20000) as heard:
        button.click()
    [opened] = heard.args or []
    assert isinstance(opened, Opened)
    assert opened.work.actor.login == "wang"
    assert list(kept.values()) == [server.password]
    opened.close()
    # From now on the keyring knows.
    open_for_desk(given("wang")).close()
    window.hide()
    QThreadPool.globalInstance().waitForDone()


def test_who_serves_nobody_has_no_desk(
    given: Callable[[str], Entrance], server: Server, tmp_path: Path
) -> None:
    options = replace(given("gate"), password=server.password)
    with refused(Code.NO_DESK):
        open_for_desk(options)


def test_a_locked_desk_asks_for_the_password_though_the_keyring_knows_it(
    given: Callable[[str], Entrance],
    server: Server,
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vault, "kept_password", lambda _account: server.password)
    monkeypatch.setattr(vault, "keep_password", lambda _account, _password: None)
    start = Start(qapp, given("wang"))
    start.begin()
    qtbot.waitUntil(lambda: start._idle is not None, timeout=20000)
    assert start._window is not None
    start._window.do("lock")
    unlock = start._unlock
    assert unlock is not None
    assert not find(unlock, "unlock.again").isVisible()
    field = find(unlock, "unlock.password")
    assert isinstance(field, QLineEdit)
    sentence = find(unlock, "unlock.refusal")
    assert isinstance(sentence, QLabel)
    locked = sentence.text()
    field.setText("guessed-17")
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: sentence.text() != locked and field.isEnabled(), timeout=20000)
    assert start._idle is None
    field.setText(server.password)
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: start._idle is not None, timeout=20000)
    start._window.close()
    start.end()
    qapp.aboutToQuit.disconnect(start.end)
    start.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a keyring would keep of passwords."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(vault, "kept_password", kept.get)
    monkeypatch.setattr(vault, "keep_password", kept.__setitem__)
    return kept


def types(window: QWidget, identifier: str, text: str) -> None:
    field = find(window, identifier)
    assert isinstance(field, QLineEdit)
    field.setText(text)


def presses(window: QWidget, identifier: str) -> None:
    button = find(window, identifier)
    assert isinstance(button, QAbstractButton)
    assert button.isVisible(), identifier
    button.click()


def test_a_first_run_at_a_teams_server_is_where_the_next_start_begins(
    given: Callable[[str], Entrance],
    server: Server,
    speaking: Callable[[str], None],
    qtbot: QtBot,
    keyring: dict[str, str],
    tmp_path: Path,
) -> None:
    speaking("en")
    place = str(given("wang").address)
    options = replace(given("wang"), address=None, login=None)
    window = Unlock(options)
    qtbot.addWidget(window)
    window.refused.connect(window.show_refusal)
    window.show_refusal(Refusal(Code.ABSENT, path=tmp_path / "none"))
    window.show()
    presses(window, "unlock.place.server")
    presses(window, "unlock.begin")
    assert "db.example.com" in find(window, "sign_in.address").accessibleDescription()
    assert find(window, "sign_in.login").accessibleDescription()

    types(window, "sign_in.address", "127.0.0.1:1/nowhere")
    types(window, "sign_in.login", "wang")
    types(window, "sign_in.password", "guessed-17")
    presses(window, "unlock.begin")
    said = find(window, "sign_in.address")
    qtbot.waitUntil(lambda: "no server answers" in said.accessibleDescription(), timeout=20000)

    types(window, "sign_in.address", place.removeprefix("postgresql://"))
    presses(window, "unlock.begin")
    wrong = find(window, "sign_in.password")
    qtbot.waitUntil(lambda: "did not take" in wrong.accessibleDescription(), timeout=20000)
    assert keyring == {}

    types(window, "sign_in.password", server.password)
    with qtbot.waitSignal(window.opened, timeout=20000) as heard:
        presses(window, "unlock.begin")
    [opened] = heard.args or []
    assert opened.work.actor.login == "wang"
    opened.close()
    assert list(keyring.values()) == [server.password]
    settings_file = Path(Settings().path).read_text(encoding="utf-8")
    assert server.password not in settings_file

    begun = open_for_desk(options)
    assert (begun.work.actor.login, begun.again.address) == ("wang", place)
    begun.close()
    window.hide()
    QThreadPool.globalInstance().waitForDone()


def test_at_the_door_somebody_else_signs_in(
    given: Callable[[str], Entrance],
    server: Server,
    speaking: Callable[[str], None],
    qtbot: QtBot,
    keyring: dict[str, str],
) -> None:
    speaking("en")
    options = replace(given("wang"), password=server.password)
    open_for_desk(options).close()
    window = Unlock(given("wang"))
    qtbot.addWidget(window)
    window.refused.connect(window.show_refusal)
    window.show_refusal(Refusal(Code.SERVER_AWAY))
    window.show()
    presses(window, "unlock.door")
    assert "wang" in find(window, "sign_in.seat").shown()  # type: ignore[attr-defined]
    types(window, "sign_in.login", "he")
    presses(window, "sign_in.open")
    field = find(window, "sign_in.password")
    qtbot.waitUntil(lambda: "Type your password" in field.accessibleDescription(), timeout=20000)
    types(window, "sign_in.password", server.password)
    with qtbot.waitSignal(window.opened, timeout=20000) as heard:
        presses(window, "sign_in.open")
    [opened] = heard.args or []
    assert opened.work.actor.login == "he"
    opened.close()
    assert [seat.login for seat in seats.known()] == ["he", "wang"]
    window.hide()
    QThreadPool.globalInstance().waitForDone()
