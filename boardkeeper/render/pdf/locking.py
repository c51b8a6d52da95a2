"""A PDF locked with a password: nobody reads it without, and whoever has it may read it aloud, search it and print it."""

from __future__ import annotations

import io

from pikepdf import Encryption, ObjectStreamMode, Pdf, Permissions

from boardkeeper.rules.pdf_passwords import as_compared


def locked(pdf: bytes, password: str) -> bytes:
    """The same file under a password.

    Every byte of it that says anything is encrypted, its metadata too. Screen readers may take the text out.
    """
    finished = io.BytesIO()
    secret = as_compared(password)
    with Pdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            finished,
            encryption=Encryption(
                user=secret,
                owner=secret,
                R=6,  # AES with a key of 256 bits (ISO 32000-2)
                aes=True,
                metadata=True,
                allow=Permissions(
                    accessibility=True,
                    extract=True,
                    print_lowres=True,
                    print_highres=True,
                    modify_annotation=False,
                    modify_assembly=False,
                    modify_form=False,
                    modify_other=False,
                ),
            ),
            object_stream_mode=ObjectStreamMode.generate,
        )
    return finished.getvalue()
