"""Reports of gatherings are kept by month, with what decides which of them are compared."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_GATHERING = sa.text("shape IS NOT NULL")
_VISIT = sa.text("shape IS NOT NULL AND kind = 'visit'")


def upgrade() -> None:
    """Add the column; the first command over the store fills it and makes the chronicle anew."""
    op.add_column("reports", sa.Column("shape", sa.Text(), nullable=True))
    for name, those in (("reports_of_gatherings", _GATHERING), ("reports_of_visits", _VISIT)):
        op.create_index(name, "reports", ["document"], sqlite_where=those, postgresql_where=those)
    op.drop_table("contact_alternatives")
    op.create_table(
        "contact_alternatives",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("other", sa.String(length=24), nullable=False),
        sa.Column("anchor", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "number"),
    )
    op.create_index("contact_alternatives_by_anchor", "contact_alternatives", ["anchor"])
    op.execute("DELETE FROM kept WHERE name = 'software'")


def downgrade() -> None:
    """Drop it."""
    for name in ("reports_of_gatherings", "reports_of_visits"):
        op.drop_index(name, table_name="reports")
    op.drop_column("reports", "shape")
    op.drop_index("contact_alternatives_by_anchor", table_name="contact_alternatives")
    op.drop_column("contact_alternatives", "anchor")
    op.execute("UPDATE reports SET block = '|' WHERE block LIKE '|%'")
    op.execute("DELETE FROM kept WHERE name = 'software'")
