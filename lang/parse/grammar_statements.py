"""The grammar of blocks and statements (JLS 14)."""

from __future__ import annotations

from typing import Any

from pvm.lang.parse.grammar_types import with_dims
from pvm.lang.parse.productions import Refused, choices, listing, optional, rule, same
from pvm.lang.parse.refusals import check_local, check_var
from pvm.lang.symbols.flags import HAS_INIT
from pvm.lang.tree.nodes import (
    Assert,
    Assign,
    Block,
    Break,
    Call,
    Case,
    Catch,
    CompoundAssign,
    Continue,
    DefaultLabel,
    DoWhile,
    Empty,
    Expression,
    ExpressionStatement,
    For,
    ForEach,
    Ident,
    If,
    Labeled,
    Modifiers,
    New,
    Return,
    Statement,
    Switch,
    Synchronized,
    Throw,
    Try,
    Unary,
    UnionTypeTree,
    VarDecl,
    While,
    Yield,
)
from pvm.lang.tree.positions import start_position

_STATEMENT_EXPRESSIONS = (Assign, CompoundAssign, Call, New)


@rule("block : { statements }")
def block(p: list[Any]) -> Block:
    return Block(p[0].source_pos, p[1], p[2].source_pos)


@rule("statements :")
def no_statements(p: list[Any]) -> list[Statement]:
    return []


@rule("statements : statements block_statement")
def more_statements(p: list[Any]) -> list[Statement]:
    """A declaration may be several variables."""
    statements: list[Statement] = p[0]
    if isinstance(p[1], list):
        statements.extend(p[1])
    else:
        statements.append(p[1])
    return statements


choices("block_statement", "statement", "local_variables", "local_class")

# --- declarations -------------------------------------------------------------------------------


@rule("local_class : class_rest", "local_class : local_mods class_rest")
def local_class(p: list[Any]) -> Statement:
    decl = p[-1]
    if len(p) == 2:
        decl.mods = p[0]
    found: Statement = decl
    return found


@rule("local_variables : declaration ;")
def local_variables(p: list[Any]) -> list[VarDecl]:
    found: list[VarDecl] = p[0]
    return found


@rule("declaration : type declarators", "declaration : local_mods type declarators")
def declaration(p: list[Any]) -> list[VarDecl]:
    mods = p[0] if len(p) == 3 else Modifiers(p[0].pos, 0, [])
    check_local(mods)
    check_var(p[-2], p[-1])
    return variables(mods, p[-2], p[-1])


def variables(mods: Modifiers, vartype: Any, declarators: list[Any]) -> list[VarDecl]:
    """One declaration for each (name, dims, initializer)."""
    found = []
    for name, dims, init in declarators:
        tree = with_dims(vartype, dims)
        own = mods if init is None else Modifiers(mods.pos, mods.flags | HAS_INIT, mods.annotations)
        if isinstance(tree, Ident) and tree.name == "var":
            tree = None
        found.append(VarDecl(name.source_pos, own, tree, name.value, init))
    return found


listing("declarators", "declarator", ",")


@rule("declarator : IDENT dims_opt", "declarator : IDENT dims_opt = initializer")
def declarator(p: list[Any]) -> tuple[Any, list[int], Expression | None]:
    return p[0], p[1], p[3] if len(p) == 4 else None


# --- simple statements --------------------------------------------------------------------------

same("statement : block")


@rule("statement : ;")
def empty(p: list[Any]) -> Statement:
    return Empty(p[0].source_pos)


@rule("statement : expr ;")
def expression_statement(p: list[Any]) -> Statement:
    return statement_of(p[0])


def statement_of(expr: Expression) -> ExpressionStatement:
    """JLS 14.8."""
    is_step = isinstance(expr, Unary) and "x" in expr.op
    if not is_step and not isinstance(expr, _STATEMENT_EXPRESSIONS):
        raise Refused
    return ExpressionStatement(start_position(expr), expr)


@rule("statement : IDENT : statement")
def labeled(p: list[Any]) -> Statement:
    return Labeled(p[0].source_pos, p[0].value, p[2])


@rule("statement : return ;", "statement : return expr ;")
def return_statement(p: list[Any]) -> Statement:
    return Return(p[0].source_pos, p[1] if len(p) == 3 else None)


@rule("statement : YIELD expr ;")
def yield_statement(p: list[Any]) -> Statement:
    return Yield(p[0].source_pos, p[1])


@rule("throw_statement : throw expr ;")
def throw_statement(p: list[Any]) -> Statement:
    return Throw(p[0].source_pos, p[1])


same("statement : throw_statement")


@rule("statement : break ;", "statement : break IDENT ;")
def break_statement(p: list[Any]) -> Statement:
    return Break(p[0].source_pos, p[1].value if len(p) == 3 else None)


@rule("statement : continue ;", "statement : continue IDENT ;")
def continue_statement(p: list[Any]) -> Statement:
    return Continue(p[0].source_pos, p[1].value if len(p) == 3 else None)


@rule("statement : assert expr ;", "statement : assert expr : expr ;")
def assert_statement(p: list[Any]) -> Statement:
    return Assert(p[0].source_pos, p[1], p[3] if len(p) == 5 else None)


@rule("statement : synchronized ( expr ) block")
def synchronized_statement(p: list[Any]) -> Statement:
    return Synchronized(p[0].source_pos, p[2], p[4])


# --- branches and loops -------------------------------------------------------------------------


