"""The verbs that change something: make a workspace, add people, take in events."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from concierge import settings, vault, words
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.entrance.last_login import remember_login
from concierge.members.portfolio import portfolio
from concierge.sealing import chain
from concierge.store.work import Work
from concierge.team import queries as team
from concierge.workspace import engine
from concierge.workspace.file import Workspace
from tests.concierge.cli.conftest import Run


def event(id_: str, type_: str = "order.placed", **data: Any) -> str:
    """A line about 林女士."""
    return json.dumps(
        {
            "specversion": "1.0",
            "source": "//shop",
            "id": id_,
            "type": f"concierge.{type_}",
            "subject": "88000001",
            "time": "2026-11-19T02:00:00Z",
            "data": {"line": "retail", "ref": "RT604417", "title": "餐具", **data},
        },
        ensure_ascii=False,
    )


def test_a_workspace_from_nothing_to_its_first_portfolio(bare: Run, tmp_path: Path) -> None:
    on = ("--workspace", tmp_path / "my desk.db", "--key-file", tmp_path / "key")
    made = bare("workspace", "create", "--zone", "Asia/Shanghai", *on)
    assert (made.code, made.err) == (0, "")
    assert str(tmp_path / "my desk.db") in made.out
    added = bare(
        "steward", "add", "wang", "--name", "王静", "--role", "steward", "--team", "上海",
        "--capacity", "2400", *on,
    )  # fmt: skip
    assert (added.code, added.out.split()[0]) == (0, "wang")
    # Without --as: the only steward. Her team has nobody else, so the member is hers.
    taken = bare("ingest", "-", *on, given=event("1", "member.upserted", name="林雅岚").encode())
    assert (taken.code, taken.json["accepted"]) == (0, 1)
    assert bare("show", "portfolio", "--json", *on).json == {
        "steward": "wang",
        "members": [
            {
                "number": "88000001",
                "name": "林雅岚",
                "tier": "",
                "open_issues": 0,
                "next_due": None,
                "last_contact": None,
            }
        ],
    }
    checked = bare("workspace", "check", *on)
    assert (checked.code, checked.out.splitlines()[-1]) == (0, "Everything is whole.")


def test_a_workspace_lies_in_the_persons_data_folder_where_none_is_named(
    bare: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCIERGE_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("CONCIERGE_KEY_FILE", str(tmp_path / "key"))
    assert bare("workspace", "create").code == 0
    assert settings.default_workspace().is_file()
    assert settings.default_workspace().parent == tmp_path / "own"
    assert bare("workspace", "check").code == 0


def test_a_workspace_is_never_made_over_another(run: Run, workspace: Workspace) -> None:
    before = workspace.path.read_bytes()
    said = run("workspace", "create")
    assert (said.code, said.out) == (1, "")
    assert "already there" in said.err
    assert workspace.path.read_bytes() == before


def test_an_unknown_zone_makes_nothing(bare: Run, tmp_path: Path) -> None:
    on = ("--workspace", tmp_path / "desk.db", "--key-file", tmp_path / "key")
    said = bare("workspace", "create", "--zone", "Mars/Olympus", *on)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Mars/Olympus" in said.err
    assert not list(tmp_path.glob("desk*")) + list(tmp_path.glob("key"))


def test_without_a_terminal_and_a_key_file_nothing_is_made(bare: Run, tmp_path: Path) -> None:
    said = bare("workspace", "create", "--workspace", tmp_path / "desk.db", given=b"")
    assert said.code == 1
    assert "--key-file" in said.err
    assert not list(tmp_path.glob("desk*"))


class Typed:
    """A person at a terminal, and a keyring in memory."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
        self.kept: dict[UUID, bytes] = {}
        left = list(answers)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("getpass.getpass", lambda _asked: left.pop(0))
        monkeypatch.setattr(vault, "save_key", self._save)
        monkeypatch.setattr(vault, "load_key", lambda account, *_: self.kept[account])

    def _save(self, account: UUID, key: bytes) -> str:
        self.kept[account] = key
        return vault.BACKENDS[2]


