"""Past reports that were put on the shelf."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nothing of the others changes."""
    op.create_table(
        "past_report",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("source.sha256"), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
    )
