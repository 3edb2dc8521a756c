"""Emulated programs: how fast riscv64 programs run under `pvm emulate`, beside their native builds
and qemu-riscv64: ``python -m pvm.bench.emulated --help``.

Invariants: the same C source is built for both machines; all ways to run a program take turns in
one run; different output is an error, never a time.
"""
