"""The tables of the trial pack: a plan of 22 milestones, wide tables of indicators, a table of costs."""

from __future__ import annotations

from boardkeeper.documents.blocks import (
    Align,
    Cell,
    Classification,
    Column,
    HeaderCell,
    Heading,
    KeyItem,
    KeyLine,
    Orientation,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Rag,
    Row,
    RowKind,
    Section,
    SectionKind,
    Table,
    Tone,
    Travel,
)

MONTHS = (
    "Apr-18",
    "May-18",
    "Jun-18",
    "Jul-18",
    "Aug-18",
    "Sep-18",
    "Oct-18",
    "Nov-18",
    "Dec-18",
    "Jan-19",
    "Feb-19",
    "Mar-19",
    "Apr-19",
    "May-19",
    "Jun-19",
)
SAID = (
    (
        "the number of children in care had risen slightly over the summer and now stood at 417; placements out of area were "
        "being reviewed one by one with the virtual school;"
    ),
    (
        "recruitment of a permanent team manager for the front door had been completed and the post holder would begin on "
        "2 September, which closed the longest-standing vacancy in the service;"
    ),
    (
        "the dip sample of 84 written plans showed that contingency arrangements were still missing in one plan in five – a "
        "better picture than in March, when it had been one in three, and far from where the board wanted to be;"
    ),
    (
        "the re-referral rate was calculated on a rolling year, so that a single month’s change said little; members asked "
        "that future reports show the rolling figure beside the month’s own;"
    ),
    (
        "care leavers had told the corporate parenting group that they wished to be asked about accommodation before the "
        "pathway plan was written, not after it;"
    ),
)


def plan() -> Section:
    states = (
        [("On track", Tone.GOOD)] * 17
        + [("Slight slippage", Tone.CAUTION)] * 4
        + [("Not yet due", Tone.WAITING)]
    )
    blocks: list = [
        Heading(1, "Improvement plan: progress report"),
        Paragraph("There are 22 milestones in six priorities; 17 are on track (77.3%).", ParagraphKind.LEAD),
        KeyLine(
            (
                KeyItem("On track", tone=Tone.GOOD),
                KeyItem("Slight slippage", tone=Tone.CAUTION),
                KeyItem("Not yet due", tone=Tone.WAITING),
            ),
            "Status",
        ),
    ]
    number = 0
    for priority, count in enumerate((7, 4, 3, 3, 3, 2), start=1):
        rows = []
        for step in range(1, count + 1):
            status, tone = states[number]
            number += 1
            rows.append(
                Row(
                    (
                        Cell(f"{priority}.{step}"),
                        Cell(
                            "Review of workflow and processes in the gateway service. "
                            + SAID[number % 5].capitalize()
                        ),
                        Cell(
                            "Indicators show consistent conversion rates and timeliness.",
                            Points(
                                (
                                    Point("safe decisions within statutory guidance"),
                                    Point("records show management oversight"),
                                )
                            ),
                        ),
                        Cell("Monthly review; quarterly audit report to the board."),
                        Cell(f"{status}\nCommenced January 2019; next update September 2019", tone=tone),
                    )
                )
            )
        blocks += [
            Heading(
                2,
                f"Priority {priority}: {'strategy discussions' if priority == 1 else 'written plans'}",
                anchor=f"priority-{priority}",
            ),
            Paragraph(
                "We will improve the quality of strategy discussions, including records of decision-making, so that families do not experience unnecessary intervention."
            ),
            Table(
                (
                    Column("Ref", 6),
                    Column("Milestone", 34),
                    Column("Impact and evidence", 26),
                    Column("Assurance", 16),
                    Column("Status", 18),
                ),
                tuple(rows),
            ),
            Heading(3, "What is working well?"),
            Points((Point(SAID[1]), Point(SAID[2]))),
        ]
    return Section(
        "plan",
        "Improvement plan: progress report",
        tuple(blocks),
        SectionKind.PLAN,
        item_number="6",
        item_title="Improvement plan",
    )


