"""Checks for personal data and marks of secrecy."""
