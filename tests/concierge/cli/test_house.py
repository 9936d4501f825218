"""People, teams, lines and tiers set up without a window, in a file."""

import pytest

from concierge.store.work import Work
from tests.concierge.cli.conftest import Run, Said
from tests.concierge.cli.test_job import one_sentence
from tests.concierge.cli.test_verbs import event

ADD = ("--role", "steward", "--team", "上海")


def member(run: Run, number: str, steward: str) -> None:
    line = event(number, "member.upserted", name="林雅岚", steward=steward).replace(
        "88000001", number
    )
    assert run("ingest", "-", given=line.encode()).code == 0


@pytest.fixture
def shen(run: Run, work: Work) -> str:
    """The lead of 上海."""
    return "shen"


def people(run: Run) -> dict[str, dict[str, object]]:
    return {
        one["login"]: one
        for one in run("steward", "list", "--all", "--json", login="shen").json["stewards"]
    }


def test_everybody_is_listed_with_what_they_do(run: Run, shen: str) -> None:
    listed = run("steward", "list", login=shen).out.splitlines()
    assert listed[0].split()[:2] == ["login", "name"]
    assert any(line.startswith("wang") and "王静" in line for line in listed)
    assert people(run)["shen"]["role"] == "lead"


def test_only_who_is_in_charge_admits_people(run: Run, shen: str) -> None:
    assert one_sentence(run("steward", "add", "new", "--name", "新", *ADD, login="wang"))
    assert run("steward", "add", "new", "--name", "新", *ADD, login=shen).code == 0
    feed = run(
        "steward", "add", "gate", "--name", "F", "--role", "feed", "--team", "Shanghai", login=shen
    )
    assert one_sentence(feed)


@pytest.mark.parametrize(
    "login",
    [
        "x" * 64, "管" * 22, "public", "Public", "none", "pg_wang", "concierge_x", "a b", "a\nb",
        "  ", "current_user",
    ],
)  # fmt: skip
def test_a_login_no_server_takes_is_refused_before_anything_happens(
    run: Run, shen: str, login: str
) -> None:
    before = people(run)
    assert one_sentence(run("steward", "add", login, "--name", "x", *ADD, login=shen))
    assert people(run) == before
    assert run("steward", "add", "管" * 21, "--name", "x", *ADD, login=shen).code == 0


def test_a_role_and_a_team_change_what_one_sees(run: Run, shen: str) -> None:
    member(run, "88000001", "wang")
    assert run("show", "member", "88000001", login=shen).code == 0
    moved = run(
        "steward", "set", "wang", "--team", "北京", "--capacity", "2000", "--json", login=shen
    )
    assert (moved.json["team"], moved.json["capacity"]) == ("北京", 2000)
    there = run("steward", "set", "wang", "--team", "北京", login=shen)
    misspelt = run("steward", "set", "wang", "--team", "shanghai", login=shen)
    assert ("The team is new." in there.out, "The team is new." in misspelt.out) == (False, True)
    assert run("steward", "set", "wang", "--name", "王 静", login=shen).code == 0
    assert people(run)["wang"]["name"] == "王 静"
    assert run("steward", "set", "wang", "--team", "Shanghai", login=shen).code == 0
    assert run("steward", "set", "he", "--role", "lead", login=shen).code == 0
    assert run("show", "member", "88000001", login="he").code == 0
    assert one_sentence(run("steward", "set", "wang", "--role", "admin", login=shen))
    assert one_sentence(run("steward", "set", "shen", "--role", "steward", login=shen))
    assert one_sentence(run("steward", "set", "wang", login=shen))
    assert one_sentence(run("steward", "set", "wang", "--name", " ", login=shen))


def test_who_was_dismissed_comes_back_without_members(run: Run, shen: str) -> None:
    assert run("steward", "depart", "he", login=shen).code == 0
    assert one_sentence(run("show", "portfolio", login="he"))
    assert not people(run)["he"]["active"]
    assert run("steward", "return", "he", login=shen).code == 0
    assert run("show", "portfolio", "--json", login="he").json["members"] == []
    assert one_sentence(run("steward", "return", "he", login=shen))
    assert one_sentence(run("steward", "return", "nobody", login=shen))
    assert one_sentence(run("steward", "return", "he", login="wang"))
    assert one_sentence(run("steward", "password", "he", login=shen))


def test_a_team_has_an_intake_of_its_own(run: Run, shen: str) -> None:
    assert run("team", "intake", "Shanghai", "wang", login=shen).code == 0
    assert people(run)["wang"]["takes_intake"]
    assert one_sentence(run("steward", "set", "wang", "--team", "北京", login=shen))
    assert run("team", "intake", "Shanghai", "-", login=shen).code == 0
    assert one_sentence(run("team", "intake", "Shanghai", "wang", login="wang"))
    assert one_sentence(run("team", "intake", "火星", "wang", login=shen))


