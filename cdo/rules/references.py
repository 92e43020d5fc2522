"""引用：一处提到的另一条记录、一个用词，须在别处有。"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message
from cdo.model import kinds
from cdo.nearness import did_you_mean
from cdo.phrases import joined
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cdo.model import Document, Record
    from cdo.model.references import Reference
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

    Called = Mapping[str, list[str]]

CHECKS = Family()

NO_RECORD = Message("{title}“{value}”没有登记，没有 {file} 这个文件", "{remedy}")
NAMED = Message("“{value}”是{title}的{sort}，这里要写编号", "编号是 {ids}")
NO_WORD = Message("{sort}“{value}”不在{file}里", "{remedy}")
NO_KIND = Message("“{value}”开头的种类不对", "{remedy}写成 种类/编号，种类有 {kinds}")
NO_RULE = Message("没有“{value}”这条规则", "{remedy}全部规则见 cdo rules")
NO_ISSUER = Message(
    "文件夹“{code}”不是 registry.yaml 里 issuers 登记的机关代字",
    "{remedy}",
)


CITING = tuple(
    kind for kind in kinds.BY_NAME if kind not in {"scheme-vocabulary", "scheme-frames"}
)
"""The kinds whose records may name clauses."""

NAMING = tuple(
    kind for kind in CITING if kind not in {"scheme-clauses", "scheme-duties", "unit"}
)
"""The kinds whose records may name other records."""


@CHECKS.rule(
    "CDO101", NO_RECORD, NAMED, NO_WORD, NO_KIND, NO_ISSUER, NO_RULE, of=NAMING
)
def resolves(registry: Registry, record: Record) -> Iterator[Finding]:
    """引用的记录和用词都要有。

    单位、人员、备案报送等写编号，编号就是文件名；系列、批次、性质、资格、职位、备案报送种类、
    义务、等次写用词表里的词。写错一个字，后面的统计就会漏掉这一条。

    怎么改：照提示更正；确实还没有登记的，先登记。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-jv  # CDO101
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子  # CDO101
        from: 2022-07-01
        basis: 云人〔2022〕1号
    # documents/yzz/2022/1.yaml
    kind: 通知  # CDO101
    format: 信函
    title: 云州市数据局关于报送人员名单的通知
    recipients: [市交通局]
    date: 2022-06-01
    publicity: 主动公开
    events:
      - {state: 签发, on: 2022-06-01}
      - {state: 印发, on: 2022-06-01}
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-07-01
        basis: 云人〔2022〕1号
    ```
    """
    for target, links in registry.links_of(record).items():
        if target in kinds.PARTS:
            for link in links:
                if not registry.known(target, link.value):
                    yield _no_record(registry, record, link, target)
        elif target == "any":
            for link in links:
                if link.kind not in kinds.PARTS:
                    if link.kind not in _SCHEME_KINDS:
                        yield _no_kind(record, link)
                elif not registry.known(link.kind, link.name):
                    yield _no_record(registry, record, link, link.kind)


RULE = CHECKS[0].rule
"""The rule of which `cdo.rules.words` has the parts on words."""

_SCHEME_KINDS = {"obligation": "scheme-obligations", "clause": "scheme-clauses"}
"""What a reference may name besides records, and the kind of file it stands in."""


def _no_record(
    registry: Registry, record: Record, link: Reference, kind: str
) -> Finding:
    """Return that there is no record of the *kind* that *link* of *record* names."""
    name = link.name if link.target == "any" else link.value
    spec = kinds.BY_NAME[kind]
    told = {"title": spec.title, "value": name}
    called = registry.once(_called, kind)
    if name in called:
        told["sort"] = "姓名" if kind == "officer" else "名称"
        told["ids"] = joined(dict.fromkeys(called[name]))
        return finding(record, link.path, NAMED, **told)
    told["file"] = spec.path_of(name)
    told["remedy"] = did_you_mean(name, registry.ids(kind), "更正编号，或者先登记")
    return finding(record, link.path, NO_RECORD, **told)


def _called(registry: Registry, kind: str) -> Called:
    """Return the ids of the records of one kind by what people call them."""
    found: dict[str, list[str]] = defaultdict(list)
    if kind == "unit":
        for unit in registry.all(model.Unit):
            for name in unit.names:
                found[name.official].append(unit.id)
                found[name.short].append(unit.id)
    elif kind == "officer":
        for officer in registry.all(model.Officer):
            found[officer.name].append(officer.id)
    return found


def _no_kind(record: Record, link: Reference) -> Finding:
    known = [*kinds.PARTS, *_SCHEME_KINDS]
    return finding(
        record,
        link.path,
        NO_KIND,
        value=link.value,
        kinds=joined(known),
        remedy=did_you_mean(link.kind, known),
    )


@CHECKS.also("CDO101", of=("document",), needs=("registry",))
def issuer_resolves(registry: Registry, document: Document) -> Iterator[Finding]:
    """Yield that the folder of *document* is no issuer's."""
    code = document.id.partition("/")[0]
    issuers = registry.manifest.issuers
    if code not in issuers:
        remedy = which_word(code, issuers)
        yield finding(document, (), NO_ISSUER, code=code, remedy=remedy)


def which_word(word: str, words: Iterable[str]) -> str:
    """Return which of *words* was meant by *word*, or all that there are."""
    known = list(words)
    every = f"可以写的有：{joined(known)}" if known else "先在那里登记这个词"
    return did_you_mean(word, known, every)


NO_CLAUSE = Message("条款“{value}”不在 scheme/clauses.yaml 里", "{remedy}")
CLAUSE_FORMS = "写条款的完整编号，括号用半角"


@CHECKS.rule("CDO103", NO_CLAUSE, of=CITING, needs=("scheme-clauses",))
def clauses_exist(registry: Registry, record: Record) -> Iterator[Finding]:
    """引用的条款须在条款表里。

    条款编号写错，检查结果和公文里引用的依据就是错的。

    怎么改：照提示更正；条款表里确实没有的，先在 scheme/clauses.yaml 里登记。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市数据局, short: 市数据局}
    nature: 政府部门
    clauses: [九-1]  # CDO103
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市数据局, short: 市数据局}
    nature: 政府部门
    clauses: [三-1]
    ```
    """
    known = registry.scheme.clauses.entries
    links = registry.links_of(record)
    named = [link for link in links.get("any", ()) if link.kind == "clause"]
    for link in (*links.get("clause", ()), *named):
        if link.name not in known:
            remedy = did_you_mean(link.name, known, CLAUSE_FORMS)
            yield finding(record, link.path, NO_CLAUSE, value=link.name, remedy=remedy)
