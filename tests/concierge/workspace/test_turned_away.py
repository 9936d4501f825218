"""Why one was not let in: each its own sentence, whatever language the server speaks."""

import pytest

from concierge import words
from concierge.errors import Code, Refusal
from concierge.workspace.turned_away import AWAY, why

SAID = [
    ('connection failed: connection to server at "127.0.0.1", port 1 failed: Connection refused',
     Code.NOBODY_LISTENS),
    ('connection to server on socket "/x/.s.PGSQL.5432" failed: No such file or directory',
     Code.NOBODY_LISTENS),
    ('could not translate host name "nowhere.invalid" to address: Name or service not known',
     Code.HOST_UNKNOWN),
    ("failed to resolve host 'nowhere.invalid': [Errno -2] Name or service not known",
     Code.HOST_UNKNOWN),
    ('FATAL:  password authentication failed for user "wang"', Code.PASSWORD_WRONG),
    ('致命错误:  用户 "wang" Password 认证失败', Code.PASSWORD_WRONG),
    ('FATAL:  database "nowhere" does not exist', Code.NO_DATABASE),
    ('致命错误:  数据库 "nowhere" 不存在', Code.NO_DATABASE),
    ('FATAL:  role "wang" does not exist', Code.PASSWORD_WRONG),
    ('FATAL:  role "wang" is not permitted to log in', Code.LOGIN_CLOSED),
    (('authentication method requirement "scram-sha-256" failed: server did not complete'
     " authentication"), Code.SERVER_NO_SCRAM),
    (('authentication method requirement "scram-sha-256" failed: server requested a hashed'
     " password"), Code.SERVER_NO_SCRAM),
    ("channel binding required, but server authenticated client without channel binding",
     Code.SERVER_NO_SCRAM),
    ("server does not support SSL, but SSL was required", Code.SERVER_NO_TLS),
    ("SSL error: certificate verify failed", Code.SERVER_CERTIFICATE),
    ('server certificate for "a" does not match host name "b"', Code.SERVER_CERTIFICATE),
    ('root certificate file "/x" does not exist', Code.SERVER_CERTIFICATE),
    ("received invalid response to SSL negotiation: H", Code.NOT_POSTGRES),
    ("FATAL:  sorry, too many clients already", Code.TOO_MANY_DESKS),
    ("FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
     Code.TOO_MANY_DESKS),
    ('FATAL:  too many connections for role "wang"', Code.TOO_MANY_DESKS),
    ("FATAL:  the database system is starting up", Code.SERVER_STARTING),
    ('FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "wang", database "x", SSL encryption',
     Code.NOT_ADMITTED),
    ('FATAL:  permission denied for database "x"', Code.NOT_ADMITTED),
    ("server closed the connection unexpectedly", Code.SERVER_AWAY),
]  # fmt: skip


@pytest.mark.parametrize(("said", "code"), SAID)
def test_each_failure_is_known(said: str, code: Code) -> None:
    assert why(said) is code


def test_each_has_a_sentence_of_its_own_in_both_languages() -> None:
    codes = {code for _, code in SAID}
    for language in words.LANGUAGES:
        words.speak(language)
        assert len({words.refusal(Refusal(code)) for code in codes}) == len(codes)
    words.speak("en")


def test_whoever_was_in_hears_only_that_it_is_away() -> None:
    assert Code.PASSWORD_WRONG not in AWAY
    assert Code.NOBODY_LISTENS in AWAY
