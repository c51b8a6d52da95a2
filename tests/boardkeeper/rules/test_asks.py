from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.asks import ReadAsk, asks_somebody, read_ask, read_limb

NAMES = (
    "Jean Kelly",
    "Judith Harwood",
    "Head of Quality Assurance",
    "Councillor Mrs Johnson",
    "Mrs Nicky Williams",
    "Councillor Jon Taylor",
)
BOTH = "Jean Kelly / Judith Harwood"
CHILDREN_IN_CARE = "that further details of the trend over the previous 6 month period of children in care would be provided to Members."


@pytest.mark.parametrize(
    ("typed", "officer", "due", "task"),
    [
        ("Jean Kelly by end of July provide the trend", "Jean Kelly", "end of July", "provide the trend"),
        ("jean kelly by end of July to provide it", "Jean Kelly", "end of July", "provide it"),
        ("Jean Kelly / Judith Harwood by 30 Sept to report back", BOTH, "30 Sept", "report back"),
        ("Jean Kelly and Judith Harwood: audit", "Jean Kelly and Judith Harwood", "", "audit"),
        ("by 30 Sept Jean Kelly to provide the trend", "Jean Kelly", "30 Sept", "provide the trend"),
        ("30 Sept Jean Kelly provide the trend", "Jean Kelly", "30 Sept", "provide the trend"),
        ("Jean Kelly, end of July, provide the trend", "Jean Kelly", "end of July", "provide the trend"),
        ("Jean Kelly within 6 weeks write", "Jean Kelly", "within 6 weeks", "write"),
        ("kelly by Wed 11 Sept provide it", "Jean Kelly", "Wed 11 Sept", "provide it"),
        ("Cllr Taylor to write to the Minister", "Councillor Jon Taylor", "", "write to the Minister"),
        ("Head of Quality Assurance by July to audit", "Head of Quality Assurance", "July", "audit"),
        (
            "Service Director for Education, Participation and Skills to write by end of July asking for data",
            "Service Director for Education, Participation and Skills",
            "end of July",
            "write asking for data",
        ),
        ("Sam Brown by Friday to draft it", "Sam Brown", "Friday", "draft it"),
        ("Officers to explore this", "Officers", "", "explore this"),
        ("provide the trend by end of July (Jean Kelly)", "Jean Kelly", "end of July", "provide the trend"),
        ("Provide the trend – Jean Kelly – end of July", "Jean Kelly", "end of July", "Provide the trend"),
        ("Jean Kelly provide (by end of July) it", "Jean Kelly", "end of July", "provide it"),
        ("Jean Kelly to provide the trend", "Jean Kelly", "", "provide the trend"),
        ("provide the trend by the next meeting", "", "the next meeting", "provide the trend"),
        ("provide the trend", "", "", "provide the trend"),
        ("Jean Kelly", "Jean Kelly", "", ""),
        ("", "", "", ""),
    ],
)
def test_an_ask_is_read_in_the_order_it_came_to_mind(typed: str, officer: str, due: str, task: str) -> None:
    assert read_ask(typed, NAMES) == ReadAsk(officer, due, task)


def test_a_day_that_only_stands_in_the_task_is_read_and_stays_there() -> None:
    read = read_ask("Jean Kelly to report on exclusions in September 2019", NAMES)
    assert read == ReadAsk("Jean Kelly", "September 2019", "report on exclusions in September 2019")


@pytest.mark.parametrize(
    "typed",
    [
        "Annual Report to include exclusions",
        "Letter to Cabinet",
        "Jean Kelly’s report to be circulated",
        "write to Jean Kelly",
        "by 1.5 per cent raise the grant",
        "give 1/3 of the schools a visit",
    ],
)
def test_what_is_no_officer_and_no_date_stays_in_the_task(typed: str) -> None:
    assert read_ask(typed, NAMES) == ReadAsk("", "", typed)


def test_twelve_schools_are_no_year() -> None:
    assert read_ask("by 30 Sept 12 schools to be visited", NAMES).due_written == "30 Sept"


def test_a_surname_two_people_share_is_neither_of_them() -> None:
    names = ("Jean Kelly", "Tom Kelly")
    assert read_ask("Kelly to provide the trend", names).officer == ""
    assert read_ask("Tom Kelly to provide the trend", names).officer == "Tom Kelly"


_JOINTS = {
    "by",
    "to",
    "before",
    "until",
    "till",
    "due",
    "on",
    "no",
    "not",
    "later",
    "than",
    "is",
    "are",
    "within",
    "in",
}
_SAID = st.lists(
    st.sampled_from(
        (
            *(
                *NAMES,
                *_JOINTS,
                "Kelly",
                "and",
                "provide",
                "Report",
                "Chair",
                "for",
                "time",
                "Cabinet",
                "data",
                "x",
            ),
            *("end of July", "30 Sept", "6 weeks", "September 2019", "the next meeting", "2019", "1.5"),
            *("(", ")", ",", ":", "/", "–"),
        )
    ),
    max_size=12,
)


def _words(text: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"[\w.’']*\w", text.casefold()) if word not in _JOINTS)


