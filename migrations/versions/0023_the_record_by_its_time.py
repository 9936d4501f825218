"""The record is read by when it was recorded: of everybody, of one person, of one member.

Revision 0023, after 0022. Once released, it is never edited.

The indexes of 0017 have it by the order in which it was written: what a busy person did had to be
sorted for every page of it.
"""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

OF = ("member_id", "steward_id")


def upgrade() -> None:
    """Each with its time."""
    op.drop_index("ix_audit_at", table_name="audit")
    op.create_index("ix_audit_at", "audit", ["at", "seq"])
    for column in OF:
        op.drop_index(f"ix_audit_{column}", table_name="audit")
        op.create_index(f"ix_audit_{column}", "audit", [column, "at", "seq"])


def downgrade() -> None:
    """As 0017 had them."""
    op.drop_index("ix_audit_at", table_name="audit")
    op.create_index("ix_audit_at", "audit", ["at"])
    for column in OF:
        op.drop_index(f"ix_audit_{column}", table_name="audit")
        op.create_index(f"ix_audit_{column}", "audit", [column, "seq"])
