"""The recovery code: shown, put on paper, and typed back before it counts."""
