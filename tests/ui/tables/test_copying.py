from __future__ import annotations

from dataclasses import dataclass

from ui.tables.columns import Column
from ui.tables.copying import as_clipboard


@dataclass(frozen=True)
class Decision:
    id: str
    text: str


COLUMNS = (Column("Minute", "id"), Column("Decision", "text"))


def test_a_cell_with_tabs_and_breaks_stays_one_cell_in_excel() -> None:
    data = as_clipboard(COLUMNS, [Decision("17(2)", "note\tthe report\nand thank the team")])
    assert data.text() == "Minute\tDecision\n17(2)\tnote the report and thank the team\n"


def test_word_gets_a_table_with_its_breaks_and_nothing_of_the_text_is_markup() -> None:
    html = as_clipboard(COLUMNS, [Decision("17(2)", "R&D <urgent>\nsoon")]).html()
    assert "<th>Minute</th><th>Decision</th>" in html
    assert "<td>R&amp;D &lt;urgent&gt;<br>soon</td>" in html
