"""Somebody with psql and their own password changes what is theirs to change, and leaves their own
name under it: never a colleague's, never a business's, never another day; and a row on the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from psycopg import errors, sql

from concierge.notes.kinds import Visibility
from tests.concierge.team.house import FEED, LEAD, Driver, House, standing
from tests.server import Server


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for all of these tests: nothing they do changes it."""
    with standing(server, team_template, "authors") as made:
        yield made


@pytest.fixture
def wang(house: House) -> Iterator[Driver]:
    """A steward who serves 林, with psql."""
    with house.psql("wang") as connection:
        yield connection


@pytest.fixture
def lin(house: House) -> UUID:
    return house.members["lin"]


EVENT = (
    "INSERT INTO timeline_event (member_id, at, id, recorded_at, kind, what, audience,"
    " steward_id, batch_id, title, body, data) VALUES (%(member)s, now(), gen_random_uuid(),"
    " now() - interval '1 year', 'contact', 'x', 'internal', {author}, gen_random_uuid(), '', 'x',"
    " '{{}}')"
)
ISSUE = (
    "INSERT INTO issue (id, ref, member_id, line, title, urgency, status, cause, opened_by,"
    " opened_at, steward_id, people_spoken, told_again, evidence_asked, next_step, proof_text,"
    " end_reason, reopened, version) VALUES (gen_random_uuid(), 'R-FORGED', %(member)s, 'retail',"
    " 'x', 'routine', 'open', '', 'business', now(), {author}, 0, 0, 0, '', '', '', 0, 1)"
)
PROMISE = (
    "INSERT INTO promise (id, member_id, text, due, zone, state, made_at, steward_id, event_id,"
    " version) VALUES (gen_random_uuid(), %(member)s, 'x', now(), 'Asia/Shanghai', 'open', now(),"
    " {author}, gen_random_uuid(), 1)"
)
REMINDER = (
    "INSERT INTO reminder (id, member_id, steward_id, text, at, zone, created_at, version)"
    " VALUES (gen_random_uuid(), %(member)s, {author}, 'x', now(), 'Asia/Shanghai', now(), 1)"
)
NOTE = (
    "INSERT INTO note (id, member_id, author_id, event_id, visibility, pinned, text, at, version)"
    " VALUES (gen_random_uuid(), %(member)s, {author}, gen_random_uuid(), 'team', false, 'x',"
    " now(), 1)"
)
BEGUN = {"event": EVENT, "issue": ISSUE, "promise": PROMISE, "reminder": REMINDER, "note": NOTE}


def tried(desk: Driver, statement: str, **given: object) -> None:
    """Run it as far as a commit would, and undo it."""
    with desk.transaction(force_rollback=True):
        desk.execute(statement, given)  # type: ignore[arg-type]
        desk.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("what", BEGUN)
def test_what_one_begins_is_signed_with_ones_own_name(
    house: House, wang: Driver, lin: UUID, what: str
) -> None:
    tried(wang, BEGUN[what].format(author="me()"), member=lin)
    for author in ("%(he)s", "NULL"):
        if (author, what) in {("NULL", one) for one in ("promise", "reminder", "note")}:
            continue  # which have an author always
        with pytest.raises(errors.InsufficientPrivilege):
            tried(wang, BEGUN[what].format(author=author), member=lin, he=house.ids["he"])


def test_only_what_brings_in_what_businesses_send_leaves_an_entry_unsigned(
    house: House, lin: UUID
) -> None:
    for login in ("wang", LEAD):
        with house.psql(login) as desk, pytest.raises(errors.InsufficientPrivilege):
            tried(desk, EVENT.format(author="NULL"), member=lin)
    with house.psql(FEED) as feed:
        tried(feed, EVENT.format(author="NULL"), member=lin)
        tried(feed, ISSUE.format(author="NULL"), member=lin)


def test_the_service_signs_nothing_and_sets_reminders_for_who_serves(
    house: House, lin: UUID
) -> None:
    with house.psql(house.tick) as service:
        for begun in (EVENT, ISSUE):
            tried(service, begun.format(author="NULL"), member=lin)
            with pytest.raises(errors.InsufficientPrivilege):
                tried(service, begun.format(author="%(wang)s"), member=lin, wang=house.ids["wang"])
        tried(service, REMINDER.format(author="%(wang)s"), member=lin, wang=house.ids["wang"])
        for author in ("%(he)s", "me()"):
            with pytest.raises(errors.InsufficientPrivilege):
                tried(service, REMINDER.format(author=author), member=lin, he=house.ids["he"])
        for begun in (NOTE, PROMISE):
            with pytest.raises(errors.InsufficientPrivilege):
                tried(service, begun.format(author="me()"), member=lin)


