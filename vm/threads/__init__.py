"""Java threads, object monitors, and the protocol that stops the world.

A Java thread is an OS thread, started as a Python thread, that runs native code without the GIL.
Its `Thread.state` says whether it may touch objects: IN_JAVA it may, and must poll; IN_NATIVE it
may not, and a collection need not wait for it. Everything that waits does so IN_NATIVE.

Invariants:

- while a thread is IN_NATIVE it reads and writes no object and no mark word;
- a mark word is changed by compare-and-swap alone, except by the collector in a stopped world;
- monitors are allocated IN_JAVA, and freed in a stopped world, when their object is dead;
- locks nest in this order: threads_mutex, then a monitor's mutex, then a thread's mutex; a thread
  that holds one of the last two waits for nothing else, so they may be taken IN_JAVA;
- Thread structs are recycled, never freed: a late `unpark` of an ended thread harms nobody;
- nobody waits while holding the GIL.

Files: `primitives` (the C library), `states`, `stopping`, `registry` (the thread list),
`monitortable`, `monitors`, `waiting`, `parking`, `hashes` are low-level; `starting`, `stacks` and
`signals` are control plane. No trace flags.
"""
