"""A debugger's end of a process: gdb's remote serial protocol over a connection.

All threads stop when one does (all-stop). `runcontrol` lets them run and stop, and is how the
process is run meanwhile; `session` obeys the packets, which `packets` frames; `target` tells gdb
the registers. Breakpoints are instructions in the guest's memory, which reads do not show.
Invariant: registers and memory are looked at only while every thread is parked.
"""
