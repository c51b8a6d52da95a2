"""Comments and challenges on any row, paragraph or page, answered by the officer; they survive a re-issue of the paper."""

from boardkeeper.remarks.anchors import Anchor, Spot, anchor_in, find_anchor
from boardkeeper.remarks.listing import (
    CHIPS,
    count_unanswered,
    list_remarks,
    remarks_on,
    remarks_on_all,
    remarks_on_pages,
    unanswered_in,
)
from boardkeeper.remarks.placing import PagePlace, place_on_pages
from boardkeeper.remarks.views import RemarkView
from boardkeeper.remarks.writing import (
    NewRemark,
    add_remark,
    add_remark_here,
    answer_remark,
    change_remark,
    remark_into,
    remove_remark,
    review_in,
    settle_remark,
)
from db.tables.reviews import RemarkAbout, RemarkKind

__all__ = [
    "CHIPS",
    "Anchor",
    "NewRemark",
    "PagePlace",
    "RemarkAbout",
    "RemarkKind",
    "RemarkView",
    "Spot",
    "add_remark",
    "add_remark_here",
    "anchor_in",
    "answer_remark",
    "change_remark",
    "count_unanswered",
    "find_anchor",
    "list_remarks",
    "place_on_pages",
    "remark_into",
    "remarks_on",
    "remarks_on_all",
    "remarks_on_pages",
    "remove_remark",
    "review_in",
    "settle_remark",
    "unanswered_in",
]
