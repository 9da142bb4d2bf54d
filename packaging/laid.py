"""Loads every module of ours out of a frozen folder, and nothing else: `laid.py FROZEN EMPTY`.

What is packed into the program is laid beside the rest of the folder in EMPTY, and Python is
started there without any other library. So a library that was left out and is asked for only on
some page is missed here and not by a person. Where one is missed, the exit status is 1.
"""

from __future__ import annotations

import importlib.util
import marshal
import shutil
import subprocess
import sys
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

LOAD = """
import importlib, sys
from pathlib import Path
laid = Path(sys.argv[1])
dynamic = laid / f"python3.{sys.version_info[1]}" / "lib-dynload"
sys.path[:] = [str(laid), str(dynamic), str(laid / "base_library.zip")]
failed = []
for name in sys.argv[2:]:
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed.append(f"{name}: {error}")
failed = [one.strip().splitlines()[0] + " … " + one.strip().splitlines()[-1] for one in failed]
print(f"{len(sys.argv) - 2} modules, {len(failed)} could not be loaded", *failed, sep="\\n  ")
sys.exit(bool(failed))
"""
# Loaded by name where somebody uses them, which no list of imports says.
BY_NAME = ("keyring.backends.SecretService", "reportlab.graphics.barcode.qr", "PIL.WebPImagePlugin")
ELSEWHERE = ("ui.objc", "ui.windows_there", "companion.intake.sandbox_windows")
HEAD = importlib.util.MAGIC_NUMBER + bytes(12)


def lay(frozen: Path, target: Path) -> list[str]:
    """Lay everything out; the names of our modules."""
    shutil.copytree(frozen / "_internal", target, symlinks=True, dirs_exist_ok=True)
    whole = CArchiveReader(str(frozen / "notes"))
    packed = whole.open_embedded_archive("PYZ.pyz")
    (target / "struct.pyc").write_bytes(HEAD + whole.extract("struct"))
    for name, (kind, *_) in packed.toc.items():
        code = packed.extract(name)
        if code is None:
            continue  # a folder without a file of its own
        path = target.joinpath(*name.split("."))
        path = path / "__init__.pyc" if kind == 1 else path.with_name(f"{path.name}.pyc")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(HEAD + marshal.dumps(code))
    return sorted(name for name in packed.toc if name.partition(".")[0] in ("companion", "ui"))


def main(frozen: Path, target: Path) -> int:
    names = [name for name in lay(frozen, target) if name not in ELSEWHERE]
    names = [name for name in names if not name.endswith("__main__")]
    there = {"LD_LIBRARY_PATH": str(target), "QT_QPA_PLATFORM": "offscreen", "HOME": str(target)}
    line = [sys.executable, "-I", "-S", "-c", LOAD, str(target), *names, *BY_NAME]
    return subprocess.run(line, env=there, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
