"""The KPI page."""