def test_at_a_terminal_a_recovery_passphrase_is_asked_for_twice(
    bare: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = ("--workspace", tmp_path / "desk.db")
    phrase = "correct horse battery staple"
    Typed(monkeypatch, phrase, "correct horse battery stable")
    said = bare("workspace", "create", *desk)
    assert (said.code, "Type the same one twice" in said.err) == (1, True)
    Typed(monkeypatch, "123456", "123456")
    said = bare("workspace", "create", *desk)
    assert (said.code, "guessed" in said.err) == (1, True)
    assert not list(tmp_path.glob("desk*"))
    typed = Typed(monkeypatch, phrase, phrase)
    said = bare("workspace", "create", *desk)
    assert said.code == 0
    assert phrase not in said.out + said.err
    assert len(typed.kept) == 1


def test_people_are_added_with_role_and_team(run: Run, work: Work) -> None:
    new = ("--name", "刘洋", "--role", "lead", "--team", "北京")
    said = run("steward", "add", "liu", *new, login="shen")
    assert (said.code, said.out.split()[0]) == (0, "liu")
    [added] = [one for one in work.read(team.stewards) if one.login == "liu"]
    assert (added.name, added.role, added.team) == ("刘洋", "lead", "北京")


def test_a_login_taken_is_refused(run: Run) -> None:
    new = ("--name", "何苗", "--role", "steward", "--team", "上海")
    said = run("steward", "add", "he", *new, login="shen")
    assert (said.code, said.out) == (1, "")
    assert "“he”" in said.err


def test_the_same_file_twice_adds_nothing(run: Run, tmp_path: Path, member: object) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(event(str(n)) for n in range(3)), encoding="utf-8")
    assert run("ingest", file).json == {"accepted": 3, "duplicate": 0, "rejected": []}
    assert run("ingest", file).json == {"accepted": 0, "duplicate": 3, "rejected": []}
    assert len(run("show", "timeline", "88000001", "--kind", "order", "--json").json["events"]) == 3


def test_each_event_is_acknowledged_and_the_summary_comes_last(run: Run, member: object) -> None:
    said = run(
        "ingest", "-", "--ack", given="\n".join([event("1"), event("二"), event("1")]).encode()
    )
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert lines == [
        {"ack": "1", "source": "//shop"},
        {"ack": "二", "source": "//shop"},
        {"ack": "1", "source": "//shop"},
        {"accepted": 2, "duplicate": 1, "rejected": []},
    ]


def test_a_refused_line_makes_it_exit_1_and_is_named(run: Run, member: object) -> None:
    said = run("ingest", "-", given="\n".join([event("1"), "{nonsense", event("2")]).encode())
    assert (said.code, said.err) == (1, "")
    assert (said.json["accepted"], said.json["duplicate"]) == (2, 0)
    assert said.json["rejected"] == [{"line": 2, "id": None, "reason": "The line is not JSON."}]


def test_the_reason_is_in_the_language_asked_for(run: Run, member: object) -> None:
    said = run("ingest", "-", "--lang", "zh", given=b"{nonsense")
    [rejected] = said.json["rejected"]
    assert rejected["reason"].endswith("。")
    assert words.language() == "zh"


def test_an_empty_feed_is_no_error(run: Run) -> None:
    said = run("ingest", "-", given=b"\n\n")
    assert (said.code, said.json) == (0, {"accepted": 0, "duplicate": 0, "rejected": []})


@pytest.mark.parametrize("name", ["absent.jsonl", "."])
def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path, name: str) -> None:
    said = run("ingest", tmp_path / name)
    assert (said.code, said.out) == (1, "")
    assert str(tmp_path / name) in said.err


def test_of_several_people_one_must_say_who_one_is(bare: Run, workspace: Workspace) -> None:
    on = ("--workspace", workspace.path, "--key-file", workspace.path.with_suffix(".key"))
    said = bare("show", "portfolio", *on)
    assert (said.code, said.out) == (1, "")
    assert "he, shen, wang" in said.err
    remember_login(workspace, "he")
    assert bare("show", "portfolio", "--json", *on).json["steward"] == "he"
    assert bare("show", "portfolio", "--json", *on, "--as", "wang").json["steward"] == "wang"
    said = bare("show", "portfolio", *on, "--as", "nobody")
    assert (said.code, "“nobody”" in said.err) == (1, True)


def test_a_member_is_given_to_the_steward_named(run: Run, work: Work, colleague: Work) -> None:
    given = event("1", "member.upserted", name="吴柏川", steward="he").encode()
    assert run("ingest", "-", given=given).code == 0
    assert [row.name for row in colleague.read(portfolio)] == ["吴柏川"]
    assert work.read(portfolio) == []


