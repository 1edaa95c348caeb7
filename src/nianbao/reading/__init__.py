"""What comes in as a file: the answers file, past reports."""