@given(_SAID)
def test_reading_an_ask_never_loses_a_word(said: list[str]) -> None:
    typed = " ".join(said)
    read = read_ask(typed, NAMES)
    assert not _words(typed) - _words(f"{read.officer} {read.due_written} {read.text}")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_whatever_is_typed_is_read_without_a_fault_and_loses_nothing(typed: str) -> None:
    read = read_ask(typed, NAMES)
    assert not _words(typed) - _words(f"{read.officer} {read.due_written} {read.text}")


JULY = {
    "agreed the minutes of the last meeting held on 29 May 2019.": False,
    CHILDREN_IN_CARE: True,
    (
        "noted the update and requested that the School Attendance Consultation is added to the work programme for "
        "discussion in September 2019 (to include data regarding achievement levels in schools)."
    ): True,
    (
        "that the Education and Children's Social Care Overview and Scrutiny Panel would undertake a select review in "
        "order to assess the impact of the National Funding Formula (NFF) upon Plymouth schools."
    ): True,
    (
        "noted the update and agreed to include the DFE consultation results to the work programme for discussion in the "
        "autumn (with reference to the Inclusion and Attendance Strategy)."
    ): True,
    "recommend to Officers to extend an invitation to both a Primary and Secondary Head Teacher to attend": True,
    "recommend to Officers to explore the feasibility of inviting a parent whose child had been bullied": True,
    "would hear from Mrs Nicky Williams (Parent Governor Representative) at a future scrutiny committee": True,
    (
        "that a progress report on Care Leavers and NEET (Pledge 48) would be scheduled on the panel's work programme for "
        "6 months' time."
    ): True,
    (
        "to include information upon the Failure to Reduce Health Inequalities to the committee's work programme as this "
        "was an amber risk; for an action plan and future mitigations to be provided to Members."
    ): True,
    "Ofsted Improvement Plan – to be discussed on 11 September 2019;": False,
    (
        "Child Exploitation – to be discussed on 11 September 2019 (for Members to be provided with the scope of child "
        "exploitation and include information upon cyber issues, modern slavery and the framework for the multi-agency group);"
    ): True,
    "Education and Skills Strategy – refresh (date not specified);": False,
    "Plymouth Challenge Update - to be discussed on 11 September 2019;": False,
    "New Ofsted Framework – (impact on the inspection framework) to be discussed on 13 November 2019;": False,
    "noted the completed tracking decisions document.": False,
}
ELSEWHERE = {
    "Members requested to receive the Oracy Project evaluation reports once finalised": True,
    "officers and relevant Portfolio Holders were requested to provide details of these.": True,
    "Members requested further details as to the reason why this was the case.": True,
    "that the Chair write to the Secretary of State": True,
    "that Jean Kelly circulate the figures": True,
    "that the Director of Children’s Services circulate the figures": True,
    "that the Service Director for Education, Participation and Skills would report in the autumn": True,
    "that the progress of the plan be noted": False,
    "that Councillor Smith be thanked": False,
    "that authority be delegated to the Head of Legal Services to finalise the agreement": True,
    "that Cabinet be asked to fund two more posts": True,
    "noted the report": False,
    "Note the Corporate Parenting Panel Scorecard": False,
    "To note the schedule.": False,
    "that the minutes be approved as a correct record and signed by the Chair.": False,
    "noted that, as requested, an action update had been received": False,
    "that the press and public be excluded from the meeting for the following item of business": False,
    "that Councillor Smith be appointed Vice-Chair for the meeting": False,
}


@pytest.mark.parametrize(("limb", "asks"), [*JULY.items(), *ELSEWHERE.items()])
def test_a_limb_asks_for_something_or_notes_it(limb: str, asks: bool) -> None:
    assert asks_somebody(limb) is asks


@pytest.mark.parametrize("limb", list(JULY))
def test_the_limbs_are_those_of_10_july_2019(limb: str, shared: Path) -> None:
    pack = (shared / "seeds/plymouth-2019-09-11-scrutiny-agenda-pack.txt").read_text(encoding="utf-8")
    minutes = " ".join(pack.split())
    assert limb.removesuffix(".").removesuffix(";") in minutes


@pytest.mark.parametrize(
    ("limb", "officer", "due"),
    [
        (CHILDREN_IN_CARE, "", ""),
        ("that Jean Kelly provide the trend by end of July", "Jean Kelly", "end of July"),
        (
            "that the Head of Quality Assurance would circulate it within 6 months",
            "Head of Quality Assurance",
            "within 6 months",
        ),
        (
            "that a note be circulated by Judith Harwood before the next meeting",
            "Judith Harwood",
            "the next meeting",
        ),
        ("for discussion in September 2019 (to include data)", "", "September 2019"),
        ("would be scheduled on the work programme for 6 months’ time.", "", "in 6 months’ time"),
        ("would hear from Mrs Nicky Williams (Parent Governor) at a future committee", "", ""),
        ("that the report presented by Jean Kelly be circulated", "", ""),
    ],
)
def test_a_limb_names_who_is_asked_only_where_it_says_so(limb: str, officer: str, due: str) -> None:
    assert read_limb(limb, NAMES) == ReadAsk(officer, due, limb)
