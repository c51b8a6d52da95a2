"""The history of a matter: everything about one topic on one line of time."""
