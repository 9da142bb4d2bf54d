"""Lists everything in a frozen folder, and the licence of each: `inventory.py WORK FOLDER`.

What PyInstaller wrote down in WORK of where each file came from is held against the libraries'
own lists and the system's packages, so that the lists name what is in the folder, not what was
asked for. Written are FOLDER/bill.cdx.json (a bill of materials, CycloneDX 1.6) and
FOLDER/THIRD-PARTY.txt (the licences, in full). A file that belongs to nobody, and a library
without a known licence, end it: nothing is shipped unnamed.
"""

from __future__ import annotations

import ast
import importlib.metadata
import os
import platform
import re
import subprocess
import sys
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NAMED = re.compile(r"(licen[cs]e|copying|notice|\.ijg$)", re.IGNORECASE)
# What the library itself leaves open, read in its own files.
TOLD = {"koreanize-matplotlib": "OFL-1.1", "sqlcipher3": "Zlib", "pi_heif": "LGPL-3.0-or-later"}
BESIDE = {
    "koreanize-matplotlib": "OFL.txt",
    "PySide6_Essentials": "LGPL-3.0.txt",
    "shiboken6": "LGPL-3.0.txt",
    "SQLCipher": "SQLCipher.txt",
}

ABOUT = """\
This program is under the GNU General Public License, version 3 or later (LICENSE.txt): whoever
hands it out gives its source as well, or an offer of it. Nothing in it keeps you from exchanging a
library: Qt, PySide6, shiboken6, libheif and libde265, which are under the GNU Lesser General Public
License, version 3, lie as files of their own in "_internal" (on a Mac in "Frameworks") and another
build of the same version may be put in their place. They are as their makers published them, but
for names that only a debugger reads. Where their source lies: download.qt.io for Qt, and the
packages of the same names and versions on PyPI, which say where theirs is.\
"""


@dataclass
class Part:
    """Something in the folder: its name, version and licence, where it is told of, its texts."""

    name: str
    version: str
    licence: str
    purl: PackageURL | None = None
    texts: list[Path] = field(default_factory=list)


def sources(work: Path) -> set[Path]:
    """Where each file of the folder came from."""
    found: set[Path] = set()
    for name in ("COLLECT-00.toc", "PYZ-00.toc"):
        told = ast.literal_eval((work / name).read_text(encoding="utf-8"))
        found |= {Path(one[1]) for one in _entries(told) if one[2] not in ("SYMLINK", "OPTION")}
    return {path.resolve() for path in found if path.is_absolute() and path.is_file()}


def _entries(told: object) -> Iterator[tuple[str, str, str]]:
    """Every (name, source, kind) anywhere in what PyInstaller wrote."""
    if isinstance(told, tuple) and len(told) == 3 and all(isinstance(one, str) for one in told):
        yield told
    elif isinstance(told, list | tuple):
        for one in told:
            yield from _entries(one)


def parts(files: Iterable[Path]) -> list[Part]:
    """What the files belong to. Ends the program when one belongs to nothing known."""
    owners = _owners()
    left, dists = set(files), {}
    for path in sorted(left):
        dist = owners.get(path)
        if dist is not None:
            dists[dist.metadata["Name"]] = dist
            left.discard(path)
    left = {path for path in left if not _is_ours(path) and not _is_python(path)}
    made = [_library(dist) for dist in dists.values()]
    made += [Part("Python", platform.python_version(), "PSF-2.0", texts=_python_texts())]
    return made + _embedded() + _packages(left)


def _owners() -> dict[Path, importlib.metadata.Distribution]:
    owners = {}
    for dist in importlib.metadata.distributions():
        for file in dist.files or ():
            owners[Path(str(dist.locate_file(file))).resolve()] = dist
    return owners


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(ROOT) and not path.is_relative_to(Path(sys.prefix).resolve())


def _is_python(path: Path) -> bool:
    base = Path(sys.base_prefix).resolve()
    if path.name.startswith("libpython") or "lib-dynload" in path.parts:
        return True
    return path.is_relative_to(base / "lib" / f"python3.{sys.version_info[1]}")


def _python_texts() -> list[Path]:
    base = Path(sys.base_prefix)
    tries = [base / f"lib/python3.{sys.version_info[1]}/LICENSE.txt", base / "LICENSE.txt"]
    return [path for path in tries if path.is_file()][:1]


def _library(dist: importlib.metadata.Distribution) -> Part:
    name, told = dist.metadata["Name"], dist.metadata
    licence = TOLD.get(name) or told.get("License-Expression") or told.get("License") or ""
    kinds = [one.rpartition(":: ")[2] for one in told.get_all("Classifier", []) if "License" in one]
    first = licence.splitlines()[0] if licence else " / ".join(kinds)
    texts = [Path(str(dist.locate_file(file))) for file in dist.files or () if _is_text(str(file))]
    purl = PackageURL("pypi", None, name.lower().replace("_", "-"), dist.version)
    return Part(name, dist.version, first, purl, sorted(texts))


def _is_text(file: str) -> bool:
    return ".dist-info/" in file and NAMED.search(file) is not None and not file.endswith(".py")


