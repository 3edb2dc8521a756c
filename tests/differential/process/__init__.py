"""Programs for riscv64 Linux: under `pvm emulate` they do what they do under qemu-riscv64."""
