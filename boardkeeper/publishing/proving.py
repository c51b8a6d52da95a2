"""The proof, before anything is published, that no public file holds what is not public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.documents.pack import compose_pack
from boardkeeper.leaks import passages, require_clean, said_in_public
from db.tables.packs import PublishedAs

if TYPE_CHECKING:
    from collections.abc import Callable

    from boardkeeper.publishing.views import MadePublication


def require_public(made: MadePublication, say: Callable[[str], None]) -> None:
    """Search every public file of a publication for what the meeting's restricted pack keeps back.

    Args:
        made: The finished files.
        say: Told which file is searched.

    Raises:
        LeakFound: A file holds something that is not public; nothing may be published.
    """
    prepared = made.prepared
    restricted = compose_pack(prepared.restricted)
    public = compose_pack(prepared.public, restricted)
    said = (*said_in_public(prepared.public, prepared.restricted), prepared.short_notice_reason)
    secrets = passages(public, restricted, said=said)
    if not secrets:
        return
    for paper in made.papers:
        if paper.published_as is not PublishedAs.RESTRICTED_PACK:
            say(f"Proving that nothing leaks: {paper.file_name}")
            require_clean(paper.content, secrets, paper.file_name)
