"""The versions of agencies' items."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "wire_items",
        sa.Column("uri", sa.String(length=512), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("created", sa.String(length=32), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("embargo", sa.String(length=32), nullable=True),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("held", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("held_text", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("uri"),
    )
    op.create_index("wire_items_by_embargo", "wire_items", ["embargo"], unique=False)
    op.create_table(
        "wire_revisions",
        sa.Column("uri", sa.String(length=512), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("created", sa.String(length=32), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("became", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("uri", "number"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("wire_revisions", "wire_items"):
        op.drop_table(table)
