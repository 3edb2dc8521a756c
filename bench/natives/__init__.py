"""What calls between Java and native code cost: ``python -m pvm.bench.natives --help``.

Invariants: the same C source is built for RISC-V and for this computer; each figure is the best of
several repetitions in one process.
"""
