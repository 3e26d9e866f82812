"""Documents, drafts, decisions, own calls, kept forecasts, saved views, the agenda."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table('agenda',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('title', sa.Text(), nullable=False), sa.Column('link', sa.Text(), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False), sa.PrimaryKeyConstraint('id'),
        sqlite_autoincrement=True
    )
    op.create_table('decision',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('suggestion', sa.Text(), nullable=False),
        sa.Column('accepted', sa.Boolean(), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('facts', sa.Text(), nullable=False),
        sa.Column('author', sa.Text(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False), sa.Column('expires_at', sa.BigInteger()),
        sa.PrimaryKeyConstraint('id'), sqlite_autoincrement=True
    )
    op.create_table('document',
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('revision', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('format', sa.Integer(), nullable=False),
        sa.Column('parent_hash', sa.Text(), nullable=False),
        sa.Column('hash', sa.Text(), nullable=False),
        sa.Column('author', sa.Text(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False),
        sa.Column('effective_from', sa.BigInteger(), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('customer_value', sa.Text(), nullable=False),
        sa.Column('body', sa.Text(), nullable=False), sa.PrimaryKeyConstraint('kind', 'revision')
    )
    op.create_table('draft',
        sa.Column('kind', sa.Text(), nullable=False), sa.Column('body', sa.Text(), nullable=False),
        sa.Column('base', sa.Integer(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False), sa.PrimaryKeyConstraint('kind')
    )
    op.create_table('forecast_version',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('origin', sa.BigInteger(), nullable=False),
        sa.Column('scope', sa.Text(), nullable=False),
        sa.Column('method', sa.Text(), nullable=False),
        sa.Column('week', sa.Integer(), nullable=False),
        sa.Column('middle', sa.Float(), nullable=False), sa.Column('low', sa.Float()),
        sa.Column('high', sa.Float()), sa.Column('currency', sa.Text(), nullable=False),
        sa.Column('author', sa.Text(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False), sa.PrimaryKeyConstraint('id'),
        sqlite_autoincrement=True
    )
    op.create_table('grade_override',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('account', sa.Text(), nullable=False), sa.Column('grade', sa.Text()),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('author', sa.Text(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False), sa.Column('expires_at', sa.BigInteger()),
        sa.PrimaryKeyConstraint('id'), sqlite_autoincrement=True
    )
    op.create_table('own_submission',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('level', sa.Text(), nullable=False),
        sa.Column('owner', sa.Text(), nullable=False),
        sa.Column('period_start', sa.Integer(), nullable=False),
        sa.Column('period_end', sa.Integer(), nullable=False),
        sa.Column('category', sa.Text(), nullable=False),
        sa.Column('amount', sa.BigInteger(), nullable=False),
        sa.Column('currency', sa.Text(), nullable=False),
        sa.Column('checks', sa.Text(), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('author', sa.Text(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False), sa.PrimaryKeyConstraint('id'),
        sqlite_autoincrement=True
    )
    op.create_table('saved_view',
        sa.Column('name', sa.Text(), nullable=False), sa.Column('link', sa.Text(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False), sa.PrimaryKeyConstraint('name')
    )
