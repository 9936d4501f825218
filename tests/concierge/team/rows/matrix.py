"""Who sees and writes which row of every table, computed in Python from who serves whom
(`house.py`), so that a policy is not its own witness."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from concierge.notes.kinds import Visibility
from tests.concierge.team.house import FEED, HOME, LEAD, House

Row = dict[str, Any]
Sees = Callable[[House, str, Row], bool]


def serves(house: House, login: str) -> bool:
    """Whether it is somebody who talks to members, and has not left."""
    return login not in (house.bo, house.mo, house.tick, FEED)


def of_the_house(house: House, login: str, row: Row) -> bool:
    """Lines, teams and names of colleagues are no secret among colleagues; nor of who leaves, for
    as long as the act of leaving takes."""
    return True


def of_the_feed(house: House, login: str, row: Row) -> bool:
    return login == FEED


def of_my_member(house: House, login: str, row: Row) -> bool:
    return serves(house, login) and UUID(row["member_id"]) in house.sees(login)


def known_to_the_feed(sees: Sees) -> Sees:
    return lambda house, login, row: login == FEED or sees(house, login, row)


def known_to_the_service(sees: Sees) -> Sees:
    return lambda house, login, row: login == house.tick or sees(house, login, row)


def known_to_both(sees: Sees) -> Sees:
    return known_to_the_feed(known_to_the_service(sees))


def myself_a_member(house: House, login: str, row: Row) -> bool:
    return of_my_member(house, login, {"member_id": row["id"]})


def a_note(house: House, login: str, row: Row, key: str = "id") -> bool:
    author, visibility = house.notes[UUID(row[key])]
    return of_my_member(house, login, row) and (visibility != Visibility.MINE or author == login)


def a_version(house: House, login: str, row: Row) -> bool:
    return a_note(house, login, row, "note_id")


def a_text(house: House, login: str, row: Row) -> bool:
    if row["kind"] == "note":  # neither the feed nor the service ever sees one, nor its words
        return a_note(house, login, row, "source_id")
    return login in (FEED, house.tick) or of_my_member(house, login, row)


def my_access(house: House, login: str, row: Row) -> bool:
    return serves(house, login) and row["role"] == login


def my_act(house: House, login: str, row: Row) -> bool:
    if login == house.bo:
        return True
    if not serves(house, login):
        return False
    team = (login, *house.teams.get(login, ()))
    if login in house.teams and row["steward_id"] in {str(house.ids[one]) for one in team}:
        return True
    if row["table_name"] == "cover" and my_cover(house, login, row["columns"]):
        return True
    mine = row["steward_id"] == str(house.ids[login])
    return mine or (row["member_id"] is not None and of_my_member(house, login, row))


def a_seal(house: House, login: str, row: Row) -> bool:
    """Whoever checks the record sees hashes, and no row of it."""
    return login == house.bo


def nobodys(house: House, login: str, row: Row) -> bool:
    return False


def my_look(house: House, login: str, row: Row) -> bool:
    return of_my_member(house, login, row) and row["steward_id"] == str(house.ids[login])


def my_cover(house: House, login: str, row: Row) -> bool:
    if login in house.teams:
        served = (login, *house.teams[login])
        return row["steward_id"] in {str(house.ids[one]) for one in served}
    mine = str(house.ids[login])
    return serves(house, login) and mine in (row["steward_id"], row["by_id"])


def an_enquiry(house: House, login: str, row: Row) -> bool:
    """A lead knows who asked after theirs; nobody reads what they asked themselves."""
    known = login in house.teams and row["member_id"] is not None
    return known and of_my_member(house, login, row)


def a_look(house: House, login: str, row: Row) -> bool:
    """One's own; and of the members one serves, for a lead the confidential ones too."""
    if serves(house, login) and row["steward_id"] == str(house.ids[login]):
        return True
    served = serves(house, login) and UUID(row["member_id"]) in house.serves_now(login)
    return served and (not row["confidential"] or login in house.teams)


TABLES: dict[str, Sees] = {
    "access": my_access,
    "alembic_version": of_the_house,
    "audit": my_act,
    "audit_seal": a_seal,
    "audit_unsealed": nobodys,
    "break_glass": a_look,
    "business_line": of_the_house,
    "business_reference": known_to_both(of_my_member),
    "contact_point": known_to_both(of_my_member),
    "cover": known_to_the_service(my_cover),
    "due_item": known_to_both(of_my_member),
    "enquiry": an_enquiry,
    "feed_event": of_the_feed,
    "important_date": known_to_both(of_my_member),
    "issue": known_to_both(of_my_member),
    "issue_reference": known_to_both(of_my_member),
    "member": known_to_both(myself_a_member),
    "member_fact": known_to_the_service(of_my_member),
    "member_key": known_to_both(of_my_member),
    "member_seen": my_look,
    "member_term": known_to_the_feed(of_my_member),
    "message": known_to_the_service(of_my_member),
    "note": a_note,
    "note_version": a_version,
    "promise": known_to_the_service(of_my_member),
    "reminder": known_to_the_service(of_my_member),
    "retraction": known_to_the_service(of_my_member),
    "salt": nobodys,
    "steward": of_the_house,
    "stewardship": known_to_both(of_my_member),
    "team": of_the_house,
    "tell": known_to_the_service(of_my_member),
    "text_ref": a_text,
    "tier": of_the_house,
    "timeline_day": known_to_both(of_my_member),
    "timeline_event": known_to_both(of_my_member),
    "workspace": of_the_house,
}
"""Who sees a row of each table."""

NOT_A_STEWARDS = ("audit_seal", "audit_unsealed", "enquiry", "feed_event", "salt")
HOUSE = ("alembic_version", "business_line", "steward", "team", "tier", "workspace")
WRITTEN = {
    "business_reference", "contact_point", "due_item", "important_date", "issue",
    "issue_reference", "member", "member_fact", "member_seen", "member_term", "message",
    "note", "promise",
    "reminder", "tell", "timeline_day",
}  # fmt: skip
"""Of which a steward changes rows they have."""
OF_THE_SERVICE = {
    "audit", "due_item", "issue", "issue_reference", "member", "member_key", "reminder",
    "text_ref", "timeline_day", "timeline_event",
}  # fmt: skip
"""Of which the service writes any row."""


def may_write(house: House, login: str, table: str, row: Row) -> bool:
    """Whether there is anything of this row that they could have changed, or have written."""
    if login == house.tick:
        return table in OF_THE_SERVICE and (table == "audit" or TABLES[table](house, login, row))
    if table in HOUSE:
        if login == house.bo:
            return table in ("business_line", "steward", "team", "tier")
        return table == "team" and login in house.teams and (row["name"] == HOME) == (login == LEAD)
    if table in ("access", "audit_seal", "audit_unsealed"):
        return False
    if table == "audit":  # one's own acts, of nobody or of whom one sees
        member = row["member_id"]
        return member is None or (UUID(member) in house.sees(login) and login != house.mo)
    if table == "break_glass":  # to end one's own
        return login in house.looks and row["steward_id"] == str(house.ids[login])
    return TABLES[table](house, login, row) and not only_seen(house, login, table, row)


def only_seen(house: House, login: str, table: str, row: Row) -> bool:
    """Whether it is of a member one looks at, and may not change."""
    member = row["id"] if table == "member" else row.get("member_id")
    if member is None or login not in house.looks or table == "member_seen":
        return False
    return UUID(member) not in house.serves_now(login)