def test_the_language_is_what_was_asked_for_else_what_was_set_else_the_systems(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = ("show", "member", "0")
    english, chinese = run(*wrong, "--lang", "en").err, run(*wrong, "--lang", "zh").err
    assert english != chinese
    assert run(*wrong).err == english
    kept = settings.Settings()
    kept[settings.LANGUAGE] = settings.Language.CHINESE
    kept.save()
    assert run(*wrong).err == chinese
    kept[settings.LANGUAGE] = settings.Language.SYSTEM
    kept.save()
    monkeypatch.delenv("LANG")  # as Windows has none
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))
    assert run(*wrong).err == chinese
    assert run(*wrong, "--lang", "en").err == english


def test_the_window_is_not_opened_by_the_command_line_alone(bare: Run) -> None:
    said = bare("desk")
    assert (said.code, said.out) == (2, "The window is opened with: concierge desk\n")


def test_a_workspace_of_this_version_needs_no_upgrade(bare: Run, tmp_path: Path) -> None:
    on = ("--workspace", tmp_path / "desk.db", "--key-file", tmp_path / "key", "--lang", "en")
    bare("workspace", "create", "--zone", "Asia/Shanghai", *on)
    before = (tmp_path / "desk.db").read_bytes()
    done = bare("workspace", "upgrade", *on)
    assert (done.code, done.out) == (0, "The workspace is up to date.\n")
    assert (tmp_path / "desk.db").read_bytes() == before


def test_a_record_that_was_changed_is_named(run: Run, workspace: Workspace, member: UUID) -> None:
    assert run("workspace", "check").code == 0
    driver = engine.connect(workspace.path, workspace.key)
    driver.execute("DROP TRIGGER audit_no_update")
    driver.execute("UPDATE audit SET verb = 'nothing' WHERE seq = 2")
    driver.close()
    said = run("workspace", "check", "--lang", "en")
    assert (said.code, said.err) == (1, "Record, row 2: changed after it was sealed.\n")
    assert said.out.splitlines()[-1] == "Something is wrong: see above."


def test_a_record_is_compared_with_a_head_that_was_kept(
    run: Run, workspace: Workspace, work: Work, member: UUID, tmp_path: Path
) -> None:
    kept = tmp_path / "heads"
    first = run("workspace", "head")
    assert (first.code, set(first.json)) == (0, {"seal", "seq", "hash", "at"})
    work.write(log_contact, Contact(member, "后来"))
    second = run("workspace", "head")
    assert second.json["seal"] == first.json["seal"] + 1
    kept.write_text(first.out + second.out)
    assert run("workspace", "check", "--since", kept).code == 0

    driver = engine.connect(workspace.path, workspace.key)
    for trigger in ("audit_no_delete", "audit_seal_no_delete"):
        driver.execute(f"DROP TRIGGER {trigger}")
    driver.execute("DELETE FROM audit WHERE seq > ?", [first.json["seq"]])
    driver.execute("DELETE FROM audit_seal WHERE number > ?", [first.json["seal"]])
    driver.close()
    assert run("workspace", "check").code == 0
    said = run("workspace", "check", "--since", kept, "--lang", "en")
    assert said.code == 1
    assert "missing, though its head was kept" in said.err


def test_a_file_that_holds_no_head_is_refused(run: Run, member: UUID, tmp_path: Path) -> None:
    kept = tmp_path / "heads"
    said = run("workspace", "check", "--since", kept)
    assert (said.code, said.out) == (1, "")
    for content in (b"", b"{}", b"\xff\xfe"):
        kept.write_bytes(content)
        said = run("workspace", "check", "--since", kept, "--lang", "en")
        assert (said.code, said.out) == (1, "")
        assert "holds no head of a record" in said.err


def test_what_a_command_wrote_is_sealed_after_it(run: Run, workspace: Workspace) -> None:
    new = ("--name", "陆", "--role", "steward", "--team", "T")
    assert run("steward", "add", "lu", *new, login="shen").code == 0
    with workspace.readers.connect() as connection:
        found = chain.verify(connection)
    assert found.sealed > 0
    assert (found.waiting, found.broken) == (0, ())
