"""The audit is sealed into a chain of hashes.

Revision 0005, after 0004. Once released, it is never edited.

A seal keeps the number and the hash of each row it covers, so that a row that was changed, removed
or added later can be named.
"""

import hashlib
import secrets
import struct
import time
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the table, and the seal every chain begins with."""
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
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0005_postgresql.sql").read_text(encoding="utf-8"))
        return
    _begin_chain()
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_seal_no_{change.lower()} BEFORE {change} ON audit_seal "
            "BEGIN SELECT RAISE(ABORT, 'audit_seal is append-only'); END"
        )


def _begin_chain() -> None:
    """By chance, so that no two workspaces have the same."""
    at, origin = time.time_ns() // 1000, secrets.token_bytes(32)
    hashed = hashlib.sha256(origin + struct.pack(">qqi", 0, at, 0)).digest()
    op.execute(
        sa.text(
            "INSERT INTO audit_seal VALUES (0, :at, 0, 0, 0, x'', :origin, :hashed)"
        ).bindparams(at=at, origin=origin, hashed=hashed)
    )


def downgrade() -> None:
    """Nothing is sealed any more; the audit stays."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    op.drop_table("audit_seal")
