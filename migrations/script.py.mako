"""${message}

Revision ${up_revision}, after ${down_revision or "nothing"}. Once released, it is never edited.

Before you write it (and take this list out when you have):
- It runs on a checked copy of the person's file, foreign keys off, in one transaction; foreign keys
  are checked at its end. Do not commit, do not begin.
- Import nothing of the program. Tables of today are not the tables of this revision: declare what
  you need with `sa.table` and `sa.column`, or write SQL.
- ADD, RENAME and DROP COLUMN, not `batch_alter_table`: a rebuild drops the triggers that keep the
  timeline and the audit append-only. Where nothing else will do: create new, copy, drop, rename,
  and make every trigger and index again.
- Rows of an append-only table are never changed or deleted here.
- No ON DELETE CASCADE on anything a member or a steward wrote.
- A NOT NULL column on a table that has rows needs a server default.
- A text index (FTS5) is made and dropped by name, in SQL; autogenerate does not see it.
- What changes rows changes them on PostgreSQL too: say how many, and assert it in the test.
- Add the test that fills the revision before this one, upgrades it, and compares the rows.
"""

% if imports:
${imports}
% endif
import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """${message}"""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """For tests alone: a person goes back by opening the file that was kept."""
    ${downgrades if downgrades else "pass"}
