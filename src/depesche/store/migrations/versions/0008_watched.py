"""What is watched: feeds, their pages, hosts."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "watched_feeds",
        sa.Column("url", sa.String(length=2048), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("asked", sa.String(length=32), nullable=True),
        sa.Column("next", sa.String(length=32), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_table(
        "watched_pages",
        sa.Column("url", sa.String(length=2048), nullable=False),
        sa.Column("feed", sa.String(length=2048), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("seen", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next", sa.String(length=32), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["feed"], ["watched_feeds.url"]),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_index("watched_pages_by_state", "watched_pages", ["state", "next"], unique=False)
    op.create_table(
        "watched_hosts",
        sa.Column("host", sa.String(length=512), nullable=False),
        sa.Column("asked", sa.String(length=32), nullable=True),
        sa.Column("free", sa.String(length=32), nullable=True),
        sa.Column("robots", sa.Text(), nullable=True),
        sa.Column("robots_asked", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("host"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("watched_hosts", "watched_pages", "watched_feeds"):
        op.drop_table(table)
