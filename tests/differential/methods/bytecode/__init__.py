"""Makes class files of random methods that no Java compiler makes.

Blocks jump anywhere: into loops, with values on the operand stack, through handlers that cover
parts of loops; slots hold values of different types in turn; the stack is shuffled by dup_x2 and
its like. Fuel, a counter in each method, ends them. The files are of version 49, without frames,
so that the verifier infers the types.
"""
