from __future__ import annotations

from pathlib import Path

import pytest

from boardkeeper.spelling import Speller, abbreviations_defined_in, british, words_in


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(own=("triagewise", "CPOMS", "SureStart"), names=("Rickman", "Loveridge", "O’Dowd"))


@pytest.mark.parametrize(
    "word",
    [
        "colour",
        "organise",
        "programme",
        "Committee",
        "RESOLVED",
        "Council’s",
        "children's",
        "co-opted",
        "re-elected",
        "decision-making",
        "multi-agency",
        "Ofsted",
        "OFSTED",
        "Ofsted’s",
        "DfE",
        "MTFP",
        "outturn",
        "Outturn",
    ],
)
def test_the_words_of_a_british_council_are_known(speller: Speller, word: str) -> None:
    assert speller.knows(word)


@pytest.mark.parametrize(
    "word", ["recieved", "comittee", "color", "ofsted", "publically", "re-elcted", "XQZV"]
)
def test_what_is_spelt_otherwise_is_doubted(speller: Speller, word: str) -> None:
    assert not speller.knows(word)


@pytest.mark.parametrize(
    "word",
    [
        "triagewise",
        "Triagewise",
        "TRIAGEWISE",
        "CPOMS",
        "SureStart",
        "SURESTART",
        "Rickman",
        "Rickman’s",
        "O'Dowd",
        "O’Dowd",
    ],
)
def test_own_words_and_names_are_known_with_a_capital_in_capitals_and_as_possessives(
    speller: Speller, word: str
) -> None:
    assert speller.knows(word)


@pytest.mark.parametrize("word", ["rickman", "cpoms", "surestart"])
def test_a_name_in_small_letters_is_doubted(speller: Speller, word: str) -> None:
    assert not speller.knows(word)


def test_an_abbreviation_that_is_known_is_known_in_the_plural(speller: Speller) -> None:
    assert speller.check(["KPIs", "EHCPs", "XQZVs"]) == {"XQZVs"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieved", "received"),
        ("Rickmann", "Rickman"),
        ("Loverige’s", "Loveridge’s"),
        ("outurn", "outturn"),
        ("ofsted", "Ofsted"),
        ("co-optedd", "co-opted"),
        ("re-elcted", "re-elected"),
    ],
)
def test_what_was_meant_is_proposed_first_names_and_own_words_too(
    speller: Speller, typed: str, meant: str
) -> None:
    offered = speller.suggest(typed)

    assert offered[0] == meant
    assert len(offered) <= 6


def test_words_torn_apart_are_proposed_last(speller: Speller) -> None:
    offered = speller.suggest("afordable")

    assert "affordable" in offered[:2]
    assert offered.index("a fordable") > offered.index("formidable")


def test_a_word_of_many_hyphens_is_judged_by_its_parts_and_at_once(speller: Speller) -> None:
    chain = "-".join(["child"] * 40)

    assert speller.knows(chain)
    assert not speller.knows(f"{chain}-recieved")
    assert speller.suggest("-".join(["xqzv"] * 12)) == ()


def test_the_dictionary_is_read_once() -> None:
    assert british() is british()


def test_real_minutes_leave_only_a_few_words_in_doubt(shared: Path) -> None:
    pack = shared / "seeds" / "plymouth-2019-09-11-scrutiny-agenda-pack.txt"
    text = "\n".join(pack.read_text(encoding="utf-8").splitlines()[75:247])
    people = "Buchan Goslin Loveridge Downie Nicky Harwood Jemima Laing Rickman Coley Murphy Allen".split()  # noqa: SIM905
    found = words_in(text)

    doubtful = Speller(names=people).check(each.word for each in found) - abbreviations_defined_in(text)

    assert len(found) > 2_000
    assert doubtful <= {"Barnardos", "CPOMS", "LA"}
