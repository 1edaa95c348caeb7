"""Checks for text repeated from last year, from neighbours, or within the report."""
