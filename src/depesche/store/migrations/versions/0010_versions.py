"""Which articles another version has read is found without looking at all of them."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the index."""
    op.create_index("readings_by_version", "readings", ["version"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("readings_by_version", table_name="readings")
