"""Passages of past reports: what they become, and how the right ones are found again."""
