"""Meetings: the calendar, and each meeting as one place from its agenda to its follow-up."""
