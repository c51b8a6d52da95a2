"""Layout 5: what a KPI is called and who owns it, targets of every kind, events, and figures that were restated."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.fifth_layout.making import leads_to, make, not_blank, text
from db.migrations.widening import widen

_SOURCE = {"import_id": ("import", "SET NULL")}


def change() -> None:
    """Change these tables."""
    widen(
        "kpi",
        {sa.Column("plan_id", sa.String(32), nullable=True): None}
        | {text(name): "" for name in ("code", "owner", "numerator_name", "denominator_name", "definition")},
        (leads_to("kpi", "plan_id", "plan"),),
    )
    widen(
        "kpi_target",
        {sa.Column(name, sa.Text(), nullable=True): None for name in ("upper", "stretch", "tolerance")},
    )
    widen(
        "kpi_benchmark",
        {
            sa.Column("import_id", sa.String(32), nullable=True): None,
            text("source_sheet"): "",
            text("source_cell"): "",
        },
        (leads_to("kpi_benchmark", "import_id", "import"),),
    )
    op.create_index("ix_kpi_benchmark_import_id", "kpi_benchmark", ["import_id"])
    widen(
        "observation", {text("written_by"): "", sa.Column("written_at", sa.DateTime(), nullable=True): None}
    )
    _make_tables()


def _make_tables() -> None:
    make(
        "kpi_other_name",
        {"kpi_id": ("kpi", "CASCADE")},
        text("name"),
        not_blank("kpi_other_name", "name"),
        sa.UniqueConstraint("kpi_id", "name", name="uq_kpi_other_name_kpi_id_name"),
    )
    make(
        "event",
        {"board_id": ("board", "CASCADE")},
        sa.Column("happened_on", sa.Date(), nullable=False),
        text("title"),
        text("label_before"),
        text("label_after"),
        not_blank("event", "title"),
        sa.UniqueConstraint("board_id", "happened_on", "title", name="uq_event_board_id_happened_on_title"),
    )
    make(
        "restatement",
        {"observation_id": ("observation", "CASCADE"), **_SOURCE},
        *(
            text(name)
            for name in (
                "source_sheet",
                "source_cell",
                "withheld",
                "fraction_cell",
                "source_note",
                "written_by",
            )
        ),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("value", "numerator", "denominator")),
        sa.Column("written_at", sa.DateTime(), nullable=True),
        sa.Column("replaced_at", sa.DateTime(), nullable=False),
        text("replaced_by"),
    )
    op.create_index("ix_restatement_observation_id", "restatement", ["observation_id"])
    op.create_index("ix_restatement_import_id", "restatement", ["import_id"])
