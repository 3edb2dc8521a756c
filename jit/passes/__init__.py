"""The optimiser: passes from graph to graph, one optimisation a file, in `pipeline`'s order.

Invariants: a pass keeps the exact meaning of the graph, and the states of what can still
deoptimise describe the same interpreter frames as before. A pass takes a compacted graph (blocks
in reverse postorder and numbered, nothing replaced) and leaves one; `ir.verify` checks that. Work
is near linear in nodes: the compiler thread shares the machine with the program.
"""
