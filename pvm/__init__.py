"""pvm: a virtual machine for Java class files, written in Python, that runs at machine speed.

This package is the face: the command line (`cli`, `options`) and the composition root, which alone
knows every other part and wires them together.  The parts are sub-packages, each one idea, kept in
the top-level folder of the same name: `pvm.vm` is vm/, `pvm.gc` is gc/, and so on.

Invariant: importing this package imports nothing else, so that a start-up pays only for what it
uses.  The trace options are the java ones (`-Xlog:...`) and `--gc-stress`, `--gc-poison`,
`--gc-verify`; see `options`.
"""

__version__ = "0.1.0"
JAVA_RELEASE = "17"
