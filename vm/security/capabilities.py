"""The capabilities, as one table: what is granted, by which option, and how a denial is told."""

from typing import Final, NamedTuple


class Capability(NamedTuple):
    """`name` is the word in messages, `option` without its dashes what grants it, `target` what may
    follow the option ("" for a capability that is granted whole or not at all), `deed` what the
    help says of it."""

    name: str
    option: str
    target: str
    deed: str


PATH: Final = "PATH"
ADDRESS: Final = "HOST:PORT"
NAME: Final = "NAME"
PROGRAM: Final = "PROGRAM"

READ: Final = Capability("read", "allow-read", PATH, "read files and folders")
WRITE: Final = Capability("write", "allow-write", PATH, "make, change and remove files")
NETWORK: Final = Capability("network", "allow-net", ADDRESS, "reach other machines")
ENVIRONMENT: Final = Capability(
    "environment", "allow-env", NAME,
    "read environment variables; without a name also properties that tell of user and system")
RUN: Final = Capability("run", "allow-run", PROGRAM, "start processes")
NATIVE: Final = Capability("native", "allow-native", "",
                           "load native libraries, use sun.misc.Unsafe")
REFLECT: Final = Capability("reflect", "allow-reflect", "",
                            "reach members by reflection that the code could not name")
EXIT: Final = Capability("exit", "allow-exit", "", "end the runtime")
THREADS: Final = Capability("threads", "allow-threads", "", "start threads")
LOAD: Final = Capability("load", "allow-load", "", "make class loaders and define classes")

CAPABILITIES: Final = (
    READ, WRITE, NETWORK, ENVIRONMENT, RUN, NATIVE, REFLECT, EXIT, THREADS, LOAD,
)  # fmt: skip
BY_NAME: Final = {capability.name: capability for capability in CAPABILITIES}


def missing_grant(capability: Capability, target: str = "") -> str:
    """What a SecurityException says: the grant, and the option that would have given it."""
    if target:
        return (f"missing grant: {capability.name} {target} "
                f"(--{capability.option}={target})")
    return f"missing grant: {capability.name} (--{capability.option})"
