"""First floor: what a secretariat does. Use cases, rules, documents, imports and checks; no Qt."""

__version__ = "0.1.0"