def _embedded() -> list[Part]:
    """Libraries in C that are inside others, by what they say of themselves."""
    import pi_heif
    import pypdfium2
    import sqlcipher3
    from cryptography.hazmat.backends.openssl import backend
    from lxml import etree
    from PIL import features
    from PySide6.QtCore import qVersion

    connection = sqlcipher3.connect(":memory:")
    connection.execute("PRAGMA key = 'x'")
    (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    (provider,) = connection.execute("PRAGMA cipher_provider_version").fetchone()
    found = [
        Part("Qt", qVersion(), "LGPL-3.0-only"),
        Part("SQLCipher", cipher.split()[0], "BSD-3-Clause"),
        Part("SQLite", sqlcipher3.sqlite_version, "blessing"),
        Part("OpenSSL (in sqlcipher3)", provider.split()[1], "Apache-2.0"),
        Part("OpenSSL (in cryptography)", backend.openssl_version_text().split()[1], "Apache-2.0"),
        Part("PDFium", str(pypdfium2.PDFIUM_INFO).partition("@")[0], "BSD-3-Clause"),
        Part("libxml2", ".".join(map(str, etree.LIBXML_VERSION)), "MIT"),
        Part("libxslt", ".".join(map(str, etree.LIBXSLT_VERSION)), "MIT"),
    ]
    for name, licence in (("freetype2", "FTL"), ("littlecms2", "MIT"), ("webp", "BSD-3-Clause")):
        found.append(Part(f"{name} (in Pillow)", str(features.version(name)), licence))
    found.append(Part("libjpeg-turbo (in Pillow)", str(features.version("libjpeg_turbo")), "IJG"))
    for name, feature, licence in (
        ("OpenJPEG", "jpg_2000", "BSD-2-Clause"),
        ("libtiff", "libtiff", "libtiff"),
        ("HarfBuzz", "harfbuzz", "MIT"),
    ):
        found.append(Part(f"{name} (in Pillow)", str(features.version(feature)), licence))
    heif = pi_heif.libheif_info()
    found.append(Part("libheif (in pi_heif)", str(heif["libheif"]), "LGPL-3.0-or-later"))
    inner = str(heif["decoders"]["libde265"]).rpartition(" ")[2]
    return [*found, Part("libde265 (in pi_heif)", inner, "LGPL-3.0-or-later")]


def _packages(files: set[Path]) -> list[Part]:
    """The system's packages that files were taken from. Ends the program when there is none."""
    found: dict[str, Part] = {}
    for path in sorted(files):
        name = _owner(path)
        if name is None:
            sys.exit(f"Nobody knows where {path.name} comes from, so it cannot be shipped.")
        if name not in found:
            version = _ask("dpkg-query", "-W", "-f", "${Version}", name).strip()
            text = Path("/usr/share/doc", name.partition(":")[0], "copyright")
            purl = PackageURL("deb", "debian", name.partition(":")[0], version)
            found[name] = Part(
                name, version, "see its text", purl, [text] if text.is_file() else []
            )
    return list(found.values())


def _owner(path: Path) -> str | None:
    for asked in (path, Path("/", *path.parts[2:]) if path.is_relative_to("/usr") else path):
        told = _ask("dpkg-query", "-S", str(asked))
        if told:
            return told.splitlines()[0].rpartition(": ")[0].split(",")[0].strip()
    return None


def _ask(*line: str) -> str:
    try:
        return subprocess.run(line, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def bill(made: list[Part], version: str) -> str:
    """The bill of materials. The same parts make the same bytes."""
    kind = ComponentType.APPLICATION
    whole = Component(name="companion", version=version, type=kind, bom_ref="companion")
    bom = Bom()
    bom.metadata.component = whole
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    for part in made:
        one = Component(
            name=part.name,
            version=part.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{part.name}@{part.version}",
            purl=part.purl,
            licenses=[DisjunctiveLicense(name=part.licence)],
        )
        bom.components.add(one)
        bom.register_dependency(whole, [one])
    names = " ".join(sorted(f"{part.name}@{part.version}" for part in made))
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"companion {version} {names}")
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)


def licences(made: list[Part]) -> str:
    """The list of what is in it, then every licence in full, each text once."""
    lines = [*ABOUT.splitlines(), "", "What is in this program, and under which licence.", ""]
    lines += [f"{part.name} {part.version}: {part.licence}" for part in made]
    said: dict[str, list[str]] = {}
    for part in made:
        for path in [*part.texts, *_beside(part)]:
            text = path.read_text(encoding="utf-8", errors="replace").strip()
            said.setdefault(text, []).append(part.name)
    for text, names in said.items():
        lines += ["", "=" * 78, ", ".join(dict.fromkeys(names)), "=" * 78, "", text]
    return "\n".join(lines) + "\n"


def _beside(part: Part) -> list[Path]:
    return [HERE / "licences" / BESIDE[part.name]] if part.name in BESIDE else []


def main(work: Path, folder: Path) -> None:
    made = sorted(parts(sources(work)), key=lambda part: part.name.lower())
    unnamed = [part.name for part in made if not part.licence]
    if unnamed:
        sys.exit(f"No licence is known for {', '.join(unnamed)}; see TOLD.")
    version = os.environ["NOTES_VERSION"]
    (folder / "bill.cdx.json").write_text(bill(made, version) + "\n", encoding="utf-8")
    (folder / "THIRD-PARTY.txt").write_text(licences(made), encoding="utf-8")
    print(f"{len(made)} parts, each with a licence")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
