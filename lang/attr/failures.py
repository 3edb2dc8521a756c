"""What is reported when no method fits a call, or too many do, in javac's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pvm.lang.attr.arguments import Deferred
from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.candidates import Candidate, Failure
from pvm.lang.enter.imports import kind_of
from pvm.lang.symbols.flags import PRIVATE, PROTECTED
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree import nodes
from pvm.lang.types.types import ERROR, ClassType, Type
from pvm.lang.types.typevariables import where

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


def indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)


def listed(types: Sequence[Type]) -> str:
    return ",".join(map(str, types)) or "no arguments"


def kind_name(sym: MethodSymbol) -> str:
    return "constructor" if sym.is_constructor else "method"


def simple_name(sym: MethodSymbol) -> str:
    return sym.owner.name if sym.is_constructor else sym.name


def describe_class(sym: ClassSymbol) -> str:
    """`class Foo<T>`, as messages name the owner of a method."""
    kind = "record" if sym.is_record else kind_of(sym)
    return f"{kind} {sym.type}"


SIMPLIFIED = (
    "Some messages have been simplified; recompile with -Xdiags:verbose to get full output"
)


class Failures(AttrBase):
    simplified: set[tuple[int, str]]

    def note_simplified(self) -> None:
        """The note that javac ends with if a message names an argument instead of its method."""
        found = self.log.diagnostics
        if self.simplified and any((d.pos, d.message) in self.simplified for d in found):
            self.log.note(SIMPLIFIED)

    def report_choice(
        self,
        env: Env,
        pos: int,
        site: Type,
        name: str,
        methods: Sequence[MethodSymbol],
        args: Sequence[Type],
        choice: list[Candidate] | list[Failure],
        trees: Sequence[nodes.Expression] = (),
        location: str = "",
    ) -> None:
        """`methods`: all of that name, accessible or not; `choice`: of the accessible ones;
        `trees`: of the arguments."""
        if any(argument is ERROR for argument in args) or site is ERROR:
            return
        if not methods:
            self._report_missing_method(env, pos, site, name, args, location)
        elif not choice:
            self.log.error(pos, inaccessible(methods[0], site))
        elif isinstance(choice[0], Candidate):
            found = [c for c in choice if isinstance(c, Candidate)]
            self._report_ambiguous(pos, found[0].sym, found[1].sym)
        else:
            failures = [f for f in choice if isinstance(f, Failure)]
            self._report_inapplicable(pos, args, failures, trees)

    def _report_missing_method(
        self, env: Env, pos: int, site: Type, name: str, args: Sequence[Type], location: str
    ) -> None:
        if not location:
            location = self.location_of(site)
        shown = ",".join(map(str, args))
        hint = ""
        if isinstance(site, ClassType):
            known = [n for c in self.types.closure(site.sym) for n in c.methods if n[0] != "<"]
            hint = self.hint(name, known)
        text = f"cannot find symbol\n  symbol:   method {name}({shown})\n  location: {location}"
        if location == "none" or (isinstance(site, ClassType) and site.sym.is_anonymous):
            text = f"cannot find symbol\n  symbol: method {name}({shown})"
        self.log.error(pos, text + where(self.types, [*args, site]) + hint)

    def location_of(self, site: Type) -> str:
        if isinstance(site, ClassType):
            return f"{kind_of(site.sym)} {site}"
        return f"class {site}"

    def _report_inapplicable(
        self,
        pos: int,
        args: Sequence[Type],
        failures: list[Failure],
        trees: Sequence[nodes.Expression],
    ) -> None:
        shown = [f for f in failures if not f.is_arity] or failures
        only = shown[0]
        if len(shown) == 1 and only.at >= 0 and trees:
            self._report_argument(only, args[only.at], trees[only.at])
        elif len(shown) == 1:
            self._report_single(pos, args, only.sym, only.reason)
        else:
            message = self._describe_several(args, shown)
            if len(shown) < len(failures):
                self.simplified.add((pos, message))
            self.log.error(pos, message)

    def _report_argument(self, failure: Failure, argument: Type, tree: nodes.Expression) -> None:
        """javac names the argument alone where one method is meant and one argument is wrong."""
        pos = argument.fault_pos() if isinstance(argument, Deferred) else tree.pos
        message = f"incompatible types: {failure.detail}"
        self.simplified.add((pos, message))
        self.log.error(pos, message)

    def _report_single(
        self, pos: int, args: Sequence[Type], sym: MethodSymbol, reason: str
    ) -> None:
        self.log.error(
            pos,
            f"{kind_name(sym)} {simple_name(sym)} in {describe_class(sym.owner)} "
            "cannot be applied to given types;\n"
            f"  required: {listed_parameters(sym)}\n"
            f"  found:    {listed(args)}\n"
            f"  reason: {indented(reason, 2)}"
            + where(self.types, [sym.owner.type, *sym.params, *args]),
        )

    def report_inference_failure(
        self, tree: nodes.Expression, candidate: Candidate, args: Sequence[Type], reason: str
    ) -> None:
        pos = tree.method.pos if isinstance(tree, nodes.Call) else tree.pos
        if not any(argument is ERROR for argument in args):
            self._report_single(pos, args, candidate.sym, reason)

    def _describe_several(self, args: Sequence[Type], failures: list[Failure]) -> str:
        sym = failures[0].sym
        shown = ",".join(map(str, args)) or "no arguments"
        lines = [f"no suitable {kind_name(sym)} found for {simple_name(sym)}({shown})"]
        for failure in failures:
            owner = failure.sym.owner.display_name
            lines.append(f"    {kind_name(sym)} {owner}.{failure.sym} is not applicable")
            lines.append(f"      ({indented(failure.reason, 6)})")
        return "\n".join(lines)

    def _report_ambiguous(self, pos: int, a: MethodSymbol, b: MethodSymbol) -> None:
        self.log.error(
            pos,
            f"reference to {simple_name(a)} is ambiguous\n"
            f"  both {kind_name(a)} {a} in {a.owner.display_name} and "
            f"{kind_name(b)} {b} in {b.owner.display_name} match",
        )


def listed_parameters(sym: MethodSymbol) -> str:
    if not sym.params:
        return "no arguments"
    shown = [str(t) for t in sym.params]
    if sym.is_varargs:
        shown[-1] = shown[-1].removesuffix("[]") + "..."
    return ",".join(shown)


def inaccessible(sym: MethodSymbol, site: Type) -> str:
    owner = sym.owner.display_name
    if sym.flags & PRIVATE:
        return f"{sym} has private access in {owner}"
    if sym.flags & PROTECTED:
        return f"{sym} has protected access in {owner}"
    return f"{sym} is not public in {owner}; cannot be accessed from outside package"