def kpi_table(priority: int, count: int) -> Table:
    names = (
        "% strategy discussions that lead to an enquiry *",
        "Enquiries per 10,000",
        "% initial conferences within 15 working days of the strategy discussion (year to date)",
        "Children subject to a second plan",
        "Re-referrals within 12 months (year to date)",
        "Long-term placement stability",
    )
    rows = []
    for line in range(count):
        values = [f"{(37 * (line + 2) * (n + 3) * priority) % 1050 / 10:.1f}%" for n in range(15)]
        if line % 6 == 3:
            values = [f"{n * 3 + 7}/{n * 18 + 25}" for n in range(15)]
        if line % 6 == 1:
            values = [f"{290 + n * 11.3:.1f}" for n in range(15)]
        has_target = line % 3 != 1
        cells = [
            Cell(value, rag=list(Rag)[(n + line) % 3] if has_target and line % 6 != 3 else None)
            for n, value in enumerate(values)
        ]
        travel = list(Travel)[line % 3]
        rows.append(
            Row(
                (
                    Cell(names[line % 6]),
                    Cell(f"{60 + line}.4%\n(Local)"),
                    *cells,
                    Cell("80%" if has_target else "Monitor only"),
                    Cell("", travel=travel),
                )
            )
        )
    return Table(
        (
            Column("Indicator", 22),
            Column("2017/18 actual", 6, Align.CENTRE),
            *[Column(m, 5, Align.DECIMAL) for m in MONTHS],
            Column("Target", 6, Align.CENTRE),
            Column("Travel", 4, Align.CENTRE),
        ),
        tuple(rows),
        (
            (
                HeaderCell("", 2),
                HeaderCell("Before the inspection", 7),
                HeaderCell("After the inspection", 8),
                HeaderCell("2019/20", 2),
            ),
        ),
        caption=f"Priority {priority}: indicators by month",
        note="* A proxy measure: the two counts do not link the same children. Figures may change when published.",
    )


def kpis() -> Section:
    blocks: list = [Heading(1, "Appendix A: indicators by month")]
    for priority, count in ((1, 6), (2, 4), (3, 12)):
        blocks += [
            Heading(2, f"Priority {priority}"),
            Paragraph(
                "At the end of the reporting year, 80.6% of initial conferences were held within 15 working days, above the 75% target."
            ),
            kpi_table(priority, count),
        ]
        blocks.append(
            KeyLine(
                (
                    KeyItem("worse than target by more than 15%", rag=Rag.RED),
                    KeyItem("within 15% of the target", rag=Rag.AMBER),
                    KeyItem("at or better than target", rag=Rag.GREEN),
                    KeyItem("moved the right way", travel=Travel.BETTER),
                    KeyItem("moved the wrong way", travel=Travel.WORSE),
                    KeyItem("no change", travel=Travel.SAME),
                )
            )
        )
    return Section(
        "kpis",
        "Appendix A: indicators by month",
        tuple(blocks),
        SectionKind.KPIS,
        Orientation.LANDSCAPE,
        item_number="6",
        item_title="Improvement plan",
    )


def exempt() -> Section:
    return Section(
        "exempt",
        "Placement costs",
        (
            Heading(1, "Placement costs"),
            Paragraph(SAID[2]),
            Table(
                (
                    Column("Placement"),
                    Column("Weekly cost", align=Align.DECIMAL),
                    Column("Children", align=Align.DECIMAL),
                ),
                (
                    Row((Cell("Residential"), Cell("£4,250.50"), Cell("31"))),
                    Row((Cell("Fostering, independent"), Cell("£899"), Cell("124"))),
                    Row((Cell("All"), Cell("£1,569.25"), Cell("155")), RowKind.TOTAL),
                ),
            ),
        ),
        classification=Classification.EXEMPT,
        exemption="paragraph 3",
        item_number="8",
    )
