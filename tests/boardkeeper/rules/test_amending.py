from __future__ import annotations

import pytest

from boardkeeper.rules.amending import amendment_words, kept_places

BEFORE = "the Council had written to the parents of the 44 schools in May"


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (BEFORE.replace("44", "40"), "for “44” read “40”"),
        (
            BEFORE.replace("44", "40").replace("May", "June"),
            "for “44 schools in May” read “40 schools in June”",
        ),
        (
            BEFORE.replace("had written", "had not written"),
            "for “Council had written to” read “Council had not written to”",
        ),
        (BEFORE.replace(" in May", ""), "for “44 schools in May” read “44 schools”"),
        (
            "the Council wrote",
            "for “had written to the parents of the 44 schools in May” read “wrote”",
        ),
    ],
)
def test_an_amendment_quotes_what_was_there_and_what_is(after, said):
    assert amendment_words(BEFORE, after) == said


def test_words_that_stand_elsewhere_too_are_quoted_with_their_neighbours():
    assert amendment_words("a the b c d e the f", "a the b c d e any f") == "for “d e the f” read “d e any f”"


def test_words_put_into_an_empty_text_and_taken_out_of_a_whole_one():
    assert amendment_words("", "Deleted.") == "insert “Deleted.”"
    assert amendment_words("Nothing was said.", "") == "leave out “Nothing was said.”"


def test_a_text_written_anew_is_given_whole():
    before = " ".join(f"word{n}" for n in range(60))
    after = " ".join(f"other{n}" for n in range(3))
    assert amendment_words(before, after) == "the text is to read “other0 other1 other2”"
    scattered = " ".join(f"word{n}" if n % 9 else "new" for n in range(60))
    assert amendment_words(before, scattered) == f"the text is to read “{scattered}”"


def test_the_same_words_are_no_amendment():
    with pytest.raises(ValueError, match="same words"):
        amendment_words("one  two", "one two")


def test_characters_are_found_again_and_what_replaced_others_in_their_place():
    before, after = "one two three four", "one 2 2 three four"
    places = kept_places(before, after)
    assert len(places) == len(before) + 1
    assert [after[places[start] : places[end]] for start, end in ((0, 3), (8, 13), (14, 18))] == [
        "one",
        "three",
        "four",
    ]
    assert after[places[4] : places[7]] == "2 2"
