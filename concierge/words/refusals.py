"""Known troubles in words: what happened, what was kept, what to do."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePath

from concierge.errors import Code, Refusal
from concierge.moments.like import Like
from concierge.words.hints import examples
from concierge.words.names import name
from concierge.words.speech import _, fill, listed, mark

LONGEST = 80
"""Characters of a value that a sentence repeats."""

# Each says what happened, what was kept, and what to do, in at most three short sentences.
SENTENCES: Mapping[Code, str] = {
    # the key
    Code.KEY_MISSING: mark(
        "The key of this workspace was not found. Nothing was changed. "
        "Name its key file, or open it with the recovery passphrase."
    ),
    Code.KEY_WRONG: mark(
        "This key does not open the workspace. Nothing was changed. "
        "Name the right key file, or use the recovery passphrase."
    ),
    Code.KEY_FILE_OPEN: mark(
        "Other people on this computer may read the key file {path}. The workspace stays closed. "
        "Take their rights away (chmod 600), then try again."
    ),
    Code.KEY_FILE_BAD: mark(
        "{path} is not a key file, or cannot be read. Nothing was changed. "
        "A key file is one line of 64 hexadecimal digits."
    ),
    Code.KEYRING_ABSENT: mark(
        "This computer's keyring does not answer, and the key is kept there. Nothing was changed. "
        "Start the keyring, or name a key file."
    ),
    Code.KEYRING_LOCKED: mark(
        "The keyring is locked. Nothing was changed. Unlock it, then try again."
    ),
    Code.KEYRING_DENIED: mark(
        "The keyring did not give or keep the key. Nothing was changed. "
        "Allow Concierge to use it, then try again."
    ),
    Code.KEYRING_SLOW: mark(
        "The keyring did not answer within {seconds} seconds; it may be asking you something. "
        "Nothing was changed. Answer it, then try again."
    ),
    Code.KEYRING_CHANGED: mark(
        "The key was kept in another keyring than this computer uses now. Nothing was changed. "
        "Bring the old keyring back, or use the recovery passphrase."
    ),
    Code.PASSPHRASE_WEAK: mark(
        "This passphrase would be guessed too soon. It was not taken. "
        "Use four or more words that do not belong together."
    ),
    Code.PASSPHRASE_WRONG: mark(
        "This is not the recovery passphrase. Nothing was changed. "
        "Mind capitals and spaces, then try again."
    ),
    Code.PASSPHRASE_NONE: mark(
        "This workspace was made without a recovery passphrase. Nothing was changed. "
        "Only its key opens it: name the key file, or the computer whose keyring has it."
    ),
    # the file
    Code.ABSENT: mark(
        "There is no workspace at {path}. Nothing was made. "
        "Look for a moved file, or create a workspace."
    ),
    Code.EXISTS: mark(
        "{path} is already there. It was left as it is. Choose another name or place."
    ),
    Code.NOT_OURS: mark("{path} is not a workspace. It was left as it is. Choose another file."),
    Code.IDENTITY_ABSENT: mark(
        "The small file beside the workspace, {path}, is missing. The workspace is untouched. "
        "Put it back from where the workspace was, or from a backup."
    ),
    Code.IDENTITY_BAD: mark(
        "The small file beside the workspace, {path}, is damaged. The workspace is untouched. "
        "Put it back from a backup."
    ),
    Code.PLAIN_SQLITE: mark(
        "{path} is a database that is not encrypted, so it is not a workspace. "
        "It was left as it is. Choose another file."
    ),
    Code.DAMAGED: mark(
        "{path} is damaged. It was left as it is. "
        "Keep a copy of it, then restore the latest backup."
    ),
    Code.NEWER_FILE: mark(
        "{path} was written by a newer Concierge. It was left as it is. "
        "Update Concierge to open it."
    ),
    Code.OLDER_FILE: mark(
        "{path} was written by an older Concierge. It was left as it is. "
        "Upgrade it, here or with “concierge workspace upgrade”; a copy is kept."
    ),
    Code.TOO_OLD: mark(
        "The workspace is of revision {revision}, from before this Concierge can upgrade it. "
        "It was left as it is. Upgrade it with a Concierge of revision {first} first."
    ),
    Code.NOT_ALIKE: mark(
        "The tables of the workspace are not as revision {revision} made them: "
        "somebody changed them. Nothing was changed. "
        "Take a backup of before that, or put them back as they were."
    ),
    Code.HELD_BY_OTHER: mark(
        "{user} has the workspace open on {host} since {since} (process {pid}). "
        "Nothing was changed. Close it there first."
    ),
    Code.NOT_ENCRYPTED: mark(
        "The workspace could not be encrypted on this computer. Nothing was kept in plain text. "
        "Install Concierge again."
    ),
    # the machine
    Code.DISK_FULL: mark(
        "The disk is full. What was saved before is safe; this was not saved. "
        "Make room, then try again."
    ),
    Code.READ_ONLY: mark(
        "This place may not be written to. What was saved before is safe; this was not saved. "
        "Get the right to write there, or move the workspace."
    ),
    Code.DISK_TROUBLE: mark(
        "The disk does not do what it is asked. What was saved before is safe; "
        "this was not saved. Check the disk and its cable or network, then try again."
    ),
    Code.BUSY: mark(
        "Another program is writing to the workspace. This was not saved. Try again in a moment."
    ),
    Code.INTERRUPTED: mark("This was stopped before it was done. Nothing was changed."),
    Code.WORK_GIVEN_UP: mark(
        "This needed more time or memory than it may have, and was given up. Nothing was changed."
    ),
    Code.SQLITE_TOO_OLD: mark(
        "The database library on this computer has a known fault. The workspace was not opened. "
        "Install Concierge again."
    ),
    # the server
    Code.SERVER_AWAY: mark(
        "The team's server does not answer. What was saved before is safe; this was not saved. "
        "Check the network, then try again."
    ),
    Code.SERVER_SLOW: mark(
        "The team's server took too long. Nothing was changed. Try again in a moment."
    ),
    Code.SERVER_STARTING: mark(
        "The team's server is just starting or stopping. Nothing was opened. Try again in a minute."
    ),
    Code.SERVER_NO_SCRAM: mark(
        "The team's server does not ask for the password in the way it is kept safe (SCRAM), or "
        "asks for none. Nothing was opened. Ask the administrator to set scram-sha-256 in "
        "pg_hba.conf."
    ),
    Code.SERVER_NO_TLS: mark(
        "The team's server does not encrypt the connection (TLS). Nothing was opened, and no "
        "password was sent. Ask the administrator to switch ssl on."
    ),
    Code.SERVER_CERTIFICATE: mark(
        "The team's server does not prove that it is the one of this address: its certificate is "
        "not valid here. Nothing was opened, and no password was sent. Ask the administrator."
    ),
    Code.NOT_POSTGRES: mark(
        "What answers at this address is not PostgreSQL. Nothing was opened. "
        "Check the server and its port."
    ),
    Code.HOST_UNKNOWN: mark(
        "No computer of this name was found. Nothing was opened. "
        "Check the spelling of the server, and the network."
    ),
    Code.NOBODY_LISTENS: mark(
        "The computer is there, but no server answers at this port. Nothing was opened. "
        "Check the port, or ask the administrator whether PostgreSQL runs."
    ),
    Code.NO_DATABASE: mark(
        "The server has no database of this name. Nothing was opened. "
        "Check the address, or run “concierge workspace create”."
    ),
    Code.NOT_ADMITTED: mark(
        "The server lets nobody in from this computer with this login, or not to this database. "
        "Nothing was opened. Ask the administrator (pg_hba.conf)."
    ),
    Code.TOO_MANY_DESKS: mark(
        "The server has as many connections as it takes. Nothing was lost. Try again in a moment, "
        "or ask the administrator to allow more."
    ),
    Code.LOGIN_CLOSED: mark("This login was closed. Nothing was opened. Ask the administrator."),
    Code.LOCKED: mark("The desk is locked. What was being written is kept."),
    Code.UNANSWERED: mark(
        "The team's server was lost just as it saved, and has not come back to say whether it did. "
        "Your text is kept. Look at the timeline before you save it again."
    ),
    Code.SERVER_EMPTY: mark(
        "There is no workspace in this database. Nothing was made. "
        "Check the address, or run “concierge workspace create”."
    ),
    Code.SERVER_BEHIND: mark(
        "The workspace on the server is of an older Concierge. Nothing was opened. "
        "Ask the administrator to upgrade it (concierge workspace upgrade)."
    ),
    Code.SERVER_AHEAD: mark(
        "The workspace on the server is of a newer Concierge. Nothing was opened. "
        "Update Concierge on this computer."
    ),
    Code.SERVER_TOO_OLD: mark(
        "PostgreSQL {version} has a known fault in what it may show to whom. Nothing was opened. "
        "Ask the administrator to bring the server up to date."
    ),
    Code.SERVER_NOT_UTF8: mark(
        "This database sorts or keeps text in another way than we need. Nothing was opened. "
        "Make one with ENCODING 'UTF8' and LOCALE 'C', or let “concierge workspace create” make it."
    ),
    Code.SERVER_RIGHTS: mark(
        "{login} may not make a workspace on this server. Nothing was made. "
        "Use a role that is a superuser there."
    ),
    Code.PASSWORD_WRONG: mark(
        "The server did not take this login and password. Nothing was opened. "
        "Mind capitals, or ask the administrator."
    ),
    Code.PASSWORD_NEEDED: mark(
        "A password is needed for {login}. Type it, or name a file that holds it with "
        "--password-file."
    ),
    Code.PASSWORD_WEAK: mark(
        "This password would be guessed too soon. It was not taken. "
        "Use {least} or more characters that are neither a word nor a row of keys."
    ),
    Code.PASSWORD_FILE_BAD: mark(
        "In {path} no password can be read. Nothing was opened. "
        "Put the password alone in its first line."
    ),
    Code.PASSWORD_FILE_OPEN: mark(
        "Nothing was opened by {path}: others on this computer may read it. "
        "Take their rights away (chmod 600)."
    ),
    Code.PASSWORD_FILE_NONE: mark(
        "There is no file {path}. Nothing was opened. Name the file that holds the password."
    ),
    Code.NO_DESK: mark(
        "{login} looks after no members, so there is nothing to show at a desk. Nothing was "
        "opened. Sign in as a steward or a lead; the command line does what an administrator needs."
    ),
    Code.SERVES_NOBODY: mark(
        "{login} looks after no members and sees none. Nothing was changed. "
        "Sign in as a steward or a lead."
    ),
    Code.LOGIN_NEEDED: mark("Say who you are on this server with --as."),
    Code.ADDRESS_WRONG: mark(
        "“{address}” is not the address of a workspace. Nothing was opened. "
        "Write it as postgresql://server/database."
    ),
    Code.ONLY_IN_A_FILE: mark(
        "That is done only to a workspace in a file. Nothing was changed. "
        "On a server, see the administrator's page in the README."
    ),
    Code.ONLY_ON_A_SERVER: mark(
        "That is done only on a team's server. Nothing was changed. "
        "A workspace in a file is opened by its key, and has no passwords."
    ),
    Code.OTHERS_AT_WORK: mark(
        "Others are at work in this workspace. Nothing was changed. "
        "Do it while every other desk is closed."
    ),
    Code.RECORD_GONE: mark(
        "The seals of the record are gone. Nothing was changed. "
        "Compare this workspace with its backups."
    ),
    Code.HEAD_UNREADABLE: mark(
        "This file holds no head of a record. Nothing was compared. "
        "Name one that “concierge workspace head” wrote."
    ),
    Code.ZONE_UNKNOWN: mark(
        "“{zone}” is not a time zone we know. Nothing was changed. "
        "Use a name like Asia/Shanghai or Europe/Berlin."
    ),
    Code.ZONE_NEEDED: mark(
        "This computer does not say its time zone, and days begin by it. Nothing was made. "
        "Name it, like Asia/Shanghai or Europe/Berlin; on the command line with --zone."
    ),
    Code.PATH_TOO_LONG: mark(
        "The name of this file or folder is too long for the disk. Nothing was made. "
        "Choose a shorter one."
    ),
    Code.PATH_WRONG: mark(
        "{path} is not a place for a file: a part of it is no folder. Nothing was made. "
        "Choose another."
    ),
    # who may what
    Code.UNKNOWN_STEWARD: mark(
        "Nobody here has the login “{login}”. Nothing was changed. Check the spelling."
    ),
    Code.UNKNOWN_MEMBER: mark(
        "This member was not found among those you may see. Nothing was changed. "
        "Check the number, or ask the team lead."
    ),
    Code.UNKNOWN_ISSUE: mark(
        "This issue was not found among those you may see. Nothing was changed. "
        "Check its number, like T-7K3M9Q."
    ),
    Code.NOT_YOURS: mark(
        "This belongs to somebody else. Nothing was changed. Ask them, or the team lead."
    ),
    # any room
    Code.STALE: mark(
        "Somebody changed this since you opened it. Theirs is saved, yours is not. Look at "
        "both, then save again."
    ),
    Code.TEXT_MISSING: mark("A text is missing here. Nothing was saved. Write it, then try again."),
    Code.TEXT_TOO_LONG: mark(
        "This text has more than {most} characters. It was not saved. Make it shorter, or "
        "write it in two parts."
    ),
    Code.TEXT_UNSTORABLE: mark(
        "The text holds a character that cannot be stored. Nothing was saved. Take the "
        "character out, then try again."
    ),
    Code.AMOUNT_WRONG: mark("This is not an amount. Nothing was saved. Write it like {like}."),
    Code.AMOUNT_UNCLEAR: mark(
        "“{amount}” can be read as more than one amount, or as none. Nothing was saved. Write "
        "it like 1,299.50."
    ),
    Code.AMOUNT_TOO_LARGE: mark(
        "This is larger than any amount: it may be a number of a payment. Nothing was saved. "
        "Write how much it is."
    ),
    Code.AMOUNT_TOO_FINE: mark(
        "{currency} has no smaller coin. Nothing was saved. Write a whole amount."
    ),
    Code.AMOUNT_NOTHING: mark(
        "An amount is more than nothing. Nothing was saved. Write how much it is, or leave "
        "the amount out."
    ),
    Code.CURRENCY_MISSING: mark(
        "The currency of the amount is missing. Nothing was saved. Write it with the amount, like "
        "300.00 CNY."
    ),
    Code.CURRENCY_UNKNOWN: mark(
        "“{currency}” is no currency. Nothing was saved. Write its three letters (ISO 4217), "
        "like CNY."
    ),
    Code.CURRENCY_UNCLEAR: mark(
        "“{amount}” and {currency} are not the same currency. Nothing was saved. Choose the "
        "currency, or write the number alone."
    ),
    Code.MINUTES_WRONG: mark(
        "Minutes are a whole number, {most} at most. Nothing was saved. Write how long it took."
    ),
    # timeline, contacts
    Code.IN_THE_FUTURE: mark(
        "That time has not come yet. Nothing was saved. Give the time when it happened."
    ),
    Code.ALREADY_RETRACTED: mark("This entry was already retracted. Nothing was changed."),
    Code.SAME_MEMBER: mark(
        "The entry is with this member already. Nothing was changed. Choose another member."
    ),
    # a moment typed
    Code.MOMENT_UNREADABLE: mark(
        "“{text}” is not a time we can read. Nothing was saved. Write it like {examples}."
    ),
    Code.MOMENT_IMPOSSIBLE: mark(
        "There is no such day or time as “{text}”. Nothing was saved. Write it like {examples}."
    ),
    Code.MOMENT_PAST: mark(
        "“{text}” has passed. Nothing was saved. Choose a time to come, like {examples}."
    ),
    Code.MOMENT_AHEAD: mark(
        "“{text}” has not come yet. Nothing was saved. Give the time when it happened, like "
        "{examples}."
    ),
    # issues and promises
    Code.LINE_UNKNOWN: mark(
        "“{line}” is not a business line here. Nothing was saved. Choose one of those that "
        "“concierge line list” shows."
    ),
    Code.ANSWER_MISSING: mark(
        "There is no answer to tell yet. Nothing was saved. Write what the member gets first."
    ),
    Code.ISSUE_CLOSED: mark(
        "This issue is closed. Nothing was changed. Reopen it first, with a reason."
    ),
    Code.ISSUE_NOT_CLOSED: mark("This issue is still open. Nothing was changed."),
    Code.NOT_READY: mark(
        "The issue cannot be closed yet. It stays “{status}”. Still missing: {missing}."
    ),
    Code.CONTACT_MISSING: mark(
        "The contact that shows it is missing. The issue stays open. Choose that contact."
    ),
    Code.CORRECTION_OPENED_IT: mark(
        "The issue was opened in this contact and stays with it. Nothing was changed. Leave the "
        "issue, or merge it into another."
    ),
    Code.PROMISE_TO_NOBODY: mark(
        "A promise is made to the member, and this contact was not with them. Nothing was saved. "
        "Choose the member, or take the promise away."
    ),
    Code.SETTLED_WITHOUT_THEM: mark(
        "An issue is settled on the spot only with the member themselves. Nothing was saved. "
        "Choose the member, or log the contact alone."
    ),
    Code.TOLD_OR_PROMISED: mark(
        "The member was told or promised something here, so it was not opened in error. "
        "The issue stays open. Choose another end."
    ),
    Code.MERGE_TARGET: mark(
        "The issue cannot be merged into that one. It stays open. "
        "Choose another open issue of the same member."
    ),
    Code.COVER_ONESELF: mark(
        "Nobody stands in for themselves. Nothing was changed. Name somebody else."
    ),
    Code.COVER_TIMES: mark(
        "This time is over, or ends before it begins. Nothing was changed. "
        "Give an end that is still to come, after its beginning."
    ),
    Code.COVER_CIRCLE: mark(
        "Who is to stand in is away themselves then. Nothing was changed. "
        "Name somebody who is there, or end the other cover first."
    ),
    Code.COVER_TAKEN: mark(
        "{by} already stands in for {steward} then. Nothing was changed. "
        "End that first, or choose another time."
    ),
    Code.COVER_TOO_LONG: mark(
        "A roster is planned for {days} days at most. Nothing was changed. Choose an earlier end."
    ),
    Code.COVER_PASSED: mark(
        "The time meant is over meanwhile. Nobody stands in. Nothing was changed."
    ),
    Code.ROSTER_UNREADABLE: mark(
        "“{text}” was not understood. Nothing was changed. "
        "Write days and hours like MO,TU 18:00-09:00."
    ),
    Code.HOURS_UNREADABLE: mark(
        "“{text}” was not understood. Nothing was changed. Write hours like 18:00-09:00."
    ),
    Code.ONLY_AN_ADMIN: mark(
        "Only an administrator may do this. Nothing was changed. Ask the administrator."
    ),
    Code.ONLY_A_LEAD: mark("Only a team lead may do this. Nothing was changed. Ask your lead."),
    Code.PROMISE_ENDED: mark("This promise has ended already. Nothing was changed."),
    Code.PROMISE_OPEN: mark("This promise is still open. Nothing was changed."),
    Code.DUE_PAST: mark("That time has passed. Nothing was saved. Choose a time to come."),
    Code.WITHDRAWAL_UNTOLD: mark(
        "A promise is withdrawn only once the member knows. It stays open. "
        "Tell the member, then choose that contact."
    ),
    Code.STATUTORY_BINDS: mark(
        "A statutory deadline is never put off. It stays where it is. Settle it before its time."
    ),
    # team and members
    Code.LOGIN_TAKEN: mark(
        "Somebody already has the login “{login}”. Nothing was changed. Choose another."
    ),
    Code.LOGIN_TOO_LONG: mark(
        "A login has at most {most} bytes, and “{login}” has more. Nothing was changed. "
        "Choose a shorter one."
    ),
    Code.LOGIN_RESERVED: mark(
        "“{login}” cannot be a login: servers keep this word for themselves, or cannot write it. "
        "Nothing was changed. Choose another, like wang or li.wei."
    ),
    Code.RECORD_NOT_YOURS: mark(
        "Who did what and who looked is read by a team lead or an administrator. Ask one of them."
    ),
    Code.ONLY_IN_CHARGE: mark(
        "Only an administrator or a team lead admits and changes people. Nothing was changed. "
        "Ask one of them; where there is none: “concierge steward set LOGIN --role lead”."
    ),
    Code.FEED_ON_A_SERVER: mark(
        "A feed has a login of its own only on a team's server. Nobody was added. "
        "In a file whoever opens it takes in events, with “concierge ingest”."
    ),
    Code.SERVICE_ON_A_SERVER: mark(
        "A service has a login of its own only on a team's server. Nobody was added. "
        "In a file the program of whoever opens it does what is due."
    ),
    Code.STEWARD_HERE: mark("{name} works here already. Nothing was changed."),
    Code.CHANGE_ONESELF: mark(
        "Nobody changes their own role. Nothing was changed. Ask another administrator or lead."
    ),
    Code.SERVES_MEMBERS: mark(
        "{name} serves {n} members or stands in for somebody, and would see none. Nothing was "
        "changed. Hand them over first: “concierge steward depart LOGIN --to LOGIN”, as their lead."
    ),
    Code.TAKES_INTAKE: mark(
        "{name} takes the new members of the team “{team}”. Nothing was changed. "
        "Say first who takes them: “concierge team intake TEAM LOGIN”."
    ),
    Code.NOT_OF_TEAM: mark(
        "{name} does not serve members in the team “{team}”. Nothing was changed. "
        "Name one of its stewards."
    ),
    Code.CODE_TAKEN: mark("“{code}” is there already. Nothing was changed. Choose another code."),
    Code.CODE_WRONG: mark(
        "“{code}” cannot be a code. Nothing was saved. "
        "Use up to 32 small letters, digits and underscores, like grocery."
    ),
    Code.LETTER_WRONG: mark(
        "“{letter}” cannot begin the numbers of issues: it is no capital letter from A to Z, or "
        "another line has it. Nothing was saved. Free are: {free}."
    ),
    Code.TIER_UNKNOWN: mark("There is no tier “{code}”. Nothing was changed. See “tier list”."),
    Code.TEAM_TAKEN: mark(
        "There is already a team “{team}”. Nothing was changed. Choose another name."
    ),
    Code.UNKNOWN_TEAM: mark("There is no team “{team}”. Nothing was changed. Add the team first."),
    Code.STEWARD_GONE: mark(
        "{name} no longer looks after members. Nothing was changed. Choose another steward."
    ),
    Code.LEAVER_OWNS: mark(
        "Still to decide before {name} leaves: members {members}, times they stand in {stands_in}, "
        "times others stand in for them {is_covered}, teams whose new members they take {intakes}. "
        "Nothing was changed. Their lead hands it over first, in Team with L, or with "
        "“concierge steward depart {login} --to LOGIN”."
    ),
    Code.LEAVE_ONESELF: mark(
        "Nobody ends their own access. Nothing was changed. Ask another administrator or lead."
    ),
    Code.HANDED_OVER_BY_LEAD: mark(
        "What somebody leaves behind is handed over by the lead of their team, who sees their "
        "members. Nothing was changed. Ask the lead; then leave out --to and end the access."
    ),
    Code.HAND_OVER_ONESELF: mark(
        "Who leaves cannot be who takes over. Nothing was changed. Choose another steward."
    ),
    Code.NO_STEWARD: mark(
        "It is not clear whose member this is. The member was not added. "
        "Name a steward, or give the team an intake steward."
    ),
    Code.NUMBER_TAKEN: mark(
        "Another member has the number {number}. Nothing was saved. Check the number."
    ),
    Code.NUMBER_MISSING: mark("A member number is missing. Nothing was saved. Give the number."),
    Code.DATE_WRONG: mark("There is no such day. Nothing was saved. Check the date."),
    Code.HOURS_WRONG: mark(
        "These are not quiet hours. Nothing was saved. Give both ends, like 22:00 and 09:00."
    ),
    Code.REFERENCE_MISSING: mark(
        "A business number is missing. Nothing was saved. Give the number of the order or booking."
    ),
    Code.ONLY_A_LOOK: mark(
        "You look at this member for an hour and change nothing. Nothing was saved. Take a "
        "message for their steward instead."
    ),
    Code.ONLY_STEWARDS: mark(
        "Only stewards and leads take messages and look members up. Nothing was written. "
        "Sign in as one of them."
    ),
    Code.TOO_MANY_ENQUIRIES: mark(
        "{most} numbers were asked after within this hour, and there are no more. Nothing was "
        "written. Go on in the next hour, or ask your lead."
    ),
    Code.TOO_MANY_MESSAGES: mark(
        "You took {most} messages for this member within the last hour, and there are no "
        "more. Nothing was written. Call their steward, or ask your lead."
    ),
    Code.SEVERAL_FOUND: mark(
        "{n} members have this phone. Nothing was written. Ask by the member number."
    ),
    Code.FOUND_TOO_LONG_AGO: mark(
        "It is more than an hour since this member was found. Nothing was written. Find them "
        "again by their number."
    ),
    Code.GONE: mark("This was removed in the meantime. Nothing was changed."),
    # feeds and the command line
    Code.PASSPHRASE_NEEDED: mark(
        "A new workspace asks for a recovery passphrase, and nobody is here to type it. "
        "Nothing was made. Run this in a terminal, or name a key file with --key-file."
    ),
    Code.PASSPHRASES_DIFFER: mark(
        "The two passphrases differ. Nothing was made. Type the same one twice."
    ),
    Code.SIGN_IN_NEEDED: mark("Several people work here: {logins}. Say who you are with --as."),
    Code.MEMBER_NEEDED: mark(
        "An issue, a promise or a reminder was made with it, and these need a member. Nothing was "
        "changed. Choose whose they are."
    ),
    Code.NOT_A_CONTACT: mark("This is not a contact one can move. Nothing was changed."),
    Code.FILE_ABSENT: mark("There is no file {path}. Nothing was changed. Check its name."),
    Code.NOTHING_SAID: mark(
        "It was not said what is to be otherwise. Nothing was changed. See --help for what can be."
    ),
    Code.ID_UNREADABLE: mark(
        "“{text}” is not the number of anything. Nothing was changed. "
        "Take it as “concierge show” prints it with --json."
    ),
    Code.CURSOR_WRONG: mark(
        "This is not a place in a timeline. Take what the page before gave as “next”."
    ),
    Code.NO_SCREEN: mark(
        "There is no screen here to open the window on. Start it in a desktop session; every verb "
        "of “concierge --help” but “desk” works without one, and so does “concierge demo "
        "--no-window”."
    ),
    Code.KIND_UNKNOWN: mark("“{kind}” is not a kind of event. Choose one of: {kinds}."),
    Code.FEED_NOT_JSON: mark("The line is not JSON."),
    Code.FEED_NOT_OBJECT: mark("The line is not a JSON object."),
    Code.FEED_TOO_LONG: mark("The line is longer than {longest} characters."),
    Code.FEED_FIELD_MISSING: mark("The field “{field}” is missing."),
    Code.FEED_FIELD_WRONG: mark("The field “{field}” holds something it cannot hold."),
    Code.FEED_NOT_TAKEN: mark("The workspace does not take it (“{why}”)."),
}


def refusal(trouble: Refusal) -> str:
    """What happened, what was kept, and what to do."""
    values = {key: _shown(key, value) for key, value in trouble.values.items()}
    return fill(_(SENTENCES[trouble.code]), **values)


def _short(text: str, value: object) -> str:
    """What somebody typed, in as much of a sentence as it may take; a path is needed whole."""
    return text if isinstance(value, PurePath) or len(text) <= LONGEST else text[:LONGEST] + "…"


def _shown(key: str, value: object) -> str:
    """A value as people read it."""
    if isinstance(value, StrEnum):
        return name(value)
    if isinstance(value, (str, PurePath, Decimal)):
        return name(str(value), "Check") if key == "missing" else _short(str(value), value)
    if isinstance(value, Like):
        return examples(value)
    if isinstance(value, datetime):
        return value.astimezone().strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable):
        return listed([_shown(key, thing) for thing in value])
    code = getattr(value, "code", None)  # a line of the closure list says its code
    return name(str(code), "Check") if code is not None else str(value)
