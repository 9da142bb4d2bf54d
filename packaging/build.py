"""Freezes the program and makes what is installed: `./dev package [--twice]`.

Everything is made below build/ and dist/, in an environment of its own from the hashed locks, so
that nothing of a developer's machine gets in. With --twice it is frozen once more elsewhere and
the two are compared, byte by byte. Times in it are those of the last commit. On Windows and macOS
this freezes; packaging/README.md says what a maintainer does then.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
ENV, MADE = BUILD / "env", BUILD / "made"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = ("requirements.lock", "requirements-package.lock")
NAME = "own-notes"  # of the package; says nothing about what for


def version() -> str:
    """The program's version, as pyproject.toml has it."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def environment() -> None:
    """Make build/env hold exactly what the two locks name."""
    wanted = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in LOCKS)).hexdigest()
    stamp = ENV / "locks.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(ENV, ignore_errors=True)
    venv.EnvBuilder(symlinks=os.name != "nt").create(ENV)
    pip = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", str(PYTHON)]
    for name in LOCKS:
        options = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        run(*pip, *options, "--requirement", ROOT / name)
    stamp.write_text(wanted, encoding="utf-8")


def freeze(target: Path) -> Path:
    """Freeze the program below `target` and put its lists into it; the folder."""
    shutil.rmtree(target, ignore_errors=True)
    work = target / "work"
    pyinstaller = [
        str(PYTHON),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
    ]
    run(*pyinstaller, "--distpath", target, "--workpath", work, HERE / "notes.spec")
    folder = target / "notes"
    run(PYTHON, HERE / "inventory.py", work / "notes", folder)
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    if sys.platform.startswith("linux"):
        complete(folder / "_internal")
    settle(folder)
    return folder


def complete(inside: Path) -> None:
    """Take the names for debuggers out of the libraries, and see that each of them can be loaded.

    What lies in NAME.libs was rewritten by those who packed it, and `strip` breaks some of it: it
    is left as it is. The modules beside it load it, and say where it lies.
    """
    there = os.environ | {"LD_LIBRARY_PATH": str(inside)}
    for path in (path for path in files(inside) if ".so" in path.name):
        packed = path.parent.suffix == ".libs"
        if not packed:
            run("strip", path)
        told = subprocess.run(["ldd", path], env=there, capture_output=True, text=True, check=False)
        lost = [line.split()[0] for line in told.stdout.splitlines() if line.endswith("not found")]
        if told.returncode or (lost and not packed):
            sys.exit(f"{path.name} cannot be loaded; it asks for {', '.join(lost) or 'nothing'}.")


def settle(folder: Path) -> None:
    """Give every file the same time, and no rights but those that are needed."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
            os.utime(path, (moment, moment))


def archive(folder: Path) -> Path:
    """The folder as one tar.xz, which is the same for the same folder."""
    target = DIST / f"{NAME}-{version()}-{sys.platform}-{platform.machine()}.tar.xz"
    x86 = [{"id": lzma.FILTER_X86}] if platform.machine() in {"x86_64", "AMD64"} else []
    chain = [*x86, {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
    with lzma.open(target, "wb", filters=chain) as packed, tarfile.open(None, "w", packed) as tar:
        for path in [folder, *sorted(folder.rglob("*"))]:
            tar.add(path, Path(NAME, path.relative_to(folder)), recursive=False, filter=_nobody)
    return target


def archive_for_windows(folder: Path) -> Path:
    """The folder as a ZIP file, to be unpacked anywhere."""
    target = DIST / f"notes-{version()}-portable"
    shutil.copytree(folder, BUILD / "portable/notes", dirs_exist_ok=True)
    (BUILD / "portable/notes/portable.txt").touch()
    return Path(shutil.make_archive(str(target), "zip", BUILD / "portable"))


def _nobody(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = int(os.environ["SOURCE_DATE_EPOCH"])
    return info


def debian(folder: Path) -> Path:
    """A package for Debian and what descends from it."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    installed = root / "usr/lib" / NAME
    shutil.copytree(folder, installed, symlinks=True)
    if (folder / "notes").read_bytes() == (folder / "notes-cli").read_bytes():
        (installed / "notes-cli").unlink()  # one file with two names; a stick could not hold that
        (installed / "notes-cli").hardlink_to(installed / "notes")
    (root / "usr/bin").mkdir(parents=True)
    for name in ("notes", "notes-cli"):
        (root / "usr/bin" / name.replace("notes", NAME)).symlink_to(f"../lib/{NAME}/{name}")
    _menu(root / "usr/share")
    (root / "usr/share/doc" / NAME).mkdir(parents=True)
    shutil.copyfile(folder / "THIRD-PARTY.txt", root / "usr/share/doc" / NAME / "copyright")
    size = sum(path.stat().st_size for path in files(root)) // 1024
    told = (HERE / "linux/control").read_text(encoding="utf-8")
    (root / "DEBIAN").mkdir()
    filled = told.format(name=NAME, version=version(), size=size, architecture=_architecture())
    (root / "DEBIAN/control").write_text(filled, encoding="utf-8")
    shutil.copyfile(HERE / "linux/postrm", root / "DEBIAN/postrm")
    settle(root)
    (root / "DEBIAN/postrm").chmod(0o755)
    target = DIST / f"{NAME}_{version()}_{_architecture()}.deb"
    # One thread: with more, the bytes depend on how many processors the machine has.
    packing = ["--root-owner-group", "--threads-max=1", "-Zxz", "-z9"]
    run("dpkg-deb", *packing, "--build", root, target)
    return target


