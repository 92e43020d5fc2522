"""封条：盖过封条、记过编号的历史没有被改写。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cdo.audit import checkpoints
from cdo.audit.base import Family, Sealed
from cdo.audit.digests import digest
from cdo.audit.keys import Verdict, verdict
from cdo.findings import Message
from cdo.identifiers import checkpoint
from cdo.registry.changes.contents import content
from cdo.registry.changes.naming import text
from cdo.registry.history.committree import CommitTree
from cdo.registry.history.tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdo.audit.base import Found, Step
    from cdo.registry.history.repository import Repository
    from cdo.registry.history.tags import Tag

CHECKS = Family()

CODE = "CDO907"

BELOW = "seal/"
"""What the names of tags begin with that are seals."""

_MANIFEST = "registry.yaml"
_LINE = re.compile(r"^([a-z-]+): (.*)$", re.MULTILINE)
_MARK = "cdo-seal"

REWRITTEN = Message(
    "历史里没有编号是 {checkpoint} 的提交：那以后历史被改写过，或者这是别处的编号",
    "拿记着这个编号的纸，找保存过旧副本的人，比较两份历史从哪里起不同",
)
LOST = Message(
    "封条 {seal} 盖的提交 {commit} 不在这条历史里：盖封条以后历史被改写过",
    "找保存过旧副本的人，用 git log 比较两份历史从哪里起不同",
)
MOVED = Message(
    "封条 {seal} 被移动过：封条上写的是提交 {commit}，现在盖在别处",
    "以封条上写的为准，找保存过旧副本的人核对",
)
NO_SEAL = Message(
    "标签 {seal} 不是 cdo seal 盖的封条，或者封条被换掉了",
    "找保存过旧副本的人核对；不是封条的标签不要以 seal/ 起名",
)
CONTENT = Message(
    "封条 {seal} 上写的摘要或编号与它盖的内容不符",
    "不要采信这个封条，问明它的来历",
)
UNSIGNED = Message(
    "封条 {seal} 的签名不成立，或者不是签名人文件里的人签的",
    "不要采信这个封条，问明是谁盖的",
)


class Seal(NamedTuple):
    """One seal: its tag, what is written on it, and what is wrong with it, if anything.

    `said` are the lines of the message by their names; `commit` is what it says that
    it stands on, empty where it says nothing.
    """

    tag: Tag
    said: Mapping[str, str]
    fault: Message | None = None
    signature: Verdict | None = None

    @property
    def commit(self) -> str:
        """The commit that it says it stands on."""
        return self.said.get("commit", "")


def seals(repository: Repository) -> list[Seal]:
    """Return the seals of *repository*, each held against what it stands on."""
    return [_seal(repository, tag) for tag in tags(repository, BELOW)]


def standing(found: Sequence[Seal]) -> dict[str, Sealed]:
    """Return the latest of the seals *found* on each commit that has a sound one."""
    latest: dict[str, Sealed] = {}
    for seal in found:
        one = Sealed(seal.tag.tagger.time, seal.tag.name)
        if seal.fault is None:
            latest[seal.commit] = max(one, latest.get(seal.commit, one))
    return latest


def _seal(repository: Repository, tag: Tag) -> Seal:
    said = dict(_LINE.findall(tag.message))
    found = Seal(tag, said)
    if not tag.signature or said.get(_MARK) != "1" or not found.commit:
        return found._replace(fault=NO_SEAL)
    if tag.target != found.commit or tag.called != tag.name:
        return found._replace(fault=MOVED)
    place = repository.below(_upward(repository, said.get("registry", ".")))
    matches = digest(CommitTree(place, tag.target)) == said.get("digest")
    if not matches or checkpoints.of(tag.target) != said.get("checkpoint"):
        return found._replace(fault=CONTENT)
    signature = _verdict(place, tag)
    bad = signature is not None and signature is not Verdict.GOOD
    if signature is Verdict.NO_PROGRAM:
        bad = False
    return found._replace(fault=UNSIGNED if bad else None, signature=signature)


def _upward(repository: Repository, place: str) -> str:
    """Return *place*, a path from the top, as a path from the folder."""
    up = "../" * repository.prefix.count("/")
    return up + ("" if place == "." else place)


def _verdict(repository: Repository, tag: Tag) -> Verdict | None:
    """Return what becomes of the signature, None where no signers are named."""
    tree = CommitTree(repository, tag.target)
    manifest = content(tree.read(_MANIFEST)).value
    named = text(manifest, "signers")
    if not named:
        return None
    listed = tree.read(named)
    signers = listed if isinstance(listed, bytes) else None
    return verdict(tag.payload, tag.signature, signers, tag.tagger)


@CHECKS.rule(CODE, REWRITTEN, LOST, MOVED, NO_SEAL, CONTENT, UNSIGNED, afresh=True)
def unwritten(step: Step) -> Iterator[Found]:
    """盖过封条、记过编号的历史没有被改写。

    编号由一次提交算出，提交里又有它以前全部历史的摘要，所以编号记在纸上、报在电话里，就
    记住了到那时为止的全部历史。改写过的历史，文件可以一字不差，编号也对不上。

    封条是签了名的标签，名字以 seal/ 起头，上面写着编号和内容的摘要。这里核对每一个
    封条：签名、摘要、编号成立，盖的提交在这条历史里，没有被移到别处。用 --since 写明
    一个编号，就查它的那次提交还在不在。封条可以被删去，所以编号要抄在纸上，另外保存。

    怎么改：找保存过旧副本的人，比较两份历史从哪里起不同，问明是谁为什么改的。
    """
    tip = step.tip
    if tip is None:
        return
    for seal in tip.seals:
        message = seal.fault
        if message is None and not tip.holds(seal.commit):
            message = LOST
        if message is not None:
            name, commit = seal.tag.name, seal.commit[:10]
            yield CHECKS.found(CODE, _MANIFEST, message, seal=name, commit=commit)
    if tip.since and not any(checkpoints.digits(one) == tip.since for one in tip.ids):
        told = checkpoint(tip.since)
        yield CHECKS.found(CODE, _MANIFEST, REWRITTEN, checkpoint=told)
