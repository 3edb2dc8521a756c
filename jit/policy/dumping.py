"""--dump-ir: what the compiler makes of a method, step by step, for people."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

from pvm.jit.ir.nodes import Graph
from pvm.jit.ir.printing import text as graph_text
from pvm.jit.policy.options import CompilationOptions
from pvm.jit.policy.reporting import short_name
from pvm.jit.policy.tasks import Task
from pvm.vm.classfile.disasm import disassemble_method
from pvm.vm.interp.profile import profile_at

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine


class Dump:
    """The steps of one task: sections on standard error, or numbered files in a folder."""

    def __init__(self, task: Task, folder: str | None) -> None:
        self._title = short_name(task.method) + (f" @ {task.osr_bci}" if task.is_osr else "")
        self._number = 0
        self._folder = None if folder is None else os.path.join(
            folder, re.sub(r"[^\w.$@-]+", "_", f"{task.number}-{self._title}"))

    def add(self, name: str, text: str) -> None:
        """One step: its name, and what it looks like now."""
        self._number += 1
        if self._folder is None:
            _write(sys.stderr, f"==== {self._title}: {name}\n{text}\n")
            return
        os.makedirs(self._folder, exist_ok=True)
        path = os.path.join(self._folder, f"{self._number:02}-{name.replace(' ', '-')}.txt")
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as stream:
            _write(stream, text)

    def graph(self, name: str, graph: Graph) -> None:
        self.add(name, graph_text(graph))

    def bytecode(self, machine: Machine, method: JavaMethod) -> None:
        self.add("bytecode", disassemble_method(method.file) + "\n" + profile_text(machine, method))


def _write(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()


def dump_of(task: Task, options: CompilationOptions) -> Dump | None:
    """Where a task's steps go; None if nobody wants to see them."""
    if options.dump is None or not options.dump.matches(task.method):
        return None
    return Dump(task, options.dump_folder)


def profile_text(machine: Machine, method: JavaMethod) -> str:
    """What was counted, an instruction a line."""
    code = machine.code.codes[method.number]
    lines = ["counted:"]
    for index, instruction in enumerate(code.flow.instructions):
        if code.shapes[index] is None:
            continue
        found = profile_at(machine, code, index)
        counts = [f"{each.external_name} {count}" for each, count in found.classes]
        counts += [f"{name} {count}" for name, count in
                   (("others", found.others), ("nulls", found.nulls), ("taken", found.taken),
                    ("not taken", found.not_taken)) if count]
        if counts:
            lines.append(f"{instruction.bci:11}: {', '.join(counts)}")
    return "\n".join(lines) + "\n"
