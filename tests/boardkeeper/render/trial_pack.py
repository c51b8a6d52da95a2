"""A pack like a real one, with made-up people: long minutes, a plan of 22 milestones, wide KPI tables, a work programme."""

from __future__ import annotations

from datetime import date, datetime

from boardkeeper.documents.blocks import (
    Align,
    Callout,
    Cell,
    Classification,
    Column,
    Contents,
    ContentsItem,
    Cover,
    FieldList,
    Heading,
    ListStyle,
    Member,
    MemberList,
    Pack,
    Paragraph,
    Point,
    Points,
    Resolution,
    Row,
    RowKind,
    Section,
    SectionKind,
    Signature,
    Table,
    Text,
    Tone,
)
from tests.boardkeeper.render.trial_tables import SAID, exempt, kpis, plan

BOARD = "Children’s Services Improvement Board"
COUNCIL = "Tamarmouth City Council"


def agenda() -> Section:
    items = (
        ContentsItem("1", "Apologies", "To receive apologies for non-attendance."),
        ContentsItem(
            "2",
            "Declarations of interest",
            "Members will be asked to declare interests in items on the agenda.",
        ),
        ContentsItem(
            "3", "Minutes", "To confirm the minutes of the meeting held on 10 July 2019.", "minutes"
        ),
        ContentsItem(
            "4",
            "Chair’s urgent business",
            "To receive reports on business which, in the opinion of the Chair, should be brought forward for urgent consideration.",
        ),
        ContentsItem("5", "Number of children in care", remark="Verbal update"),
        ContentsItem(
            "6",
            "Improvement plan: progress against the milestones of the six priorities, and what the next inspection will ask",
            "",
            "plan",
            items=(ContentsItem("", "Appendix A: indicators by month", target="kpis"),),
        ),
        ContentsItem("7", "Child exploitation", remark="To follow"),
        ContentsItem("8", "Placement costs", "", "exempt", classification=Classification.EXEMPT),
        ContentsItem("9", "Work programme", "", "programme"),
        ContentsItem("9a", "Tracking decisions", "", "tracking"),
    )
    return Section(
        "agenda",
        "Agenda",
        (
            Cover(
                council=COUNCIL,
                board=BOARD,
                day="Wednesday 11 September 2019",
                time="2.00 pm",
                place="Harbour Room, Council House",
                lines=(
                    "Democratic Support",
                    "Chief Executive’s Department",
                    "Quay House, Tamarmouth TM1 3AB",
                ),
                contact=(
                    ("Please ask for", "Helen Penrose"),
                    ("T", "01632 960155"),
                    ("E", "democratic.support@tamarmouth.example"),
                    ("", "www.tamarmouth.example"),
                ),
                published="Published 3 September 2019",
            ),
            MemberList(
                (
                    Member("Councillor Mrs Trevithick", "Chair"),
                    Member("Councillor Okafor", "Vice Chair"),
                    *[
                        Member(f"Councillor {name}")
                        for name in ("Allen", "Bolitho", "Dŵr", "Goślin", "James", "Loveridge", "Penhaligon")
                    ],
                )
            ),
            Paragraph(
                "Members are invited to attend the above meeting to consider the items of business overleaf."
            ),
            Callout(
                "This meeting will be webcast and available on-line afterwards. By entering the room you are consenting to being filmed.",
                "Webcasting",
            ),
            Callout(
                "The room is reached by lift; an induction loop is fitted. Ask us for this agenda in large print.",
                "Access",
            ),
            Contents(items),
        ),
        SectionKind.AGENDA,
    )


