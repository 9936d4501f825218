"""The schema, by topic: its tables here, what only one engine has in `0025/`.

Revision 0025, after nothing: all that 0001 to 0024 came to, said once. A workspace of 0024 is taken
over without a change, after its schema was compared (`migrations/taking_over.py`); an older one is
refused. Once released, it is never edited.
"""

import hashlib
import secrets
import struct
import time
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

APPEND_ONLY = ("timeline_event", "audit", "retraction", "note_version", "audit_seal")
TOPICS = ("access", "people", "record", "laws", "search", "messages", "live", "rights")
OWN = Path(__file__).with_name("0025")

TIERS = (
    ("black", "Black", "黑金"),
    ("diamond", "Diamond", "钻石"),
    ("platinum", "Platinum", "铂金"),
    ("gold", "Gold", "金卡"),
    ("silver", "Silver", "银卡"),
)

TEXT_INDEX = (
    (
        "CREATE VIRTUAL TABLE text_fts USING fts5(tokens, content='', contentless_delete=1, "
        "detail=none, tokenize='ascii')"
    ),
    "INSERT INTO text_fts(text_fts, rank) VALUES ('automerge', 0)",
    "INSERT INTO text_fts(text_fts, rank) VALUES ('hashsize', 8388608)",
    # Pieces in a level, before what is saved next has to merge them. There are four levels at most.
    "INSERT INTO text_fts(text_fts, rank) VALUES ('crisismerge', 400)",
)

# What SQLite is to assume of the timeline: thousands of events a member, one in fifteen of a kind.
# Unasked it takes every member for ten events, and reads all hundred thousand of one for the two of
# a rare kind. Written here instead of counted, so that a plan tried once is the plan everywhere.
STATISTICS = (
    ("timeline_event", "10000000 3000 1 1"),
    ("uq_timeline_event_id", "10000000 1"),
    ("ix_timeline_event_member_kind", "10000000 3000 200 1 1"),
    ("ix_timeline_event_member_line", "10000000 3000 330 1 1"),
    ("ix_timeline_event_member_issue", "500000 150 10 8 1 1 1"),
    ("ix_timeline_event_lead_id", "500000 2"),
)


