"""The entries of host code's JNIEnv that are machine code, made by LLVM, once, and kept in the
cache as the core image is.

A function that C calls with "..." makes a va_list, and calls the form that takes one.
"""

import marshal
from functools import cache
from typing import Final

from pvm.lowlevel.image.block import decoded
from pvm.lowlevel.image.cache import cached
from pvm.lowlevel.image.fingerprint import fingerprint
from pvm.lowlevel.image.loader import Image
from pvm.native.jni.functions import BY_NAME, FUNCTIONS, Function
from pvm.native.jni.host.quickentries import quick_definition, quick_functions

_TYPES: Final = {"float": "float", "double": "double", "void": "void"}


@cache
def entries_image() -> Image:
    """Code for all of them, each under its name."""
    name = fingerprint(("lowlevel", "native"))
    content = cached(f"jni-{name}.image", _build)
    return Image(decoded(marshal.loads(content)))


def _build() -> bytes:
    from pvm.lowlevel.image.compiler import compile_object
    from pvm.lowlevel.image.linker import link

    text = "\n".join((
        *(_definition(each) for each in FUNCTIONS if "more" in each.parameters),
        *(quick_definition(each) for each in quick_functions())))
    declarations = "declare void @llvm.va_start.p0(ptr)\ndeclare void @llvm.va_end.p0(ptr)\n"
    return marshal.dumps(link(compile_object(declarations + text)).encoded())


def _definition(function: Function) -> str:
    result = _TYPES.get(function.result, "i64")
    named = [f"i64 %p{index}" for index in range(len(function.parameters) - 1)]
    number = BY_NAME[function.name + "V"].number
    call = f"call {result} %f({', '.join(['ptr %env', *named, 'ptr %list'])})"
    return "\n".join((
        f'define {result} @{function.name}({", ".join(["ptr %env", *named])}, ...) {{',
        "  %list = alloca [24 x i8], align 16",
        "  call void @llvm.va_start.p0(ptr %list)",
        "  %table = load ptr, ptr %env",
        f"  %slot = getelementptr i64, ptr %table, i64 {number}",
        "  %f = load ptr, ptr %slot",
        f"  {call}" if result == "void" else f"  %r = {call}",
        "  call void @llvm.va_end.p0(ptr %list)",
        "  ret void" if result == "void" else f"  ret {result} %r",
        "}"))
