"""Options stand before or after the verb; what is wrong is said in a sentence, with exit 2."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from concierge.cli.arguments import _parser, parse
from concierge.cli.given import Given
from tests.concierge.cli.conftest import Run

COMMON = {
    "path": ("--workspace", "/tmp/desk.db", Path("/tmp/desk.db")),
    "login": ("--as", "wang", "wang"),
    "lang": ("--lang", "zh", "zh"),
    "key_file": ("--key-file", "/tmp/key", Path("/tmp/key")),
    "password_file": ("--password-file", "/tmp/password", Path("/tmp/password")),
}
VERBS = (
    ("desk",),
    ("demo", "--members", "5", "--seed", "2", "--fresh", "--no-window"),
    ("workspace", "create", "--zone", "Asia/Shanghai"),
    ("workspace", "check"),
    ("steward", "add", "wang", "--name", "王静", "--role", "steward", "--team", "上海"),
    ("assign", "88000001", "he"),
    ("cover", "wang", "--by", "he", "--from", "now", "--until", "2026-11-23 09:00"),
    ("cover", "wang", "--by", "he", "--from", "now", "--until", "fri", "--weekly", "MO 9:00-18:00"),
    ("ingest", "lines.jsonl", "--ack"),
    ("ingest", "-"),
    ("show", "timeline", "88000001", "--limit", "5", "--before", "x", "--line", "retail", "--json"),
    ("show", "timeline", "88000001", "--kind", "note", "--issue", "T-7K3M9Q"),
    ("show", "member", "88000001", "--json"),
    ("show", "portfolio", "--json"),
    ("show", "agenda", "--json"),
    ("show", "issue", "T-7K3M9Q", "--json"),
    ("search", "退款", "--json"),
)
WRONG = (
    ("assign", "88000001"),
    ("cover", "wang", "--by", "he"),
    ("dance",),
    ("show",),
    ("show", "timeline"),
    ("show", "timeline", "88000001", "--limit", "0"),
    ("show", "timeline", "88000001", "--limit", "many"),
    ("show", "timeline", "88000001", "--limit", "9" * 30),
    ("search",),
    ("search", "退款", "--limit", "9" * 30),
    ("search", "退款", "--lang", "fr"),
    ("ingest",),
    ("workspace",),
    ("workspace", "destroy"),
    ("steward", "add", "wang"),
    ("steward", "add", "wang", "--name", "王静", "--role", "king", "--team", "上海"),
    ("steward", "add", "w", "--name", "n", "--role", "lead", "--team", "t", "--capacity", "-1"),
    ("demo", "--members", "none"),
    ("show", "portfolio", "--wrong"),
)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
@pytest.mark.parametrize("name", COMMON)
def test_a_common_option_may_stand_before_or_after_the_verb(
    verb: tuple[str, ...], name: str
) -> None:
    option, given, meant = COMMON[name]
    assert said(parse([option, given, *verb]), name) == meant
    assert said(parse([*verb, option, given]), name) == meant


def said(given: Given, name: str) -> object:
    """An option of the verb, or of how one comes in."""
    return vars(given).get(name) or getattr(given.entrance, name, None)


def test_without_a_verb_the_window_is_meant() -> None:
    assert parse([]).verb == "desk"
    assert parse(["--as", "wang"]).entrance.login == "wang"


def test_workspace_and_key_file_may_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONCIERGE_WORKSPACE", "~/desk.db")
    monkeypatch.setenv("CONCIERGE_KEY_FILE", "~/key")
    given = parse(["show", "portfolio"])
    asked = given.entrance
    assert (asked.path, asked.key_file) == (Path.home() / "desk.db", Path.home() / "key")
    nearer = parse(["show", "portfolio", "--workspace", "/tmp/other.db"])
    assert nearer.entrance.path == Path("/tmp/other.db")


def test_the_password_of_a_new_person_is_not_taken_for_ones_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONCIERGE_PASSWORD_FILE", "/tmp/mine")
    assert parse(["show", "portfolio"]).entrance.password_file == Path("/tmp/mine")
    given = parse(["show", "portfolio", "--password-file", "/tmp/other"])
    assert given.entrance.password_file == Path("/tmp/other")
    given = parse([*VERBS[4], "--password-file", "/tmp/new"])
    assert (given.password_file, given.entrance.password_file) == (
        Path("/tmp/new"),
        Path("/tmp/mine"),
    )


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_use_is_exit_2_and_says_why(bare: Run, words: tuple[str, ...]) -> None:
    said = bare(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[-1].startswith("concierge")
    assert "_" not in said.err.splitlines()[-1]


def test_help_says_what_there_is_and_is_no_error(bare: Run) -> None:
    said = bare("--help")
    assert said.code == 0
    for verb in ("desk", "demo", "workspace", "steward", "ingest", "show", "search"):
        assert verb in said.out


def _unexplained(parser: argparse.ArgumentParser, *path: str) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, choice in action.choices.items():
                yield from _unexplained(choice, *path, name)
        elif action.help is None:
            yield " ".join((*path, action.dest))


def test_everything_one_may_give_a_verb_is_explained_in_its_help() -> None:
    assert list(_unexplained(_parser())) == []
