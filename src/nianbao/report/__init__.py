"""The statutory form and one agency's report: tables, cells, facts, slots, figures in Chinese text, document."""
