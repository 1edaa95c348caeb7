"""Checks of the form: six sections, five aspects, headings, what each must say."""
