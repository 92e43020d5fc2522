"""Signatures: who may sign is what the commit before says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo import programs
from tests.audit import histories
from tests.audit.keyed import Key, Signed, needed
from tests.rules.small import BASE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needed

NOTE: dict[str, str | None] = {"notes.txt": "一\n"}


@pytest.fixture
def jia(tmp_path: Path) -> Key:
    return Key(tmp_path, "jia")


@pytest.fixture
def yi(tmp_path: Path) -> Key:
    return Key(tmp_path, "yi")


@pytest.fixture
def repo(tmp_path: Path) -> Signed:
    return Signed(tmp_path / "repo")


def said(repo: Signed, code: str = "CDO904") -> list[str]:
    """Return the beginnings of what is said under *code*."""
    found = histories.audited(repo.root).findings
    told = (one.diagnostic for one in found)
    return [one.message.partition("，")[0] for one in told if one.rule.code == code]


def test_signed_by_one_whom_the_parent_allows(repo: Signed, jia: Key) -> None:
    repo.begin(jia.line())
    repo.sign(jia, NOTE)
    assert said(repo) == []
    assert histories.audited(repo.root).verified == 1


def test_not_signed(repo: Signed, jia: Key) -> None:
    repo.begin(jia.line())
    repo.commit(NOTE, at="2022-07-01T09:00:00+08:00")
    assert said(repo) == ["这次提交没有签名"]
    assert histories.audited(repo.root).verified == 0


def test_nobody_has_to_sign_where_the_manifest_names_no_signers(
    repo: Signed, jia: Key
) -> None:
    repo.begin(jia.line())
    repo.commit({"registry.yaml": BASE["registry.yaml"]})
    assert said(repo) == ["这次提交没有签名"]
    repo.commit(NOTE)
    assert said(repo) == ["这次提交没有签名"]


def test_a_signer_who_allows_himself(repo: Signed, jia: Key, yi: Key) -> None:
    repo.begin(jia.line())
    repo.sign(yi, {"signers": jia.line() + yi.line()})
    assert said(repo) == ["签这次提交的密钥"]
    repo.sign(yi, NOTE)
    assert said(repo) == ["签这次提交的密钥"]


def test_a_signer_whom_another_allowed_before(repo: Signed, jia: Key, yi: Key) -> None:
    repo.begin(jia.line())
    repo.sign(jia, {"signers": jia.line() + yi.line()})
    repo.sign(yi, NOTE)
    assert said(repo) == []
    assert histories.audited(repo.root).verified == 2


def test_a_key_that_has_expired(repo: Signed, jia: Key) -> None:
    repo.begin(jia.line('valid-before="20220801"'))
    repo.sign(jia, NOTE)
    assert said(repo) == []
    repo.sign(jia, {"notes.txt": "二\n"}, "2022-08-02T09:00:00+08:00")
    assert said(repo) == ["签这次提交的密钥"]


def test_a_commit_back_dated_by_an_expired_key(repo: Signed, jia: Key, yi: Key) -> None:
    repo.begin(jia.line('valid-before="20220801"'), yi.line())
    repo.sign(yi, NOTE, "2022-09-01T09:00:00+08:00")
    repo.sign(jia, {"notes.txt": "二\n"}, "2022-07-15T09:00:00+08:00")
    assert said(repo) == []
    (told,) = said(repo, "CDO905")
    assert "2022-07-15 09:00:00+08:00 早于它的上一次提交" in told


def test_a_signature_from_another_commit(repo: Signed, jia: Key) -> None:
    first = repo.begin(jia.line())
    signed = repo.git("cat-file", "commit", repo.sign(jia, NOTE))
    signature = signed[signed.index("gpgsig") : signed.index("\n\n")]
    forged = repo.raw(
        "别的话".encode(), parent=first, headers=f"{signature}\n".encode()
    )
    repo.git("reset", "-q", "--hard", forged)
    assert said(repo) == ["这次提交的签名不成立：内容在签名以后变过"]


def test_a_signature_of_another_kind(repo: Signed, jia: Key) -> None:
    first = repo.begin(jia.line())
    pgp = b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END-----\n"
    repo.git("reset", "-q", "--hard", repo.raw(b"x", parent=first, headers=pgp))
    assert said(repo) == ["这次提交的签名不是 SSH 签名"]


def test_a_list_of_signers_that_is_not_there(repo: Signed, jia: Key) -> None:
    repo.begin(jia.line())
    repo.sign(jia, {"signers": None})
    repo.sign(jia, NOTE)
    assert said(repo) == ["上一次提交的 registry.yaml 指定了签名人文件 signers"]


@pytest.mark.parametrize("program", ["gpg.ssh.program", "gpg.program"])
def test_a_program_that_says_yes_to_everything(
    repo: Signed, jia: Key, yi: Key, tmp_path: Path, program: str
) -> None:
    script = tmp_path / "yes"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\necho Good\nexit 0\n")
    script.chmod(0o755)
    repo.begin(jia.line())
    repo.sign(yi, NOTE)
    repo.git("config", program, str(script))
    assert said(repo) == ["签这次提交的密钥"]
    assert not (tmp_path / "sprung").exists()


def test_without_the_program(
    repo: Signed, jia: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.begin(jia.line())
    repo.sign(jia, NOTE)
    monkeypatch.setattr(programs, "located", lambda *_: None)
    found = histories.audited(repo.root)
    assert [one.code for one in found.skipped] == ["CDO904"]
    assert found.verified == 0