@rule("statement : if ( expr ) statement", precedence="IFX")
def if_statement(p: list[Any]) -> Statement:
    return If(p[0].source_pos, p[2], p[4], None)


@rule("statement : if ( expr ) statement else statement")
def if_else_statement(p: list[Any]) -> Statement:
    return If(p[0].source_pos, p[2], p[4], p[6])


@rule("statement : while ( expr ) statement")
def while_statement(p: list[Any]) -> Statement:
    return While(p[0].source_pos, p[2], p[4])


@rule("statement : do statement while ( expr ) ;")
def do_statement(p: list[Any]) -> Statement:
    return DoWhile(p[0].source_pos, p[1], p[4])


@rule("statement : for ( for_init ; expr_opt ; for_update ) statement")
def for_statement(p: list[Any]) -> Statement:
    return For(p[0].source_pos, p[2], p[4], p[6], p[8])


optional("expr_opt", "expr", lambda: None)
optional("for_init", "expression_statements", list)
same("for_init : declaration")
optional("for_update", "expression_statements", list)


@rule("expression_statements : expr_list")
def expression_statements(p: list[Any]) -> list[ExpressionStatement]:
    return [statement_of(expr) for expr in p[0]]


@rule(
    "statement : for ( type IDENT : expr ) statement",
    "statement : for ( local_mods type IDENT : expr ) statement",
)
def foreach_statement(p: list[Any]) -> Statement:
    name, vartype = p[-5], p[-6]
    mods = p[2] if len(p) == 9 else Modifiers(vartype.pos, 0, [])
    check_local(mods)
    var = variables(mods, vartype, [(name, [], None)])[0]
    return ForEach(p[0].source_pos, var, p[-3], p[-1])


# --- switch -------------------------------------------------------------------------------------


@rule("statement : switch ( expr ) { cases }")
def switch_statement(p: list[Any]) -> Statement:
    for case in p[5]:
        if case.arrow and isinstance(case.body[0], ExpressionStatement):
            statement_of(case.body[0].expr)
    return Switch(p[0].source_pos, p[2], p[5], p[6].source_pos)


@rule("cases :")
def no_cases(p: list[Any]) -> list[Case]:
    return []


@rule("cases : cases case_clause")
def more_cases(p: list[Any]) -> list[Case]:
    p[0].append(p[1])
    cases: list[Case] = p[0]
    return cases


@rule("label : case expr_list")
def case_label(p: list[Any]) -> tuple[int, list[Any]]:
    return p[0].source_pos, p[1]


@rule("label : default")
def default_label(p: list[Any]) -> tuple[int, list[Any]]:
    return p[0].source_pos, [DefaultLabel(p[0].source_pos)]


@rule("case_clause : label : statements")
def case_group(p: list[Any]) -> Case:
    pos, labels = p[0]
    return Case(pos, labels, False, p[2])


@rule("case_clause : label CASE-> block", "case_clause : label CASE-> throw_statement")
def arrow_case(p: list[Any]) -> Case:
    pos, labels = p[0]
    return Case(pos, labels, True, [p[2]])


@rule("case_clause : label CASE-> expr ;")
def arrow_case_expression(p: list[Any]) -> Case:
    """In a switch expression the expression is a value, else it must be a statement: whether it
    is is looked at when it is known where it stands."""
    pos, labels = p[0]
    return Case(pos, labels, True, [ExpressionStatement(start_position(p[2]), p[2])])


# --- try ----------------------------------------------------------------------------------------


@rule("statement : try block catches", "statement : try block catches finally block")
def try_statement(p: list[Any]) -> Statement:
    return Try(p[0].source_pos, [], p[1], p[2], p[4] if len(p) == 5 else None)


@rule("statement : try block finally block")
def try_finally(p: list[Any]) -> Statement:
    return Try(p[0].source_pos, [], p[1], [], p[3])


@rule(
    "statement : try resource_part block", "statement : try resource_part block catches",
    "statement : try resource_part block finally block",
    "statement : try resource_part block catches finally block",
)  # fmt: skip
def try_with_resources(p: list[Any]) -> Statement:
    catches = p[3] if len(p) in (4, 6) else []
    return Try(p[0].source_pos, p[1], p[2], catches, p[-1] if len(p) > 4 else None)


@rule("resource_part : ( resources )", "resource_part : ( resources ; )")
def resource_part(p: list[Any]) -> list[Any]:
    resources: list[Any] = p[1]
    return resources


listing("resources", "resource", ";")
same("resource : expr")


@rule(
    "resource : type IDENT = expr",
    "resource : local_mods type IDENT = expr",
)
def resource(p: list[Any]) -> VarDecl:
    mods = p[0] if len(p) == 5 else Modifiers(p[0].pos, 0, [])
    check_local(mods)
    return variables(mods, p[-4], [(p[-3], [], p[-1])])[0]


listing("catches", "catch_clause")
listing("union", "type", "|")


@rule(
    "catch_clause : catch ( union IDENT ) block",
    "catch_clause : catch ( local_mods union IDENT ) block",
)
def catch_clause(p: list[Any]) -> Catch:
    name, alternatives = p[-3], p[-4]
    vartype = alternatives[0]
    if len(alternatives) > 1:
        vartype = UnionTypeTree(vartype.pos, alternatives)
    mods = p[2] if len(p) == 7 else Modifiers(vartype.pos, 0, [])
    check_local(mods)
    param = VarDecl(name.source_pos, mods, vartype, name.value, None)
    return Catch(p[0].source_pos, param, p[-1])
