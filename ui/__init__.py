"""The window. The only code that knows Qt; what it does to the record, it does by `companion`."""
