"""The workspace a command is about, opened for whom it is."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from concierge.cli.opening import _served
from concierge.errors import Code, Refusal
from concierge.store.work import Work
from concierge.team.kinds import Role
from tests.refusals import refused


@pytest.mark.parametrize("role", [Role.ADMIN, Role.FEED, Role.SERVICE, Role.LEAD])
def test_who_looks_after_nobody_is_told_that_and_not_to_ask_the_owner(
    work: Work, role: Role
) -> None:
    actor = replace(work.actor, role=role)
    nobodys = Code.NOT_YOURS if role is Role.LEAD else Code.SERVES_NOBODY
    with refused(nobodys), contextmanager(_served)(Work(work.workspace, actor)):
        raise Refusal(Code.NOT_YOURS)
