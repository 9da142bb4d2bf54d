"""What the window shows before a record is open: one face at a time."""
