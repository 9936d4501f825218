"""The first tables, the text index, and the triggers that keep two laws.

Revision 0001, after nothing. Once released, it is never edited. What only PostgreSQL has
(functions, roles' rights, row-level security) is written in its language: `0001_postgresql.sql`.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

APPEND_ONLY = ("timeline_event", "audit", "retraction", "note_version")

# Who may see whom follows from who serves whom, whichever program writes it (law 9).
ACCESS = (
    """
    CREATE TRIGGER access_begins AFTER INSERT ON stewardship BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT login, NEW.member_id, 'stewardship', NEW.since, NEW.until
        FROM steward WHERE id = NEW.steward_id;
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT boss.login, NEW.member_id, 'team', NEW.since, NEW.until
        FROM steward AS served
        JOIN steward AS boss ON boss.team_id = served.team_id AND boss.role = 'lead'
        WHERE served.id = NEW.steward_id;
    END
    """,
    """
    CREATE TRIGGER access_ends AFTER UPDATE OF until ON stewardship BEGIN
        UPDATE access SET until = NEW.until
        WHERE member_id = NEW.member_id AND since = NEW.since
            AND reason IN ('stewardship', 'team');
    END
    """,
    """
    CREATE TRIGGER access_of_lead AFTER INSERT ON steward WHEN NEW.role = 'lead' BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT NEW.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS served ON served.id = stewardship.steward_id
        WHERE served.team_id = NEW.team_id AND stewardship.until IS NULL;
    END
    """,
)

TEXT_INDEX = (
    (
        "CREATE VIRTUAL TABLE text_fts USING fts5(tokens, content='', contentless_delete=1, "
        "detail=none, tokenize='ascii')"
    ),
    "INSERT INTO text_fts(text_fts, rank) VALUES ('automerge', 0)",
    "INSERT INTO text_fts(text_fts, rank) VALUES ('hashsize', 8388608)",
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
        sa.ForeignKeyConstraint(
            ["line"], ["business_line.code"], name=op.f("fk_business_reference_line_business_line")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_reference")),
        sa.UniqueConstraint("line", "ref", name=op.f("uq_business_reference_line_ref")),
    )
    op.create_index("ix_business_reference_tail", "business_reference", ["tail"], unique=False)
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
        "reference_member",
        sa.Column("reference_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_reference_member_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["business_reference.id"],
            name=op.f("fk_reference_member_reference_id_business_reference"),
        ),
        sa.PrimaryKeyConstraint("reference_id", "member_id", name=op.f("pk_reference_member")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_reference_member_member_id", "reference_member", ["member_id"], unique=False
    )
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
    for statement in (*ACCESS, *TEXT_INDEX):
        op.execute(statement)
    op.execute("ANALYZE timeline_event")  # there is nothing in it; this makes the table
    for index, assumed in STATISTICS:
        pinned = sa.text("INSERT INTO sqlite_stat1 VALUES ('timeline_event', :index, :assumed)")
        op.execute(pinned.bindparams(index=index, assumed=assumed))


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
    own = Path(__file__).with_name("0001_postgresql.sql").read_text(encoding="utf-8")
    op.execute(own)


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
        "note_version",
        "tell",
        "stewardship",
        "reminder",
        "reference_member",
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
