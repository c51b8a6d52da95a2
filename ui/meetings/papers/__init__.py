"""The papers step of a meeting: who owes what, the report form, attached files, appendices and sign-offs."""
