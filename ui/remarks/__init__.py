"""Remarks on anything: the box below it, the marks on its pages."""
