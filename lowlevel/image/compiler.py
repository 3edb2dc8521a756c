"""LLVM text → the object file of an image."""

from pvm.lowlevel.code.session import compile_text


def compile_object(text: str, level: int = 2) -> bytes:
    """Verifies, optimises at `level` and compiles a module; returns the ELF object file."""
    return compile_text(text, level, vectors=False)
