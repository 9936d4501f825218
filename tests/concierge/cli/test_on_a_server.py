"""A team's server from the command line, set up, backed up and upgraded as the README says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from psycopg import sql

from tests.server import SUPERUSER, Server, binaries

ROOT = Path(__file__).parents[3]
DATABASE = "concierge"
LOGINS = ("root", "shen", "wang", "gate")
PASSWORD = "correct horse battery staple"  # of invented people, on this test's server

Shell = Callable[..., "subprocess.CompletedProcess[str]"]


def blocks() -> list[str]:
    """What the administrator's page tells one to type."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    section = page.partition("## A team on one server")[2].partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """A server on which nobody has set anything up."""
    from tests.server import running

    with running() as started:
        yield started


@pytest.fixture(scope="module")
def shell(own_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Types a block of commands in a home where the passwords are."""
    home = tmp_path_factory.mktemp("admin")
    for login in (SUPERUSER, *LOGINS):
        file = home / f"{login}.password"
        file.write_text((own_server.password if login == SUPERUSER else PASSWORD) + "\n")
        file.chmod(0o600)
    here = f"127.0.0.1:{own_server.port}"
    path = f"{Path(sys.executable).parent}:{binaries()}:{os.environ['PATH']}"
    environment = {
        "HOME": str(home),
        "PATH": path,
        "LANG": "C.UTF-8",
        "CONCIERGE_WORKSPACE": f"postgresql://{here}/{DATABASE}",
        "PGHOST": "127.0.0.1",
        "PGPORT": str(own_server.port),
        "PGUSER": SUPERUSER,
        "PGPASSWORD": own_server.password,
    }

    def run(block: str, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-eu", "-c", block.replace("db.example.com", here)],
            env=environment | more,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )

    return run


@pytest.fixture(scope="module")
def house(shell: Shell) -> Shell:
    """The workspace as the page sets it up."""
    done = shell(blocks()[0])
    assert (done.returncode, done.stderr) == (0, "")
    return shell


def as_(login: str) -> str:
    """The options that sign somebody in."""
    return f"--as {login} --password-file $HOME/{login}.password"


def born(number: str, name: str, steward: str) -> str:
    """What a business sends of a new member."""
    event = {
        "specversion": "1.0",
        "source": "//members",
        "id": number,
        "type": "concierge.member.upserted",
        "subject": number,
        "data": {"name": name, "steward": steward, "phones": [f"138{number}"]},
    }
    return json.dumps(event, ensure_ascii=False) + "\n"


def test_a_team_works_as_the_page_says(house: Shell) -> None:
    [_set_up, _check, back_up, upgrade] = blocks()
    sent = born("88000001", "林雅岚", "wang") + born("88000002", "吴柏川", "shen")
    taken = house(f"concierge ingest - {as_('gate')}", sent)
    outcome = json.loads(taken.stdout.splitlines()[-1])
    assert outcome["accepted"] + outcome["duplicate"] == 2

    mine = json.loads(house(f"concierge show portfolio --json {as_('wang')}").stdout)
    assert [one["name"] for one in mine["members"]] == ["林雅岚"]
    theirs = house(f"concierge show member 88000002 --lang en {as_('wang')}")
    assert theirs.returncode == 1
    assert "not found among those you may see" in theirs.stderr

    assert house(f"concierge assign 88000002 wang {as_('shen')}").returncode == 0
    now = json.loads(house(f"concierge show member 88000002 --json {as_('wang')}").stdout)
    assert now["steward"] == "wang"

    assert house(back_up).returncode == 0
    done = house(upgrade + "concierge workspace upgrade --as postgres --lang en")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "The workspace is up to date.")


def test_a_backup_brings_everything_back(house: Shell, own_server: Server) -> None:
    house(f"concierge ingest - {as_('gate')}", born("88000001", "林雅岚", "wang"))
    assert house(blocks()[2]).returncode == 0
    with own_server.psql(SUPERUSER) as connection:
        connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")
        for login in LOGINS:
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))
    house("psql --quiet --file=$HOME/logins.sql postgres")  # says of `postgres` that it is there
    back = house(
        "createdb --template=template0 --encoding=UTF8 --locale=C concierge\n"
        "pg_restore --exit-on-error --dbname=concierge $HOME/concierge.dump\n"
    )
    assert back.returncode == 0, back.stderr
    mine = json.loads(house(f"concierge show portfolio --json {as_('wang')}").stdout)
    assert "林雅岚" in [one["name"] for one in mine["members"]]
    seen = house(f"concierge show portfolio --json {as_('shen')}")
    assert json.loads(seen.stdout)["members"] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (f"concierge show agenda {as_('wang')} --workspace postgresql://db.example.com/nowhere",
         "The server has no database of this name"),
        (("concierge show agenda --as wang --password-file $HOME/root.password"
         " --workspace postgresql://wang:secret@db.example.com/concierge"),
         "is not the address of a workspace"),
        (f"concierge show agenda {as_('wang')} --workspace mysql://db.example.com/concierge",
         "is not the address of a workspace"),
        ("concierge show agenda", "Say who you are on this server"),
        ("concierge show agenda --as wang", "A password is needed for wang"),
        ("concierge show agenda --as nobody --password-file $HOME/wang.password",
         "did not take this login and password"),
        (("echo wrong > $HOME/w; chmod 600 $HOME/w; concierge show agenda --as wang"
         " --password-file $HOME/w"), "did not take this login and password"),
        (("cp $HOME/wang.password $HOME/seen; chmod 644 $HOME/seen; concierge show agenda --as wang"
         " --password-file $HOME/seen"), "others on this computer may read it"),
        (f"concierge show agenda {as_('wang')} --workspace postgresql://127.0.0.1:1/concierge",
         "no server answers at this port"),
        ("concierge workspace create --as postgres --password-file $HOME/postgres.password",
         "is already there"),
        (f"concierge workspace create {as_('root')} --workspace postgresql://db.example.com/other",
         "may not"),
        (("CONCIERGE_PASSWORD_FILE=$HOME/root.password concierge steward add wang --as root"
         " --name 王 --role steward --team Shanghai --password-file $HOME/wang.password"),
         "login"),
        (("echo 123456 > $HOME/w; chmod 600 $HOME/w; CONCIERGE_PASSWORD_FILE=$HOME/root.password"
         " concierge steward add he --as root --name 何敏 --role steward --team Shanghai"
         " --password-file $HOME/w"), "would be guessed too soon"),
        (("CONCIERGE_PASSWORD_FILE=$HOME/wang.password concierge steward add he --as wang"
         " --name 何敏 --role admin --team Shanghai --password-file $HOME/wang.password"),
         "Only an administrator may do this"),
        (f"concierge workspace check {as_('wang')}", "Only an administrator may do this"),
        (f"concierge workspace head {as_('shen')}", "Only an administrator may do this"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(house: Shell, typed: str, said: str) -> None:
    done = house(typed, LANGUAGE="en")
    assert done.returncode == 1, done.stdout
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert PASSWORD not in done.stderr


def test_an_administrator_checks_the_record_as_the_page_says(
    house: Shell, own_server: Server
) -> None:
    [check] = [block for block in blocks() if "workspace check" in block]
    taken = house(f"concierge ingest - {as_('gate')}", born("88000001", "林雅岚", "wang"))
    assert taken.returncode == 0, taken.stderr
    for _ in ("the first time", "and again"):
        done = house(check, LANGUAGE="en")
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert done.stdout.splitlines()[-1] == "Everything is whole."
        assert " 0 waiting" in done.stdout
    as_superuser = house(f"concierge workspace check {as_(SUPERUSER)}", LANGUAGE="en")
    assert (as_superuser.returncode, as_superuser.stdout) == (0, done.stdout)

    with own_server.psql(DATABASE) as connection:
        connection.execute("SET session_replication_role = replica")
        row = connection.execute(
            "UPDATE audit SET verb = 'nothing' WHERE seq = (SELECT min(seq) FROM audit)"
            " RETURNING seq"
        ).fetchone()
    assert row is not None
    done = house(check, LANGUAGE="en")
    assert done.returncode == 1
    assert done.stderr == f"Record, row {row[0]}: changed after it was sealed.\n"
    with own_server.psql(DATABASE) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM audit")
        connection.execute("DELETE FROM audit_unsealed")
        connection.execute("DELETE FROM audit_seal WHERE number > 0")
    assert house(f"concierge workspace check {as_('root')}").returncode == 0  # so it says
    done = house(check, LANGUAGE="en")
    assert done.returncode == 1
    assert "missing, though its head was kept" in done.stderr


def test_an_administrator_changes_people_lines_and_tiers(house: Shell) -> None:
    root = "export CONCIERGE_PASSWORD_FILE=$HOME/root.password; concierge --as root"
    given = "--password-file $HOME/wang.password"
    assert (
        house(f"{root} steward add li --name 李 --role steward --team Shanghai {given}").returncode
        == 0
    )
    listed = json.loads(house(f"{root} steward list --json").stdout)["stewards"]
    assert {one["login"] for one in listed} >= {"li", "gate", "root"}
    changed = house(f"{root} steward set li --role lead --team Suzhou --name 李明 --json")
    assert (changed.returncode, changed.stderr) == (0, "")
    assert json.loads(changed.stdout)["role"] == "lead"
    audit = house(
        f"concierge show audit --json {as_('li').replace('li.password', 'wang.password')}"
    )
    assert audit.returncode == 0, audit.stderr
    house(f"concierge ingest - {as_('gate')}", born("88000001", "林雅岚", "wang"))
    look = house(f"{root} steward add bo --name 波 --role steward --team Suzhou {given}")
    assert (look.returncode, look.stderr) == (0, "")
    as_bo = as_("bo").replace("bo.password", "wang.password")
    look = house(f"concierge look 88000001 --why 会员在前台 {as_bo} --lang en")
    assert (look.returncode, look.stderr) == (0, ""), look
    assert "is told." in look.stdout
    seen = json.loads(house(f"{root} show audit --looks --json").stdout)["rows"]
    assert ("break_glass", "88000001", None) in [
        (one["table"], one["member"], one["name"]) for one in seen
    ]
    theirs = json.loads(house(f"concierge show audit --looks --json {as_('shen')}").stdout)["rows"]
    assert ("会员在前台", "林雅岚") in [(one["look"]["reason"], one["name"]) for one in theirs]

    new = house(f"{root} steward password li --password-file $HOME/shen.password")
    assert (new.returncode, new.stderr) == (0, "")
    own = "export CONCIERGE_PASSWORD_FILE=$HOME/shen.password; concierge --as li"
    mine = house(f"{own} steward password li --password-file $HOME/gate.password")
    assert (mine.returncode, mine.stderr) == (0, "")
    assert house(f"{own} steward password wang --password-file $HOME/gate.password").returncode == 1

    assert house(f"{root} steward depart li").returncode == 0
    gone = house(
        "export CONCIERGE_PASSWORD_FILE=$HOME/gate.password; concierge --as li show portfolio"
    )
    assert gone.returncode == 1
    back = house(f"{root} steward return li {given}")
    assert (back.returncode, back.stderr) == (0, "")
    again = house(
        "export CONCIERGE_PASSWORD_FILE=$HOME/wang.password; concierge --as li show portfolio"
    )
    assert (again.returncode, again.stderr) == (0, "")

    assert house(f"{root} line add health --letter H --en Health --zh 健康").returncode == 0
    assert house(f"{root} tier add jade --en Jade --zh 翡翠").returncode == 0
    assert house(f"concierge line set health --en X {as_('shen')}").returncode == 1
    assert house(f"{root} team intake Suzhou li").returncode == 0
    for login in ("public", "pg_x", "x" * 70, "none"):
        refused = house(f"{root} steward add {login} --name x --role steward --team X {given}")
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1), refused.stderr

    moved = house(f"{root} workspace set --zone Europe/Berlin --json")
    assert (moved.returncode, moved.stdout) == (0, '{"zone": "Europe/Berlin"}\n'), moved.stderr
    assert house(f"concierge workspace set --zone UTC {as_('shen')}").returncode == 1

    rows = json.loads(house(f"{root} show audit --json").stdout)["rows"]
    assert any(one["table"] == "tier" for one in rows)
    assert any(one["steward"] == "root" and one["table"] == "steward" for one in rows)


def test_what_the_page_says_of_later_is_done_as_it_stands(house: Shell) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```bash\n(.*?)```", page, re.DOTALL)
    done = house(block)
    assert (done.returncode, done.stderr) == (0, "")
    assert "wang" in done.stdout
