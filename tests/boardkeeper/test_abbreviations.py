from __future__ import annotations

from collections import Counter

import pytest

from boardkeeper import abbreviations
from boardkeeper.abbreviations import AbbreviationView, ExplainedBy, explain, usual_abbreviations
from boardkeeper.errors import UserError

WHO = "Ann Smith"


def means(texts, own=()):
    return {each.short: (each.meaning, each.explained_by) for each in explain(texts, own)}


def test_a_board_keeps_its_own_short_forms_by_the_alphabet(desk):
    abbreviations.set_abbreviation(
        desk.store, WHO, desk.board_id, "QPRM", "Quality Performance Review Meeting"
    )
    abbreviations.set_abbreviation(desk.store, WHO, desk.board_id, "ECSC", "Education Committee")
    abbreviations.set_abbreviation(
        desk.store, WHO, desk.board_id, "ECSC", "Education and Children’s Social Care"
    )
    found = abbreviations.abbreviations(desk.store, desk.board_id)
    assert [(each.short, each.meaning) for each in found] == [
        ("ECSC", "Education and Children’s Social Care"),
        ("QPRM", "Quality Performance Review Meeting"),
    ]
    abbreviations.remove_abbreviation(desk.store, WHO, found[0].id)
    assert [each.short for each in abbreviations.abbreviations(desk.store, desk.board_id)] == ["QPRM"]
    assert desk.labels()[0] == "Remove an abbreviation"


@pytest.mark.parametrize(("short", "meaning"), [("", "Education"), ("EET", " "), ("two words", "Education")])
def test_half_an_abbreviation_is_refused(desk, short, meaning):
    with pytest.raises(UserError):
        abbreviations.set_abbreviation(desk.store, WHO, desk.board_id, short, meaning)
    assert desk.labels() == []


def test_the_papers_go_before_the_board_and_the_board_before_the_catalogue():
    own = (AbbreviationView("1", "MASH", "Our own hub"), AbbreviationView("2", "LADO", "Our own officer"))
    text = "Education Development Trust (EDT) met LADO, MASH, EHCP and ZQX."
    assert means([text, "Multi-Agency Safeguarding Hub (MASH)"], own) == {
        "EDT": ("Education Development Trust", ExplainedBy.PAPERS),
        "EHCP": ("Education, Health and Care Plan", ExplainedBy.CATALOGUE),
        "LADO": ("Our own officer", ExplainedBy.BOARD),
        "MASH": ("Multi-Agency Safeguarding Hub", ExplainedBy.PAPERS),
        "ZQX": ("", ExplainedBy.NOBODY),
    }


def test_what_everybody_knows_is_not_explained_unless_the_board_does():
    assert means(["The NHS in the UK"]) == {}
    assert means(["The NHS"], (AbbreviationView("1", "NHS", "National Health Service"),)) == {
        "NHS": ("National Health Service", ExplainedBy.BOARD)
    }


def test_two_spellings_of_one_short_form_are_one():
    assert means(["the DFE and the DfE"]) == {"DfE": ("Department for Education", ExplainedBy.CATALOGUE)}


def test_the_catalogue_names_a_source_for_each_and_has_each_once():
    usual = usual_abbreviations()
    assert len(usual) > 150
    assert all(each.meaning and each.source for each in usual)
    assert max(Counter(each.short for each in usual).values()) == 1


def test_the_pack_of_plymouth_explains_some_and_leaves_some(shared):
    pack = shared / "seeds" / "plymouth-2019-09-11-scrutiny-agenda-pack.txt"
    if not pack.is_file():
        pytest.skip("the pack of September 2019 is not here")
    found = means([pack.read_text(encoding="utf-8")])
    assert found["CYPFS"] == ("Children, Young People and Families Service", ExplainedBy.PAPERS)
    assert found["NFF"] == ("National Funding Formula", ExplainedBy.PAPERS)
    assert found["LAIT"] == ("Local Authority Interactive Tool", ExplainedBy.CATALOGUE)
    assert found["FWAF"] == ("", ExplainedBy.NOBODY)
    assert not {"TRACK", "EDUCATION", "AND", "McDonald", "NHS"} & set(found)
