"""Names say what is inside, and what is inside stays small enough to read."""

from __future__ import annotations

import ast

from tests.architecture.tree import PRODUCT, ROOT, parsed, python_files, where

SAYS_NOTHING = {"utils", "util", "base", "common", "helpers", "helper", "types", "misc", "stuff"}
LONGEST_FILE = 350
LONGEST_FUNCTION = 60


def test_no_module_hides_behind_a_name_that_says_nothing() -> None:
    hidden = {
        where(path)
        for path in python_files(*PRODUCT, "tests", "benchmarks")
        if SAYS_NOTHING & {part.strip("_") for part in path.relative_to(ROOT).with_suffix("").parts}
    }

    assert not hidden


def test_no_file_is_too_long_to_read_in_one_go() -> None:
    long = {
        f"{where(path)} has {lines} lines"
        for path in python_files(*PRODUCT)
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
        if not _is_data(parsed(path))
    }

    assert not long


def test_no_function_is_too_long_to_have_one_job() -> None:
    long = {
        f"{where(path, node.lineno)} {node.name} has {lines} lines"
        for path in python_files(*PRODUCT)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }

    assert not long


def test_every_module_says_why_it_exists() -> None:
    silent = {
        where(path)
        for path in python_files(*PRODUCT)
        if path.read_text("utf-8").strip() and not ast.get_docstring(parsed(path))
    }

    assert not silent


def test_every_folder_of_tests_is_a_package_of_its_own() -> None:
    # Otherwise `import tui` finds tests/tui, and two files of one name collide.
    bare = {
        where(path.parent)
        for path in python_files("tests")
        if not (path.parent / "__init__.py").exists()
    }

    assert not bare


def _is_data(module: ast.Module) -> bool:
    """Tell whether a module holds tables alone, which may be as long as what they list."""
    code = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return not any(isinstance(node, code) for node in ast.walk(module))
