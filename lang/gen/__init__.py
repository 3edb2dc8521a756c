"""Code generation: class files straight from the attributed tree (JVMS 4, 6).

A class is one generator: its expressions and statements go to an emitter that knows, at every
instruction, the types of the locals and of the operand stack; so the frames of StackMapTable are
simply what is known where paths join.  Nothing rewrites the tree: lambdas, inner classes, enums,
records and bridges are written as what they mean.

Invariants: only trees without errors come here; dead code is never emitted (every primitive of the
emitter does nothing while the code is not alive); a local's verification type is its declared,
erased type, or nothing while it is not definitely assigned.
"""
