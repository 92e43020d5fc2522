"""签名：每次提交都由上一次提交认可的人签名。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.audit.base import Family
from cdo.audit.keys import Verdict
from cdo.findings import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step

CHECKS = Family()

CODE = "CDO904"

_MANIFEST = "registry.yaml"

MISSING = Message(
    "这次提交没有签名",
    "registry.yaml 的 signers 要求每次提交签名：问明是谁提交的，设好签名再提交",
)
OTHER = Message(
    "这次提交的签名不是 SSH 签名，不认",
    "用 SSH 密钥签名：git config gpg.format ssh",
)
STRANGE = Message(
    "签这次提交的密钥，上一次提交的签名人文件没有认可，或者当时已经失效",
    "问明是谁的密钥；新的签名人先由已认可的人登记，再用新密钥提交",
)
BAD = Message(
    "这次提交的签名不成立：内容在签名以后变过，或者签名是从别处拿来的",
    "不要采信这次提交，问明它的来历",
)
NO_LIST = Message(
    "上一次提交的 registry.yaml 指定了签名人文件 {file}，却没有这个文件",
    "补上签名人文件；在它补上以前的提交，签名无法核对",
)
_SAID = {
    Verdict.MISSING: MISSING,
    Verdict.OTHER: OTHER,
    Verdict.STRANGE: STRANGE,
    Verdict.BAD: BAD,
    Verdict.NO_LIST: NO_LIST,
}


@CHECKS.rule(CODE, MISSING, OTHER, STRANGE, BAD, NO_LIST, afresh=True)
def authorised(step: Step) -> Iterator[Found]:
    """每次提交都有签名，签名的密钥由上一次提交的签名人文件认可。

    registry.yaml 的 signers 指定一个签名人文件（ssh-keygen 的 allowed_signers 格式），
    写了就要求每次提交签名；没有写的不查。认的是上一次提交里的那份文件：谁也不能在同一次提交里
    先认可自己，再签自己。最早的一次提交没有上一次，不查。用本机的 ssh-keygen 核对，不用
    仓库自己设置的程序。密钥的有效期按提交自己写的时间判断，倒填日期的另见 CDO905。

    签名只说明是谁，不说明何时；密钥借给了别人，签名看不出来。

    怎么改：问明来历。新的签名人由已认可的人写进签名人文件并提交，然后再用新密钥提交；
    离任的人，在文件里给他的密钥写 valid-before，不要删去那一行。
    """
    verdict = step.signature
    message = None if verdict is None else _SAID.get(verdict)
    if message is not None:
        told = step.signers or ""
        yield CHECKS.found(CODE, _MANIFEST, message, record="registry", file=told)
