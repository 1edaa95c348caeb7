"""Persistence: what was taken is on the disk before anybody is told so."""
