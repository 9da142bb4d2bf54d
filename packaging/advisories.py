"""Asks whether a library that is shipped has a known hole: `./dev advisories`.

It sends the names and versions of requirements.lock to the advisory database of PyPI, nothing
else. Exit status: 0 nothing known, 1 something is, 2 nobody could be asked.
"""

from __future__ import annotations

import subprocess
import sys

import build


def main() -> int:
    build.environment()
    asked = [
        str(build.PYTHON),
        "-m",
        "pip_audit",
        "--requirement",
        str(build.ROOT / build.LOCKS[0]),
    ]
    asked += ["--require-hashes", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    done = subprocess.run([*asked, "--timeout", "20"], capture_output=True, text=True, check=False)
    told = done.stdout + done.stderr
    unasked = told.count("could not be audited")
    if unasked and "No known" in told:  # it says so of libraries that it could not ask about
        print(f"Nothing is known of {unasked} libraries: the advisory database did not answer.")
        return 2
    if "vulnerabilit" in told:
        print(told.strip())
        return done.returncode
    print("The advisory database could not be reached, so nothing is known.")
    return 2


if __name__ == "__main__":
    sys.exit(main())
