"""Whole riscv64 programs under `pvm emulate`: the same output and exit as under qemu-riscv64."""
