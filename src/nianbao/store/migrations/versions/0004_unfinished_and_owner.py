"""What a model had written when the program stopped, and whose a report is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; reports that are there are nobody's, so everybody's."""
    op.add_column("report", sa.Column("owner", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "unfinished",
        sa.Column("report_id", sa.String(32), primary_key=True),
        sa.Column("part", sa.String(32), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
    )
