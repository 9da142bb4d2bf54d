"""Parts of pages. They know no vault."""
