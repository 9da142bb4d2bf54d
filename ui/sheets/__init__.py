"""Sheets that open over a list to write one record. They know the session, but no page."""
