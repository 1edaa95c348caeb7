"""Persistence: what a clerk said that cannot be computed again."""
