"""Errors as a code and values.

A `Refusal` is a trouble we know and can explain: the disk is full, the key is not here, somebody
else holds the file. It carries a code and the values its sentence needs; `words.py` makes the
sentence, in the person's language. Every other exception is a bug and is reported as one.
"""

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType


@unique
class Code(StrEnum):
    """Every known trouble. Each one has its sentence in `words.py`; append under your room."""

    # store: the key
    KEY_MISSING = "key_missing"
    KEY_WRONG = "key_wrong"
    KEY_FILE_OPEN = "key_file_open"
    KEY_FILE_BAD = "key_file_bad"
    KEYRING_ABSENT = "keyring_absent"
    KEYRING_LOCKED = "keyring_locked"
    KEYRING_DENIED = "keyring_denied"
    KEYRING_SLOW = "keyring_slow"
    KEYRING_CHANGED = "keyring_changed"
    PASSPHRASE_WEAK = "passphrase_weak"  # noqa: S105  # a name
    PASSPHRASE_WRONG = "passphrase_wrong"  # noqa: S105  # a name
    PASSPHRASE_NONE = "passphrase_none"  # noqa: S105  # a name
    PASSPHRASE_NEEDED = "passphrase_needed"  # noqa: S105  # a name
    PASSPHRASES_DIFFER = "passphrases_differ"

    # store: the file
    ABSENT = "absent"
    EXISTS = "exists"
    NOT_OURS = "not_ours"
    IDENTITY_ABSENT = "identity_absent"
    IDENTITY_BAD = "identity_bad"
    PLAIN_SQLITE = "plain_sqlite"
    DAMAGED = "damaged"
    NEWER_FILE = "newer_file"
    OLDER_FILE = "older_file"
    TOO_OLD = "too_old"
    NOT_ALIKE = "not_alike"
    HELD_BY_OTHER = "held_by_other"
    NOT_ENCRYPTED = "not_encrypted"

    # store: the machine
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    DISK_TROUBLE = "disk_trouble"
    BUSY = "busy"
    INTERRUPTED = "interrupted"
    WORK_GIVEN_UP = "work_given_up"
    SQLITE_TOO_OLD = "sqlite_too_old"
    ZONE_UNKNOWN = "zone_unknown"
    ZONE_NEEDED = "zone_needed"
    PATH_TOO_LONG = "path_too_long"
    PATH_WRONG = "path_wrong"

    # store: the server
    SERVER_AWAY = "server_away"
    SERVER_SLOW = "server_slow"
    SERVER_STARTING = "server_starting"
    SERVER_NO_SCRAM = "server_no_scram"
    SERVER_NO_TLS = "server_no_tls"
    SERVER_CERTIFICATE = "server_certificate"
    NOT_POSTGRES = "not_postgres"
    HOST_UNKNOWN = "host_unknown"
    NOBODY_LISTENS = "nobody_listens"
    NO_DATABASE = "no_database"
    NOT_ADMITTED = "not_admitted"
    TOO_MANY_DESKS = "too_many_desks"
    LOGIN_CLOSED = "login_closed"
    UNANSWERED = "unanswered"
    SERVER_EMPTY = "server_empty"
    SERVER_BEHIND = "server_behind"
    SERVER_AHEAD = "server_ahead"
    SERVER_TOO_OLD = "server_too_old"
    SERVER_NOT_UTF8 = "server_not_utf8"
    SERVER_RIGHTS = "server_rights"
    PASSWORD_WRONG = "password_wrong"  # noqa: S105  # a name
    PASSWORD_NEEDED = "password_needed"  # noqa: S105  # a name
    PASSWORD_WEAK = "password_weak"  # noqa: S105  # a name
    PASSWORD_FILE_BAD = "password_file_bad"  # noqa: S105  # a name
    PASSWORD_FILE_OPEN = "password_file_open"  # noqa: S105  # a name
    PASSWORD_FILE_NONE = "password_file_none"  # noqa: S105  # a name
    NO_DESK = "no_desk"
    SERVES_NOBODY = "serves_nobody"
    LOCKED = "locked"
    LOGIN_NEEDED = "login_needed"
    ADDRESS_WRONG = "address_wrong"
    ONLY_IN_A_FILE = "only_in_a_file"
    ONLY_ON_A_SERVER = "only_on_a_server"
    OTHERS_AT_WORK = "others_at_work"

    # store: the record
    RECORD_GONE = "record_gone"
    HEAD_UNREADABLE = "head_unreadable"

    # who may what
    UNKNOWN_STEWARD = "unknown_steward"
    SIGN_IN_NEEDED = "sign_in_needed"
    UNKNOWN_MEMBER = "unknown_member"
    UNKNOWN_ISSUE = "unknown_issue"
    NOT_YOURS = "not_yours"

    # any room
    STALE = "stale"
    TEXT_MISSING = "text_missing"
    TEXT_UNSTORABLE = "text_unstorable"
    TEXT_TOO_LONG = "text_too_long"
    AMOUNT_WRONG = "amount_wrong"
    MINUTES_WRONG = "minutes_wrong"
    AMOUNT_UNCLEAR = "amount_unclear"
    AMOUNT_TOO_LARGE = "amount_too_large"
    AMOUNT_TOO_FINE = "amount_too_fine"
    AMOUNT_NOTHING = "amount_nothing"
    CURRENCY_UNCLEAR = "currency_unclear"
    CURRENCY_MISSING = "currency_missing"
    CURRENCY_UNKNOWN = "currency_unknown"

    # timeline, contacts
    IN_THE_FUTURE = "in_the_future"
    ALREADY_RETRACTED = "already_retracted"
    SAME_MEMBER = "same_member"
    MEMBER_NEEDED = "member_needed"
    NOT_A_CONTACT = "not_a_contact"

    # issues and promises
    LINE_UNKNOWN = "line_unknown"
    ANSWER_MISSING = "answer_missing"
    ISSUE_CLOSED = "issue_closed"
    ISSUE_NOT_CLOSED = "issue_not_closed"
    NOT_READY = "not_ready"
    CONTACT_MISSING = "contact_missing"
    CORRECTION_OPENED_IT = "correction_opened_it"
    PROMISE_TO_NOBODY = "promise_to_nobody"
    SETTLED_WITHOUT_THEM = "settled_without_them"
    TOLD_OR_PROMISED = "told_or_promised"
    MERGE_TARGET = "merge_target"
    ONLY_A_LEAD = "only_a_lead"
    ONLY_AN_ADMIN = "only_an_admin"
    PROMISE_ENDED = "promise_ended"
    PROMISE_OPEN = "promise_open"
    DUE_PAST = "due_past"
    WITHDRAWAL_UNTOLD = "withdrawal_untold"
    STATUTORY_BINDS = "statutory_binds"

    # team and members
    LOGIN_TAKEN = "login_taken"
    LOGIN_TOO_LONG = "login_too_long"
    LOGIN_RESERVED = "login_reserved"
    ONLY_IN_CHARGE = "only_in_charge"
    RECORD_NOT_YOURS = "record_not_yours"
    FEED_ON_A_SERVER = "feed_on_a_server"
    SERVICE_ON_A_SERVER = "service_on_a_server"
    STEWARD_HERE = "steward_here"
    CHANGE_ONESELF = "change_oneself"
    SERVES_MEMBERS = "serves_members"
    TAKES_INTAKE = "takes_intake"
    NOT_OF_TEAM = "not_of_team"
    CODE_TAKEN = "code_taken"
    CODE_WRONG = "code_wrong"
    LETTER_WRONG = "letter_wrong"
    TIER_UNKNOWN = "tier_unknown"
    TEAM_TAKEN = "team_taken"
    UNKNOWN_TEAM = "unknown_team"
    COVER_ONESELF = "cover_oneself"
    COVER_TIMES = "cover_times"
    COVER_CIRCLE = "cover_circle"
    COVER_TAKEN = "cover_taken"
    COVER_TOO_LONG = "cover_too_long"
    COVER_PASSED = "cover_passed"
    ROSTER_UNREADABLE = "roster_unreadable"
    HOURS_UNREADABLE = "hours_unreadable"
    STEWARD_GONE = "steward_gone"
    LEAVER_OWNS = "leaver_owns"
    LEAVE_ONESELF = "leave_oneself"
    HANDED_OVER_BY_LEAD = "handed_over_by_lead"
    HAND_OVER_ONESELF = "hand_over_oneself"
    NO_STEWARD = "no_steward"
    NUMBER_TAKEN = "number_taken"
    NUMBER_MISSING = "number_missing"
    DATE_WRONG = "date_wrong"
    HOURS_WRONG = "hours_wrong"
    REFERENCE_MISSING = "reference_missing"
    GONE = "gone"

    # messages
    ONLY_A_LOOK = "only_a_look"
    ONLY_STEWARDS = "only_stewards"
    TOO_MANY_ENQUIRIES = "too_many_enquiries"
    TOO_MANY_MESSAGES = "too_many_messages"
    SEVERAL_FOUND = "several_found"
    FOUND_TOO_LONG_AGO = "found_too_long_ago"

    # a moment typed
    MOMENT_UNREADABLE = "moment_unreadable"
    MOMENT_IMPOSSIBLE = "moment_impossible"
    MOMENT_PAST = "moment_past"
    MOMENT_AHEAD = "moment_ahead"

    # feeds and the command line
    FILE_ABSENT = "file_absent"
    NOTHING_SAID = "nothing_said"
    ID_UNREADABLE = "id_unreadable"
    CURSOR_WRONG = "cursor_wrong"
    NO_SCREEN = "no_screen"
    KIND_UNKNOWN = "kind_unknown"
    FEED_NOT_JSON = "feed_not_json"
    FEED_NOT_OBJECT = "feed_not_object"
    FEED_TOO_LONG = "feed_too_long"
    FEED_FIELD_MISSING = "feed_field_missing"
    FEED_FIELD_WRONG = "feed_field_wrong"
    FEED_NOT_TAKEN = "feed_not_taken"


class Refusal(Exception):
    """A known trouble: `code` says which, `values` fill its sentence and never change.

    Values may hold what a person typed or a name, so `str()` shows their names only: a traceback
    or a log line may carry it.
    """

    def __init__(self, code: Code, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = MappingProxyType(values)

    def __str__(self) -> str:
        if not self.values:
            return self.code.value
        return f"{self.code.value} ({', '.join(sorted(self.values))})"

    def __repr__(self) -> str:
        return f"Refusal({self})"

    def __reduce__(self) -> tuple[object, ...]:
        # Solver and import run in a process of their own; a refusal must survive the way back.
        return (_again, (self.code, dict(self.values)))


def _again(code: Code, values: dict[str, object]) -> Refusal:
    return Refusal(code, **values)


PASSWORD_FILES = (Code.PASSWORD_FILE_NONE, Code.PASSWORD_FILE_OPEN, Code.PASSWORD_FILE_BAD)
"""What can be wrong with the file that holds a password."""