def test_lines_and_tiers_are_data(run: Run, shen: str) -> None:
    added = run(
        "line", "add", "health", "--letter", "h", "--en", "Health", "--zh", "健康", login=shen
    )
    assert added.code == 0, added.err
    assert run("line", "set", "health", "--zh", "医疗", login=shen).code == 0
    lines = {one["code"]: one for one in run("line", "list", "--json").json["lines"]}
    assert (lines["health"]["letter"], lines["health"]["name_zh"]) == ("H", "医疗")
    assert run("tier", "add", "ruby", "--en", "Ruby", "--zh", "红宝石", login=shen).code == 0
    assert run("tier", "set", "gold", "--zh", "黄金", login=shen).code == 0
    tiers = {one["code"]: one for one in run("tier", "list", "--json").json["tiers"]}
    assert (tiers["ruby"]["name_en"], tiers["gold"]["name_zh"]) == ("Ruby", "黄金")


@pytest.mark.parametrize(
    "words",
    [
        ("line", "add", "retail", "--letter", "H", "--en", "x", "--zh", "x"),
        ("line", "add", "health", "--letter", "R", "--en", "x", "--zh", "x"),
        ("line", "add", "health", "--letter", "HH", "--en", "x", "--zh", "x"),
        ("line", "add", "He alth", "--letter", "H", "--en", "x", "--zh", "x"),
        ("line", "add", "health", "--letter", "H", "--en", " ", "--zh", "x"),
        ("line", "set", "moon", "--en", "x"),
        ("line", "set", "retail"),
        ("tier", "add", "gold", "--en", "x", "--zh", "x"),
        ("tier", "set", "moon", "--en", "x"),
        ("tier", "set", "gold"),
    ],
    ids=" ".join,
)
def test_what_would_not_fit_is_refused(run: Run, shen: str, words: tuple[str, ...]) -> None:
    assert one_sentence(run(*words, login=shen))
    assert one_sentence(run(*words, login="wang"))


def test_the_record_says_who_did_and_who_looked(run: Run, shen: str) -> None:
    member(run, "88000001", "wang")
    run("show", "timeline", "88000001", "--json", login=shen)
    run("note", "88000001", "--text", "喜欢靠窗")
    rows = run("show", "audit", "--json", login=shen).json["rows"]
    assert {"insert", "export"} <= {one["change"] for one in rows}
    assert all("靠窗" not in str(one) for one in rows)
    mine = run(
        "show", "audit", "--steward", "wang", "--member", "88000001", "--json", login=shen
    ).json
    assert {one["steward"] for one in mine["rows"]} == {"wang"}
    assert {one["member"] for one in mine["rows"]} == {"88000001"}
    looks = run("show", "audit", "--looks", "--json", login=shen).json["rows"]
    assert looks
    assert all(one["change"] in ("look", "search", "export") for one in looks)
    assert one_sentence(run("show", "audit", "--since", "gibberish", login=shen))
    assert one_sentence(run("show", "audit", login="wang"))
    first = run("show", "audit", "--limit", "1", "--json", login=shen).json
    then = run(
        "show", "audit", "--limit", "1", "--before", first["next"], "--json", login=shen
    ).json
    assert then["rows"][0]["seq"] < first["rows"][0]["seq"]
    nothing = run("show", "audit", "--steward", "he", login=shen)
    assert (nothing.code, nothing.out) == (0, "There is nothing.\n")
    assert run("show", "audit", "--steward", "he", "--json", login=shen).json["rows"] == []
    assert "is read by a team lead or an administrator" in run("show", "audit", login="wang").err
    said = run("show", "audit", login=shen).out
    assert "88000001       林" in said
    assert "note" in said
    assert "_" not in said


def test_who_works_alone_makes_themselves_lead(bare: Run, tmp_path: object) -> None:
    on = ("--workspace", f"{tmp_path}/one.db", "--key-file", f"{tmp_path}/key")
    assert bare("workspace", "create", *on).code == 0
    assert bare("steward", "add", "li", "--name", "李", *ADD, *on).code == 0
    second: Said = bare("steward", "add", "wu", "--name", "吴", *ADD, *on)
    assert one_sentence(second)
    assert "--role lead" in second.err
    assert bare("steward", "set", "li", "--role", "lead", *on).code == 0
    assert bare("steward", "add", "wu", "--name", "吴", *ADD, *on).code == 0
