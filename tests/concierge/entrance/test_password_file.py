"""The password in a file: what is wrong with it is told apart."""

from pathlib import Path

from concierge.entrance.password_file import read_password
from concierge.errors import Code
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