@pytest.mark.parametrize("table", ["note", "note_version", "break_glass", "enquiry", "access"])
def test_the_service_knows_nothing_of_what_it_does_not_need(house: House, table: str) -> None:
    with house.psql(house.tick) as service, pytest.raises(errors.InsufficientPrivilege):
        service.execute(f"SELECT FROM {table}".encode())


def test_an_entry_is_recorded_when_it_is(wang: Driver, lin: UUID) -> None:
    with wang.transaction(force_rollback=True):
        [(late,)] = wang.execute(
            f"{EVENT.format(author='me()')} RETURNING now() - recorded_at > interval '1 minute'",
            {"member": lin},
        ).fetchall()
    assert late is False


CHANGED = {
    "issue": {
        "steward_id": "%(he)s",
        "closed_by": "%(he)s",
        "opened_at": "now()",
        "opened_by": "'business'",
        "ref": "'R-FORGED'",
    },
    "promise": {"steward_id": "%(he)s", "made_at": "now()", "due": "now()", "text": "'other'"},
    "reminder": {"steward_id": "%(he)s", "created_at": "now() - interval '1 day'"},
    "note": {
        "author_id": "%(he)s",
        "at": "now() - interval '1 day'",
        "event_id": "gen_random_uuid()",
        "member_id": "%(zhou)s",
    },
}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table in CHANGED for column in CHANGED[table]]
)
def test_whose_a_thing_is_and_when_it_began_stays(
    house: House, wang: Driver, lin: UUID, table: str, column: str
) -> None:
    change = f"UPDATE {table} SET {column} = {CHANGED[table][column]} WHERE member_id = %(lin)s"
    with pytest.raises(errors.InsufficientPrivilege):
        tried(wang, change, lin=lin, he=house.ids["he"], zhou=house.members["zhou"])


def test_what_is_not_said_of_it_may_be_changed(wang: Driver, lin: UUID) -> None:
    for change in (
        "issue SET urgency = 'urgent', closed_by = me()",
        "promise SET state = 'kept', ended_at = now()",
        "reminder SET at = at + interval '1 day'",
        "note SET pinned = true",
    ):
        tried(wang, f"UPDATE {change} WHERE member_id = %(lin)s", lin=lin)


def ones_note(house: House, desk: Driver, lin: UUID) -> tuple[UUID, int, str]:
    """A note of the team's, as it is now."""
    row = desk.execute(
        "SELECT id, version, text FROM note"
        " WHERE member_id = %s AND visibility = %s AND retracted_at IS NULL",
        (lin, Visibility.TEAM),
    ).fetchone()
    assert row is not None
    return row


KEPT = (
    "INSERT INTO note_version (note_id, version, member_id, text, steward_id, at)"
    " VALUES (%(note)s, %(version)s, %(lin)s, {text}, %(he)s, now() - interval '1 year')"
)
NEVER_SAID = KEPT.format(text="'never said'")
REWORDED = "UPDATE note SET text = 'other', version = version + 1 WHERE id = %(note)s"


def test_what_a_note_said_is_kept_by_who_changes_it(house: House, wang: Driver, lin: UUID) -> None:
    note, version, text = ones_note(house, wang, lin)
    given = {
        "note": note, "version": version, "lin": lin, "text": text, "he": house.ids["he"],
    }  # fmt: skip
    with pytest.raises(errors.InsufficientPrivilege):
        tried(wang, REWORDED, **given)
    with pytest.raises(errors.InsufficientPrivilege):
        tried(wang, f"WITH kept AS ({NEVER_SAID}) {REWORDED}", **given)
    with wang.transaction(force_rollback=True):
        wang.execute(KEPT.format(text="%(text)s"), given)
        wang.execute(REWORDED, given)
        wang.execute("SET CONSTRAINTS ALL IMMEDIATE")
        [who] = wang.execute(
            "SELECT steward_id, now() - at < interval '1 minute' FROM note_version"
            " WHERE note_id = %(note)s AND version = %(version)s",
            given,
        ).fetchall()
    assert who == (house.ids["wang"], True)


def test_nothing_is_kept_that_a_note_has_not_said_yet(
    house: House, wang: Driver, lin: UUID
) -> None:
    note, version, _ = ones_note(house, wang, lin)
    for n in (version, version + 1, version + 1000):
        with pytest.raises(errors.InsufficientPrivilege):
            tried(wang, KEPT.format(text="'x'"), note=note, version=n, lin=lin, he=house.ids["he"])


