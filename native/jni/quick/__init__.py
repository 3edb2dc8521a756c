"""JNI functions in low-level code: what native code calls often, for the usual arguments.

`dispatch` runs a function by its number and says whether it has done what was asked; whatever is
not as usual is left to Python (`native/jni/implementation`), which means the same. It is used by
the ecalls of guest code (`guest/quickecalls`) and the entries of host code (`host/quickentries`).

Invariants: the thread is in the Java state; references are known by their root slots, which are
read again after whatever may collect; nothing has changed where the answer is no. What `tables`
knows of members and classes is of classes that are never unloaded. No trace flags.
"""
