"""Office files as nobody trusts them: opened within limits, and what their parts say of text and style."""
