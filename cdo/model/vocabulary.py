"""用词表：系列、批次、性质、资格。"""

from __future__ import annotations

from cdo.model.base import Record
from cdo.model.parts import field
from cdo.model.types import CohortName, Key, Many, QualificationName, Some, Text


class Vocabulary(Record):
    """制度自己的用词。"""

    tracks: Some[Text] = field(
        title="系列", description="单位的系列，各系列设哪些职位见职位表"
    )
    cohorts: Some[Text] = field(title="批次", description="单位纳入制度的批次")
    pilot_cohort: CohortName | None = field(
        default=None,
        title="试点批次",
        description="其中哪一批是试点，试点单位另见 scope.yaml",
    )
    natures: Some[Text] = field(title="性质", description="单位的性质")
    qualifications: dict[Key, Many[QualificationName]] = field(
        title="资格", description="任职资格，各自列出它还满足哪些资格"
    )