def minutes() -> Section:
    blocks: list = [
        Heading(1, "Minutes of the meeting of 10 July 2019"),
        FieldList(
            (
                (
                    "Present",
                    "Councillor Mrs Trevithick in the Chair; Councillors Okafor, Allen, Bolitho, Goślin and James",
                ),
                ("Apologies for absence", "Councillors Dŵr and Penhaligon"),
                (
                    "Also in attendance",
                    "Ed Colwill (Head of Skills), Judith Harrow (Service Director for Education), Helen Penrose (Democratic Support)",
                ),
            )
        ),
        Paragraph("The meeting started at 2.00 pm and finished at 4.05 pm."),
        Callout(
            "At a future meeting the board will consider the accuracy of these draft minutes, so they may be subject to change.",
            "Draft",
            Tone.CAUTION,
        ),
    ]
    titles = (
        "Declarations of interest",
        "Minutes",
        "Chair’s urgent business",
        "Number of children in care",
        "Pledge update",
        "Fair funding for schools",
        "Elective home education",
        "Bullying and attendance",
        "Care leavers who are not in education, employment or training",
        "Work programme",
    )
    for index, title in enumerate(titles):
        blocks += [
            Heading(2, title, f"{10 + index}."),
            Paragraph(
                (
                    Text("Judith Harrow"),
                    Text(" (Service Director for Education) presented the report; the figures are those of "),
                    Text("the last quarter", italic=True),
                    Text(". Guidance is at "),
                    Text(
                        "www.gov.uk/government/publications/preventing-and-tackling-bullying",
                        link="https://www.gov.uk/government/publications/preventing-and-tackling-bullying",
                    ),
                    Text("."),
                )
            ),
        ]
        count = (2, 0, 0, 6, 4, 30, 12, 7, 5, 3)[index]
        if count:
            blocks.append(Paragraph("In response to questions raised it was reported that:"))
            blocks.append(
                Points(
                    tuple(
                        Point(
                            SAID[(index + n) % len(SAID)],
                            Points((Point("in schools;"), Point("in the service.")), ListStyle.ROMAN)
                            if n == 3 and index == 4
                            else None,
                        )
                        for n in range(count)
                    ),
                    ListStyle.LETTERS,
                )
            )
        if index % 2:
            blocks.append(
                Resolution(
                    "Agreed", ("that a progress report would be put on the work programme for January 2020.",)
                )
            )
        else:
            blocks.append(
                Resolution(
                    "Agreed",
                    (
                        "recommend to officers to invite a primary and a secondary head teacher to a future meeting;",
                        "ask for the consultation’s results by the autumn, with the attendance strategy beside them, so that both can be read together;",
                        "note the update.",
                    ),
                    "that the board:",
                    "Proposed by Councillor James, seconded by Councillor Allen; carried 7 to 0.",
                )
            )
    blocks.append(Signature())
    return Section(
        "minutes",
        "Minutes of the meeting of 10 July 2019",
        tuple(blocks),
        SectionKind.MINUTES,
        item_number="3",
        item_title="Minutes",
    )


def programme() -> Section:
    rows: list[Row] = []
    for day in (
        "Wednesday 10 July 2019",
        "Wednesday 11 September 2019",
        "Wednesday 13 November 2019",
        "Wednesday 8 January 2020",
        "Wednesday 4 March 2020",
    ):
        rows.append(Row((Cell(day),), RowKind.GROUP))
        rows += [
            Row(
                (
                    Cell(
                        (
                            "Fair funding for schools",
                            "Pledge update",
                            "Young carers",
                            "Early help offer and plans for its development",
                            "Corporate performance and finance outturn: education",
                            "Report on PAUSE",
                            "Cyber bullying",
                        )[n]
                    ),
                    Cell(str(n % 6) if n % 3 else ""),
                    Cell(SAID[n % 5].capitalize()),
                    Cell("Judith Harrow"),
                )
            )
            for n in range(7)
        ]
    return Section(
        "programme",
        "Work programme 2019–20",
        (
            Heading(1, "Work programme 2019–20"),
            Callout("The work programme is a live document and subject to change at short notice."),
            Table(
                (
                    Column("Item", 26),
                    Column("Score", 9, Align.CENTRE),
                    Column("Reason for consideration", 46),
                    Column("Responsible", 19),
                ),
                tuple(rows),
            ),
        ),
        SectionKind.PROGRAMME,
        item_number="9",
    )


def tracking() -> Section:
    rows = tuple(
        Row(
            (
                Cell((Text("10 July 2019\n"), Text("Pledge update", bold=True))),
                Cell(
                    (
                        Text("Agreed", bold=True),
                        Text(" that further details of the trend would be provided to members."),
                    )
                ),
                Cell(
                    (
                        Text("Date: ", bold=True),
                        Text("July 2019\n"),
                        Text("Officer: ", bold=True),
                        Text("Jean Kellow\n"),
                        Text("Progress: ", bold=True),
                        Text("complete – added to the work programme"),
                    )
                ),
            )
        )
        for _ in range(9)
    )
    return Section(
        "tracking",
        "Tracking decisions",
        (
            Heading(1, "Tracking decisions"),
            Table(
                (
                    Column("Minute", 25),
                    Column("Resolution", 42),
                    Column("Target date, officer and progress", 33),
                ),
                rows,
            ),
        ),
        SectionKind.TRACKING,
        item_number="9a",
    )


def trial_pack() -> Pack:
    return Pack(
        title=f"{BOARD}, 11 September 2019",
        council=COUNCIL,
        board=BOARD,
        meeting_date=date(2019, 9, 11),
        sections=(agenda(), minutes(), plan(), kpis(), exempt(), programme(), tracking()),
        created=datetime(2019, 9, 3, 9, 0),  # noqa: DTZ001 - as the store keeps it
        author=COUNCIL,
        subject="Agenda and papers",
        keywords=("agenda", "minutes", "improvement"),
    )
