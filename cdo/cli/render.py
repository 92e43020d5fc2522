"""`cdo render`: official documents from templates and the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import exits, options
from cdo.cli.exits import StopError
from cdo.cli.showing.output import Output, json_text

if TYPE_CHECKING:
    from cdo.cli.papers.commission import Commission

HELP = """用模板和登记库写公文。

写模板的编号和填什么（单位、备案报送、述职报告、评价、评价期，见 --list），用 -o
写明文件，后缀定格式：.md .docx .pdf .html。写几个 REF，或用 --all 写全部的，用 -o
写明文件夹、用 -f 写明格式，文件按记录命名。

写公文登记 document/代字/年/号 的，文号、日期、收发机关取自登记，模板也写在登记里。
写自己的 Markdown 文件（.md）的，按它排版；它也可以像模板一样引用登记库的值，有哪些
可用 --vars 列出。

没有登记或没有签发的印“讨论稿”，示例登记库印“示例”。--check 核对写好的公文与登记库
现在给出的是否一致。已有的文件，加 --force 才会被取代。

退出码：0 写好了，1 核对不一致，2 用法不对、模板有错或不能写，3 有文件读不出来，或没有
LibreOffice 而要写 PDF。
"""

EXAMPLE = """cdo render --list
cdo render reminder 市公安局 -o 催办函.docx
cdo render reminder --all -o 催办/ -f docx
cdo render document/CODE/2022/12 -o 12.docx
cdo render notice.md -o notice.docx
cdo render --vars overall"""

_FORMATS = ("md", "docx", "html", "pdf")


_TEMPLATE: Any = typer.Argument(
    "", metavar="TEMPLATE", help="模板的编号，或公文的登记，或自己的 .md 文件"
)
_REFS: Any = typer.Argument(
    None, metavar="REF", help="填什么：记录、单位的名称，或评价期"
)
_VARIABLES: Any = typer.Option(False, "--vars", help="列出模板能用的值，和各值的出处")
_CHECK: Any = typer.Option(False, "--check", help="核对写好的公文，不一致时退出码 1")
_FORM: Any = typer.Option(
    "",
    "-f",
    "--format",
    metavar="md|docx|html|pdf|text|json",
    help="公文的格式；--list、--vars 和 --check 用 text 或 json",
)
_OUTPUT: Any = typer.Option(
    "", "-o", "--output", metavar="FILE", help="写到这个文件，或文件夹；- 是屏幕"
)


def run(  # noqa: PLR0913  # one parameter an option
    *,
    template: str = _TEMPLATE,
    refs: list[str] = _REFS,
    every: bool = typer.Option(False, "--all", help="这个模板能写的，每条记录一件"),
    listing: bool = typer.Option(False, "--list", help="列出有哪些模板"),
    variables: bool = _VARIABLES,
    check: bool = _CHECK,
    force: bool = typer.Option(False, "--force", help="取代已有的文件"),
    as_of: str = options.AS_OF,
    known_at: str = options.KNOWN_AT,
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = _FORM,
    output: str = _OUTPUT,
) -> int:
    """Write documents, or tell of templates; return the exit code."""
    _refuse_together(listing=listing, variables=variables, check=check)
    told = listing or variables or check
    _check_format(form, told=told)
    if listing:
        return _list(registry, form, output)
    from cdo.cli.papers.commission import Source, commission  # noqa: PLC0415

    source = Source(registry, rev, known_at)
    asked = commission(template, refs or [], as_of, source, every=every)
    if variables:
        return _variables(asked, form, output)
    if check:
        from cdo.cli.papers.drift import check as compare  # noqa: PLC0415

        return compare(asked, form, output)
    from cdo.cli.papers.printing import write  # noqa: PLC0415

    return write(asked, output, form, force=force)


def _refuse_together(**options_given: bool) -> None:
    names = {"listing": "--list", "variables": "--vars", "check": "--check"}
    given = [names[name] for name, on in options_given.items() if on]
    if len(given) > 1:
        raise StopError(f"{'、'.join(given)} 不能一起用")


def _check_format(form: str, *, told: bool) -> None:
    allowed = ("text", "json") if told else _FORMATS
    if form and form not in allowed:
        from cdo.cli.words import not_among  # noqa: PLC0415

        raise StopError(f"选项 -f：{not_among(form, allowed)}")


def _list(registry: str, form: str, output: str) -> int:
    """List the templates; return the exit code."""
    from cdo.cli.papers.catalogue import catalogue, lines  # noqa: PLC0415
    from cdo.registry.trees import FolderTree  # noqa: PLC0415

    answer = Output(output or "-")
    folder = options.sought(registry)
    if folder is not None:
        answer.spare(folder)
    found, broken = catalogue(FolderTree(folder) if folder is not None else None)
    if form == "json":
        rows = [{"id": one.id, "title": one.title, "takes": one.takes} for one in found]
        answer.write(json_text({"schema": "cdo/templates/1", "templates": rows}))
    else:
        answer.write(lines(found, answer.columns))
    if broken:
        raise StopError("；".join(map(str, broken)))
    return exits.OK


def _variables(asked: Commission, form: str, output: str) -> int:
    """Print what a template may use for one subject; return the exit code."""
    from cdo.cli.papers import variables  # noqa: PLC0415

    answer = Output(output or "-")
    if asked.folder is not None:
        answer.spare(asked.folder)
    data = asked.data()
    if form == "json":
        whole = {"schema": "cdo/variables/1", "template": asked.template.id}
        answer.write(json_text(whole | {"variables": data}))
    else:
        answer.write(variables.lines(data, answer.columns))
    return exits.OK
