"""LLVM text → object code. Several threads may compile at once: each has a target machine of its
own.
"""

import threading
from typing import Any

from pvm.lowlevel.code.binding import llvm


class CompileError(Exception):
    """LLVM refuses a text, which is kept: our own bug."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message)
        self.text = text


def compile_text(text: str, level: int, vectors: bool = True) -> bytes:
    """Verifies, optimises as LLVM does at a level (at 0 not at all) and compiles a module; the ELF
    object file. `vectors`: straight code may become vector instructions too."""
    binding = llvm()
    with (binding.create_context() as context,
          _optimised(text, level, context, vectors) as module):
        try:
            return bytes(_machine(level).emit_object(module))
        except RuntimeError as error:
            raise CompileError(str(error), text) from error


def optimised_ir(text: str, level: int) -> str:
    """The module's text after optimisation, for people."""
    binding = llvm()
    with binding.create_context() as context, _optimised(text, level, context) as module:
        return str(module)


def assembly(text: str, level: int) -> str:
    """The compiled module as assembly text, for people."""
    binding = llvm()
    with binding.create_context() as context, _optimised(text, level, context) as module:
        return str(_machine(level).emit_assembly(module))


class _Machines(threading.local):
    """This thread's target machines, by level: LLVM's are not to be shared."""

    def __init__(self) -> None:
        self.of: dict[int, Any] = {}


_MACHINES = _Machines()


def _machine(level: int) -> Any:
    if level not in _MACHINES.of:
        _MACHINES.of[level] = _new_machine(level)
    return _MACHINES.of[level]


def _new_machine(level: int) -> Any:
    """The host's target machine: position-independent, since then jump tables are relative and
    code may lie anywhere within 2 GiB of what it names."""
    binding = llvm()
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    return binding.Target.from_default_triple().create_target_machine(
        cpu=binding.get_host_cpu_name(), features=binding.get_host_cpu_features().flatten(),
        opt=level, reloc="pic", codemodel="small")


def _optimised(text: str, level: int, context: Any, vectors: bool = True) -> Any:
    binding = llvm()
    machine = _machine(level)
    module = _parsed(text, context)
    module.triple = machine.triple
    module.data_layout = str(machine.target_data)
    if not level:
        return module
    options = binding.create_pipeline_tuning_options(level)
    options.loop_vectorization, options.slp_vectorization = True, vectors
    builder = binding.create_pass_builder(machine, options)
    passes = builder.getModulePassManager()
    passes.run(module, builder)
    _dispose(passes)
    return module


def _dispose(passes: Any) -> None:
    """Frees a pass manager. Its own class inherits a `_dispose` that does nothing before the one
    that frees: some 70 KB a module would stay for ever."""
    llvm().newpassmanagers.NewPassManager._dispose(passes)
    passes.detach()


def _parsed(text: str, context: Any) -> Any:
    """A module that is correct. One that is not must not outlive its context."""
    binding = llvm()
    try:
        module = binding.parse_assembly(text, context)
        try:
            module.verify()
        except RuntimeError:
            module.close()
            raise
    except RuntimeError as error:
        raise CompileError(str(error), text) from error
    return module
