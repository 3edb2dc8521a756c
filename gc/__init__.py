"""Garbage collection: the heap, the policies that manage spaces, the plans that combine them.

A plan is a declaration (its spaces, its constraints, a few phases); a policy manages one space and
knows no plan; barriers, tracing and roots are shared.  All of it is low-level Python, run over
simulated memory in tests and compiled in the core image.

Invariants: nothing here imports vm (the machine is met through interfaces filled in at the root);
roots are precise; every reference load and store goes through one pair of functions.
Trace flags: `-Xlog:gc`, `-Xlog:gc*`; debugging: `--gc-stress`, `--gc-poison`, `--gc-verify`.
"""
