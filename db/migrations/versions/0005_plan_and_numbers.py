"""The fifth layout: kinds of plans, how a notice is shown and reviewed, voices, events, names and restated figures."""

from __future__ import annotations

from db.migrations.fifth_layout import kpis, log_words, plan

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    log_words.change()
    plan.change()
    kpis.change()
