from __future__ import annotations

from tests.documents.measuring.test_reading import laid
from tests.documents.measuring.words import para


def test_automatic_numbers_are_counted_as_word_does() -> None:
    def level(at: int, form: str, text: str, more: str = "") -> str:
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
        )

    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "%1、", '<w:pPr><w:ind w:left="420"/></w:pPr>')
        + level(1, "decimal", "%1.%2")
        + level(2, "upperLetter", "%3.")
        + level(3, "lowerLetter", "%4)")
        + level(4, "bullet", "·")
        + level(99, "decimal", "?")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="（%1）"/></w:lvl></w:lvlOverride></w:num>'
    )

    def item(at: int, number: int = 1) -> str:
        given = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
        return para("文", given)

    body = "".join(map(item, (0, 0, 1, 1, 2, 3, 4, 0, 1))) + item(0, 2) + item(0, 2)
    told = [one.text for one in laid(body + item(0, 7), numbering=numbering).paragraphs]
    assert told == [
        *(
            "一、文",
            "二、文",
            "二.1文",
            "二.2文",
            "A.文",
            "a)文",
            "文",
            "三、文",
            "三.1文",
        ),
        *("（3）文", "（4）文", "文"),
    ]
    assert laid(item(0), numbering=numbering).paragraphs[0].left > 0
