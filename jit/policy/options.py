"""What the command line says about compiling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pvm.jit.policy import thresholds
from pvm.jit.policy.patterns import MethodPattern, PatternSet

# HotSpot's levels: made in a hurry; the same, and it counts what instructions do; the best.
BASELINE, COUNTING, OPTIMISED = 1, 3, 4


_NONE = PatternSet(())


class CompilationOptions(NamedTuple):
    """Sizes in bytes, java's defaults; None leaves the choice to the compiler.

    `mode`: interpreted (-Xint), mixed, or compiled (-Xcomp). `highest_level`: of TieredStopAtLevel.
    `compile_at`: heat at which a method is compiled. `trivial_limit` and `inline_limit`: bytes of
    bytecode up to which any callee, and a hot one, is inlined (MaxInlineSize, FreqInlineSize);
    `inline_depth`: of nested ones. `perf_map`: name code to `perf`. `caches`: use
    the cache on disk. `deoptimize_every`: each n-th
    guard that is reached fails (0: only those that must). `collect_every`: each n-th poll of
    compiled code collects. `dump`: which methods to print, into the folder `dump_folder` or on
    standard error.
    """

    mode: str = "mixed"
    highest_level: int = OPTIMISED
    compile_at: int = thresholds.COMPILE_AT
    tiered: bool = True
    background: bool = True
    print_compilation: bool = False
    print_inlining: bool = False
    code_cache: int = 240 << 20
    perf_map: bool = False
    caches: bool = True
    inlines: bool = True
    trivial_limit: int | None = None
    inline_limit: int | None = None
    inline_depth: int | None = None
    deoptimize_every: int = 0
    collect_every: int = 0
    commands: Mapping[str, PatternSet] = {}
    dump: MethodPattern | None = None
    dump_folder: str | None = None

    @property
    def compiles(self) -> bool:
        """Whether anything is compiled at all."""
        return self.mode != "interpreted" and self.highest_level > 0

    @property
    def level(self) -> int:
        """The level that hot methods end at."""
        if self.highest_level >= OPTIMISED or not self.tiered:
            return OPTIMISED
        return COUNTING if self.highest_level > BASELINE else BASELINE

    @property
    def uses_cache(self) -> bool:
        """Whether code is loaded from disk and kept there; not when somebody wants to see how code
        is made or goes wrong."""
        is_plain = not (self.commands or self.dump or self.deoptimize_every or self.collect_every
                        or self.print_inlining)
        return self.caches and is_plain and self.compiles

    @property
    def lists_hot_methods(self) -> bool:
        """Whether what is compiled was hot, and is to be looked for at once in the next run."""
        return self.uses_cache and self.mode == "mixed"

    @property
    def code_text(self) -> str:
        """The options that code depends on."""
        return repr((self.mode, self.level, self.inlines, self.trivial_limit, self.inline_limit,
                     self.inline_depth))

    @property
    def profiles(self) -> bool:
        """Whether the interpreter counts what methods do before they are compiled."""
        return self.level == OPTIMISED

    @property
    def warm_threshold(self) -> int:
        """Heat at which a method is counted or, where the baseline is all there is, compiled."""
        return max(self.profile_at if self.profiles else self.baseline_at, 1)

    @property
    def baseline_at(self) -> int:
        """Heat at which a method is compiled at the baseline level."""
        return min(thresholds.BASELINE_AT, self.compile_at // 4)

    def level_at(self, heat: int) -> int:
        """The level at which a method of that heat should be."""
        if heat < self.compile_at and self.tiered and self.mode == "mixed":
            return min(COUNTING, self.level)
        return self.level

    def heat_of(self, level: int) -> int:
        """Heat at which a method should be at a level."""
        return self.baseline_at if level != OPTIMISED and self.tiered else self.compile_at

    @property
    def profile_at(self) -> int:
        """Heat at which the interpreter begins to count."""
        return min(thresholds.PROFILE_AT, self.compile_at // 16)

    @property
    def waits(self) -> bool:
        """Whether the thread that asks for a compilation waits for its end."""
        return self.mode == "compiled" or not self.background

    def patterns(self, action: str) -> PatternSet:
        """The methods that commands name for an action."""
        return self.commands.get(action, _NONE)
