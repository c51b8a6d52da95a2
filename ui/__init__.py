"""Top floor: what people see. PySide6 lives only here; talks to boardkeeper, never to db or SQL."""
