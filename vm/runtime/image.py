"""What the core image is made of, and how it is built."""

import marshal
import sys
from collections.abc import Iterable
from typing import Any

from pvm.lowlevel.image.compiler import compile_object
from pvm.lowlevel.image.linker import link
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.marks import LowLevelFunction
from pvm.vm.interp import meanings as meanings
from pvm.vm.interp.calls import CALLS, write_call
from pvm.vm.interp.composer import write_handler, write_slow_handler
from pvm.vm.interp.counted import counted_forms, write_counted
from pvm.vm.interp.enters import write_enters
from pvm.vm.interp.exits import RETURNS, SWITCHES, write_exits
from pvm.vm.interp.handlers import sequence_tree
from pvm.vm.interp.instructions import CACHED, INSTRUCTIONS, Instruction
from pvm.vm.interp.superinstructions import sequences

_WRITTEN_APART = {*RETURNS, *SWITCHES, *CALLS, "spill", "leave", "goto_far"}


def build_image(extra: Iterable[LowLevelFunction], more_facts: dict[str, Any]) -> bytes:
    """Lowers, compiles and links the core; the image and its facts as bytes.

    `extra` are exported functions of packages above, `more_facts` what they want to find again.
    """
    from tqdm import tqdm

    tqdm.monitor_interval = 0        # no thread of its own

    with tqdm(total=3, desc="pvm: building the core image (once)", leave=False,
              disable=not sys.stderr.isatty()) as bar:
        extra = list(extra)
        text, depths, leaves = core_module(core_functions(), extra)
        bar.update()
        compiled = compile_object(text)
        bar.update()
        block = link(compiled)
        facts = {"depths": depths, "leaves": leaves, "sequences": sequence_tree(sequences()),
                 "words": _words(), "counted": counted_forms(), **more_facts}
        return marshal.dumps((block.encoded(), facts))


def _words() -> dict[str, int]:
    """Words of each instruction, by name."""
    plain = {name: row.words for name, row in INSTRUCTIONS.items()}
    return plain | {form: plain[name] for name, form in counted_forms().items()}


def core_functions() -> list[LowLevelFunction]:
    """Every exported function of the machine and the collector."""
    from pvm.gc.control import entry_points
    from pvm.vm.compiled import (
        calling,
        counting,
        deoptimising,
        interfaces,
        overflow,
        runtime,
        walking,
    )
    from pvm.vm.interp import counted
    from pvm.vm.runtime import access, attaching, entering, fuel, loaderlist, scanning, subtypes
    from pvm.vm.template import thawing
    from pvm.vm.threads import parking, registry, stopping

    found = list(entry_points())
    for module in (access, attaching, entering, fuel, loaderlist, scanning, subtypes, parking,
                   registry, stopping, calling, counted, counting, deoptimising, interfaces,
                   overflow, runtime, thawing, walking):
        found += [value for value in vars(module).values()
                  if isinstance(value, LowLevelFunction) and value.marks.get("export")]
    return found


def core_module(
    functions: Iterable[LowLevelFunction], extra: Iterable[LowLevelFunction]
) -> tuple[str, dict[str, list[int]], list[str]]:
    """The image's LLVM text; the depth after each handler by name and depth before; the symbols of
    those functions of `extra` that never collect.

    `functions` and `extra` are the exported entry points besides the interpreter.
    """
    module = ModuleLowering()
    module.declare("!0 = !{!\"branch_weights\", i32 1, i32 100000}")
    module.declare("!1 = !{!\"branch_weights\", i32 100000, i32 1}")
    for function in (*functions, *extra):
        module.require(function)
    depths = _write_interpreter(module)
    text = module.finish()
    leaves = [function.symbol for function in extra if module.never_collects(function)]
    return text, depths, leaves


def _write_interpreter(module: ModuleLowering) -> dict[str, list[int]]:
    write_enters(module)
    write_exits(module)
    depths: dict[str, list[int]] = {}
    for name, instruction in INSTRUCTIONS.items():
        if name in CALLS:
            depths[name] = [_written_call(module, name, [instruction], d) for d in _all_depths()]
        elif name not in _WRITTEN_APART:
            depths[name] = [_write_instruction(module, instruction, d) for d in _all_depths()]
        else:
            depths[name] = [1 if name == "leave" else 0 for _ in _all_depths()]
    for name, steps in sequences().items():
        if steps[-1].name in CALLS:
            depths[name] = [_written_call(module, name, steps, d) for d in _all_depths()]
        else:
            depths[name] = [write_handler(module, name, steps, d) for d in _all_depths()]
    write_counted(module)
    return depths


def _all_depths() -> range:
    return range(CACHED + 1)


def _written_call(module: ModuleLowering, name: str, steps: list[Instruction],
                  depth: int) -> int:
    write_call(module, name, steps, depth)
    return 0


def _write_instruction(module: ModuleLowering, instruction: Instruction, depth: int) -> int:
    if instruction.slow_only:
        after = _depth_after_slow(instruction, depth)
        write_slow_handler(module, instruction, depth, after)
        return after
    after = write_handler(module, instruction.name, [instruction], depth)
    if instruction.slow is not None:
        write_slow_handler(module, instruction, depth, after)
    return after


def _depth_after_slow(instruction: Instruction, depth: int) -> int:
    if instruction.retry:
        return depth
    if instruction.pops_operand:
        return 1
    return min(CACHED, max(depth - instruction.pops, 0) + instruction.pushes)
