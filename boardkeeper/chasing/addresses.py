"""The address of an officer nobody had one of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper import people
from boardkeeper.e_mail import is_address
from boardkeeper.errors import UserError
from db.tables.people import Person

if TYPE_CHECKING:
    from db.store import Store


def keep_address(store: Store, who: str, name: str, email: str, person_id: str = "") -> str:
    """Keep the e-mail address of an officer; one who is in no list of people yet is from then on. Answers the person.

    Args:
        store: The file.
        who: Who does it.
        name: As the log names them.
        email: The address; blank forgets it.
        person_id: Blank for somebody who is not in the file.

    Raises:
        UserError: It is no address.
    """
    address = email.strip()
    if address and not is_address(address):
        raise UserError(f"“{address}” is not an e-mail address.", "Write it like jean.kelly@council.gov.uk.")
    with store.edit(f"Keep the address of {name.strip()}", who) as session:
        person = session.get_one(Person, person_id) if person_id else people.ensure_person(session, name)
        person.email = address
        session.flush()
        return person.id
