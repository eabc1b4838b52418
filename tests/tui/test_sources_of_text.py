"""The source itself: no text that is not ours reaches a stock widget except through a label."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

ROOT = Path(tui.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
# The doors that prepare a text; anything else that is not a literal is refused.
PREPARED = {"label", "notice_label"}
STOCK = {
    *("Static", "Label", "Button", "Markdown", "Digits", "Tab", "TabPane", "Collapsible", "Link"),
    *("Option", "Log", "RichLog", "Checkbox", "RadioButton", "Placeholder", "Header"),
}
METHODS = {"update", "notify", "add_option", "add_options", "write", "add_row", "add_column"}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "placeholder", "title", "sub_title"}
MARKUP = {"from_markup", "from_text"}


def offences(tree: ast.AST) -> Iterator[str]:
    """Every place where a text of unknown origin would be drawn or read as markup."""
    stock = _stock_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES:
                    yield from _unless_prepared(node.value)
        elif isinstance(node, ast.Call):
            name = _name(node.func)
            if name in MARKUP:
                yield f"{node.lineno}: {name}"
            if name in stock or (isinstance(node.func, ast.Attribute) and name in METHODS):
                for argument in node.args:
                    yield from _unless_prepared(argument)
                for keyword in node.keywords:
                    if keyword.arg in {"placeholder", "title", "tooltip", "label", "content"}:
                        yield from _unless_prepared(keyword.value)
            if name in {"Content", "Text"}:
                for argument in node.args:
                    yield from _unless_literal(argument)


def _stock_names(tree: ast.AST) -> set[str]:
    """The text widgets that the module has from the toolkit; its own are its own affair."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual")
        for alias in node.names
        if alias.name in STOCK
    }


def _unless_prepared(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Call) and _name(node.func) in PREPARED | {"Content"}:
        return
    yield from _unless_literal(node)


def _unless_literal(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Tuple):
        for part in node.elts:
            yield from _unless_literal(part)
    elif isinstance(node, ast.BinOp):
        yield from _unless_literal(node.left)
    elif isinstance(node, ast.IfExp):
        yield from _unless_literal(node.body)
        yield from _unless_literal(node.orelse)
    elif not isinstance(node, ast.Constant):
        yield f"{node.lineno}: {ast.unparse(node)}"


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_text_reaches_stock_widgets_through_a_label(file: Path) -> None:
    # labels.py is the door itself: it is the one place where prepared text becomes Content.
    found = [] if file.name == "labels.py" else list(offences(ast.parse(file.read_text("utf-8"))))
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "from textual.widgets import Static\nStatic(claim.text)",
        "from textual.widgets import Static\nStatic(f'{name}')",
        "self.border_title = article.title",
        "widget.update(text)",
        "self.app.notify(error.text)",
        "Content(speaker)",
        "Content.from_markup('[b]x[/b]')",
    ],
)
def test_the_search_finds_what_it_looks_for(line: str) -> None:
    assert list(offences(ast.parse(line)))


def test_widgets_do_not_know_the_gateway() -> None:
    for file in (ROOT / "widgets").glob("*.py"):
        imported = {
            node.module
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom)
        }
        assert not imported & {"tui.gateway", "tui.desk", "tui.app"}, file.name
