"""What the parts of attribution share: the context, the dispatch, and each other's entry points."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

from pvm.lang.tree.nodes import Expression, Statement, Tree
from pvm.lang.types.types import NO_TYPE, Type
from pvm.lang.types.typevariables import where

if TYPE_CHECKING:
    from pvm.lang.attr.jumps import JumpTarget
    from pvm.lang.attr.lookup import Failure
    from pvm.lang.check.annotations import Annotated, Places
    from pvm.lang.enter.enter import Enter
    from pvm.lang.enter.env import Env
    from pvm.lang.enter.typetrees import TypeTrees
    from pvm.lang.source.log import Log
    from pvm.lang.source.source import Source
    from pvm.lang.symbols.finder import Finder
    from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, Symbol, VarSymbol
    from pvm.lang.symbols.symtab import Symtab
    from pvm.lang.tree import nodes
    from pvm.lang.types.relations import Types
    from pvm.lang.types.types import ClassType

ExpressionVisitor = Callable[[Any, "Env", Type], Type]
StatementVisitor = Callable[[Any, "Env"], None]


class Context(Protocol):
    """What the driver gives to every part of the compiler."""

    log: Log
    symtab: Symtab
    types: Types
    type_trees: TypeTrees
    finder: Finder
    enter: Enter

    @property
    def attr(self) -> AttrBase: ...


class AttrBase:
    """The dispatch, and the signatures of what the mixins define for each other.

    In a lambda's body `env.lambda_` is the lambda and `env.return_type` what its return statements
    (and its expression) must give: a type, VOID, or NO_TYPE if nothing is to be checked yet."""

    visitors: dict[type[Tree], ExpressionVisitor]
    statement_visitors: dict[type[Tree], StatementVisitor]

    def __init__(self, context: Context) -> None:
        self.context = context
        self.log = context.log
        self.symtab = context.symtab
        self.types = context.types
        self.type_trees = context.type_trees
        self.jumps: list[JumpTarget] = []  # statements that break, continue, yield may leave
        self.patterns_seen = 0  # patterns attributed so far: scopes look only if it has changed
        self.fields_found: dict[tuple[ClassSymbol, str], list[VarSymbol]] = {}
        self.attributed: set[ClassSymbol] = set()
        # switch expressions that do not cover all values: told of when all else is right
        self.uncovered: list[tuple[Source | None, int]] = []
        self.previews_reported: set[Source | None] = set()  # files that use what Java 17 has not
        # the call that is being attributed as a statement (VOID) or for a cast, and to what
        self.converted_call: tuple[nodes.Call | None, Type] = (None, NO_TYPE)
        self.annotated: dict[Tree, Annotated] = {}  # to be checked at the end
        self.initialized_field: VarSymbol | None = None  # whose initializer is being attributed

    # --- dispatch -------------------------------------------------------------------------------

    def expr(self, tree: Expression, env: Env, target: Type = NO_TYPE) -> Type:
        """The type of an expression; sets `tree.type`.

        `target`: what it will be assigned to, looked at by poly expressions only, which also check
        themselves against it.  Without target (NO_TYPE) it is a standalone expression."""
        tree.type = found = self.visitors[tree.__class__](tree, env, target)
        return found

    def statement(self, tree: Statement, env: Env) -> None:
        self.statement_visitors[tree.__class__](tree, env)

    def type(self, tree: Expression, env: Env) -> Type:
        """The type that a type tree denotes."""
        return self.type_trees.attr_type(tree, env)

    def report(self, pos: int, message: str, *mentioned: Type) -> None:
        """An error; the type variables in the mentioned types are explained below it."""
        self.log.error(pos, message + where(self.types, mentioned))

    def report_incompatible(self, pos: int, found: Type, target: Type, what: str = "") -> None:
        """That a value of one type is not one of the other; `what`: as for `check`."""
        raise NotImplementedError

    # --- checks.py ------------------------------------------------------------------------------

    def check(self, tree: Expression, env: Env, target: Type, what: str = "") -> Type:
        """`expr`, and an error if its value cannot be assigned to `target` (JLS 5.2); `what`: what
        goes between "incompatible types: " and the reason."""
        raise NotImplementedError

    def check_assignable(self, tree: Expression, found: Type, target: Type, what: str = "") -> bool:
        """The second half of `check`: of an expression attributed already."""
        raise NotImplementedError

    def visit_literal(self, tree: nodes.Literal, env: Env, target: Type) -> Type:
        raise NotImplementedError

    def visit_var_decl(self, tree: nodes.VarDecl, env: Env) -> None:
        raise NotImplementedError

    def switch_expression_around(self, env: Env) -> JumpTarget | None:
        """The innermost switch expression that a yield would give a value to."""
        raise NotImplementedError

    def value(self, tree: Expression, env: Env) -> Type:
        """A standalone expression that must have a value (is not void)."""
        raise NotImplementedError

    def condition(self, tree: Expression, env: Env) -> None:
        """An expression that must be boolean (or Boolean)."""
        raise NotImplementedError

    # --- names.py, access.py, lookup.py ---------------------------------------------------------

    def qualifier(self, tree: Expression, env: Env) -> Type:
        """The left side of a dot: a value, a type (`tree.sym` is a ClassSymbol) or a package
        (PACKAGE).  Ambiguous names are variables first, then types, then packages (JLS 6.4.2)."""
        raise NotImplementedError

    def variable(self, tree: Expression, env: Env) -> Type:
        """What is assigned to: the variable's declared type (not captured)."""
        raise NotImplementedError

    def is_accessible(self, env: Env, sym: Symbol, site: Type | None) -> bool:
        """JLS 6.6; `site`: the type through which a member is reached, None if by simple name."""
        raise NotImplementedError

    def is_class_accessible(self, env: Env, sym: ClassSymbol) -> bool:
        raise NotImplementedError

    def find_field(self, cls: ClassSymbol, name: str) -> list[VarSymbol]:
        """The fields of that name that a class declares or inherits: none, one, or (from several
        supertypes, JLS 8.3) ambiguous ones."""
        raise NotImplementedError

    def find_variable(self, name: str, env: Env) -> VarSymbol | Failure | None:
        """The variable in scope of that simple name, None if there is none, or why it cannot be
        used."""
        raise NotImplementedError

    def hint(self, name: str, candidates: Iterable[str]) -> str:
        """A last line `  did you mean: x?` (with its newline before), or nothing."""
        raise NotImplementedError

    # --- unresolved.py --------------------------------------------------------------------------

    def report_missing_variable(self, tree: nodes.Ident, env: Env) -> None:
        raise NotImplementedError

    def report_missing_field(self, tree: nodes.Select, site: Type) -> None:
        raise NotImplementedError

    # --- variables.py, arrays.py, operators.py --------------------------------------------------

    def updated(self, tree: Expression, env: Env) -> Type:
        """As `variable`, of one that is also read."""
        raise NotImplementedError

    def element(self, tree: nodes.Index, env: Env) -> Type:
        raise NotImplementedError

    def operand_type(self, op: str, left: Type, right: Type) -> Type:
        raise NotImplementedError

    def report_operands(self, pos: int, op: str, left: Type, right: Type) -> None:
        raise NotImplementedError

    # --- patterns.py ----------------------------------------------------------------------------

    def bindings(self, tree: Expression, when: bool) -> dict[str, VarSymbol]:
        """The pattern variables that an attributed expression introduces when true, or when false
        (JLS 6.3.1)."""
        raise NotImplementedError

    def bind(self, bindings: dict[str, VarSymbol], env: Env) -> None:
        """Bring pattern variables into scope: replaces `env.locals`."""
        raise NotImplementedError

    def check_bindings(self, tree: Expression, one: Expression, other: Expression) -> None:
        raise NotImplementedError

    def may_bind(self, tree: Tree) -> bool:
        raise NotImplementedError

    # --- statements.py, locals.py ---------------------------------------------------------------

    def statements(self, trees: list[Statement], env: Env) -> None:
        """A sequence; what it declares stays in `env.locals`: the caller puts that back."""
        raise NotImplementedError

    def block(self, tree: nodes.Block, env: Env) -> None:
        raise NotImplementedError

    def declare(self, tree: nodes.VarDecl, type_: Type, env: Env, flags: int = 0) -> VarSymbol:
        """A local variable or parameter (of method, lambda, catch: flag PARAMETER): makes its
        symbol, reports one of that name in scope, and adds it to `env.locals`."""
        raise NotImplementedError

    # --- classes.py -----------------------------------------------------------------------------

    def attr_class(self, sym: ClassSymbol) -> None:
        """Attributes all bodies of a class from source, and the classes in it; once."""
        raise NotImplementedError

    def constant_value(self, decl: nodes.VarDecl, env: Env) -> Any:
        """The value of a final field with that declaration, None if it is no constant variable
        (JLS 4.12.4); `env`: inside its class.  Reports nothing."""
        raise NotImplementedError

    # --- annotations.py -------------------------------------------------------------------------

    def annotations(self, mods: nodes.Modifiers, env: Env, places: Places) -> None:
        """Attributes a declaration's annotations and their elements' values; `places`: what kind
        of declaration it is."""
        raise NotImplementedError

    def annotation_value(self, tree: Expression, wanted: Type, env: Env) -> None:
        """A value (perhaps default) of an annotation's element."""
        raise NotImplementedError

    # --- calls.py, lambdas.py, references.py ----------------------------------------------------

    def visit_call(self, tree: nodes.Call, env: Env, target: Type) -> Type:
        raise NotImplementedError

    def visit_new(self, tree: nodes.New, env: Env, target: Type) -> Type:
        raise NotImplementedError

    def create_constant(self, tree: nodes.New, env: Env, enum: ClassType) -> Type:
        """The creation of an enum constant (JLS 8.9.1)."""
        raise NotImplementedError

    def visit_lambda(self, tree: nodes.Lambda, env: Env, target: Type) -> Type:
        raise NotImplementedError

    def visit_member_reference(self, tree: nodes.MemberReference, env: Env, target: Type) -> Type:
        raise NotImplementedError

    # The same as arguments: the type, or for a poly expression an arguments.Deferred.

    def argument(self, tree: Expression, env: Env) -> Type:
        """An argument of a call, or another expression whose target is not known yet."""
        raise NotImplementedError

    def call_argument(self, tree: nodes.Call, env: Env) -> Type:
        raise NotImplementedError

    def new_argument(self, tree: nodes.New, env: Env) -> Type:
        raise NotImplementedError

    def lambda_argument(self, tree: nodes.Lambda, env: Env) -> Type:
        raise NotImplementedError

    def reference_argument(self, tree: nodes.MemberReference, env: Env) -> Type:
        raise NotImplementedError

    def conditional_argument(self, tree: nodes.Conditional, env: Env) -> Type:
        raise NotImplementedError

    def switch_argument(self, tree: nodes.SwitchExpression, env: Env) -> Type:
        raise NotImplementedError

    def lambda_return(self, tree: nodes.Return, env: Env) -> None:
        """A return statement in a lambda's body."""
        raise NotImplementedError

    def check_implicit_outer(self, pos: int, env: Env, above: ClassSymbol) -> None:
        """That there is an enclosing instance for a superclass's constructor that is called
        implicitly."""
        raise NotImplementedError

    def constructor_call(self, tree: nodes.Call, env: Env, outer: Expression | None) -> Type:
        """`this(...)`, `super(...)`, `outer.super(...)`."""
        raise NotImplementedError

    def resolve_method(
        self, env: Env, pos: int, site: Type, name: str, arg_types: tuple[Type, ...]
    ) -> MethodSymbol | None:
        """The method or constructor that an implicit call means; None: an error was reported."""
        raise NotImplementedError
