"""What a server's database decides stands in migrations/today, as it is at the newest revision."""

from collections.abc import Iterator

import pytest

from concierge.store.types import new_id
from concierge.workspace import server as workspace_server
from migrations import catalog
from tests.concierge.conftest import server
from tests.server import Server

__all__ = ["server"]


@pytest.fixture(scope="module")
def newest(server: Server) -> Iterator[str]:
    name = f"t{new_id().hex}"
    workspace_server.create(server.url(name), zone="Asia/Shanghai", language="zh")
    yield name
    server.drop(name)


def test_what_is_written_is_what_is_so(server: Server, newest: str) -> None:
    with server.psql(newest) as connection:
        now = dict(catalog.written(connection))
    kept = {path.stem: path.read_text(encoding="utf-8") for path in catalog.TODAY.glob("*.sql")}
    assert kept == now, "a revision changed what a server decides: `make server`, and look at it"


@pytest.mark.parametrize(
    ("changed", "topic"),
    [
        ("ALTER POLICY seen ON note USING (true)", catalog.ACCESS),
        ("GRANT DELETE ON note TO concierge_lead", catalog.ACCESS),
        ("GRANT UPDATE (tier) ON member TO concierge_feed", catalog.ACCESS),
        ("ALTER TABLE message NO FORCE ROW LEVEL SECURITY", catalog.MESSAGES),
        ("GRANT EXECUTE ON FUNCTION seal_audit() TO PUBLIC", catalog.RECORD),
        ("ALTER FUNCTION find_texts SET work_mem = '64MB'", catalog.SEARCH),
        ("DROP TRIGGER timeline_event_no_delete ON timeline_event", catalog.LAWS),
        ("ALTER TABLE cover DROP CONSTRAINT ck_cover_lasts", catalog.LAWS),
        ("DROP TRIGGER tell_operation ON audit", catalog.LIVE),
    ],
)
def test_any_change_of_it_shows_in_its_topic(
    server: Server, newest: str, changed: str, topic: str
) -> None:
    with server.psql(newest) as connection, connection.transaction(force_rollback=True):
        before = catalog.written(connection)
        connection.execute(changed)  # type: ignore[call-overload]
        after = catalog.written(connection)
    assert [name for name in catalog.TOPICS if before[name] != after[name]] == [topic]
