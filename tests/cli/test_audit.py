"""`cdo audit` and `cdo seal` as a user has them."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from cdo.audit.sealing import inscription
from cdo.registry.history.repository import opened
from tests.audit.keyed import Key, Signed, needed, settings
from tests.cli.calling import cdo
from tests.cli.town import FILES
from tests.repositories import git
from tests.rules.small import BASE

if TYPE_CHECKING:
    from pathlib import Path

PHONE = "手机 137-6677-8000\n"


@pytest.fixture
def repo(tmp_path: Path) -> Signed:
    repo = Signed(tmp_path / "repo")
    repo.commit({f"库/{path}": text for path, text in BASE.items()}, "登记")
    return repo


def where(repo: Signed) -> tuple[str, str]:
    return "-C", str(repo.root / "库")


def test_nothing_wrong(repo: Signed) -> None:
    ran = cdo("audit", *where(repo))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "1 次提交：没有查出问题\n"


def test_each_format_tells_of_the_commit(repo: Signed) -> None:
    commit = repo.commit({"库/notes.txt": PHONE}, "抄录", "2022-08-02T09:00:00+08:00")
    ran = cdo("audit", *where(repo))
    assert ran.code == 1
    assert ran.out.startswith(
        "notes.txt:1:4: error CDO911 这次提交写进了手机号码 137********00"
        f"（提交 {commit[:10]}、测试员甲、2022-08-02 09:00）。"
    )
    found = json.loads(cdo("audit", *where(repo), "-f", "json").out)
    (one,) = found["findings"]
    assert (found["schema"], found["commits"], found["verified"]) == (
        "cdo/audit/1",
        2,
        0,
    )
    assert {key: one[key] for key in ("code", "commit", "author", "date", "old")} == {
        "code": "CDO911",
        "commit": commit,
        "author": "测试员甲",
        "date": "2022-08-02T09:00:00+08:00",
        "old": None,
    }
    log = json.loads(cdo("audit", *where(repo), "-f", "sarif").out)
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CDO911"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("/notes.txt")
    page = cdo("audit", *where(repo), "-f", "md").out
    assert f"| {commit[:10]} | 2022-08-02 09:00 | 测试员甲 | 错误 | CDO911 |" in page
    for form in ("text", "json", "sarif", "md"):
        assert "6677" not in cdo("audit", *where(repo), "-f", form).out


def test_a_warning_does_not_fail(repo: Signed) -> None:
    late = {"库/units/d-ju.yaml": "names:\n  - {official: 云州市档案局, short: 档案局, "
            "from: 2020-01-01}\nnature: 政府部门\n"}  # fmt: skip
    repo.commit(late)
    ran = cdo("audit", *where(repo))
    assert ran.code == 0
    assert "warning CDO906" in ran.out
    assert ran.out.endswith("2 次提交：0 个错误，1 个警告\n")


def test_a_history_that_is_not_whole(repo: Signed, tmp_path: Path) -> None:
    repo.commit({"库/notes.txt": "一\n"})
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repo.root}", "shallow")
    for command in (["audit"], ["seal", "a", "--yes"]):
        ran = cdo(*command, "-C", str(tmp_path / "shallow" / "库"))
        assert (ran.code, ran.out) == (3, "")
        assert "git fetch --unshallow" in ran.err


@pytest.mark.parametrize("how", ["replace", "grafts"])
def test_a_history_that_was_replaced(repo: Signed, how: str) -> None:
    first = repo.head()
    second = repo.commit({"库/notes.txt": PHONE})
    assert cdo("audit", *where(repo)).code == 1
    if how == "replace":
        repo.git("replace", second, first)
    else:
        grafts = repo.root / ".git" / "info" / "grafts"
        grafts.parent.mkdir(exist_ok=True)
        grafts.write_text(f"{second}\n", encoding="utf-8")
    ran = cdo("audit", *where(repo))
    assert (ran.code, ran.out) == (3, "")
    assert "替换过提交" in ran.err


def test_a_checkpoint_that_was_misread(repo: Signed) -> None:
    ran = cdo("audit", *where(repo), "--since", "3F2A-91C0-77DE-0B4A-9C21-3")
    assert (ran.code, ran.out) == (2, "")
    assert "有一位抄错、听错了" in ran.err


@needed
class TestSeal:
    """What is sealed by somebody with a key."""

    @pytest.fixture(autouse=True)
    def _keyed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        settings(tmp_path, Key(tmp_path, "jia"), monkeypatch)

    def test_a_seal_and_its_checkpoint(self, repo: Signed) -> None:
        dry = cdo("seal", "2022-summary", *where(repo), "--dry-run")
        assert dry.code == 0
        assert f"commit: {repo.head()}\n" in dry.out
        assert repo.git("tag") == ""
        ran = cdo("seal", "2022-summary", *where(repo), "--yes")
        assert (ran.code, ran.err) == (0, "")
        sealed, noted = ran.out.splitlines()
        assert sealed == "已盖封条 seal/2022-summary"
        checkpoint = noted.removeprefix("编号 ")
        assert f"checkpoint: {checkpoint}\n" in dry.out
        assert re.fullmatch(r"([0-9A-F]{4}-){5}[0-9A-F]", checkpoint)
        assert cdo("audit", *where(repo), "--since", checkpoint).code == 0
        again = cdo("seal", "2022-summary", *where(repo), "--yes")
        assert again.out.startswith("已盖封条 seal/2022-summary.2\n")
        repo.git("commit", "-q", "--amend", "-m", "改写")
        rewritten = cdo("audit", *where(repo), "--since", checkpoint)
        assert rewritten.code == 1
        assert rewritten.out.count("CDO907") == 3
        taken = cdo("seal", "2022-summary", *where(repo), "--yes")
        assert (taken.code, taken.out) == (2, "")
        assert "已经盖在别的提交上" in taken.err

    def test_what_keeps_it_from_being_sealed(
        self, repo: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "名字用小写字母" in cdo("seal", "A b", *where(repo)).err
        (tmp_path / "gitconfig").write_text("[user]\n\tname = 甲\n", encoding="utf-8")
        ran = cdo("seal", "a", *where(repo), "--yes")
        assert (ran.code, ran.out) == (2, "")
        assert "user.signingkey" in ran.err
        assert repo.git("tag") == ""
        monkeypatch.setattr("cdo.programs.located", lambda *_: None)
        assert "没有找到 ssh-keygen" in cdo("seal", "a", *where(repo), "--yes").err


SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def checked(pack: Path) -> subprocess.CompletedProcess[str]:
    """Do what the page of *pack* says, with nothing of ours."""
    page = (pack / "README.md").read_text(encoding="utf-8")
    script = "set -eu\n" + "\n".join(SHELL.findall(page))
    return subprocess.run(
        ["sh", "-c", script],  # noqa: S607
        cwd=pack,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(pack.parent)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@needed
class TestBundle:
    """A pack of evidence, checked without our code."""

    @pytest.fixture
    def pack(
        self, repo: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Path:
        key = Key(tmp_path, "jia")
        settings(tmp_path, key, monkeypatch)
        manifest = BASE["registry.yaml"] + "signers: keys/signers\n"
        listed = {"库/registry.yaml": manifest, "库/keys/signers": key.line()}
        repo.commit(dict(listed))
        repo.sign(key, {"库/notes.txt": PHONE})
        for _ in range(2):
            assert cdo("seal", "a", *where(repo), "--yes").code == 0
        repo.sign(key, {"库/notes.txt": "一\n"}, "2099-01-01T09:00:00+08:00")
        ran = cdo("audit", *where(repo), "--bundle", str(tmp_path / "pack"))
        assert ran.code == 1
        assert "README.md" in ran.err
        assert repo.git("status", "--porcelain") == ""
        return tmp_path / "pack"

    def test_it_holds(self, pack: Path) -> None:
        names = {str(one.relative_to(pack)) for one in pack.rglob("*") if one.is_file()}
        assert {"history.bundle", "audit.json", "report.docx", "report.md"} <= names
        assert "seals/seal-a.2.sig" in names
        done = checked(pack)
        assert done.returncode == 0, done.stderr
        found = json.loads((pack / "audit.json").read_text(encoding="utf-8"))
        assert found["verified"] == 2
        report = (pack / "report.md").read_text(encoding="utf-8")
        assert "CDO911" in report
        assert "6677" not in report

    @pytest.mark.parametrize(
        "name", ["report.md", "audit.json", "history.bundle", "listing.txt"]
    )
    def test_a_file_that_was_changed(self, pack: Path, name: str) -> None:
        with (pack / name).open("ab") as file:
            file.write(b"x")
        assert checked(pack).returncode != 0

    @pytest.mark.parametrize("part", ["payload", "sig", "signers"])
    def test_a_seal_that_was_changed_with_its_digest(
        self, pack: Path, part: str, tmp_path: Path
    ) -> None:
        file = pack / "seals" / f"seal-a.{part}"
        if part == "signers":
            file.write_text(Key(tmp_path, "yi").line(), encoding="utf-8")
        else:
            file.write_bytes(file.read_bytes().replace(b"a", b"b", 1))
        names = sorted(
            str(one.relative_to(pack))
            for one in pack.rglob("*")
            if one.is_file() and one.name != "SHA256SUMS"
        )
        with (pack / "SHA256SUMS").open("w", encoding="utf-8") as sums:
            subprocess.run(["sha256sum", *names], cwd=pack, stdout=sums, check=True)  # noqa: S607
        assert checked(pack).returncode != 0

    def test_names_that_a_shell_would_run(self, repo: Signed, tmp_path: Path) -> None:
        key = Key(tmp_path, "yi")
        manifest = BASE["registry.yaml"] + "signers: a';touch sprung;'\n"
        listed = {"库/registry.yaml": manifest, "库/a';touch sprung;'": key.line()}
        repo.commit(dict(listed))
        repository = opened(repo.root / "库")
        name = "seal/$(touch${IFS}sprung)"
        text = inscription(repository, repo.head(), "x")
        repo.write({"text": text})
        signing = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key.file}")
        made = ("tag", "-s", "--cleanup=verbatim", "-F", "text", name, repo.head())
        repo.git(*signing, *made)
        pack = tmp_path / "pack"
        assert cdo("audit", *where(repo), "--bundle", str(pack)).code == 0
        assert "touch" in (pack / "README.md").read_text(encoding="utf-8")
        done = checked(pack)
        assert done.returncode == 0, done.stderr
        assert not list(tmp_path.rglob("sprung"))

    def test_a_place_that_is_taken(self, repo: Signed, pack: Path) -> None:
        ran = cdo("audit", *where(repo), "--bundle", str(pack))
        assert (ran.code, ran.out) == (2, "")
        inside = cdo("audit", *where(repo), "--bundle", str(repo.root / "库" / "x"))
        assert inside.code == 2
        assert not (repo.root / "库" / "x").exists()
        old = cdo("audit", *where(repo), "--rev", "HEAD^", "--bundle", f"{pack}2")
        assert (old.code, old.out) == (2, "")


class TestDocument:
    """A Word file, and the commit that it says it is from."""

    @pytest.fixture
    def town(self, tmp_path: Path) -> Signed:
        town = Signed(tmp_path / "town")
        town.commit(dict(FILES), "登记")
        return town

    def test_what_a_commit_gave(self, town: Signed, tmp_path: Path) -> None:
        file = tmp_path / "进展.docx"
        made = cdo(
            *("render", "progress", "-C", str(town.root)),
            *("--as-of", "2023-09-11", "-o", str(file)),
        )
        assert made.code == 0, made.err
        first = town.head()
        town.commit({"notes.txt": "一\n"})
        ran = cdo("audit", "-C", str(town.root), "--document", str(file))
        assert (ran.code, ran.out) == (0, f"{file} 由提交 {first} 写出，没有改过\n")
        self._forge(file)
        ran = cdo("audit", "-C", str(town.root), "--document", str(file))
        assert ran.code == 1
        assert "后来改过" in ran.out
        assert "文件：" in ran.out
        told = cdo("audit", "-C", str(town.root), "--document", str(file), "-f", "json")
        assert json.loads(told.out)["state"] == "changed"
        town.git("commit", "-q", "--amend", "-m", "改写")
        assert cdo("audit", "-C", str(town.root), "--document", str(file)).code == 1
        town.git("checkout", "-q", "--orphan", "other")
        town.git("commit", "-q", "-m", "另一条历史")
        ran = cdo("audit", "-C", str(town.root), "--document", str(file))
        assert (ran.code, "不在这条历史里" in ran.out) == (3, True)

    def test_what_was_written_from_changes_not_committed(
        self, town: Signed, tmp_path: Path
    ) -> None:
        file = tmp_path / "进展.docx"
        unit = next(path for path in FILES if path.startswith("units/"))
        (town.root / unit).write_text(
            FILES[unit].replace("short: ", "short: 新"), encoding="utf-8"
        )
        asked = ("render", "progress", "--as-of", "2023-09-11", "-o", str(file))
        assert cdo(*asked, "-C", str(town.root)).code == 0
        ran = cdo("audit", "-C", str(town.root), "--document", str(file))
        assert (ran.code, "来历不明" in ran.out) == (3, True)

    def test_what_is_no_file_of_ours(self, town: Signed, tmp_path: Path) -> None:
        file = tmp_path / "x.docx"
        for data in (None, b"x"):
            if data is not None:
                file.write_bytes(data)
            ran = cdo("audit", "-C", str(town.root), "--document", str(file))
            assert (ran.code, ran.out) == (3, "")

    @staticmethod
    def _forge(file: Path) -> None:
        """Change a word in *file*, and leave its properties as they are."""
        from zipfile import ZipFile  # noqa: PLC0415

        with ZipFile(file) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        body = parts["word/document.xml"].decode()
        assert "农机站" in body
        parts["word/document.xml"] = body.replace("农机站", "农技站").encode()
        with ZipFile(file, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
