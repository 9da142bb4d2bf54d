"""The type of a file by what is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.intake import images, probe

KNOWN = [
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff\xe1\0\x10Exif", "image/jpeg"),
    (b"GIF89a\1\0", "image/gif"),
    (b"GIF87a\1\0", "image/gif"),
    (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
    (b"RIFF\x10\0\0\0WAVEfmt ", "audio/wav"),
    (b"RIFF\x10\0\0\0AVI LIST", "video/x-msvideo"),
    (b"RIFF\x10\0\0\0ACONanih", "application/octet-stream"),
    (b"BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0", "image/bmp"),
    (b"II*\0\x08\0\0\0", "image/tiff"),
    (b"MM\0*\0\0\0\x08", "image/tiff"),
    (b"\0\0\0\x18ftypheic", "image/heic"),
    (b"\0\0\0\x18ftypmif1", "image/heic"),
    (b"\0\0\0\x1cftypavif", "image/avif"),
    (b"\0\0\0\x14ftypqt  ", "video/quicktime"),
    (b"\0\0\0\x20ftypM4A ", "audio/mp4"),
    (b"\0\0\0\x20ftypisom", "video/mp4"),
    (b"\x1aE\xdf\xa3\x01", "video/webm"),
    (b"%PDF-1.7\n", "application/pdf"),
    (b"PK\x03\x04\x14\0", "application/zip"),
    (b"PK\x05\x06" + bytes(18), "application/zip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07\x01\0", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"OggS\0", "application/ogg"),
    (b"ID3\x04\0", "audio/mpeg"),
    (b"\xff\xfb\x90\x44", "audio/mpeg"),
    (b"fLaC\0", "audio/flac"),
    (b'<svg xmlns="x">', "image/svg+xml"),
    (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!DOCTYPE svg><svg/>', "image/svg+xml"),
    (b"<!-- made by --><SVG/>", "image/svg+xml"),
    (b"<?xml version='1.0'?><a/>", "text/xml"),
    (b"<!DOCTYPE html><html>", "text/html"),
    (b"\n <HTML><body><svg/></body>", "text/html"),
    (b"plain words", "text/plain"),
    ("카카오톡 대화".encode(), "text/plain"),
    ("카카오톡 대화".encode("cp949"), "text/plain"),
    (b"\xef\xbb\xbf2026-09-03 21:10, a : <svg onload>", "text/plain"),
    (b"BMW was there", "text/plain"),
    (b"ID3 is a word", "text/plain"),
    (b"\0\1\2\3", "application/octet-stream"),
    (b"\xff", "application/octet-stream"),
    (b"\x80\x81\xfe\xff" * 30, "application/octet-stream"),
    (b"RIFF", "application/octet-stream"),
]


@pytest.mark.parametrize(("head", "media"), KNOWN, ids=range(len(KNOWN)))
def test_known_types(head, media):
    assert probe.media(head) == media
    assert probe.media((head + bytes(probe.HEAD))[: probe.HEAD]) == media or media.startswith(
        ("text/", "image/svg")
    )


@pytest.mark.parametrize("code", ["utf-8", "cp949"])
@pytest.mark.parametrize("shift", range(4))
def test_a_text_cut_inside_a_letter_is_a_text(code, shift):
    text = b"x" * shift + ("가나다라" * 2000).encode(code)
    assert probe.media(text[: probe.HEAD]) == "text/plain"


@given(st.binary(max_size=200))
def test_anything_has_a_type(head):
    media = probe.media(head)
    assert media == "application/octet-stream" or media in probe.EXTENSIONS


@given(st.text(max_size=50))
def test_any_text_is_some_text(text):
    media = probe.media(text.encode("utf-8", "replace"))
    assert media.startswith("text/") or "\0" in text or text.startswith(
        ("GIF8", "%PDF-", "OggS", "fLaC", "RIFF", "<", "\ufeff")
    ) or text[4:8] == "ftyp"  # fmt: skip


def test_endings():
    assert probe.extension("image/jpeg") == "jpg"
    assert probe.extension("application/unheard-of") == "bin"
    assert len(set(probe.EXTENSIONS.values())) == len(probe.EXTENSIONS)


@pytest.mark.parametrize(
    ("name", "media", "disagrees"),
    [("a.png", "image/svg+xml", True), ("a.PNG", "image/png", False),
     ("a.jpeg", "image/jpeg", False), ("a.jpg", "image/png", True), ("a", "image/png", False),
     ("a.xyz", "image/png", False),
     ("a.htm", "text/html", False), ("a.tiff", "image/tiff", False), (".png", "image/png", False),
     ("a.png.exe", "image/png", False), ("a.heif", "image/heic", False)],
    ids=range(11),
)  # fmt: skip
def test_a_name_that_says_something_else(name, media, disagrees):
    assert probe.name_disagrees(name, media) is disagrees


def test_only_what_can_be_decoded_is_shown():
    assert set(images.FORMATS) == probe.SHOWN
