"""两个框架：述职报告的方面，评价的因素。"""

from __future__ import annotations

from cdo.model.base import Record
from cdo.model.parts import field
from cdo.model.types import Key, Text


class Frames(Record):
    """述职报告和评价各自要有的项目。"""

    report_areas: dict[Key, Text] = field(
        title="述职方面", description="述职报告要写的各方面：代号和名称"
    )
    evaluation_factors: dict[Key, Text] = field(
        title="评价因素", description="评价要看的各因素：代号和名称"
    )
