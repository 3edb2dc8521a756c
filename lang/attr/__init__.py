"""Attribution: every expression gets its type, every name its symbol (JLS 6, 14, 15).

`Attr` is one dispatcher over the tree whose visitors are mixins, one concept a file; `base` says
what they share.  A visitor of expressions is `visit_x(tree, env, target) -> Type`; it decorates the
tree but for `tree.type`, which the dispatcher sets.

Invariants: decorations are overwritten, so a tree may be attributed again (speculatively, with the
log suspended, and at last for real).  `env.locals` is never changed in place, only replaced, and is
put back at the end of its scope; who keeps an Env beyond the scope takes `env.dup()`.
"""
