"""The catalogue of checks: what a strict reviewer would find, computed and never kept."""
