"""The turns of phrase a new board's minutes begin with: what council minutes say again and again, in words of our own.

Whatever stands between braces is filled in when the phrase is put into the text, or left there to be typed over.
"""

from __future__ import annotations

__all__ = ["STANDARD_SNIPPETS"]

#: The letters a turn of phrase is called by, and what it says, in the order of a meeting.
STANDARD_SNIPPETS: tuple[tuple[str, str], ...] = (
    # Opening
    ("apologies", "Apologies for absence were received from {names}."),
    ("no-apologies", "There were no apologies for absence."),
    ("substitute", "{name} attended as substitute for {name}."),
    ("chaired", "In the absence of the Chair, {name} took the chair for this meeting."),
    ("appointed", "{name} was appointed {office} for the municipal year {municipal year}."),
    ("welcome", "The Chair welcomed {names} to the meeting."),
    (
        "interests",
        "The following declarations of interest were made by Members in accordance with the code of conduct:",
    ),
    (
        "no-interests",
        "There were no declarations of interest made by Members in accordance with the code of conduct.",
    ),
    (
        "withdrew",
        "Having declared an interest, {name} left the meeting for this item and took no part in the discussion or vote.",
    ),
    (
        "minutes",
        "Members agreed the minutes of the meeting held on {date of last meeting} as a correct record.",
    ),
    (
        "minutes-amended",
        (
            "Members agreed the minutes of the meeting held on {date of last meeting} as a correct record, subject to the "
            "following amendment:"
        ),
    ),
    ("no-urgent", "There were no items of Chair’s urgent business."),
    ("urgent", "The Chair agreed to take the following item as urgent business because {reason}:"),
    ("no-public", "No questions from members of the public had been received."),
    ("question", "The following question had been received from a member of the public:"),
    # Reports and discussion
    ("presented", "{name} ({post}) presented the {title} report."),
    ("advised", "{name} ({post}) advised Members that {what}."),
    ("key", "The following key points were highlighted:"),
    ("key-included", "Key points highlighted to Members included:"),
    ("questions", "In response to questions raised it was reported that:"),
    ("discussion", "The following points were raised in discussion:"),
    ("commented", "Members commented that:"),
    ("concern", "Members expressed concern that {what}."),
    ("welcomed", "Members welcomed {what}."),
    ("verbal", "{name} gave a verbal update."),
    ("circulated", "The information would be circulated to Members after the meeting."),
    ("thanked", "The Chair thanked {names} for their attendance."),
    # What was decided
    ("noted-update", "Members noted the update."),
    ("noted-report", "Members noted the report."),
    ("noted-requested", "Members noted the update and requested that {what}."),
    ("programme", "Members agreed to add {title} to the work programme for {meeting}."),
    ("tracking", "Members noted the completed tracking decisions document."),
    ("agreed-board", "It was agreed that the {board}:"),
    ("agreed-that", "Agreed that {what}."),
    ("unanimous", "Members agreed unanimously that {what}."),
    ("recommend-to", "It was agreed to recommend to {body} that {what}."),
    ("deferred", "Members agreed to defer this item to the meeting on {date of next meeting}."),
    ("motion", "It was moved by {name}, seconded by {name}, that {what}."),
    ("amendment", "An amendment was moved by {name} and seconded by {name}:"),
    ("vote-carried", "On being put to the vote the motion was carried."),
    ("vote-lost", "On being put to the vote the motion was lost."),
    ("casting", "The votes being equal, the Chair gave a casting vote {for or against} the motion."),
    ("recorded-vote", "A recorded vote having been requested, Members voted as follows:"),
    ("against", "{name} asked for the vote against the decision to be recorded."),
    # The run of the meeting
    ("order", "The Chair changed the order of business so that this item was taken {when}."),
    ("joined", "{name} joined the meeting at {time}."),
    ("left", "{name} left the meeting at {time}."),
    ("adjourned", "The meeting was adjourned at {time} and resumed at {when}."),
    ("inquorate", "There being no quorum for this item, no decision was taken."),
    ("extended", "Members agreed to extend the meeting beyond {when}."),
    # Part II
    (
        "exclude",
        (
            "Agreed that under section 100A(4) of the Local Government Act 1972 the press and public be excluded from the meeting "
            "for the following items, because they involve the likely disclosure of exempt information as defined in paragraph "
            "{paragraph} of Part 1 of Schedule 12A to the Act, and the public interest in maintaining the exemption outweighs "
            "the public interest in disclosing the information."
        ),
    ),
    ("in-private", "This item was considered with the press and public excluded."),
    ("readmitted", "The press and public were readmitted to the meeting."),
    # Closing
    ("next", "The next meeting would be held on {date of next meeting}."),
    ("closed", "The meeting started at {start} and finished at {time}."),
)