def upgrade() -> None:
    """Make everything."""
    op.create_table(
        "access",
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=True),
        sa.Column("writes", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.PrimaryKeyConstraint("role", "member_id", "reason", "since", name=op.f("pk_access")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_access_member_id", "access", ["member_id"], unique=False)
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("operation", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("steward_id", ID, nullable=True),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_operation", "audit", ["operation"], unique=False)
    op.create_index("ix_audit_at", "audit", ["at", "seq"], unique=False)
    op.create_index("ix_audit_member_id", "audit", ["member_id", "at", "seq"], unique=False)
    op.create_index("ix_audit_steward_id", "audit", ["steward_id", "at", "seq"], unique=False)
    op.create_table(
        "audit_seal",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("first_seq", sa.BigInteger(), nullable=False),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("covered", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_seal")),
    )
    op.create_index("ix_audit_seal_first_seq", "audit_seal", ["first_seq"], unique=False)
    op.create_table(
        "business_line",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("icon", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_business_line")),
        sa.UniqueConstraint("letter", name=op.f("uq_business_line_letter")),
    )
    op.create_table(
        "due_item",
        sa.Column("ref_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("due", INSTANT, nullable=False),
        sa.Column("statutory", sa.Boolean(), nullable=False),
        sa.Column("snoozed_until", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("ref_id", "kind", name=op.f("pk_due_item")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_due_item_member_id", "due_item", ["member_id", "due"], unique=False)
    op.create_index("ix_due_item_owner_id", "due_item", ["owner_id", "due"], unique=False)
    op.create_table(
        "feed_event",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("sent_id", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("source", "sent_id", name=op.f("pk_feed_event")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member",
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("tier_until", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stewardship_id", ID, nullable=True),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("open_issues", sa.Integer(), nullable=False),
        sa.Column("next_due", INSTANT, nullable=True),
        sa.Column("last_contact", INSTANT, nullable=True),
        sa.Column("known_at", sa.JSON(), server_default="{}", nullable=False),
        sa.CheckConstraint(
            "NOT active OR stewardship_id IS NOT NULL", name=op.f("ck_member_one_steward")
        ),
        sa.ForeignKeyConstraint(
            ["stewardship_id", "id", "active"],
            ["stewardship.id", "stewardship.member_id", "stewardship.current"],
            name="fk_member_stewardship",
            initially="DEFERRED",
            deferrable=True,
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("number", name=op.f("uq_member_number")),
    )
    op.create_index("ix_member_owner_id", "member", ["owner_id", "next_due"], unique=False)
    op.create_table(
        "member_key",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_member_key")),
    )
    op.create_table(
        "member_seen",
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("seen", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("steward_id", "member_id", name=op.f("pk_member_seen")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member_term",
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("term", "how", "member_id", name=op.f("pk_member_term")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_member_term_member_id", "member_term", ["member_id"], unique=False)
    op.create_table(
        "retraction",
        sa.Column("event_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("moved_event_id", ID, nullable=True),
        sa.Column("moved_member_id", ID, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_retraction")),
    )
    op.create_index("ix_retraction_member_id", "retraction", ["member_id"], unique=False)
    op.create_table(
        "team",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("intake_id", ID, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("name", name=op.f("uq_team_name")),
    )
    op.create_table(
        "text_ref",
        sa.Column(
            "rowid",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("rowid", name=op.f("pk_text_ref")),
    )
    op.create_index("ix_text_ref_source_id", "text_ref", ["source_id"], unique=False)
    op.create_table(
        "timeline_day",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("folded", sa.Boolean(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "member_id", "day", "line", "kind", "audience", "folded", name=op.f("pk_timeline_day")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "timeline_event",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("direction", sa.String(), nullable=True),
        sa.Column("party", sa.String(), nullable=True),
        sa.Column("reached", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("steward_id", ID, nullable=True),
        sa.Column("lead_id", ID, nullable=True),
        sa.Column("batch_id", ID, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("party_kind", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("member_id", "at", "id", name=op.f("pk_timeline_event")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_timeline_event_lead_id",
        "timeline_event",
        ["lead_id"],
        unique=False,
        sqlite_where=sa.text("lead_id IS NOT NULL"),
        postgresql_where=sa.text("lead_id IS NOT NULL"),
    )
    op.create_index(
        "ix_timeline_event_member_issue",
        "timeline_event",
        ["member_id", "issue_id", "lead_id", "at", "id", "audience"],
        unique=False,
        sqlite_where=sa.text("issue_id IS NOT NULL"),
        postgresql_where=sa.text("issue_id IS NOT NULL"),
    )
    op.create_index(
        "ix_timeline_event_member_kind",
        "timeline_event",
        ["member_id", "kind", "at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_timeline_event_member_line",
        "timeline_event",
        ["member_id", "line", "at", "id"],
        unique=False,
    )
    op.create_index("uq_timeline_event_id", "timeline_event", ["id"], unique=True)
    op.create_table(
        "business_reference",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("tail", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("expected_at", INSTANT, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("amount", sa.String(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("known_at", sa.JSON(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["line"], ["business_line.code"], name=op.f("fk_business_reference_line_business_line")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_business_reference_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_reference")),
        sa.UniqueConstraint(
            "line", "ref", "member_id", name=op.f("uq_business_reference_line_ref_member_id")
        ),
    )
    op.create_index("ix_business_reference_tail", "business_reference", ["tail"], unique=False)
    op.create_index(
        "ix_business_reference_member_id", "business_reference", ["member_id"], unique=False
    )
    op.create_table(
        "contact_point",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_contact_point_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
    )
    op.create_index("ix_contact_point_member_id", "contact_point", ["member_id"], unique=False)
    op.create_index("ix_contact_point_plain", "contact_point", ["plain"], unique=False)
    op.create_table(
        "important_date",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_important_date_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_important_date")),
    )
    op.create_index("ix_important_date_member_id", "important_date", ["member_id"], unique=False)
    op.create_table(
        "issue",
        sa.Column("id", ID, nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("opened_event_id", ID, nullable=True),
        sa.Column("steward_id", ID, nullable=True),
        sa.Column("people_spoken", sa.Integer(), nullable=False),
        sa.Column("told_again", sa.Integer(), nullable=False),
        sa.Column("evidence_asked", sa.Integer(), nullable=False),
        sa.Column("next_step", sa.String(), nullable=False),
        sa.Column("answer_outcome", sa.String(), nullable=True),
        sa.Column("answer_amount", sa.String(), nullable=True),
        sa.Column("answer_currency", sa.String(), nullable=True),
        sa.Column("answer_due", INSTANT, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("first_told_at", INSTANT, nullable=True),
        sa.Column("told_at", INSTANT, nullable=True),
        sa.Column("told_event_id", ID, nullable=True),
        sa.Column("proof", sa.String(), nullable=True),
        sa.Column("proof_text", sa.String(), nullable=False),
        sa.Column("proof_at", INSTANT, nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.Column("end_event_id", ID, nullable=True),
        sa.Column("merged_into", ID, nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("closed_by", ID, nullable=True),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["line"], ["business_line.code"], name=op.f("fk_issue_line_business_line")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_issue_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
        sa.UniqueConstraint("ref", name=op.f("uq_issue_ref")),
    )
    op.create_index("ix_issue_member_id", "issue", ["member_id", "status"], unique=False)
    op.create_table(
        "member_fact",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("quiet_from", sa.String(), nullable=True),
        sa.Column("quiet_until", sa.String(), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_member_fact_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_fact")),
    )
    op.create_index("ix_member_fact_member_id", "member_fact", ["member_id"], unique=False)
    op.create_table(
        "steward",
        sa.Column("id", ID, nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_steward_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steward")),
        sa.UniqueConstraint("login", name=op.f("uq_steward_login")),
    )
    op.create_table(
        "issue_reference",
        sa.Column("issue_id", ID, nullable=False),
        sa.Column("reference_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_issue_reference_issue_id_issue")
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["business_reference.id"],
            name=op.f("fk_issue_reference_reference_id_business_reference"),
        ),
        sa.PrimaryKeyConstraint("issue_id", "reference_id", name=op.f("pk_issue_reference")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "note",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("visibility", sa.String(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("edited_at", INSTANT, nullable=True),
        sa.Column("retracted_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["steward.id"], name=op.f("fk_note_author_id_steward")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_note_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index("ix_note_event_id", "note", ["event_id"], unique=False)
    op.create_index("ix_note_member_id", "note", ["member_id"], unique=False)
    op.create_table(
        "promise",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("amount", sa.String(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("due", INSTANT, nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("replaced_by", ID, nullable=True),
        sa.Column("withdrawn_event_id", ID, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_promise_issue_id_issue")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_promise_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    op.create_index("ix_promise_issue_id", "promise", ["issue_id"], unique=False)
    op.create_index("ix_promise_member_id", "promise", ["member_id", "state"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("issue_id", ID, nullable=True),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("snoozed_until", INSTANT, nullable=True),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_reminder_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_reminder_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_index("ix_reminder_member_id", "reminder", ["member_id"], unique=False)
    op.create_table(
        "stewardship",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=True),
        sa.Column(
            "current", sa.Boolean(), sa.Computed("until IS NULL", persisted=True), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_stewardship_member_id_member"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_stewardship_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stewardship")),
        sa.UniqueConstraint(
            "id", "member_id", "current", name=op.f("uq_stewardship_id_member_id_current")
        ),
    )
    op.create_index("ix_stewardship_steward_id", "stewardship", ["steward_id"], unique=False)
    op.create_index("ix_stewardship_member_id", "stewardship", ["member_id", "since"], unique=False)
    op.create_index(
        "uq_stewardship_current",
        "stewardship",
        ["member_id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "tell",
        sa.Column("id", ID, nullable=False),
        sa.Column("issue_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("written", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_tell_issue_id_issue")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tell")),
    )
    op.create_index("ix_tell_issue_id", "tell", ["issue_id"], unique=False)
    op.create_table(
        "note_version",
        sa.Column("note_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"], ["note.id"], name=op.f("fk_note_version_note_id_note")
        ),
        sa.PrimaryKeyConstraint("note_id", "version", name=op.f("pk_note_version")),
    )
    op.create_table(
        "cover",
        sa.Column("id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("made_by", ID, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.CheckConstraint("steward_id <> by_id", name=op.f("ck_cover_two_people")),
        sa.CheckConstraint("since < until", name=op.f("ck_cover_lasts")),
        sa.ForeignKeyConstraint(["by_id"], ["steward.id"], name=op.f("fk_cover_by_id_steward")),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_cover_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover")),
    )
    op.create_index("ix_cover_by_id", "cover", ["by_id", "until"], unique=False)
    op.create_index("ix_cover_steward_id", "cover", ["steward_id", "until"], unique=False)
    op.create_table(
        "break_glass",
        sa.Column("id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_break_glass_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_break_glass")),
    )
    op.create_index("ix_break_glass_member_id", "break_glass", ["member_id"], unique=False)
    op.create_index(
        "ix_break_glass_steward_id", "break_glass", ["steward_id", "until"], unique=False
    )
    op.create_table(
        "enquiry",
        sa.Column("id", ID, nullable=False),
        sa.Column("asked_id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("n BETWEEN 1 AND 35", name=op.f("ck_enquiry_so_often")),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_enquiry_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
        sa.UniqueConstraint("steward_id", "hour", "n", name=op.f("uq_enquiry_steward_id_hour_n")),
    )
    op.create_index("ix_enquiry_asked_id", "enquiry", ["asked_id"], unique=False)
    op.create_index("ix_enquiry_member_id", "enquiry", ["member_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("due", INSTANT, nullable=False),
        sa.Column("snoozed_until", INSTANT, nullable=True),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_message_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_message_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index("ix_message_member_id", "message", ["member_id"], unique=False)
    tier = op.create_table(
        "tier",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_tier")),
    )
    op.bulk_insert(
        tier,
        [
            {"code": code, "name_en": en, "name_zh": zh, "position": position}
            for position, (code, en, zh) in enumerate(TIERS)
        ],
    )
    if op.get_bind().dialect.name == "postgresql":
        _on_postgresql()
    else:
        _on_sqlite()


def _on_sqlite() -> None:
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    own = (OWN / "file.sql").read_text(encoding="utf-8").split("\n\n")
    for statement in (*own, *TEXT_INDEX):
        op.execute(statement)
    op.execute("ANALYZE timeline_event")  # there is nothing in it; this makes the table
    for index, assumed in STATISTICS:
        pinned = sa.text("INSERT INTO sqlite_stat1 VALUES ('timeline_event', :index, :assumed)")
        op.execute(pinned.bindparams(index=index, assumed=assumed))
    _begin_chain()


def _begin_chain() -> None:
    """By chance, so that no two workspaces have the same."""
    at, origin = time.time_ns() // 1000, secrets.token_bytes(32)
    hashed = hashlib.sha256(origin + struct.pack(">qqi", 0, at, 0)).digest()
    op.execute(
        sa.text(
            "INSERT INTO audit_seal VALUES (0, :at, 0, 0, 0, x'', :origin, :hashed)"
        ).bindparams(at=at, origin=origin, hashed=hashed)
    )


def _on_postgresql() -> None:
    # A table made before the one it points at; SQLite looks for that one only when rows come.
    op.create_foreign_key(
        "fk_member_stewardship",
        "member",
        "stewardship",
        ["stewardship_id", "id", "active"],
        ["id", "member_id", "current"],
        initially="DEFERRED",
        deferrable=True,
    )
    for topic in TOPICS:
        op.execute((OWN / f"{topic}.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """Drop everything; triggers and indexes go with their tables."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP SCHEMA concierge CASCADE")
        op.execute("CREATE SCHEMA concierge")
        return
    for table in (
        "text_fts",
        "sqlite_stat1",
        "sqlite_stat4",
        "tier",
        "message",
        "enquiry",
        "break_glass",
        "cover",
        "audit_seal",
        "note_version",
        "tell",
        "stewardship",
        "reminder",
        "promise",
        "note",
        "issue_reference",
        "steward",
        "member_fact",
        "issue",
        "important_date",
        "contact_point",
        "business_reference",
        "timeline_event",
        "timeline_day",
        "text_ref",
        "team",
        "retraction",
        "member_term",
        "member_seen",
        "member_key",
        "member",
        "feed_event",
        "due_item",
        "business_line",
        "audit",
        "access",
    ):
        op.drop_table(table)
