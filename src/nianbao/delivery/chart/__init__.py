"""图解: the figures of a year as one page; the plotting library is loaded when the first is drawn."""
