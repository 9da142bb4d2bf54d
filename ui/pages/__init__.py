"""One module a page of the main window. Pages do not know each other."""
