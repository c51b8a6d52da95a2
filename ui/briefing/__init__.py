"""The chair’s briefing: one page, as it is printed."""
