"""Alembic's environment and scripts: how every layout of the file came about."""
