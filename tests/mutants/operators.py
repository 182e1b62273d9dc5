"""Ways of breaking the code that cosmic-ray does not have, and the choice among those that it has."""

from __future__ import annotations

from collections.abc import Iterator

import parso
from cosmic_ray.operators.operator import Example, Operator
from cosmic_ray.plugins import get_operator, operator_names
from parso.python.tree import Keyword, Name, String
from parso.tree import BaseNode, NodeOrLeaf

OPPOSITES = {
    "ReplaceBinaryOperator": "Add_Sub Sub_Add Mul_Div Div_Mul FloorDiv_Mul Mod_Mul Pow_Mul RShift_LShift LShift_RShift "
    "BitOr_BitAnd BitAnd_BitOr BitXor_BitAnd",
    "ReplaceComparisonOperator": "Eq_NotEq NotEq_Eq Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Is_IsNot "
    "IsNot_Is",
    "ReplaceUnaryOperator": "USub_UAdd Delete_Invert Delete_Not",
}
"""What an operator of the language becomes: its opposite, or the other side of its border. Any other exchange (`+` to
`>>`) breaks at once and would only flatter the rate."""

LEFT_OUT = ("VariableReplacer", "VariableInserter", "RemoveDecorator", "ExceptionReplacer")
"""Operators of cosmic-ray that ask for names of variables, that break at once, or that read no dotted names."""

Position = tuple[tuple[int, int], tuple[int, int]]


class Breakage(Operator):
    """A way of breaking the code at one place of a node."""

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Give none; cosmic-ray checks only its own."""
        return ()

    def fits(self, node: NodeOrLeaf) -> bool:
        """Say whether a node can be broken so."""
        raise NotImplementedError

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        """Yield the one place where a node that fits is broken."""
        if self.fits(node):
            yield (node.start_pos, node.end_pos)


class DropArgument(Breakage):
    """Leave out an argument that is given by name: `page(width, bleed=3)` becomes `page(width)`."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """Say whether a node is a named argument of a call, not of a class."""
        if node.type != "argument" or node.children[1] != "=":
            return False
        return (node.parent.parent if node.parent.type == "arglist" else node.parent).type == "trailer"

    def mutate(self, node: BaseNode, index: int) -> None:
        """Take the argument away, and the comma after it."""
        beside = node.parent.children
        after = beside.index(node) + 1
        if node.parent.type == "arglist" and beside[after : after + 1] == [","]:
            beside[after].value = ""


class DropStatement(Breakage):
    """Leave out a call, a `raise`, an augmented assignment, or one to an attribute or an item."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """Say whether a node is such a statement."""
        if node.parent is None or node.parent.type != "simple_stmt":
            return False
        if node.type == "expr_stmt":
            target, sign = node.children[:2]
            return (sign.type == "operator" and sign != "=") or target.type in ("atom_expr", "power")
        return node.type in ("atom_expr", "power", "raise_stmt", "del_stmt")

    def mutate(self, node: NodeOrLeaf, index: int) -> Keyword:
        """Put `pass` in its place."""
        return Keyword("pass", node.start_pos, node.get_first_leaf().prefix)


class ChangeWord(Breakage):
    """Change a text without a space: such a text is a name or a value, one with spaces is wording."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """Say whether a node is such a text, in code that is run."""
        return isinstance(node, String) and " " not in node.value

    def mutate(self, node: String, index: int) -> String:
        """Put an x before the closing quote."""
        quote = '"""' if node.value.endswith('"""') else node.value[-1]
        return String(f"{node.value.removesuffix(quote)}x{quote}", node.start_pos, node.prefix)


class NegateFilter(Breakage):
    """Turn the condition of a comprehension around."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """Say whether a node is the `if` of a comprehension."""
        return node.type == "comp_if"

    def mutate(self, node: BaseNode, index: int) -> BaseNode:
        """Put `not` before the condition."""
        node.children[1] = parso.parse(f" not ({node.children[1].get_code().strip()})")
        return node


class MissException(Breakage):
    """Do not catch an exception."""

    def fits(self, node: NodeOrLeaf) -> bool:
        """Say whether a node is the name of an exception, alone or in a tuple, in an `except`."""
        if node.type not in ("name", "power", "atom_expr") or node.parent is None:
            return False
        around = node.parent.parent if node.parent.type in ("testlist_comp", "atom") else node.parent
        around = around.parent if around is not None and around.type == "atom" else around
        return around is not None and around.type == "except_clause" and around.children[-1] is not node

    def mutate(self, node: NodeOrLeaf, index: int) -> Name:
        """Catch another in its place, which nothing here raises."""
        return Name("ZeroDivisionError", node.start_pos, node.get_first_leaf().prefix)


def is_run(node: NodeOrLeaf) -> bool:
    """Say whether a node does anything.

    Annotations, `Literal`, names of type variables, docstrings and decorators (how values are kept) do not, nor does
    `strict=True` of `zip`, which states what is so anyway.
    """
    if isinstance(node, String) and node.parent.type == "simple_stmt":
        return False
    if node.type == "operator" and node.parent.type in ("parameters", "lambdef"):
        return False
    child, parent = node, node.parent
    while parent is not None:
        if child.type == "argument" and child.get_first_leaf().value == "strict":
            return False
        if parent.type == "trailer" and parent.get_previous_leaf().value in ("Literal", "TypeVar"):
            return False
        typed = parent.type in ("annassign", "tfpdef") and parent.children.index(child) == (parent.type == "tfpdef") + 1
        if typed or parent.type == "decorator" or (parent.type == "funcdef" and parent.annotation is child):
            return False
        child, parent = parent, parent.parent
    return True


BREAKAGES: tuple[type[Breakage], ...] = (DropArgument, DropStatement, ChangeWord, NegateFilter, MissException)


def operators() -> dict[str, Operator]:
    """Give every way of breaking the code, by name."""
    found: dict[str, Operator] = {one.__name__: one() for one in BREAKAGES}
    for full in operator_names():
        name = full.partition("/")[2]
        family, _, exchange = name.partition("_")
        if name not in LEFT_OUT and (family not in OPPOSITES or exchange in OPPOSITES[family].split()):
            found[name] = get_operator(full)()
    return found
