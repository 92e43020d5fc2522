"""Rules are run over a registry, findings located, what cannot be judged said."""

from __future__ import annotations

import pytest

from cdo import rules
from cdo.findings import Message, Severity, Skipped
from cdo.model import kinds
from cdo.registry import fields, filerules, personal, reading, yamlrules
from cdo.registry.trees import MemoryTree
from cdo.rules.base import Family, finding
from tests.rules import small

VALID = small.files(small.DATA / "valid")
BROKEN = "["
ODD = Message("{what}不对", "改成{instead}")


def torn(laid: small.Files, *paths: str) -> small.Files:
    return laid | dict.fromkeys(paths, BROKEN)


def path_of(kind: str) -> str:
    spec = kinds.BY_NAME[kind]
    folders = ["2022"] * (len(spec.parts) - 1)
    return spec.path_of("/".join([*folders, "1"]))


@pytest.mark.parametrize("path", [path for path in VALID if path.endswith(".yaml")])
def test_of_a_file_that_cannot_be_read_nothing_else_follows(path: str) -> None:
    found, _ = small.judged(torn(VALID, path))
    assert [(one.place.file, one.rule.code) for one in found] == [(path, "CDO001")]


def test_a_registry_of_which_no_file_can_be_read() -> None:
    found, skipped = small.judged(dict.fromkeys(VALID, BROKEN))
    assert {one.rule.code for one in found} == {"CDO001"}
    assert len(found) == sum(path.endswith(".yaml") for path in VALID)
    assert {one.code for one in skipped} == {
        check.rule.code for check in rules.CHECKS if check.needs
    }


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.TABLE])
def test_exactly_the_rules_that_judge_the_absence_of_a_kind_are_skipped(
    kind: str,
) -> None:
    path = path_of(kind)
    registry, _ = reading.read(MemoryTree(torn(small.BASE, path)))
    assert registry.torn == {kind: [path]}
    _, skipped = rules.check(registry)
    there = {kind, *(one.name for one in kinds.TABLE if registry.ids(one.name))}
    assert skipped == list(
        dict.fromkeys(
            Skipped(check.rule.code, f"{path} 没有读成")
            for check in rules.CHECKS
            if kind in check.needs
            and (not check.of or any(one in there for one in check.of))
        )
    )


def test_what_is_said_of_evaluations_only_is_not_missed_where_there_are_none() -> None:
    slip = {"units/b-ju.yaml": BROKEN}
    _, without = small.judged({**small.BASE, **slip})
    assert not {"CDO508", "CDO509"} & {one.code for one in without}
    draft = VALID["evaluations/2023/sz-jyj.yaml"]
    for text in (draft, BROKEN):
        laid = {**small.BASE, **slip, "evaluations/2022/a-ju.yaml": text}
        _, skipped = small.judged(laid)
        assert {"CDO508", "CDO509"} <= {one.code for one in skipped}


def test_every_part_of_a_rule_is_skipped_on_its_own() -> None:
    unit = small.BASE["units/b-ju.yaml"]
    files = {"units/b-ju.yaml": f"{unit}track: 部们\ncohort: 试点\n"}
    found, skipped = small.judged(torn(small.BASE | files, "scheme/posts.yaml"))
    assert "CDO101" in {one.code for one in skipped}
    assert ("CDO101", "track") in {(one.rule.code, one.field) for one in found}


def test_of_many_files_that_could_not_be_read_a_few_are_named() -> None:
    paths = [f"rubrics/p-{number}.yaml" for number in range(1, 5)]
    _, three = small.judged(torn(small.BASE, *paths[:3]))
    _, four = small.judged(torn(small.BASE, *paths))
    named = "rubrics/p-1.yaml、rubrics/p-2.yaml、rubrics/p-3.yaml"
    assert {one.because for one in three} == {f"{named} 没有读成"}
    assert {one.because for one in four} == {f"{named}等 4 个文件没有读成"}


def test_a_folder_in_which_several_kinds_stand_is_named_once() -> None:
    laid = {path: text for path, text in VALID.items() if "scheme/" not in path}
    read, _ = reading.read(MemoryTree(laid))
    torn_kinds = {"scheme-posts": ["scheme"], "scheme-vocabulary": ["scheme"]}
    read.torn.clear()
    read.torn.update(torn_kinds)
    _, skipped = rules.check(read)
    assert {one.because for one in skipped} == {"scheme 没有读成"}


def test_findings_are_in_the_order_of_files_lines_and_codes() -> None:
    unit = small.BASE["units/b-ju.yaml"]
    files = {
        "units/b-ju.yaml": f"{unit}track: 部们\nclauses: [九-1, 九-2]\n",
        "units/a-ju.yaml": f"{small.BASE['units/a-ju.yaml']}clauses: [九-1]\n",
    }
    found, _ = small.judged(small.BASE | files)
    assert [(one.place.file, one.place.line, one.rule.code) for one in found] == [
        ("units/a-ju.yaml", 6, "CDO103"),
        ("units/b-ju.yaml", 4, "CDO101"),
        ("units/b-ju.yaml", 5, "CDO103"),
        ("units/b-ju.yaml", 5, "CDO103"),
    ]
    assert [one.field for one in found[2:]] == ["clauses.0", "clauses.1"]
    assert found[0].record == "unit/a-ju"


def test_a_rule_is_a_function_its_docstring_and_a_decorator(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    family = Family()

    @family.rule("CDO999", ODD, clause="一-1", severity=Severity.WARNING)
    def judges(registry):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        """什么都要对。

        怎么改：改对。
        """
        manifest = registry.manifest
        yield finding(manifest, ("title",), ODD, "二-1", what="题目", instead="乙")

    @family.also("CDO999", needs=("officer",))
    def judges_more(registry):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        yield finding(registry.manifest, (), ODD, what="全部", instead="甲")

    one, other = family
    assert one.rule is other.rule
    assert (one.needs, other.needs) == ((), ("officer",))
    assert one.run is judges
    assert (one.rule.title, one.rule.clause) == ("什么都要对", "一-1")
    assert one.rule.page.endswith("\n\n怎么改：改对。")

    monkeypatch.setattr(rules, "CHECKS", tuple(family))
    registry = small.registry()
    (whole, title), skipped = rules.check(registry)
    assert skipped == []
    assert (title.message, title.hint, title.clause) == ("题目不对", "改成乙", "二-1")
    assert (title.field, title.record) == ("title", "registry")
    assert title.severity is Severity.WARNING
    assert (whole.field, whole.clause) == (None, "")
    assert (whole.place.line, whole.place.end_column) == (1, 6)
    assert judges_more in {check.run for check in family}


def test_the_catalogue_has_every_rule_once_in_the_order_of_codes() -> None:
    assert list(rules.CATALOGUE) == sorted(rules.CATALOGUE)
    reader = (*filerules.RULES, *yamlrules.RULES, *fields.RULES, *personal.RULES)
    judged = {check.rule.code for check in rules.CHECKS}
    assert set(rules.CATALOGUE) == judged | {rule.code for rule in reader}
    assert len(reader) + len(judged) == len(rules.CATALOGUE)


def test_every_kind_that_a_rule_needs_is_one() -> None:
    needed = {kind for check in rules.CHECKS for kind in check.needs}
    assert needed <= set(kinds.BY_NAME)


def test_every_message_of_the_reader_belongs_to_one_rule() -> None:
    for module in (filerules, yamlrules, fields, personal):
        declared = [one for one in vars(module).values() if isinstance(one, Message)]
        told = [one for rule in module.RULES for one in rule.messages]
        assert sorted(declared) == sorted(told)
        assert len(set(told)) == len(told)
