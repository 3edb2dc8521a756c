"""The configurations that the Java programs run in, as one table.

An ordinary test run takes `default` for every program and each other configuration for the folders
it is likeliest to break; ``--all-configurations`` takes all of them for all programs.
"""

from __future__ import annotations

from dataclasses import dataclass

from .programs import Program

GC_FOLDERS = frozenset({"gc", "threads"})
JIT_FOLDERS = frozenset({"jit"})
CORE_FOLDERS = frozenset({"jit", "bytecode", "exceptions", "objects"})
NEVER: frozenset[str] = frozenset()  # in no ordinary test run

# Compiled at the first calls, where there is a profile; and before the first call, without one.
SOON = ("-Xbatch", "-XX:CompileThreshold=1")
COMP = ("-Xcomp",)


@dataclass(frozen=True)
class Configuration:
    """Options for ``pvm run`` and the folders it covers in an ordinary test run (None: all).

    ``polls``: collect at every so manyth poll of compiled code, as often as ``stress`` may.
    ``only_own``: only the classes of the program's folder are compiled, not the library's, which
    take most of the time.
    """

    name: str
    flags: tuple[str, ...] = ()
    folders: frozenset[str] | None = GC_FOLDERS
    stress: int = 0
    collects: bool = True
    polls: int = 0
    only_own: bool = False

    def suits(self, program: Program) -> bool:
        """Whether the program can run here at all."""
        return self.collects or not program.needs_gc

    def is_ordinary(self, program: Program) -> bool:
        """Whether an ordinary test run has this pair."""
        return self.folders is None or program.folder.name in self.folders

    def options(self, program: Program) -> list[str]:
        """The options for ``program``; its own come last and win."""
        stress = [f"{flag}={max(every, program.slow_stress)}" for flag, every in (
            ("--gc-stress", self.stress), ("--jit-collect-every", self.polls)) if every]
        return [*self.flags, *stress, *program.flags, *program.own_flags]

    @property
    def seconds(self) -> float:
        """How long one run may take."""
        if self.stress == 1:
            return 240.0
        return 180.0 if any(flag in (*SOON, *COMP) for flag in self.flags) else 60.0


CONFIGURATIONS = (
    Configuration("default", folders=None),
    Configuration("nogc", ("--gc", "nogc"), frozenset({"init"}), collects=False),
    Configuration("semispace", ("--gc", "semispace")),
    Configuration("marksweep", ("--gc", "marksweep")),
    Configuration("gencopy", ("--gc", "gencopy"), frozenset()),
    Configuration("stress-1", (), frozenset({"gc", "lambdas"}), stress=1),
    Configuration("stress-97", (), None, stress=97),
    Configuration("stress-97-semispace", ("--gc", "semispace"), frozenset(), stress=97),
    Configuration("stress-97-marksweep", ("--gc", "marksweep"), frozenset(), stress=97),
    Configuration("poison", ("--gc-poison",), frozenset({"gc", "exceptions"})),
    Configuration("small-nursery", ("-Xmn256k",)),
    Configuration("verify", ("--gc-verify",), frozenset({"gc", "objects"})),
    # Each tier alone.
    Configuration("interpreter", ("-Xint",), JIT_FOLDERS),
    Configuration("comp", COMP, NEVER),
    Configuration("comp-baseline", (*COMP, "-XX:TieredStopAtLevel=1"), JIT_FOLDERS),
    Configuration("comp-counting", (*COMP, "-XX:TieredStopAtLevel=3"), JIT_FOLDERS),
    Configuration("comp-optimised", (*COMP, "-XX:-TieredCompilation"), NEVER),
    Configuration("mixed", ("-Xmixed",), JIT_FOLDERS),
    Configuration("soon", SOON, JIT_FOLDERS),
    # Deoptimisation.
    Configuration("comp-own", COMP, CORE_FOLDERS, only_own=True),
    Configuration(
        "deoptimise-1", (*COMP, "--jit-deoptimize-every", "1"), JIT_FOLDERS, only_own=True
    ),
    Configuration("deoptimise-7", (*COMP, "--jit-deoptimize-every", "7"), NEVER, only_own=True),
    Configuration("deoptimise-soon", (*SOON, "--jit-deoptimize-every", "3"), NEVER, only_own=True),
    # Collections in compiled code.
    Configuration(
        "deoptimise-5-stress-13",
        (*COMP, "--jit-deoptimize-every", "5", "--gc-poison", "-Xmn64k"), NEVER,
        stress=13, only_own=True,
    ),
    Configuration("collect-at-polls", (*COMP, "--gc-poison"), NEVER, polls=1, only_own=True),
    Configuration("collect-soon", SOON, NEVER, stress=97, polls=7, only_own=True),
    Configuration("comp-stress-1", (*COMP, "--gc-poison"), NEVER, stress=1, only_own=True),
    # Inlining.
    Configuration("inline-64", (*SOON, "-XX:MaxInlineSize=64", "-XX:FreqInlineSize=64"), NEVER),
    Configuration("inline-nothing", (*SOON, "-XX:-Inline"), NEVER),
    Configuration(
        "inline-much", (*SOON, "-XX:MaxInlineSize=1000", "-XX:FreqInlineSize=4000"), NEVER
    ),
    # Each plan.
    Configuration("comp-nogc", (*COMP, "--gc", "nogc"), NEVER, collects=False),
    Configuration("comp-semispace", (*COMP, "--gc", "semispace"), NEVER),
    Configuration("comp-marksweep", (*COMP, "--gc", "marksweep"), NEVER),
    Configuration("comp-gencopy", (*COMP, "--gc", "gencopy"), NEVER, stress=997),
)

# (configuration, program) -> why it fails.  Such a pair must fail: one that passes is an error.
KNOWN_FAILURES: dict[tuple[str, str], str] = {}
