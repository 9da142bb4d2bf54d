"""Texts that would act, hide or stop a writer, and every block with such texts in it."""

from __future__ import annotations

import os

from hypothesis import strategies as st

from companion.report.blocks import (
    Column,
    Facts,
    Heading,
    Note,
    Notice,
    Paragraph,
    Row,
    Signature,
    Style,
    Table,
    Ticks,
)

FULL = os.environ.get("COMPANION_FAULTS") == "full"
PIECES = ["<b>", "</para>", "<img src='/etc/passwd'/>", "&amp;", "&#x202e;", "\u202e", "\0", "%s"]
PIECES += ["(", ")", "\\", "<a href='javascript:1'>", "{page}", "한글", "ㅋㅋ", "😀", "\ud800", "-"]
PIECES += ["\n", "\r\n", "\t", " ", "endstream", "]]>", "𠀀", "q\u0303", "각", "\ufffe", "\u0085"]
PIECES += ["\x0b", "\x1b[2J", "\u2028", "{ INCLUDETEXT /etc/passwd }", "=cmd|'/c calc'!A1"]
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map(
    "".join
)


def many(number):
    """How many examples: `./dev accepted` draws a hundred times as many."""
    return 100 * number if FULL else number


def blocks(text, other):
    """One block of each kind; a letter before each text says where it stands."""
    return (
        Heading(f"A{text}"),
        Paragraph(f"B{text}"),
        Paragraph(f"C{other}", Style.QUIET),
        Facts(((f"D{other}", f"E{text}"),)),
        Table((Column("F", 1), Column(f"G{other}", 2)), (Row((text, f"H{text}"), f"I{other}"),)),
        Ticks(((f"J{text}", True), (f"K{other}", False))),
        Notice(f"L{text}", (f"M{other}",)),
        Signature(f"N{text}", "O", "P", (("Q", f"R{other}"),), f"S{text}"),
        Note(f"T{other}"),
    )


def parts(text, other):
    """What has to be read back from `blocks`, in the order it is first met."""
    letters = dict.fromkeys("ABEHJLNS", text) | dict.fromkeys("CDGIKMRT", other)
    return [letter + letters[letter] for letter in sorted(letters)]
