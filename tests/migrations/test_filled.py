"""A filled programme goes through all revisions at once, and what they count anew is right."""

import shutil
from pathlib import Path

from sqlalchemy import text

from concierge.finding.anew import find_anew
from concierge.workspace import file as workspace_file
from concierge.workspace.upgrade import upgrade
from tests.concierge.demo.conftest import *  # noqa: F403  # the small programme
from tests.older import make_older

LAST = "SELECT number, last_contact FROM member ORDER BY number"
WITH = "SELECT id, party_kind FROM timeline_event WHERE kind = 'contact' ORDER BY id"


def test_a_filled_file_of_before_party_kind_is_upgraded_whole(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "older"
    shutil.copytree(small, folder)
    path, key = folder / "demo.db", folder / "demo.key"
    make_older(path, key, "0012")
    upgrade(path, find_anew, key_file=key)
    with workspace_file.open(path, key_file=key) as opened, opened.readers.connect() as asking:
        last = asking.execute(text(LAST)).all()
        assert {row.party_kind for row in asking.execute(text(WITH))} == {None}
    with (
        workspace_file.open(small / "demo.db", key_file=small / "demo.key") as opened,
        opened.readers.connect() as asking,
    ):
        assert asking.execute(text(LAST)).all() == last
