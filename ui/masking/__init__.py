"""Masked copies: boxes drawn over a picture in memory, and burnt into new pixels."""
