"""What to ask the clerk, and what need not be asked because it is known already."""
