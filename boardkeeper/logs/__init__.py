"""What the two logs of follow-up have in common: their tables, their conditions in SQL, and what a thread tells."""
