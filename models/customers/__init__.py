"""Customers as columns: what was said, what is sold, how well they do. Pure, like the metrics."""
