"""Which methods are compiled, when, and what becomes of the code.

The machine tells `Compilation` that a method or loop is hot; it starts the method's profile, later
queues it. One background thread compiles, the hottest first, and puts the code into the method.
Guards that fail too often take the code away again: the method is compiled anew without what was
assumed.

Invariants: only the compiler thread compiles, installs and takes code away; it is no Java thread
and holds no object. A method that cannot be compiled stays interpreted, and is listed with the
reason. A mistake of the compiler never stops the program.
Seen with -XX:+PrintCompilation, -Xlog:jit*, --dump-ir.
"""
