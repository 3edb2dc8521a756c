"""LLVM text → object file. The only place of the ahead-of-time path that imports llvmlite."""

from typing import Any

from llvmlite import binding

_ready = False


def _initialise() -> None:
    global _ready
    if not _ready:
        binding.initialize_native_target()
        binding.initialize_native_asmprinter()
        _ready = True


def target_machine(level: int) -> Any:
    """The host's target machine; position-independent, small code model."""
    _initialise()
    return binding.Target.from_default_triple().create_target_machine(
        cpu=binding.get_host_cpu_name(), features=binding.get_host_cpu_features().flatten(),
        opt=level, reloc="pic", codemodel="small")


def compile_object(text: str, level: int = 2) -> bytes:
    """Verifies, optimises at `level` and compiles a module; returns the ELF object file."""
    machine = target_machine(level)
    module = binding.parse_assembly(text)
    module.triple = machine.triple
    module.data_layout = str(machine.target_data)
    module.verify()
    options = binding.create_pipeline_tuning_options(level)
    builder = binding.create_pass_builder(machine, options)
    builder.getModulePassManager().run(module, builder)
    return bytes(machine.emit_object(module))


def assembly(text: str, level: int = 2) -> str:
    """The optimised module as assembly text, for looking at generated code."""
    machine = target_machine(level)
    module = binding.parse_assembly(text)
    options = binding.create_pipeline_tuning_options(level)
    builder = binding.create_pass_builder(machine, options)
    builder.getModulePassManager().run(module, builder)
    return str(machine.emit_assembly(module))
