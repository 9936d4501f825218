"""Why one was not let in to a server: libpq passes on a sentence, and not its code.

Its own sentences are English; a server's are in the language of the server, of which we know the
Chinese, too.
"""

from concierge.errors import Code

SAID: tuple[tuple[Code, tuple[str, ...]], ...] = (
    (
        Code.SERVER_NO_SCRAM,
        (
            "authentication method requirement",
            "server requested a cleartext password",
            "server requested a hashed password",
            "channel binding",
            "password authentication is not supported",
            "does not support SCRAM",
            "SCRAM authentication requires libpq",
        ),
    ),
    (
        Code.SERVER_CERTIFICATE,
        (
            "certificate verify failed",
            "does not match host name",
            "could not be verified",
            "could not get server's host name from server certificate",
            "root certificate file",
            "certificate has expired",
            "self-signed certificate",
        ),
    ),
    (
        Code.SERVER_NO_TLS,
        (
            "server does not support SSL",
            "no encryption",
            "SSL off",
            "SSL error",
            "ssl error",
            "no protocols available",
            "unsupported protocol",
        ),
    ),
    (Code.NOT_POSTGRES, ("received invalid response", "expected authentication request")),
    (
        Code.PASSWORD_WRONG,
        (
            "password authentication failed",
            "SCRAM authentication failed",
            "empty password",
            "Password \u8ba4\u8bc1\u5931\u8d25",
            "\u5bc6\u7801\u8ba4\u8bc1\u5931\u8d25",
        ),
    ),
    (
        Code.LOGIN_CLOSED,
        (
            "is not permitted to log in",
            "\u4e0d\u88ab\u5141\u8bb8\u767b\u5f55",
            "\u4e0d\u5141\u8bb8\u767b\u5f55",
        ),
    ),
    (
        Code.NOT_ADMITTED,
        (
            "no pg_hba.conf entry",
            "pg_hba.conf rejects",
            "permission denied for database",
            "User does not have CONNECT privilege",
            "pg_hba.conf",
        ),
    ),
    (
        Code.TOO_MANY_DESKS,
        (
            "too many connections",
            "too many clients",
            "remaining connection slots",
            "connection limit exceeded",
            "\u592a\u591a\u7684\u5ba2\u6237",
            "\u8fde\u63a5\u592a\u591a",
        ),
    ),
    (
        Code.SERVER_STARTING,
        (
            "the database system is starting up",
            "the database system is shutting down",
            "the database system is in recovery mode",
            "not yet accepting connections",
            "\u6570\u636e\u5e93\u7cfb\u7edf\u6b63\u5728\u542f\u52a8",
            "\u6570\u636e\u5e93\u7cfb\u7edf\u5173\u95ed",
        ),
    ),
    (
        Code.HOST_UNKNOWN,
        (
            "could not translate host name",
            "Name or service not known",
            "nodename nor servname",
            "No such host is known",
            "failed to resolve host",
            "Temporary failure in name resolution",
            "getaddrinfo failed",
        ),
    ),
    (Code.NOBODY_LISTENS, ("Connection refused", "No such file or directory", "0x0000274D")),
)
"""What is said, beginning with what is surest."""

AWAY = frozenset((Code.HOST_UNKNOWN, Code.NOBODY_LISTENS, Code.NOT_POSTGRES, Code.SERVER_STARTING))
"""What a lost network or a server that starts anew looks like to whoever was in."""


def why(said: str) -> Code:
    """What a sentence of libpq stands for; whatever is not known, is a server that is not there."""
    # A database and a role that are not there are said in the same words.
    if 'database "' in said and "does not exist" in said:
        return Code.NO_DATABASE
    if "\u6570\u636e\u5e93" in said and "\u4e0d\u5b58\u5728" in said:
        return Code.NO_DATABASE
    if 'role "' in said and "does not exist" in said:
        return Code.PASSWORD_WRONG
    for code, sentences in SAID:
        if any(sentence in said for sentence in sentences):
            return code
    return Code.SERVER_AWAY
