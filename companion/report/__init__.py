"""What leaves the vault: documents for one desk, in a bundle that anyone can check.

content    a case and a layout become documents, which are trees of plain blocks (`blocks`)
pdf        a document becomes a PDF file; the only user of reportlab
word       the same as a DOCX file; the only user of python-docx
linked     items, files and deeds as JSON-LD, for machines
plain      the same as text, to be pasted into the field of a web form
captures   the pictures on its pages, made anew from pixels
bundle     documents, files and logs become a BagIt folder
own_copy   the same once more, under names in the person's language
verify     a bundle is checked, without a vault

A record reaches a document through `allowed` and through nothing else.
"""

from __future__ import annotations
