"""The password in a file: what is wrong with it is told apart."""

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from concierge.cli.opening import _served, read_password
from concierge.errors import Code, Refusal
from concierge.store.work import Work
from concierge.team.kinds import Role
from tests.refusals import refused


def test_a_password_file_that_is_not_there_open_or_empty_is_refused_by_what_is_wrong(
    tmp_path: Path,
) -> None:
    path = tmp_path / "password"
    with refused(Code.PASSWORD_FILE_NONE):
        read_password(path)
    path.write_text("kV7#pq9!xZmT\n")
    path.chmod(0o644)
    with refused(Code.PASSWORD_FILE_OPEN):
        read_password(path)
    path.chmod(0o600)
    assert read_password(path) == "kV7#pq9!xZmT"
    path.write_text("")
    with refused(Code.PASSWORD_FILE_BAD):
        read_password(path)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.FEED, Role.SERVICE, Role.LEAD])
def test_who_looks_after_nobody_is_told_that_and_not_to_ask_the_owner(
    work: Work, role: Role
) -> None:
    actor = replace(work.actor, role=role)
    nobodys = Code.NOT_YOURS if role is Role.LEAD else Code.SERVES_NOBODY
    with refused(nobodys), contextmanager(_served)(Work(work.workspace, actor)):
        raise Refusal(Code.NOT_YOURS)
