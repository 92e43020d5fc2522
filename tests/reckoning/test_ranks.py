"""Who writes to whom in which kind and layout."""

from __future__ import annotations

import pytest

from cdo import model
from cdo.reckoning.ranks import correspondence, rank
from cdo.registry.reading import read
from cdo.registry.trees import FolderTree
from tests.cli.asking import VALID

REGISTRY, _ = read(FolderTree(VALID))


def unit(name: str) -> model.Unit:
    found = REGISTRY.get(model.Unit, name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("city-yz", "above"),
        ("gov-szw", "above"),
        ("gov-sjj", "department"),
        ("sz-xcb", "party"),
        ("qx-lyq", "county"),
        ("sz-tsg", "department"),  # 事业单位 on the track of the departments
        ("qx-ygx", "county"),
        ("qy-sjjt", None),  # a nature of the registry's own
    ],
)
def test_ranks(name: str, expected: str | None) -> None:
    assert rank(REGISTRY, unit(name)) == expected


@pytest.mark.parametrize(
    ("sender", "recipients", "expected"),
    [
        ("gov-sjj", ["gov-szw"], ("报告", "文件")),
        ("gov-sjj", ["qx-lyq"], ("函", "信函")),
        ("gov-sjj", ["sz-xcb", "sz-jyj"], ("函", "信函")),
        ("gov-sjj", ["gov-szw", "sz-jyj"], ("函", "信函")),
        ("gov-szw", ["sz-jyj", "qx-lyq"], ("通知", "文件")),
        ("gov-szw", ["city-yz"], ("函", "信函")),
        ("qy-sjjt", ["gov-sjj"], ("函", "信函")),
        ("gov-sjj", [], ("函", "信函")),
    ],
)
def test_correspondence(
    sender: str, recipients: list[str], expected: tuple[str, str]
) -> None:
    found = correspondence(REGISTRY, unit(sender), list(map(unit, recipients)))
    assert found == expected