def _architecture() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


def _menu(share: Path) -> None:
    """The entry in the menus, and its drawing."""
    (share / "applications").mkdir(parents=True)
    shutil.copyfile(HERE / "linux/notes.desktop", share / "applications" / f"{NAME}.desktop")
    icons = share / "icons/hicolor"
    for path in [*MADE.glob("notes-*.png"), HERE / "icons/notes.svg"]:
        size = path.stem.partition("-")[2]
        folder = icons / (f"{size}x{size}" if size else "scalable") / "apps"
        folder.mkdir(parents=True)
        shutil.copyfile(path, folder / f"{NAME}{path.suffix}")


def image(folder: Path) -> Path | None:
    """One file that runs by itself; None where the tool for it is not installed."""
    tool = shutil.which("appimagetool")
    if tool is None:
        print("There is no appimagetool on the path, so no AppImage was made.")
        return None
    root = BUILD / "image"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(folder, root / "usr/lib" / NAME, symlinks=True)
    shutil.copyfile(HERE / "linux/notes.desktop", root / f"{NAME}.desktop")
    shutil.copyfile(HERE / "icons/notes.svg", root / f"{NAME}.svg")
    (root / "AppRun").symlink_to(f"usr/lib/{NAME}/notes")
    target = DIST / f"{NAME}-{version()}-{platform.machine()}.AppImage"
    run(tool, "--no-appstream", root, target)
    return target


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in order, links left out."""
    found = (path for path in sorted(folder.rglob("*")) if not path.is_symlink())
    return (path for path in found if path.is_file())


def digest(folder: Path) -> dict[str, str]:
    """The fingerprint of each file, and where each link leads."""
    told = {str(path.relative_to(folder)): _hash(path) for path in files(folder)}
    links = (path for path in folder.rglob("*") if path.is_symlink())
    return told | {str(path.relative_to(folder)): os.readlink(path) for path in links}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def compare(folder: Path) -> int:
    """Freeze once more elsewhere; the exit status says whether both are the same."""
    one, two = digest(folder), digest(freeze(BUILD / "again"))
    different = sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
    print(f"{len(one)} files, frozen twice: {len(different)} differ", *different[:20], sep="\n  ")
    return 1 if different else 0


def run(*line: str | Path) -> None:
    """Run a command; it ends the program when it does not end well."""
    if subprocess.run([str(word) for word in line], cwd=ROOT, check=False).returncode:
        sys.exit(f"{Path(line[0]).name} did not end well, so nothing was packaged.")


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev package", description=__doc__)
    parser.add_argument("--twice", action="store_true", help="freeze twice and compare")
    parser.add_argument("--folder", action="store_true", help="only the frozen folder")
    parser.add_argument("--try", action="store_true", help="use what was frozen", dest="tries")
    given = parser.parse_args()
    if given.tries:
        return subprocess.run(
            [sys.executable, HERE / "tryout.py"], cwd=ROOT, check=False
        ).returncode
    os.environ |= {"PYTHONHASHSEED": "0", "NOTES_VERSION": version()}
    # What is packed as a whole afterwards is smaller so, and starts sooner.
    os.environ["PYINSTALLER_ZLIB_COMPRESSION_LEVEL"] = "0"
    os.environ["SOURCE_DATE_EPOCH"] = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    environment()
    os.environ["NOTES_FONTS"] = str(next(ENV.rglob("koreanize_matplotlib/fonts")))
    MADE.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    run(PYTHON, HERE / "icon.py", MADE)
    told = (HERE / "windows/version.txt").read_text(encoding="utf-8")
    told = told.format(version=version(), numbers=version().replace(".", ", "))
    (MADE / "version.txt").write_text(told, encoding="utf-8")
    folder = freeze(BUILD / "frozen")
    DIST.mkdir(exist_ok=True)
    for path in [] if given.folder else packages(folder):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, SHA-256 {_hash(path)}")
    return compare(folder) if given.twice else 0


def packages(folder: Path) -> list[Path]:
    """What is handed out on this system; what a maintainer signs is made after that."""
    if sys.platform == "win32":
        return [archive_for_windows(folder)]
    if sys.platform == "darwin":
        return []
    return [one for one in (archive(folder), debian(folder), image(folder)) if one is not None]


if __name__ == "__main__":
    sys.exit(main())
