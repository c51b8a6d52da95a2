from __future__ import annotations

import pypdfium2
import pytest

from boardkeeper import matter_paper, matters
from boardkeeper.errors import UserError
from boardkeeper.minutes.editions import Edition
from boardkeeper.render.text import render_text
from tests.boardkeeper.matters.conftest import TODAY, ask_in_private


def paper(topic, matter, edition=Edition.PUBLIC):
    return matter_paper.matter_pack(topic.store, topic.desk.board_id, matter, TODAY, edition)


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".txt"])
def test_a_history_is_written_in_every_kind_the_house_knows(topic, tmp_path, ending):
    path = tmp_path / f"matter{ending}"
    saved = matter_paper.export_matter(
        topic.store, topic.desk.board_id, path, TODAY, thing_id=topic.ids["action"]
    )
    assert saved.path.stat().st_size > 200


def test_paper_has_a_heading_for_each_year_and_names_the_boards_when_there_are_several(topic):
    text = render_text(paper(topic, topic.of("item")))
    assert "2019" in text
    assert "Cabinet" in text
    assert "School Attendance" in text


def test_a_public_print_leaves_private_matter_out_and_says_so(topic, tmp_path):
    ask_in_private(topic, "pay Zanzibar House")
    path = tmp_path / "public.pdf"
    matter_paper.export_matter(topic.store, topic.desk.board_id, path, TODAY, words="school")
    ask = matters.gather_matter(topic.store, TODAY, words="Zanzibar", edition=Edition.RESTRICTED)
    restricted = paper(topic, ask, Edition.RESTRICTED)
    assert restricted.edition == "Restricted edition"
    assert "Not for publication" in render_text(restricted)
    public = paper(topic, ask)
    assert public.edition == ""
    said = render_text(public).replace("“Zanzibar”", "").replace("=", "")
    assert "Zanzibar House" not in said
    assert "not for publication and left out" in said
    assert pypdfium2.PdfDocument(path)


def test_a_part_two_is_refused(topic):
    with pytest.raises(UserError, match="no Part II"):
        matters.gather_matter(topic.store, TODAY, words="school", edition=Edition.PART_II)
