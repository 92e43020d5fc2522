"""附件：登记的文件都在，内容没有变。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message
from cdo.registry.trees import Obstacle
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Path
    from cdo.model.acts import Attachment
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

    Attaching = model.Filing | model.Report | model.Document

CHECKS = Family()

ABSENT = Message(
    "附件 {file} 不存在",
    "把文件放到登记库的这个位置；路径写错的更正 path，大小写也要一致",
)
CHANGED = Message(
    "附件 {file} 的校验值与登记的不同，文件换过或者改过",
    "文件是对的，sha256 改成 {digest}；文件不对的，换回登记时的那一份",
)
LINK = Message(
    "附件 {file} 是符号链接，或者放在链接的文件夹里，不读",
    "把链接换成文件本身，放在登记库的 attachments/ 里",
)
NO_FILE = Message(
    "附件 {file} 不是一个文件",
    "path 写到文件为止，不写文件夹；有几个文件的，每个写一项，或者打成一个压缩包",
)
DENIED = Message("附件 {file} 读不出来", "检查文件的权限，确认能打开以后再校验")


@CHECKS.rule(
    "CDO308",
    ABSENT,
    CHANGED,
    LINK,
    NO_FILE,
    DENIED,
    of=("filing", "report", "document"),
)
def unchanged(registry: Registry, record: Attaching) -> Iterator[Finding]:
    """附件都在登记的位置，内容与登记时相同。

    附件是备案报送、述职报告和公文的正文。登记时记下文件的校验值（sha256），
    以后文件丢了、换了、改了一个字都能看出来。路径从登记库的文件夹算起；
    不跟随符号链接，因为链接指向的文件不在登记库里，别人那里没有。

    怎么改：文件丢了的放回来，路径写错的更正 path；确认文件是对的，
    照提示更正 sha256，否则换回登记时的那一份。

    反例：

    ```yaml
    # attachments/2022/plan-a.txt
    云州市交通局实施方案（修改稿）
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    attachments:
    - path: attachments/2022/plan-a.txt
      sha256: 277099325be40038578197374030b08c79ec9e60162bd7bca524f9917e3525eb  # CDO308
    - path: attachments/2022/plan-a-table.xlsx  # CDO308
      sha256: 277099325be40038578197374030b08c79ec9e60162bd7bca524f9917e3525eb
    events:
      - {state: 已报送, on: 2022-08-20}
    ```

    正例：

    ```yaml
    # attachments/2022/plan-a.txt
    云州市交通局实施方案（全文）
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    attachments:
    - path: attachments/2022/plan-a.txt
      sha256: 277099325be40038578197374030b08c79ec9e60162bd7bca524f9917e3525eb
    events:
      - {state: 已报送, on: 2022-08-20}
    ```
    """
    for path, attachment in _attached(record):
        file = attachment.path
        digest = registry.digest(file)
        if isinstance(digest, Obstacle):
            message = _OBSTACLES.get(digest, DENIED)
            yield finding(record, (*path, "path"), message, file=file)
        elif digest != attachment.sha256:
            told = {"file": file, "digest": digest}
            yield finding(record, (*path, "sha256"), CHANGED, **told)


_OBSTACLES = {
    Obstacle.ABSENT: ABSENT,
    Obstacle.LINK: LINK,
    Obstacle.SPECIAL: NO_FILE,
}


def _attached(record: Attaching) -> Iterator[tuple[Path, Attachment]]:
    """Yield every attachment of *record*, and where it stands there."""
    if isinstance(record, model.Document):
        if record.file is not None:
            yield ("file",), record.file
        return
    for index, attachment in enumerate(record.attachments):
        yield ("attachments", index), attachment
