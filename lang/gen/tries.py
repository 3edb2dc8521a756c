"""try, synchronized (JLS 14.19, 14.20)."""

from __future__ import annotations

from collections.abc import Callable

from pvm.lang.gen.base import GenBase, Local
from pvm.lang.gen.exits import Guard
from pvm.lang.gen.joins import Chain
from pvm.lang.gen.statements import Statements
from pvm.lang.gen.verification import Slots
from pvm.lang.tree.nodes import (
    Block,
    Catch,
    Expression,
    New,
    Synchronized,
    Try,
    UnionTypeTree,
    VarDecl,
)
from pvm.lang.types.types import ClassType, Type
from pvm.vm.classfile.opcodes import Op

_THROWABLE = "java/lang/Throwable"
_ANY = 0


class Tries(Statements, GenBase):
    def try_statement(self, tree: Try) -> None:
        if tree.resources and not tree.catches and tree.finalizer is None:
            self._with_resources(tree, 0)
            return
        finalizer = tree.finalizer
        write: Callable[[], None] | None = None
        if finalizer is not None and finalizer.statements:
            block = finalizer
            write = lambda: self.statement(block)  # noqa: E731
        body = (lambda: self._with_resources(tree, 0)) if tree.resources else None
        self._guarded(tree, body or (lambda: self.statement(tree.body)), Guard(write))

    def _guarded(self, tree: Try, body: Callable[[], None], guard: Guard) -> None:
        code = self.code
        limit = code.next_local
        start = code.here()
        locals_ = code.state()[0]
        self.exits.append(guard)
        body()
        end = code.here()
        last = _end_of(tree)
        done = self._leave(guard, last)
        if start < end:
            for catch in tree.catches:
                done += self._catch(catch, guard, locals_, (start, end), last)
        self.exits.pop()
        if guard.finalizer is not None and (start < end):
            self._catch_all(guard, locals_, start, tree)
        code.end_scope(limit)
        code.resolve(done)

    def _leave(self, guard: Guard, pos: int) -> Chain:
        """Where control comes to the end of the body or of a handler."""
        code = self.code
        if not code.alive:
            return []
        if guard.finalizer is not None:
            exits, self.exits = self.exits, self.exits[:-1]
            guard.gaps.append(code.here())
            guard.finalizer()
            self.exits = exits
        self.line(pos)
        done = code.goto()
        if guard.finalizer is not None:
            guard.gaps.append(code.here())
        return done

    def _catch(
        self, tree: Catch, guard: Guard, locals_: Slots, guarded: tuple[int, int], last: int
    ) -> Chain:
        code = self.code
        limit = code.next_local
        sym = tree.param.sym
        erased = self.erasure(sym.type)
        assert isinstance(erased, ClassType)
        target = code.enter_handler(locals_[:limit], erased.sym.flat_name)
        for caught in self._caught(tree, erased):
            index = self.pool.type(caught)
            self._rows(guard.gaps, *guarded, target, index)
        self.line(tree.pos)
        self.store(self.declare(sym))
        self.statement(tree.body)
        code.end_scope(limit)
        return self._leave(guard, last)

    def _caught(self, tree: Catch, erased: Type) -> list[Type]:
        vartype = tree.param.vartype
        if isinstance(vartype, UnionTypeTree):
            return [self.erasure(each.type) for each in vartype.alternatives]
        return [erased]

    def _rows(self, gaps: list[int], start: int, end: int, target: int, index: int) -> None:
        """Exception table rows of the range without the gaps."""
        for gap_start, gap_end in zip(gaps[::2], gaps[1::2], strict=False):
            if gap_start >= end:
                break
            self.code.handler(start, min(gap_start, end), target, index)
            start = gap_end
        self.code.handler(start, end, target, index)

    def _catch_all(self, guard: Guard, locals_: Slots, start: int, tree: Try) -> None:
        """JLS 14.20.2: on any exception, the finally block, then the exception again."""
        code = self.code
        code.next_local = code.max_locals  # what the block declares must not overwrite anything
        target = code.enter_handler(locals_, _THROWABLE)
        self._rows(guard.gaps, start, target, target, _ANY)
        caught = self.temporary(self.symtab.throwable)
        assert tree.finalizer is not None and guard.finalizer is not None
        self.line(tree.finalizer.statements[0].pos)
        self.store(caught)
        guard.finalizer()
        self.line(tree.finalizer.end)
        self._throw(caught)

    def _throw(self, caught: Local) -> None:
        if self.code.alive:
            self.load(caught)
            self.code.last(Op.ATHROW)

    # --- synchronized ---

    def synchronized(self, tree: Synchronized) -> None:
        code = self.code
        limit = code.next_local
        lock = self.temporary(self.symtab.object)
        self.expr(tree.lock, self.erasure(tree.lock.type))
        code.dup(1)
        self.store(lock)
        code.op(Op.MONITORENTER)

        def release() -> None:
            self.load(lock)
            code.op(Op.MONITOREXIT)

        guard = Guard(release, late_gap=True)
        start = code.here()
        locals_ = code.state()[0]
        self.exits.append(guard)
        self.statement(tree.body)
        self.exits.pop()
        done: Chain = []
        if code.alive:
            release()
            guard.gaps.append(code.here())
            self.line(tree.body.end)
            done = code.goto()
            guard.gaps.append(code.here())
        self._release_on_exception(guard, locals_, start, release, tree.body)
        code.end_scope(limit)
        code.resolve(done)

    def _release_on_exception(
        self, guard: Guard, locals_: Slots, start: int, release: Callable[[], None], body: Block
    ) -> None:
        """The handler guards its own monitorexit, as javac's does."""
        code = self.code
        code.next_local = code.max_locals
        target = code.enter_handler(locals_, _THROWABLE)
        caught = self.temporary(self.symtab.throwable)
        self.store(caught)
        release()
        self._rows(guard.gaps, start, code.here(), target, _ANY)
        self.line(body.end)
        self._throw(caught)

    # --- try with resources (JLS 14.20.3.1) ---

    def _with_resources(self, tree: Try, index: int) -> None:
        """The resource at `index` around the rest."""
        code = self.code
        limit = code.next_local
        resource, may_be_null = self._open(tree.resources[index])
        static = self._resource_type(tree.resources[index])

        def close() -> None:
            self._close_resource(resource, static, may_be_null)

        guard = Guard(close)
        start = code.here()
        locals_ = code.state()[0]
        self.exits.append(guard)
        if index + 1 < len(tree.resources):
            self._with_resources(tree, index + 1)
        else:
            self.statement(tree.body)
        end = code.here()
        done = self._leave(guard, tree.body.end)
        self.exits.pop()
        if start < end:
            self._close_on_exception(guard, locals_, (start, end), close, tree)
        code.end_scope(limit)
        code.resolve(done)

    def _open(self, tree: VarDecl | Expression) -> tuple[Local, bool]:
        if isinstance(tree, VarDecl):
            self.statement(tree)
            init = tree.init
            return self.vars[tree.sym], not isinstance(init, New)
        erased = self.erasure(tree.type)
        self.expr(tree, erased)
        local = self.temporary(erased)
        self.store(local)
        return local, True

    def _resource_type(self, tree: VarDecl | Expression) -> Type:
        return self.erasure(tree.sym.type if isinstance(tree, VarDecl) else tree.type)

    def _close_resource(self, resource: Local, static: Type, may_be_null: bool) -> None:
        skip: Chain = []
        if may_be_null:
            self.load(resource)
            skip = self.code.jump(Op.IFNULL)
        self.load(resource)
        self._call_close(static)
        self.code.resolve(skip)

    def _call_close(self, static: Type) -> None:
        closeable = self.symtab.auto_closeable
        if not isinstance(static, ClassType):
            static = closeable
        self.pool.note(static)
        invoke = self.invoke_interface if static.sym.is_interface else self.invoke_virtual
        invoke(static.sym.flat_name, "close", "()V")

    def _close_on_exception(
        self,
        guard: Guard,
        locals_: Slots,
        guarded: tuple[int, int],
        close: Callable[[], None],
        tree: Try,
    ) -> None:
        """An exception of `close` is added to the one that is on its way."""
        code = self.code
        code.next_local = code.max_locals
        target = code.enter_handler(locals_, _THROWABLE)
        index = self.pool.class_named(_THROWABLE)
        self._rows(guard.gaps, *guarded, target, index)
        caught = self.temporary(self.symtab.throwable)
        self.line(tree.pos)
        self.store(caught)
        before = code.state()[0]
        start = code.here()
        close()
        end = code.here()
        done = code.goto()
        inner = code.enter_handler(before, _THROWABLE)
        code.handler(start, end, inner, index)
        suppressed = self.temporary(self.symtab.throwable)
        self.store(suppressed)
        self.load(caught)
        self.load(suppressed)
        self.invoke_virtual(_THROWABLE, "addSuppressed", f"(L{_THROWABLE};)V")
        code.resolve(done)
        self._throw(caught)


def _end_of(tree: Try) -> int:
    """Where the statement ends: the line of the jumps over the rest of it."""
    if tree.finalizer is not None:
        return tree.finalizer.end
    return tree.catches[-1].body.end if tree.catches else tree.body.end
