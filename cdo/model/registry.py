"""登记库的总说明：registry.yaml。"""

from __future__ import annotations

from typing import Annotated

from cdo.model.base import Noted, Record
from cdo.model.parts import field
from cdo.model.types import FORMAT, Bool, Id, Number, Text, UnitRef

FORMAT_NOW = 1
"""The one version of the data format that there is."""


class Issuer(Noted):
    """一个发文机关。"""

    unit: UnitRef = field(title="发文机关", description="单位编号")
    mark: Text = field(title="机关代字", description="文号中年份前面的字")
    complete: Bool = field(
        default=False,
        title="文号齐全",
        description="登记库是否收齐这个代字的全部文号；写 true 时检查缺号",
    )


class Manifest(Record):
    """一个登记库。"""

    title: Text = field(title="名称", description="登记库的名称")
    scheme: Text = field(title="依据", description="设立制度的文件的文号")
    format: Annotated[int, FORMAT] = field(
        default=FORMAT_NOW, title="格式版本", description="数据格式的版本，现为 1"
    )
    demo: Bool = field(
        default=False,
        title="演示",
        description="人物都是虚构的写 true；由它印出的文件都注明“示例”",
    )
    signers: str | None = field(
        default=None,
        title="签名人文件",
        description="allowed_signers 文件的路径；写了就要求每次提交由其中的人签名",
    )
    late_entry_days: Number = field(
        default=30,
        title="补录天数",
        description="事情发生后多少天内登记不算补录",
    )
    issuers: dict[Id, Issuer] = field(
        title="发文机关", description="documents/ 下的文件夹名，对应的机关和代字"
    )