def test_what_is_due_stands_on_the_list_of_who_serves_the_member(
    house: House, wang: Driver, lin: UUID
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        tried(
            wang,
            "UPDATE due_item SET owner_id = %(he)s WHERE member_id = %(lin)s",
            he=house.ids["he"],
            lin=lin,
        )


@pytest.mark.parametrize("ago", ["0 s", "2 hours"])
def test_nobody_has_served_a_member_for_longer_than_they_have(
    house: House, lin: UUID, ago: str
) -> None:
    """By the hand of their lead, who gives them away."""
    given = {"lin": lin, "he": house.ids["he"], "ago": ago}
    with house.psql(LEAD) as lead, lead.transaction(force_rollback=True):
        lead.execute(
            "UPDATE stewardship SET until = now() WHERE member_id = %(lin)s AND until IS NULL",
            given,
        )
        begin = (
            "INSERT INTO stewardship (id, member_id, steward_id, since)"
            " VALUES (gen_random_uuid(), %(lin)s, %(he)s, now() - %(ago)s::interval)"
        )
        if ago == "0 s":
            assert lead.execute(begin, given).rowcount == 1
        else:
            with pytest.raises(errors.InsufficientPrivilege):
                lead.execute(begin, given)


OUTSIDE = "SELECT table_name, change, steward_id, member_id FROM audit WHERE verb = 'outside'"


def test_what_verbs_do_they_have_recorded_themselves(house: House) -> None:
    with house.psql() as root:
        assert root.execute(OUTSIDE).fetchall() == []


ACT = (
    "INSERT INTO audit (operation, at, verb, table_name, row_id, member_id, change, columns)"
    " VALUES (gen_random_uuid(), now(), 'x', 'x', 'x', %(lin)s, 'x', '{}')"
)
RENAMED = "UPDATE member SET city = 'x' WHERE id = %(lin)s"


def test_who_writes_nothing_on_the_record_is_on_it_all_the_same(
    house: House, wang: Driver, lin: UUID
) -> None:
    with wang.transaction(force_rollback=True):
        wang.execute(RENAMED, {"lin": lin})
        wang.execute("DELETE FROM issue_reference WHERE member_id = %s", (lin,))
        wang.execute("SET CONSTRAINTS ALL IMMEDIATE")
        found = wang.execute(OUTSIDE).fetchall()
    me = house.ids["wang"]
    assert ("member", "update", me, lin) in found
    assert ("issue_reference", "delete", me, lin) in found


def test_who_writes_what_they_do_on_the_record_is_not_on_it_twice(wang: Driver, lin: UUID) -> None:
    for acts in ((ACT, RENAMED), (RENAMED, ACT)):
        with wang.transaction(force_rollback=True):
            for act in acts:
                wang.execute(act.encode(), {"lin": lin})
            wang.execute("SET CONSTRAINTS ALL IMMEDIATE")
            assert wang.execute(OUTSIDE).fetchall() == []


def test_nobody_pretends_to_have_written_something_on_the_record(wang: Driver, lin: UUID) -> None:
    """Neither by a mark of an earlier act, nor by that of one that was taken back."""
    given = {"lin": lin}
    with wang.transaction(force_rollback=True):
        with wang.transaction(force_rollback=True):
            wang.execute(ACT, given)
            [(mark,)] = wang.execute("SELECT current_setting('concierge.recorded')").fetchall()
        number = mark.split()[0]
        for said in (mark, "", "x", "1", f"{number} x", f"{number}0 {mark.split()[1]}"):
            wang.execute("SELECT set_config('concierge.recorded', %s, true)", (said,))
            wang.execute("SET CONSTRAINTS ALL DEFERRED")
            wang.execute(RENAMED, given)
            wang.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert len(wang.execute(OUTSIDE).fetchall()) == 6


def test_a_login_that_is_none_of_ours_is_not_shut(house: House, server: Server) -> None:
    """An administrator may write anybody's name among the stewards."""
    stranger = f"stranger_{uuid4().hex}"
    name = sql.Identifier(stranger)
    with house.psql() as root, house.psql(house.bo) as admin:
        root.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
        try:
            with admin.transaction(force_rollback=True):
                admin.execute(
                    "INSERT INTO steward (id, login, name, role, active, since, team_id)"
                    " SELECT gen_random_uuid(), %s, 'x', 'steward', true, now(), id"
                    " FROM team LIMIT 1",
                    (stranger,),
                )
                with pytest.raises(errors.InsufficientPrivilege):
                    admin.execute("SELECT dismiss(%s)", (stranger,))
        finally:
            root.execute(sql.SQL("DROP ROLE {}").format(name))
