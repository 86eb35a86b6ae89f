"""Words of articles as they are searched for, and contacts as they were before what is stale."""

import sqlalchemy as sa
from alembic import op

from depesche.store.search import indexing

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the index; the first command over the store fills them."""
    op.create_table(
        "contacts_before",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("told", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("contact"),
    )
    op.create_table(
        "document_words",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("document", name="words_of_one_article"),
    )
    for statement in indexing(op.get_context().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    if op.get_context().dialect.name == "sqlite":
        op.drop_table("search")
    for table in ("document_words", "contacts_before"):
        op.drop_table(table)
