"""The statutory form and one agency's report: tables, cells, facts, figures, slots, drafts, document."""
