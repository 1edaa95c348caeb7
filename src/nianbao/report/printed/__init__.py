"""What tells the parts of a printed report apart, whatever file it comes from: titles, headings, labels."""
