"""Nothing leaks: what the public must not read, and the search of a finished file for any of it.

    secrets = passages(public, restricted, said=said_in_public(public_papers, restricted_papers))
    require_clean(pdf, secrets, "2019-09-11 Agenda pack.pdf")

What is looked for is taken from the restricted pack by its markings, never from what the public pack happens to leave out:
a composer that leaks would otherwise explain its own leak away.
"""

from __future__ import annotations

from boardkeeper.leaks.finding import SecretsFinder, leaks_in, require_clean
from boardkeeper.leaks.found import Leak, LeakFound
from boardkeeper.leaks.kept_back import Secrets, passages, said_in_public, secrets_of

__all__ = [
    "Leak",
    "LeakFound",
    "Secrets",
    "SecretsFinder",
    "leaks_in",
    "passages",
    "require_clean",
    "said_in_public",
    "secrets_of",
]
