"""Low-level Python: a small typed subset of Python, lowered to LLVM ahead of time.

Types, struct layouts, marks, the checker of the subset, its lowering to LLVM IR text, images of
compiled code, machine code made at run time (`code`), and simulated memory, in which the same code
runs as plain Python.

Invariants: this package knows no other part of pvm; offsets, masks and shifts come from struct
declarations alone; code that the checker accepts means the same in both ways of running.
"""
