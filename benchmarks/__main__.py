"""Every measurement in turn, or the one that is named first: `./dev bench paper --rounds 3`."""

from __future__ import annotations

import sys

from benchmarks import bundle, feel, intake, living, paper, start, timeline

COURSES = {
    "intake": intake.main,
    "bundle": bundle.main,
    "paper": paper.main,
    "start": start.main,
    "timeline": timeline.main,
    "feel": feel.main,
    "living": living.main,
}


def main() -> int:
    named = sys.argv[1:2]
    if named and named[0] in COURSES:
        del sys.argv[1]
        return COURSES[named[0]]()
    return max(course() for course in COURSES.values())


if __name__ == "__main__":
    sys.exit(main())
