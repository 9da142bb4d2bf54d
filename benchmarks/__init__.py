"""How fast the program is, next to others on the same machine in the same run: `./dev bench`.

What came out stands in docs/performance.md. Ratios last longer than seconds: each is the median
over rounds of one round's time divided by another's of the same round.
"""
