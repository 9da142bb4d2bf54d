"""Companion: an encrypted record for people harmed online, and reports others can check.

This package is the core. It knows no window: `ui` builds one on top of it, and
`python -m companion` is the command line.
"""

__version__ = "0.1.0"
