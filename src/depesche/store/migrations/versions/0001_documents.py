"""Documents, readings and decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the three tables."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(512), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("documents_by_sha256", "documents", ["sha256"])
    op.create_table(
        "readings",
        sa.Column("document", sa.String(512), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.JSON(), nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("decisions", "readings", "documents"):
        op.drop_table(table)
