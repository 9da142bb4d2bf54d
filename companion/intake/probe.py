"""The type of a file by its first bytes, never by its name."""

from __future__ import annotations

HEAD = 4096  # bytes `media` wants to see

_HEIF = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"OggS", "application/ogg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/tiff": "tif",
    "image/heic": "heic",
    "image/avif": "avif",
    "image/svg+xml": "svg",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/x-7z-compressed": "7z",
    "application/vnd.rar": "rar",
    "application/x-ole-storage": "ole",
    "application/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/flac": "flac",
    "audio/wav": "wav",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/x-msvideo": "avi",
    "text/html": "html",
    "text/xml": "xml",
    "text/plain": "txt",
}
SHOWN = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif", "image/heic"})


def media(head: bytes) -> str:
    """The media type of a file from its first HEAD bytes; application/octet-stream if unknown."""
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    if head[:4] == b"RIFF":
        riff = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
        return riff.get(head[8:12], "application/octet-stream")
    if head[4:8] == b"ftyp":
        return _boxed(head[8:12])
    # Two and three letters that words begin with, too: these look further.
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "image/bmp"
    if head[:3] == b"ID3" and head[3:4] in (b"\2", b"\3", b"\4"):
        return "audio/mpeg"
    return _text(head)


def extension(media_type: str) -> str:
    """The file name ending that belongs to a media type; "bin" if unknown."""
    return EXTENSIONS.get(media_type, "bin")


def name_disagrees(name: str, media_type: str) -> bool:
    """Whether a file's name claims another type than its content has."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    same = {"jpeg": "jpg", "jpe": "jpg", "tiff": "tif", "heif": "heic", "htm": "html"}
    claimed = same.get(ending, ending)
    return claimed in EXTENSIONS.values() and claimed != extension(media_type)


def _boxed(brand: bytes) -> str:
    if brand in _HEIF:
        return "image/heic"
    if brand in (b"avif", b"avis"):
        return "image/avif"
    if brand == b"qt  ":
        return "video/quicktime"
    if brand in (b"M4A ", b"M4B "):
        return "audio/mp4"
    return "video/mp4"


def _text(head: bytes) -> str:
    if b"\0" in head:
        return "application/octet-stream"
    low = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if low.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    if low.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in low:
        return "image/svg+xml"
    if low.startswith(b"<?xml"):
        return "text/xml"
    for encoding in ("utf-8", "cp949"):
        try:
            head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start >= HEAD - 4:  # cut in the middle of a letter
                return "text/plain"
            continue
        return "text/plain"
    return "application/octet-stream"
