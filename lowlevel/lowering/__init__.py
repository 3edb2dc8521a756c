"""Lowering of the subset to LLVM IR text.

`module.ModuleLowering` lowers functions on demand; `statements` and `expressions` walk a
function's syntax tree; `values` holds typed IR values and conversions; `operations` lowers the
intrinsics. Locals are allocas in the entry block: LLVM builds the SSA form. Whatever is not
allowed raises `LowLevelError` with the rule, the file and the line.
"""
