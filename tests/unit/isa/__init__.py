"""Tests of the RISC-V emulator."""
