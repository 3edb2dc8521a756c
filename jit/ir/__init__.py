"""The compiler's intermediate representation: SSA nodes in basic blocks.

Invariants: a node's inputs dominate it (a phi's input: the end of the predecessor). Blocks end with
one terminator. Nodes with effects stay in program order; `State` is what the interpreter needs to
go on *before* the instruction that a node with a state belongs to. A reference is never null where
it is dereferenced: a guard stands before, on every path.
"""
