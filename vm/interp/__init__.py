"""The interpreter: direct-threaded words, tail-called handlers, cached top of the operand stack.

A method is predecoded at its first call (`predecode`) into 64-bit words, `handler << 16 | operand`.
Each handler is a `preserve_nonecc` function that jumps to the next one by `musttail`; up to three
operand-stack values travel in registers, and a handler exists for each number of cached values
(its *depth*). `meanings/` says once what each instruction does to values; `composer` wraps a
meaning, or a sequence of them (a superinstruction), into handlers; `calls`, `exits` and `enters`
write the handlers of control flow. Unresolved instructions rewrite themselves (`quicken`). While a
method is counted (`counting`) some of its words name counted forms (`counted`), for `profile`.

Invariants: at a branch target, a call or a slow path nothing is cached; `Frame.pc` names the
instruction under way whenever the frame is not the running one, and the reference map of the state
*before* that instruction describes the frame; words change only from unresolved to resolved,
and between plain and counted forms of the same operands.
Values take one slot each, longs and doubles included; a local's operand is its distance from the
frame's header.
"""
