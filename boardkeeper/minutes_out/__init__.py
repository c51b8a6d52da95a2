"""Minutes out of the program: editions as PDF, Word, web page and plain text, the decisions sheet, lists per officer.

Gathering needs the database; what it answers is plain, and making a file of it may run anywhere.
"""

from boardkeeper.minutes_out.exporting import (
    Paper,
    SavedPaper,
    export_action_list,
    export_decisions_sheet,
    export_minutes,
    kind_of,
    make_file,
    require_same_kind,
    save_paper,
)
from boardkeeper.minutes_out.gathering import (
    MinutesPapers,
    comparison_pack,
    gather_action_list,
    gather_decisions_sheet,
    gather_minutes,
    minutes_pack,
    pack_of,
)

__all__ = [
    "MinutesPapers",
    "Paper",
    "SavedPaper",
    "comparison_pack",
    "export_action_list",
    "export_decisions_sheet",
    "export_minutes",
    "gather_action_list",
    "gather_decisions_sheet",
    "gather_minutes",
    "kind_of",
    "make_file",
    "minutes_pack",
    "pack_of",
    "require_same_kind",
    "save_paper",
]
