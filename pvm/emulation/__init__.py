"""RISC-V programs under pvm's command line: the world that they may reach, and what runs them.

`world` is the gate: the same grants and the same words as for Java's natives (`vm/security/`).
Invariant: a program never reaches the files in /proc of the process that emulates it, whatever it
was granted, for those would be a way out of its memory.
"""
