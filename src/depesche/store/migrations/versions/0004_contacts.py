"""Contacts and findings as rows."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; the first command over the store fills them."""
    op.create_table(
        "contacts",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("days", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("earliest", sa.String(length=10), nullable=True),
        sa.Column("latest", sa.String(length=10), nullable=True),
        sa.Column("position", sa.String(length=10), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("initiator", sa.Text(), nullable=True),
        sa.Column("duration", sa.Text(), nullable=True),
        sa.Column("duration_mod", sa.String(length=8), nullable=True),
        sa.Column("part_of", sa.String(length=24), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_told", sa.String(length=10), nullable=True),
        sa.Column("last_told", sa.String(length=10), nullable=True),
        sa.Column("why", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["part_of"], ["contacts.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("contacts_by_block", "contacts", ["block"], unique=False)
    op.create_index("contacts_by_kind", "contacts", ["kind", "position"], unique=False)
    op.create_index("contacts_by_part_of", "contacts", ["part_of"], unique=False)
    op.create_index("contacts_by_position", "contacts", ["position", "id"], unique=False)
    op.create_index("contacts_by_status", "contacts", ["status", "position"], unique=False)
    op.create_table(
        "contact_alternatives",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("other", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "number"),
    )
    op.create_table(
        "contact_participants",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("role", sa.String(length=8), nullable=True),
        sa.Column("position", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "number"),
    )
    op.create_index(
        "contact_participants_by_person", "contact_participants", ["person", "position", "contact"], unique=False
    )
    op.create_index(
        "contact_participants_by_state", "contact_participants", ["state", "position", "contact"], unique=False
    )
    op.create_table(
        "contact_publishers",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("publisher", sa.String(length=512), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "publisher"),
    )
    op.create_index(
        "contact_publishers_by_publisher", "contact_publishers", ["publisher", "contact"], unique=False
    )
    op.create_table(
        "contact_sides",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("stance", sa.String(length=32), nullable=True),
        sa.Column("statements", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("topics", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "side"),
    )
    op.create_index("contact_sides_by_side", "contact_sides", ["side", "contact"], unique=False)
    op.create_table(
        "contact_topics",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("concept", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "number"),
    )
    op.create_index("contact_topics_by_concept", "contact_topics", ["concept", "contact"], unique=False)
    op.create_table(
        "findings",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("block", sa.Text(), nullable=True),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("contact", sa.String(length=24), nullable=True),
        sa.Column("document", sa.String(length=512), nullable=True),
        sa.Column("claim", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(length=32), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("missing", sa.Integer(), nullable=True),
        sa.Column("missing_between", sa.Text(), nullable=True),
        sa.Column("missing_days", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("due", sa.String(length=10), nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("findings_by_block", "findings", ["block"], unique=False)
    op.create_index("findings_by_contact", "findings", ["contact", "type"], unique=False)
    op.create_index("findings_by_document", "findings", ["document"], unique=False)
    op.create_index("findings_by_due", "findings", ["due"], unique=False)
    op.create_index("findings_by_type", "findings", ["type", "rank", "contact"], unique=False)
    op.create_table(
        "history",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("days", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "number"),
    )
    op.create_table(
        "contact_reports",
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["document", "report"], ["reports.document", "reports.report"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "number"),
        sa.UniqueConstraint("document", "report", name="a_report_tells_of_one_contact"),
    )
    op.create_table(
        "finding_against",
        sa.Column("finding", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("contact", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["finding"], ["findings.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("finding", "number"),
    )
    op.create_index("finding_against_by_contact", "finding_against", ["contact"], unique=False)
    op.create_table(
        "finding_evidence",
        sa.Column("finding", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=512), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["finding"], ["findings.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("finding", "number"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in (
        "finding_evidence",
        "finding_against",
        "contact_reports",
        "history",
        "findings",
        "contact_topics",
        "contact_sides",
        "contact_publishers",
        "contact_participants",
        "contact_alternatives",
        "contacts",
    ):
        op.drop_table(table)
