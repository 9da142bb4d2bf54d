"""Exports of chat programs, read as messages. The export itself is kept whole as an item."""
