"""The grammar of templates: which parts of Jinja stand in one, and where is counted.

With the language it is the only door to Jinja2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from cdo.documents.templates import syntax
from cdo.documents.templates.budget import LARGEST_NUMBER
from cdo.documents.templates.filters import Filters
from cdo.nearness import did_you_mean
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Callable

_ALLOWED = frozenset(
    {
        *(nodes.Template, nodes.Output, nodes.If, nodes.For, nodes.Assign),
        *(nodes.With, nodes.Name, nodes.Const, nodes.TemplateData, nodes.List),
        *(nodes.Tuple, nodes.Dict, nodes.Pair, nodes.CondExpr, nodes.Filter),
        *(nodes.Test, nodes.Getitem, nodes.Getattr, nodes.Slice, nodes.Concat),
        *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
        *(nodes.Neg, nodes.Pos, nodes.Add, nodes.Sub, nodes.Mul),
        *(nodes.FloorDiv, nodes.Mod),
    }
)
TESTS = ("none", "odd", "even")
_RESERVED = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_MEMBERSHIP = frozenset({"in", "notin"})


def refusal(node: nodes.Node) -> str:
    """Return why *node* may not stand in a template; empty where it may."""
    if type(node) not in _ALLOWED:
        return syntax.REFUSED.get(type(node).__name__, syntax.UNKNOWN)
    look = _LOOKS.get(type(node))
    return look(node) if look else ""


def _loop_refusal(node: nodes.For) -> str:
    return syntax.REFUSED["Recursive"] if node.recursive else ""


def _name_refusal(node: nodes.Name) -> str:
    return f"{node.name} 不能用作名字" if node.name in _RESERVED else ""


def _compare_refusal(node: nodes.Compare) -> str:
    return "一次只能比较两个值，几个条件用 and 连接" if len(node.ops) > 1 else ""


def _const_refusal(node: nodes.Const) -> str:
    number = node.value
    large = isinstance(number, int) and abs(number) > LARGEST_NUMBER
    return syntax.NUMBER if large or isinstance(number, float) else ""


def _test_refusal(node: nodes.Test) -> str:
    if node.name in TESTS:
        return ""
    return f"没有 is {shown(node.name)} 这种写法；有 {'、'.join(TESTS)}"


def _filter_refusal(node: nodes.Filter) -> str:
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return syntax.UNKNOWN
    if node.name in _FILTERS:
        return ""
    told = did_you_mean(node.name, _FILTERS, f"有 {'、'.join(_FILTERS)}")
    return f"没有 |{shown(node.name)} 这种写法；{told}"


_LOOKS: dict[type[nodes.Node], Callable[[Any], str]] = {
    nodes.For: _loop_refusal,
    nodes.Name: _name_refusal,
    nodes.Compare: _compare_refusal,
    nodes.Const: _const_refusal,
    nodes.Filter: _filter_refusal,
    nodes.Test: _test_refusal,
}
_FILTERS = tuple(name for name in Filters().table() if not name.startswith("_"))


class Guarded(NodeTransformer):
    """Puts a count where values may grow: at loops, at `~`, at `in`."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Count the turns of a loop."""
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Count what is put together."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), "_concatenated")

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Count what a part is taken of, which the language is not asked about."""
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _filtered(node.node, "_read")
        return node

    def visit_Pair(self, node: nodes.Pair) -> nodes.Node:  # noqa: N802
        """See that what is used as a name can be one."""
        self.generic_visit(node)
        node.key = _filtered(node.key, "_compared")
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Count what is looked through."""
        self.generic_visit(node)
        operand = node.ops[0]
        if operand.op not in _MEMBERSHIP:
            node.expr = _filtered(node.expr, "_compared")
            operand.expr = _filtered(operand.expr, "_compared")
            return node
        held = _filtered(operand.expr, "_holds", node.expr)
        return held if operand.op == "in" else nodes.Not(held, lineno=node.lineno)


def _filtered(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)
