"""A business number belongs to one member; what concerns two is there twice.

Revision 0002, after 0001. Once released, it is never edited.

A number two members had in common could tell the steward of one that the other has it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

REST = "line, ref, tail, kind, title, state, at, expected_at, ended_at, amount, currency"

# The first of its members keeps the number's id; each other one's gets its own.
SPLIT = f"""
    INSERT INTO business_reference_new (id, member_id, {REST})
    SELECT
        CASE WHEN linked.member_id = (
            SELECT min(CAST(first.member_id AS {{text}})) FROM reference_member AS first
            WHERE first.reference_id = linked.reference_id
        ) THEN known.id ELSE {{new_id}} END,
        linked.member_id, {", ".join("known." + name for name in REST.split(", "))}
    FROM reference_member AS linked
    JOIN business_reference AS known ON known.id = linked.reference_id
"""  # noqa: S608  # names of our own columns
REPOINT = """
    UPDATE issue_reference SET reference_id = (
        SELECT anew.id FROM business_reference_new AS anew
        JOIN business_reference AS known ON known.line = anew.line AND known.ref = anew.ref
        WHERE known.id = issue_reference.reference_id
            AND anew.member_id = issue_reference.member_id
    )
"""

# Whoever sees the member sees the number.
POLICY = """
    CREATE POLICY {name} ON {table} TO {roles}
    USING ({seen}) WITH CHECK ({seen})
"""
SEEN = (
    "EXISTS (SELECT FROM access WHERE access.role = CURRENT_USER::text"
    " AND access.member_id = business_reference.member_id AND access.since <= this_instant()"
    " AND (access.until IS NULL OR access.until > this_instant()))"
)


def upgrade() -> None:
    """Give every member a number of their own."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "business_reference_new",
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
        *_constraints(on_postgresql),
    )
    if on_postgresql:
        op.drop_constraint("fk_issue_reference_reference_id_business_reference", "issue_reference")
        op.execute(
            SPLIT.format(text="text", new_id="gen_random_uuid()").replace(
                "linked.member_id = (", "CAST(linked.member_id AS text) = (", 1
            )
        )
    else:
        op.execute(SPLIT.format(text="BLOB", new_id="randomblob(16)"))
    op.execute(REPOINT)
    op.drop_table("reference_member")
    op.drop_table("business_reference")
    op.rename_table("business_reference_new", "business_reference")
    if on_postgresql:
        _name_constraints()
    op.create_index("ix_business_reference_tail", "business_reference", ["tail"], unique=False)
    op.create_index(
        "ix_business_reference_member_id", "business_reference", ["member_id"], unique=False
    )
    if on_postgresql:
        _protect()


def _constraints(on_postgresql: bool) -> list[sa.Constraint]:
    if on_postgresql:
        return []  # while the old table is there, their names are taken
    return [
        sa.ForeignKeyConstraint(
            ["line"], ["business_line.code"], name="fk_business_reference_line_business_line"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_business_reference_member_id_member"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_business_reference"),
        sa.UniqueConstraint(
            "line", "ref", "member_id", name="uq_business_reference_line_ref_member_id"
        ),
    ]


def _name_constraints() -> None:
    table = "business_reference"
    op.create_primary_key("pk_business_reference", table, ["id"])
    op.create_unique_constraint(
        "uq_business_reference_line_ref_member_id", table, ["line", "ref", "member_id"]
    )
    op.create_foreign_key(
        "fk_business_reference_line_business_line", table, "business_line", ["line"], ["code"]
    )
    op.create_foreign_key(
        "fk_business_reference_member_id_member", table, "member", ["member_id"], ["id"]
    )
    op.create_foreign_key(
        "fk_issue_reference_reference_id_business_reference",
        "issue_reference",
        table,
        ["reference_id"],
        ["id"],
    )


def _protect() -> None:
    table = "business_reference"
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"REVOKE ALL ON {table} FROM PUBLIC")
    op.execute(
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO concierge_steward, concierge_lead"
    )
    op.execute(POLICY.format(name="owner", table=table, roles="concierge_owner", seen="true"))
    op.execute(f"GRANT SELECT, INSERT, UPDATE ON {table} TO concierge_feed")
    op.execute(
        POLICY.format(name="fed", table=table, roles="concierge_feed", seen="(SELECT fed())")
    )
    op.execute(
        POLICY.format(
            name="seen", table=table, roles="concierge_steward, concierge_lead", seen=SEEN
        )
    )

    op.execute(
        "ALTER POLICY seen ON issue_reference WITH CHECK ("  # noqa: S608  # no value in it
        + SEEN.replace("business_reference", "issue_reference")
        + " AND EXISTS (SELECT FROM issue WHERE issue.id = issue_reference.issue_id"
        " AND issue.member_id = issue_reference.member_id)"
        " AND EXISTS (SELECT FROM business_reference AS known"
        " WHERE known.id = issue_reference.reference_id"
        " AND known.member_id = issue_reference.member_id))"
    )


def downgrade() -> None:
    """One number for all its members again; of two that differ, the first stays."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    op.create_table(
        "reference_member",
        sa.Column("reference_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_reference_member_member_id_member"
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["business_reference.id"],
            name="fk_reference_member_reference_id_business_reference",
        ),
        sa.PrimaryKeyConstraint("reference_id", "member_id", name="pk_reference_member"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_reference_member_member_id", "reference_member", ["member_id"], unique=False
    )
    op.execute(
        "INSERT INTO reference_member (reference_id, member_id)"
        " SELECT (SELECT min(first.id) FROM business_reference AS first"
        " WHERE first.line = known.line AND first.ref = known.ref), known.member_id"
        " FROM business_reference AS known"
    )
    op.execute(
        "UPDATE issue_reference SET reference_id = (SELECT min(first.id)"
        " FROM business_reference AS first JOIN business_reference AS known"
        " ON first.line = known.line AND first.ref = known.ref"
        " WHERE known.id = issue_reference.reference_id)"
    )
    op.create_table(
        "business_reference_new",
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
            ["line"], ["business_line.code"], name="fk_business_reference_line_business_line"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_business_reference"),
        sa.UniqueConstraint("line", "ref", name="uq_business_reference_line_ref"),
    )
    op.execute(
        f"INSERT INTO business_reference_new (id, {REST}) SELECT id, {REST}"  # noqa: S608
        " FROM business_reference WHERE id IN (SELECT reference_id FROM reference_member)"
    )
    op.drop_table("business_reference")
    op.rename_table("business_reference_new", "business_reference")
    op.create_index("ix_business_reference_tail", "business_reference", ["tail"], unique=False)
