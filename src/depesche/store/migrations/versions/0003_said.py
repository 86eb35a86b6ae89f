"""What each article says as rows."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; the first command over the store fills them."""
    op.create_table(
        "document_dates",
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("days", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("earliest", sa.String(length=10), nullable=True),
        sa.Column("latest", sa.String(length=10), nullable=True),
        sa.Column("reasons", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("conflict", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("rounds", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_index("document_dates_by_earliest", "document_dates", ["earliest"], unique=False)
    op.create_table(
        "reports",
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("anchor", sa.String(length=24), nullable=True),
        sa.Column("block", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("earliest", sa.String(length=10), nullable=True),
        sa.Column("latest", sa.String(length=10), nullable=True),
        sa.Column("duration", sa.Text(), nullable=True),
        sa.Column("duration_mod", sa.String(length=8), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("initiator", sa.Text(), nullable=True),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "report"),
    )
    op.create_index("reports_by_anchor", "reports", ["anchor"], unique=False)
    op.create_index("reports_by_block", "reports", ["block"], unique=False)
    op.create_table(
        "claims",
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=True),
        sa.Column("block", sa.Text(), nullable=True),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("bound", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "report"], ["reports.document", "reports.report"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "number"),
    )
    op.create_index("claims_by_block", "claims", ["block"], unique=False)
    op.create_table(
        "participants",
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("office", sa.String(length=64), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("role", sa.String(length=8), nullable=True),
        sa.Column("starts", sa.Integer(), nullable=True),
        sa.Column("ends", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document", "report"], ["reports.document", "reports.report"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "report", "number"),
    )
    op.create_index("participants_by_person", "participants", ["person"], unique=False)
    op.create_table(
        "statements",
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("force", sa.String(length=32), nullable=True),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "report"], ["reports.document", "reports.report"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "number"),
    )
    op.create_index("statements_by_report", "statements", ["document", "report"], unique=False)
    op.create_index("statements_by_side", "statements", ["side"], unique=False)
    op.create_table(
        "topics",
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("concept", sa.String(length=64), nullable=True),
        sa.Column("chief", sa.Boolean(), nullable=False),
        sa.Column("sides", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "report"], ["reports.document", "reports.report"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "report", "number"),
    )
    op.create_index("topics_by_concept", "topics", ["concept"], unique=False)
    op.add_column("documents", sa.Column("publisher", sa.Text(), nullable=True))
    op.add_column("documents", sa.Column("agency", sa.Text(), nullable=True))
    op.add_column("documents", sa.Column("title", sa.Text(), nullable=True))
    op.add_column("documents", sa.Column("url", sa.Text(), nullable=True))
    op.add_column("documents", sa.Column("language", sa.String(length=16), nullable=True))
    op.add_column("documents", sa.Column("published", sa.Text(), nullable=True))
    op.add_column("documents", sa.Column("published_from", sa.String(length=16), nullable=True))
    op.add_column("documents", sa.Column("fingerprint", sa.LargeBinary(), nullable=True))
    op.create_index("documents_by_publisher", "documents", ["publisher"], unique=False)


def downgrade() -> None:
    """Drop them."""
    for table in ("topics", "statements", "participants", "claims", "reports", "document_dates"):
        op.drop_table(table)
    op.drop_index("documents_by_publisher", "documents")
    for column in (
        "publisher",
        "agency",
        "title",
        "url",
        "language",
        "published",
        "published_from",
        "fingerprint",
    ):
        op.drop_column("documents", column)
