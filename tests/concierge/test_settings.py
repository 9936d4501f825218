"""Settings are typed, survive a bad file, and hold nothing of a member."""

import json
from datetime import time
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from concierge import settings
from concierge.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_what_was_never_set_has_its_default(file: Path) -> None:
    said = Settings(file)
    assert said[settings.TEXT_SCALE] == 100
    assert said[settings.DAY_STARTS] == time(4)
    assert said[settings.LAST_WORKSPACE] is None
    assert not file.exists()


def test_every_setting_comes_back_as_it_was_set(file: Path) -> None:
    workspace, members = uuid4(), [uuid4(), uuid4()]
    said = Settings(file)
    said[settings.LANGUAGE] = settings.Language.CHINESE
    said[settings.THEME] = settings.Theme.DARK
    said[settings.TEXT_SCALE] = 150
    said[settings.DAY_STARTS] = time(5, 30)
    said[settings.LOCK_AFTER] = 30
    said[settings.GEOMETRY] = b"\x00\x01\xff"
    said[settings.LAST_WORKSPACE] = Path("/somewhere/工作区")
    said[settings.LAST_LOGIN] = {workspace: "mei"}
    said[settings.LAST_MEMBERS] = {workspace: members}
    said.save()

    again = Settings(file)
    assert again[settings.LANGUAGE] is settings.Language.CHINESE
    assert again[settings.THEME] is settings.Theme.DARK
    assert again[settings.TEXT_SCALE] == 150
    assert again[settings.DAY_STARTS] == time(5, 30)
    assert again[settings.LOCK_AFTER] == 30
    assert again[settings.GEOMETRY] == b"\x00\x01\xff"
    assert again[settings.LAST_WORKSPACE] == Path("/somewhere/工作区")
    assert again[settings.LAST_LOGIN] == {workspace: "mei"}
    assert again[settings.LAST_MEMBERS] == {workspace: members}


def test_keys_of_a_later_program_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"invented_later": [1, 2], "theme": "dark"}')
    said = Settings(file)
    said[settings.THEME] = settings.Theme.LIGHT
    said.save()
    assert json.loads(file.read_text()) == {"invented_later": [1, 2], "theme": "light"}


@pytest.mark.parametrize("content", ["{", "[]", "\x00\x00\x00", '"theme"'])
def test_a_bad_file_is_kept_aside_and_the_defaults_hold(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content)
    said = Settings(file)
    assert said[settings.THEME] is settings.Theme.SYSTEM
    assert said.set_aside is not None
    assert said.set_aside.read_text() == content
    said.save()
    assert Settings(file).set_aside is None


@pytest.mark.parametrize(
    "nonsense",
    [
        '{"theme": "pink", "text_scale": 1000, "day_starts": "late", "lock_after": 7}',
        '{"theme": null, "text_scale": "100", "day_starts": 4, "lock_after": "no"}',
        '{"last_login": ["a"], "last_members": {"x": 1}, "window_geometry": 7}',
    ],
)
def test_a_value_that_is_nonsense_has_its_default(file: Path, nonsense: str) -> None:
    file.parent.mkdir()
    file.write_text(nonsense)
    said = Settings(file)
    for setting in (*settings.SHOWN, settings.LAST_LOGIN, settings.LAST_MEMBERS, settings.GEOMETRY):
        assert said[setting] == setting.default


def test_every_default_and_choice_can_be_written_and_read() -> None:
    for setting in settings.SHOWN:
        for value in (setting.default, *setting.choices):
            assert setting.parse(json.loads(json.dumps(setting.plain(value)))) == value


def test_every_shown_setting_has_its_prose() -> None:
    assert [s.key for s in settings.SHOWN if not (s.title and s.prose)] == []


def test_one_variable_moves_settings_and_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCIERGE_HOME", str(tmp_path / "stick"))
    assert settings.config_folder() == settings.data_folder() == tmp_path / "stick"
    assert settings.default_workspace().parent == tmp_path / "stick"


def test_without_it_they_are_where_the_platform_keeps_them(own_home: Path) -> None:
    assert settings.config_folder().is_relative_to(own_home)
    assert settings.data_folder().is_relative_to(own_home)


def test_what_somebody_else_saved_meanwhile_stays(own_home: Path) -> None:
    one, other = settings.Settings(), settings.Settings()
    other[settings.LAST_LOGIN] = {UUID(int=1): "wang"}
    other.save()
    one[settings.LOCK_AFTER] = 30
    one.save()
    again = settings.Settings()
    assert again[settings.LAST_LOGIN] == {UUID(int=1): "wang"}
    assert again[settings.LOCK_AFTER] == 30
