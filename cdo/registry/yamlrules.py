"""What must hold of a file's YAML before a model looks at what it says."""

from __future__ import annotations

from cdo.findings import Message, Rule

BROKEN = Message("写法有误：{problem}", "{remedy}")
UNCLOSED = Message(
    "这里的{opening}没有配对，读到第 {end} 行还没有遇到另一半",
    "在这一行的末尾补上{closing}；多打的就删去",
)
OUTDENTED = Message(
    "这里的{opening}在这一行没有配对，第 {end} 行又没有缩进",
    "在这一行的末尾补上{closing}；第 {end} 行是接着写的，就再缩进两格",
)
GLUED = Message("“#”前面少一个空格", "是注释的，“#”前面空一格；是内容的，放进引号里")
NOT_A_MAP = Message("文件应由“字段: 值”组成，这里写成了{got}", "{remedy}")
SYNTAX = Rule(
    "CDO001",
    """文件须是写法正确的 YAML。

    YAML 靠冒号、缩进和列表的短横线表示结构，其中一处写错，后面的内容就无法理解，
    所以一个文件只报告第一处。

    怎么改：看所报的行和它的上一行，冒号后面空一格，同一层的字段左边对齐，引号和括号成对。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局  # CDO001
    nature: 政府部门
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    ```
    """,
    (BROKEN, UNCLOSED, OUTDENTED, GLUED, NOT_A_MAP),
)

LARGE = Message(
    "文件超过 256 KiB，没有读取", "把附件放进 attachments/，这里只写登记内容"
)
DEEP = Message("这里嵌套超过 16 层，没有再往下读", "登记内容不需要这样深，删去多余的层")
ANCHOR = Message("这里用了 YAML 的锚点 &{name}", "删去 &{name}，在用到它的地方照写一遍")
ALIAS = Message(
    "这里用了 YAML 的引用 *{name}",
    "把要引用的内容照写一遍；星号是值的一部分的，给整个值加上引号：'…'",
)
MERGE = Message("这里用了 YAML 的合并键 <<", "删去这一行，把要合并的字段照写一遍")
TAG = Message("这里用了 YAML 的类型标记 {name}", "删去 {name}，只留后面的值")
DIRECTIVE = Message("这里用了 YAML 的指令行", "删去以 % 开头的这一行")
SECOND = Message(
    "从这里起是同一文件里的第二份内容", "另存为一个文件，或者删去 --- 这一行"
)
COMPLEX_KEY = Message("字段名须是一个词，这里不是", "冒号左边只写字段名")
PLAIN_YAML = Rule(
    "CDO003",
    """只用登记库需要的那部分 YAML。

    一个文件一份文档，由字段、列表和文字组成；不用锚点、引用、合并、类型标记和指令，
    文件不超过 256 KiB，嵌套不超过 16 层。这样人看到什么，程序读到的就是什么。

    怎么改：照提示删去标记，把内容直接写出来。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: &n 云州市水利局, short: 市水利局}  # CDO003
    nature: !!str 政府部门  # CDO003
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    ```
    """,
    (LARGE, DEEP, ANCHOR, ALIAS, MERGE, TAG, DIRECTIVE, SECOND, COMPLEX_KEY),
)

TWICE = Message(
    "字段“{key}”写了两次，第一次在第 {first} 行", "留下对的一处，另一处删去"
)
ALIKE = Message(
    "字段“{key}”与第 {first} 行的“{other}”只差全角半角、大小写或空格",
    "留下对的一处，另一处删去；字段名用小写半角",
)
DUPLICATE_KEYS = Rule(
    "CDO004",
    """同一层里一个字段只写一次。

    一个字段写两次，就不知道哪个算数。只差全角半角、大小写或前后空格的，也算同一个字段。

    怎么改：两处只留一处。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    nature: 事业单位  # CDO004
    ```
    """,
    (TWICE, ALIKE),
)

COLON = Message("字段名后面用了全角冒号“：”", "改成半角冒号加一个空格：{typed}")
COMMA = Message("括号里用了全角逗号“，”", "改成半角逗号加一个空格：{typed}")
QUOTES = Message("字段名用了中文引号：{key}", "去掉引号，写成 {typed}")
WIDE_KEY = Message("字段名“{key}”用了全角字符或全角空格", "改成半角：{typed}")
WIDE_INDENT = Message("行首用了全角空格", "删去，改用半角空格，与同一层的其他行对齐")
TAB = Message("行首用了制表符（Tab）", "删去，改用空格，与同一层的其他行对齐")
NO_BLANK = Message("冒号后面少一个空格", "写成 {typed}")
WIDE_BLANK = Message("冒号后面用了全角空格", "改成半角空格：{typed}")
DASH = Message("列表项前面的短横线不是半角的“-”", "改成半角短横线加一个空格：{typed}")
DASH_BLANK = Message("列表项的短横线后面少一个半角空格", "写成 {typed}")
HASH = Message("注释前面用了全角井号“＃”", "改成半角的 #")
WIDE_VALUE = Message("这里用了全角字符、中文标点或多余的空格：{value}", "写成 {typed}")
WIDE_NAME = Message("“{value}”里有全角空格", "删去空格，写成 {typed}")
KEYBOARD = Rule(
    "CDO006",
    """表示结构的符号、日期、编号用半角。

    中文输入法打出的冒号（：）、逗号（，）、引号（“”）、数字（１２３）和空格（　），
    与半角的不是同一个字符。在文字里照常使用；用在字段名后面、列表里、行首、日期和编号里，程序就读不懂。

    怎么改：切换到英文输入法，照提示重打这几个字符。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - official：云州市水利局  # CDO006
        short: 市水利局
    nature：政府部门  # CDO006
    ```

    ```yaml
    # units/b-ju.yaml
    names:
      - official: 云州市水利局
        short: 市水利局
        from: ２０２２－０１－０１  # CDO006
    nature: 政府部门
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    note: 说明文字里可以用：全角标点，“引号”和１２３。
    ```
    """,
    (
        COLON,
        COMMA,
        QUOTES,
        WIDE_KEY,
        WIDE_INDENT,
        TAB,
        NO_BLANK,
        WIDE_BLANK,
        DASH,
        DASH_BLANK,
        HASH,
        WIDE_VALUE,
        WIDE_NAME,
    ),
)

RULES = (SYNTAX, PLAIN_YAML, DUPLICATE_KEYS, KEYBOARD)
