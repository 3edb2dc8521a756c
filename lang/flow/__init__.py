"""The rules about paths through the code, on attributed trees without errors (JLS 14.22, 16, 11.2).

One walk over a class (analysis.py) keeps three kinds of state along all paths at once: whether the
point is reachable, which variables are definitely assigned and unassigned, which exceptions are
handled.  A part a concept; they share the state in base.py.  Trees are not changed, but variables
lose EFFECTIVELY_FINAL.  Reachability of a statement alone (reachability.py) needs no full
attribution.
"""
