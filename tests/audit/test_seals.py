"""Seals and checkpoints: what was sealed once cannot be rewritten unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo import programs
from cdo.audit import checkpoints, sealing
from cdo.audit.digests import digest
from cdo.audit.keys import Verdict
from cdo.audit.seals import BELOW, seals
from cdo.editing import commits, tags
from cdo.identifiers import checkpoint, checkpoint_digits
from cdo.registry.history.committree import CommitTree
from cdo.registry.history.repository import opened
from tests.audit import histories
from tests.audit.keyed import KEYGEN, Key, Signed, needed, settings
from tests.rules.small import BASE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needed

A: dict[str, str | None] = {"notes.txt": "一\n"}
B: dict[str, str | None] = {"notes.txt": "二\n"}


@pytest.fixture
def jia(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Key:
    key = Key(tmp_path, "jia")
    settings(tmp_path, key, monkeypatch)
    return key


@pytest.fixture
def repo(tmp_path: Path, jia: Key) -> Signed:
    repo = Signed(tmp_path / "repo")
    repo.begin(jia.line())
    repo.sign(jia, A)
    return repo


def seal(repo: Signed, name: str = "a") -> str:
    """Seal what is checked out as *name*; return the tag."""
    repository = opened(repo.root)
    tag = sealing.free_name(seals(repository), name, repo.head())
    assert tag is not None
    text = sealing.inscription(repository, repo.head(), name)
    assert tags.signed(repo.root, tag, repo.head(), text, str(KEYGEN)) == ""
    return tag


def said(repo: Signed, since: str = "") -> list[str]:
    found = histories.audited(repo.root, since).findings
    told = (one.diagnostic for one in found)
    return [one.message for one in told if one.rule.code == "CDO907"]


def digits(repo: Signed) -> str:
    """Return the checkpoint of what is checked out, as somebody writes it down."""
    written = checkpoints.of(repo.head()).lower().replace("-", " ")
    found = checkpoint_digits(written)
    assert found is not None
    return found


def test_a_seal_and_what_is_done_after_it(repo: Signed, jia: Key) -> None:
    noted, tag = digits(repo), seal(repo)
    assert tag == "seal/a"
    repo.sign(jia, B, "2030-01-01T09:00:00+08:00")
    assert said(repo, noted) == []
    (one,) = seals(opened(repo.root))
    assert (one.signature, one.fault) == (Verdict.GOOD, None)
    assert one.said["records"] == "6"
    assert one.tag.tagger.name == "jia"


def test_several_people_seal_one_state(repo: Signed, jia: Key) -> None:
    assert [seal(repo), seal(repo), seal(repo)] == ["seal/a", "seal/a.2", "seal/a.3"]
    assert said(repo) == []
    repo.sign(jia, B)
    assert sealing.free_name(seals(opened(repo.root)), "a", repo.head()) is None


def test_open_findings_stand_on_a_seal(repo: Signed) -> None:
    bad = {f"officers/p-{n:04}.yaml": "name: 示例\n" for n in range(sealing.MOST + 2)}
    repo.commit(bad)
    text = sealing.inscription(opened(repo.root), repo.head(), "a")
    assert "errors: 102\n" in text
    assert "open: CDO011 officer/p-0000 appointments\n" in text
    assert text.endswith("more: 2\n")


def test_a_branch_rewritten_with_equal_trees(repo: Signed) -> None:
    noted, tree = digits(repo), repo.git("rev-parse", "HEAD^{tree}")
    seal(repo)
    repo.git("commit", "-q", "--amend", "-m", "另一种说法")
    assert repo.git("rev-parse", "HEAD^{tree}") == tree
    lost, rewritten = said(repo, noted)
    assert lost.startswith("封条 seal/a 盖的提交")
    assert rewritten.startswith(f"历史里没有编号是 {checkpoint(noted)}")
    repo.git("tag", "-d", "seal/a")
    assert len(said(repo, noted)) == 1
    assert said(repo) == []


def test_a_seal_on_what_comes_later_is_no_rewriting(repo: Signed, jia: Key) -> None:
    repo.sign(jia, B)
    seal(repo)
    repo.git("checkout", "-q", "HEAD^")
    assert said(repo) == []


def test_a_tag_moved(repo: Signed, jia: Key) -> None:
    first = repo.head()
    seal(repo)
    repo.sign(jia, B)
    text = repo.git("for-each-ref", "--format=%(contents)", "refs/tags/seal/a")
    assert first in text
    tags.signed(repo.root, "x", repo.head(), text, str(KEYGEN))
    repo.git("update-ref", "refs/tags/seal/a", "refs/tags/x")
    (told,) = said(repo)
    assert told.startswith("封条 seal/a 被移动过")


def test_a_seal_under_another_name(repo: Signed) -> None:
    seal(repo)
    repo.git("update-ref", "refs/tags/seal/b", "refs/tags/seal/a")
    (told,) = said(repo)
    assert told.startswith("封条 seal/b 被移动过")


def test_a_tag_that_is_no_seal(repo: Signed) -> None:
    repo.git("tag", "-a", "-m", "x", "seal/a")
    repo.git("tag", "seal/b")
    assert [one[:10] for one in said(repo)] == ["标签 seal/a ", "标签 seal/b "]


@pytest.mark.parametrize("line", ["digest", "checkpoint"])
def test_a_seal_that_says_something_else(repo: Signed, line: str) -> None:
    text = sealing.inscription(opened(repo.root), repo.head(), "a")
    rows = [f"{line}: x" if row.startswith(line) else row for row in text.splitlines()]
    forged = "\n".join(rows) + "\n"
    tags.signed(repo.root, "seal/a", repo.head(), forged, str(KEYGEN))
    assert [one[-15:] for one in said(repo)] == ["写的摘要或编号与它盖的内容不符"]


def test_a_seal_on_a_commit_without_a_registry(repo: Signed) -> None:
    text = sealing.inscription(opened(repo.root), repo.head(), "a")
    blob = repo.git("rev-parse", "HEAD:notes.txt")
    forged = text.replace(repo.head(), blob)
    tags.signed(repo.root, "seal/a", blob, forged, str(KEYGEN))
    assert [one[-15:] for one in said(repo)] == ["写的摘要或编号与它盖的内容不符"]


def test_a_seal_by_a_stranger(
    repo: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path, Key(tmp_path, "yi"), monkeypatch)
    seal(repo)
    (told,) = said(repo)
    assert told.startswith("封条 seal/a 的签名不成立")


def test_a_repository_inside_is_not_in_the_digest(repo: Signed) -> None:
    before = digest(CommitTree(opened(repo.root), repo.head()))
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{repo.head()},inner")
    repo.git("commit", "-q", "-m", "子库")
    assert digest(CommitTree(opened(repo.root), repo.head())) == before
    seal(repo)
    assert said(repo) == []


def test_without_signers_nobody_is_a_stranger(
    repo: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"registry.yaml": BASE["registry.yaml"]})
    settings(tmp_path, Key(tmp_path, "yi"), monkeypatch)
    seal(repo)
    assert said(repo) == []
    assert seals(opened(repo.root))[0].signature is None


def test_a_commit_dated_before_a_seal_on_its_parent(repo: Signed, jia: Key) -> None:
    seal(repo)
    repo.sign(jia, B, "2022-07-02T09:00:00+08:00")
    found = histories.audited(repo.root).findings
    told = [o.diagnostic.message for o in found if o.diagnostic.rule.code == "CDO905"]
    assert len(told) == 1
    assert "早于之前已盖的封条 seal/a" in told[0]


def test_a_name_that_git_refuses(repo: Signed) -> None:
    assert tags.signed(repo.root, f"{BELOW}a..b", repo.head(), "x", str(KEYGEN))


@pytest.mark.parametrize("wrong", ["", "3F2A", "x" * 21, "3F2A-91C0-77DE-0B4A-9C21-3"])
def test_what_is_no_checkpoint(wrong: str) -> None:
    assert checkpoint_digits(wrong) is None


def test_a_checkpoint_misheard_in_one_place_is_noticed() -> None:
    whole = checkpoints.of("0" * 40).replace("-", "")
    for place, right in enumerate(whole):
        others = set("0123456789ABCDEF") - {right}
        misheard = [whole[:place] + one + whole[place + 1 :] for one in others]
        assert not any(map(checkpoint_digits, misheard))


def test_a_seal_on_what_is_not_there(repo: Signed) -> None:
    """A tag may name an object that a repository does not have."""
    text = sealing.inscription(opened(repo.root), repo.head(), "a")
    lost = "1" * 40
    rows = (f"object {lost}", "type commit", "tag seal/a", "tagger x <x> 0 +0000", "")
    body = "\n".join((*rows, text.replace(repo.head(), lost)))
    data = f"{body}-----BEGIN SSH SIGNATURE-----\nx\n".encode()
    made = repo.git(
        "hash-object", "-t", "tag", "-w", "--stdin", "--literally", data=data
    )
    repo.git("update-ref", "refs/tags/seal/a", made)
    assert [one[-15:] for one in said(repo)] == ["写的摘要或编号与它盖的内容不符"]


def test_seals_without_the_program_are_not_said_to_be_bad(
    repo: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(repo)
    monkeypatch.setattr(programs, "located", lambda *_: None)
    (one,) = seals(opened(repo.root))
    assert (one.signature, one.fault) == (Verdict.NO_PROGRAM, None)


def test_git_that_takes_too_long(repo: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commits, "PATIENCE", 0)
    assert "太久" in tags.signed(repo.root, "a", repo.head(), "x", str(KEYGEN))
