"""Checks for years, names and citations left over from another report."""
