"""Types and the relations between them (JLS 4, 5, 9.9, 18.2): values that never change.

`relations.Types` has them all, each concept from a file of its own.  Only inference variables have
a state, their bounds, and every change of it can be taken back.
"""
