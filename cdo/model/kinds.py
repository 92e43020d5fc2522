"""The table of kinds: where the files of each stand, and which class reads them.

Nothing heavy is imported here, so that folders and titles can be had without the
library that the models stand on.  A new kind is a module and a row of `TABLE`.
"""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of record.

    `parts` name what a path says below `folder`; a kind without parts is one
    file.  `model` is the module and the class.  `root` is the field that holds
    the whole file, where its top is a list or a map of free names.
    """

    name: str
    title: str
    model: str
    folder: str = ""
    parts: tuple[str, ...] = ()
    root: str | None = None
    required: bool = False

    @property
    def file(self) -> str:
        """Path of the one file of a kind without parts, else of a pattern."""
        if not self.parts:
            return f"{self.name.replace('-', '/', 1)}.yaml"
        return "/".join((self.folder, *map(str.upper, self.parts))) + ".yaml"

    def id_of(self, path: str) -> str:
        """Return the id of the record that stands at *path*."""
        stem = path.removesuffix(".yaml")
        return stem.rpartition("/")[2] if not self.parts else stem.partition("/")[2]

    def path_of(self, record: str) -> str:
        """Return the path of the file of the record with the id *record*."""
        return f"{self.folder}/{record}.yaml" if self.parts else self.file

    def ref_of(self, record: str) -> str:
        """Return how others name the record with the id *record*."""
        if self.parts:
            return f"{self.name}/{record}"
        return self.file.removesuffix(".yaml")


_ENTRIES = "entries"

TABLE = (
    Kind("registry", "登记库", "registry:Manifest", required=True),
    Kind("scheme-vocabulary", "用词", "vocabulary:Vocabulary", required=True),
    Kind("scheme-clauses", "条款", "clauses:Clauses", root=_ENTRIES, required=True),
    Kind("scheme-posts", "职位", "posts:Posts", root=_ENTRIES, required=True),
    Kind("scheme-scope", "试点范围", "scope:Scope"),
    Kind("scheme-filings", "备案报送种类", "filings:FilingTypes", root=_ENTRIES),
    Kind("scheme-obligations", "义务", "obligations:Obligations", root=_ENTRIES),
    Kind("scheme-frames", "框架", "frames:Frames"),
    Kind("scheme-duties", "职责", "duties:Duties", root=_ENTRIES),
    Kind("scheme-decisions", "表扬与加分", "decisions:Decisions"),
    Kind("unit", "单位", "unit:Unit", "units", ("id",)),
    Kind("officer", "任职人员", "officer:Officer", "officers", ("id",)),
    Kind("filing", "备案报送", "filing:Filing", "filings", ("year", "id")),
    Kind("report", "述职报告", "report:Report", "reports", ("year", "unit")),
    Kind("rubric", "评价指标", "rubric:Rubric", "rubrics", ("id",)),
    Kind(
        "evaluation", "评价", "evaluation:Evaluation", "evaluations", ("period", "unit")
    ),
    Kind(
        "document", "公文", "document:Document", "documents", ("code", "year", "number")
    ),
    Kind("waiver", "豁免", "waiver:Waiver", "waivers", ("id",)),
)
"""Every kind, in the order in which people are told of them."""

BY_NAME = {kind.name: kind for kind in TABLE}
BY_CLASS = {kind.model.partition(":")[2]: kind for kind in TABLE}
FOLDERS = {kind.folder: kind.name for kind in TABLE if kind.parts}
TITLES = {kind.name: kind.title for kind in TABLE}
PARTS = {kind.name: kind.parts for kind in TABLE if kind.parts}
FILES = {kind.file: kind.name for kind in TABLE if not kind.parts}
"""Names of the kinds that are one file, by the path of that file."""
