"""One writer, three readers, every page encrypted, every known trouble told."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, String, bindparam, text
from sqlalchemy.exc import IntegrityError, OperationalError

from concierge.errors import Code, Refusal
from concierge.workspace import engine
from tests.patience import MOST_S
from tests.refusals import refused

KEY = bytes(range(32))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "desk"
    path.touch(mode=0o600)
    return path


@pytest.fixture
def open_engine(file: Path) -> Iterator[Callable[..., Engine]]:
    made: list[Engine] = []

    def start(kind: Callable[..., Engine], **more: bool) -> Engine:
        made.append(kind(file, KEY, **more))
        return made[-1]

    yield start
    for one in made:
        one.dispose()


@pytest.fixture
def writer(open_engine: Callable[..., Engine]) -> Engine:
    made = open_engine(engine.writer)
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE event (id INTEGER PRIMARY KEY, said TEXT)")
    return made


@pytest.fixture
def readers(writer: Engine, open_engine: Callable[..., Engine]) -> Engine:
    return open_engine(engine.readers)


def _pragmas(bind: Engine, *names: str) -> list[object]:
    with bind.connect() as connection:
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]


PROMISED = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "temp_store")


def test_every_connection_keeps_what_was_promised(writer: Engine, readers: Engine) -> None:
    for bind in (writer, readers):
        assert _pragmas(bind, *PROMISED) == ["wal", 2, 1, 0, 2]
        assert _pragmas(bind, "busy_timeout", "cell_size_check") == [5000, 1]
        assert _pragmas(bind, "cipher_version")[0]
    assert _pragmas(writer, "cache_size", "query_only") == [-32 * 1024, 0]
    assert _pragmas(readers, "cache_size", "query_only") == [-8 * 1024, 1]


def test_foreign_keys_are_off_for_migrations_alone(open_engine: Callable[..., Engine]) -> None:
    assert _pragmas(open_engine(engine.writer, foreign_keys=False), "foreign_keys") == [0]


def test_a_write_holds_the_lock_from_its_first_word(file: Path, writer: Engine) -> None:
    with writer.connect() as connection:
        connection.execute(text("SELECT 1"))
        other = engine.connect(file, KEY, wait_ms=0)
        with pytest.raises(Refusal) as refused, engine.told(file):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    assert refused.value.code is Code.BUSY


def test_a_question_sees_one_moment_while_others_write(writer: Engine, readers: Engine) -> None:
    count = text("SELECT count(*) FROM event")
    with readers.connect() as asking:
        assert asking.scalar(count) == 0
        with writer.begin() as connection:
            connection.execute(text("INSERT INTO event (said) VALUES ('hello')"))
        assert asking.scalar(count) == 0
    with readers.connect() as asking:
        assert asking.scalar(count) == 1


def test_what_is_rolled_back_was_never_there_not_even_a_table(writer: Engine) -> None:
    with writer.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE never (id INTEGER)")
        connection.exec_driver_sql("INSERT INTO event (said) VALUES ('never')")
        connection.rollback()
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert tables == ["event"]


def test_a_savepoint_takes_back_its_own_part_only(writer: Engine) -> None:
    with writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO event (said) VALUES ('kept')")
        part = connection.begin_nested()
        connection.exec_driver_sql("INSERT INTO event (said) VALUES ('taken back')")
        part.rollback()
    with writer.connect() as connection:
        said = connection.exec_driver_sql("SELECT said FROM event").scalars().all()
    assert said == ["kept"]


def test_a_reader_cannot_write(readers: Engine) -> None:
    with readers.connect() as asking, pytest.raises(Refusal) as refused:
        asking.execute(text("INSERT INTO event (said) VALUES ('x')"))
    assert refused.value.code is Code.READ_ONLY


def test_four_connections_and_no_more(writer: Engine, readers: Engine) -> None:
    assert writer.pool.size() == 1  # type: ignore[attr-defined]
    assert readers.pool.size() == 3  # type: ignore[attr-defined]
    assert {bind.pool._max_overflow for bind in (writer, readers)} == {0}  # type: ignore[attr-defined]


def test_a_connection_may_be_used_by_any_thread(readers: Engine) -> None:
    answers: list[object] = []

    def ask() -> None:
        with readers.connect() as asking:
            answers.append(asking.scalar(text("SELECT count(*) FROM event")))

    for _ in range(5):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert answers == [0] * 5


def test_sqlalchemy_s_own_functions_are_there(readers: Engine) -> None:
    with readers.connect() as asking:
        assert asking.scalar(text("SELECT 'concierge' REGEXP '^con'")) == 1
        assert asking.scalar(text("SELECT floor(1.5)")) == 1


def test_a_stale_question_is_stopped_from_another_thread(readers: Engine) -> None:
    endless = text(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    )
    with readers.connect() as asking:
        asking.scalar(text("SELECT 1"))
        stop = threading.Timer(0.2, engine.interrupt, [asking])
        stop.start()
        before = time.monotonic()
        with pytest.raises(Refusal) as refused:
            asking.scalar(endless)
        stop.join()
    assert refused.value.code is Code.INTERRUPTED
    assert time.monotonic() - before < MOST_S
    with readers.connect() as asking:
        assert asking.scalar(text("SELECT 1")) == 1


def test_what_breaks_a_rule_is_no_known_trouble_and_carries_no_words(writer: Engine) -> None:
    with writer.begin() as connection:
        connection.execute(text("CREATE UNIQUE INDEX once ON event (said)"))
    add = text("INSERT INTO event (said) VALUES (:said)").bindparams(
        bindparam("said", type_=String)
    )
    with pytest.raises(IntegrityError) as broken, writer.begin() as connection:
        connection.execute(add, {"said": "a private word"})
        connection.execute(add, {"said": "a private word"})
    assert "a private word" not in str(broken.value)


def test_a_statement_that_is_wrong_is_a_bug(writer: Engine) -> None:
    with pytest.raises(OperationalError), writer.begin() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))


def test_the_file_and_its_log_say_nothing_in_the_clear(file: Path, writer: Engine) -> None:
    canary = "canary-王小明"
    with writer.begin() as connection:
        connection.execute(text("INSERT INTO event (said) VALUES (:said)"), {"said": canary * 50})
    for name in ("desk", "desk-wal", "desk-shm"):
        content = (file.parent / name).read_bytes()
        assert not content.startswith(engine.MAGIC)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            assert canary.encode(encoding) not in content
            assert "CREATE TABLE".encode(encoding) not in content
    assert len((file.parent / "desk-wal").read_bytes()) > engine.PAGE


def test_python_s_own_sqlite_cannot_read_it(file: Path, writer: Engine, tmp_path: Path) -> None:
    writer.dispose()
    copy = tmp_path / "copy"  # never the file itself: two libraries on one file corrupt it
    copy.write_bytes(file.read_bytes())
    with (
        closing(sqlite3.connect(copy)) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT * FROM event")


def test_another_key_opens_nothing_and_writes_nothing(
    file: Path, writer: Engine, capfd: pytest.CaptureFixture[str]
) -> None:
    writer.dispose()
    before = file.read_bytes()
    with refused(Code.DAMAGED):
        engine.connect(file, bytes(32))
    assert file.read_bytes() == before
    assert capfd.readouterr().err == ""


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        engine.connect(tmp_path / "nothing", KEY)
    assert list(tmp_path.glob("noth*")) == []


@pytest.mark.parametrize("version", [(3, 51, 2), (3, 50, 9), (3, 7, 0)])
def test_a_library_that_may_corrupt_the_file_is_refused(version: tuple[int, ...]) -> None:
    with refused(Code.SQLITE_TOO_OLD):
        engine.require(version)


def test_a_full_disk_is_told_and_keeps_what_was_saved(tiny_disk: Path) -> None:
    path = tiny_disk / "desk"
    path.touch(mode=0o600)
    bind = engine.writer(path, KEY)
    saved = 0
    with bind.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE event (id INTEGER PRIMARY KEY, said BLOB)")
    with refused(Code.DISK_FULL):
        for _ in range(5000):
            with bind.begin() as connection:
                connection.exec_driver_sql("INSERT INTO event (said) VALUES (randomblob(3000))")
            saved += 1
    bind.dispose()
    again = engine.readers(path, KEY)
    with again.connect() as asking:
        assert asking.exec_driver_sql("SELECT count(*) FROM event").scalar() == saved > 100
        assert asking.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert asking.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
    again.dispose()
