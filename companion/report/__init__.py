"""What leaves the vault: documents for one desk, in a bundle that anyone can check.

content    a case and a layout become documents, which are trees of plain blocks (`blocks`)
pdf        a document becomes a PDF file; the only user of reportlab
bundle     documents, files and logs become a BagIt folder
verify     a bundle is checked, without a vault

A record reaches a document through `allowed` and through nothing else.
"""

from __future__ import annotations
