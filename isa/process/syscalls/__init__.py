"""Linux's system calls for riscv64: a function each, found by number in one table.

A function gets the calling thread and its arguments as unsigned words, and returns a number; an
OSError becomes its negative, a GuestFault -EFAULT. `table.system_call` declares one, with the names
of its arguments, which are also how a trace shows them. What waits raises `Interrupted`.
"""
