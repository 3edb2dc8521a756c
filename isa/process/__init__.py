"""Linux processes of the guest: what surrounds its harts when it is a program of its own.

`process.Process` loads a program, sets up its stack and runs its threads; `syscalls/` are the
system calls, a function each; `signals/` delivers signals as Linux lays out their frames.
Everything that a program does to the world goes through a `world.World`, which whoever runs it
fills in.

Invariants: a pointer of the guest is only used through its address space, which checks it; a
program's paths never lead to the files of the process that emulates it; whatever blocks a guest's
thread can be interrupted, by a signal of the guest and by the end of the process; no state is kept
outside of `Process`, so that many of them may run side by side.
"""
