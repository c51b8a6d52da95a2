"""The minute book: approved minutes on numbered leaves, with an index, and the ledger of what was printed and initialled."""

from boardkeeper.bound_leaves import is_bound_in, signed_into
from boardkeeper.minute_book.apart import build_book_apart
from boardkeeper.minute_book.building import NothingBound, build_book, build_changed, list_leaves, save_pages
from boardkeeper.minute_book.gathering import BookCancelled, book_years, gather_book
from boardkeeper.minute_book.leaf_sections import LeafCache
from boardkeeper.minute_book.ledger import (
    Recorded,
    changed_leaves,
    read_ledger,
    record_initialled,
    record_printed,
)
from boardkeeper.minute_book.standing import (
    BookStanding,
    LeafStanding,
    LeafState,
    book_standing,
    missing_sentences,
)
from boardkeeper.minute_book.views import (
    BookLeaf,
    BookYear,
    BoundMeeting,
    BuiltBook,
    GatheredBook,
    PrintedLeaf,
    UnboundMeeting,
)

__all__ = [
    "BookCancelled",
    "BookLeaf",
    "BookStanding",
    "BookYear",
    "BoundMeeting",
    "BuiltBook",
    "GatheredBook",
    "LeafCache",
    "LeafStanding",
    "LeafState",
    "NothingBound",
    "PrintedLeaf",
    "Recorded",
    "UnboundMeeting",
    "book_standing",
    "book_years",
    "build_book",
    "build_book_apart",
    "build_changed",
    "changed_leaves",
    "gather_book",
    "is_bound_in",
    "list_leaves",
    "missing_sentences",
    "read_ledger",
    "record_initialled",
    "record_printed",
    "save_pages",
    "signed_into",
]
