"""What must hold of a file before its YAML is looked at: name, bytes, characters."""

from __future__ import annotations

from cdo.findings import Message, Rule, Severity

OTHER_ENCODING = Message(
    "文件的编码是 {encoding}，不是 UTF-8",
    "用记事本打开，另存为，编码选 UTF-8；"
    "或者运行 iconv -f {encoding} -t UTF-8 {file} > 新文件",
)
BAD_BYTES = Message(
    "从这里起有字节（{bytes}）读不成字，文件可能损坏了",
    "用记事本打开，核对这一行，另存为，编码选 UTF-8",
)
MARKED = Message(
    "文件开头有 UTF-8 标记（BOM），已照常读取",
    "不改也可以；另存时编码选“UTF-8”而不是“UTF-8 BOM”就没有了",
    Severity.INFO,
)
WINDOWS_LINES = Message(
    "文件用 Windows 换行（CRLF），已照常读取",
    "不改也可以；编辑器右下角把 CRLF 换成 LF 就没有了",
    Severity.INFO,
)
ENCODING = Rule(
    "CDO002",
    """文件须用 UTF-8 编码。

    别的编码（GBK、UTF-16 等）在不同的电脑上会读成不同的字。这样的文件整个不读，
    提示里写明看上去是什么编码、怎么转换。UTF-8 的开头标记（BOM）和 Windows 换行
    照常读取，只作提示。

    怎么改：用记事本打开，另存为，编码选 UTF-8。
    """,
    (OTHER_ENCODING, BAD_BYTES, MARKED, WINDOWS_LINES),
)

REPLACEABLE = Message("这里有{what}", "删去它，重新打{instead}")
FORBIDDEN = Message(
    "这里有{what}", "连同前后的字删去重打；它多半是从网页或别的文件粘贴带来的"
)
CHARACTERS = Rule(
    "CDO005",
    """不用看不见的字符、控制字符和兼容汉字。

    零宽空格、方向控制符、软连字符等看不见，却使两个看上去一样的名字不一样；
    兼容汉字和部首（如“⼀”）与常用汉字同形不同码，检索不到。生僻字（𠮷、㛃、䶮、〇）和间隔号（·）都可以用。

    怎么改：有替换字的换成替换字，没有的删去重打。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - official: 云州市⽔利局  # CDO005
        short: "市水利\\u200b局"  # CDO005
    nature: 政府部门
    ```

    正例：

    ```yaml
    # officers/p-9001.yaml
    name: 示例·𠮷㛃䶮
    appointments: []
    ```
    """,
    (REPLACEABLE, FORBIDDEN),
)

CONFLICT = Message(
    "从这里到第 {end} 行的合并冲突还没有处理",
    "<<<<<<< 与 ======= 之间是一方的内容，======= 与 >>>>>>> 之间是另一方的，"
    "留下对的，删去这三行标记",
)
UNDECIDED = Message(
    "“{name}”两边各有改动，或者一边改、一边删，合并不到一起",
    "先在自己的分支里用 git merge 合并一次，定下这个文件留哪一份，再提交",
)
CONFLICTS = Rule(
    "CDO007",
    """文件里没有未处理的合并冲突标记。

    两个人改了同一处，Git 把两份内容都写进文件，等人来选。cdo validate --merge 在
    合并以前就指出这样的文件。

    怎么改：留下对的内容，删去 <<<<<<<、=======、>>>>>>> 三行。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    <<<<<<< HEAD # CDO007
    nature: 政府部门
    =======
    nature: 事业单位
    >>>>>>> other
    ```
    """,
    (CONFLICT, UNDECIDED),
)

LINK = Message(
    "“{name}”是链接，不是文件，没有读取", "删去链接，把它指向的文件复制到这里"
)
SPECIAL = Message("“{name}”不是普通文件，没有读取", "删去它")
DENIED = Message("“{name}”打不开，没有读取", "检查它的读取权限，或者是不是刚被删除")
TOO_DEEP = Message("“{name}”放得太深，没有读取", "登记文件放在种类文件夹下一到三层")
EXTENSION = Message("“{name}”的后缀不是 .yaml", "改名为 {typed}")
STRAY = Message(
    "“{name}”不是登记库的文件",
    "登记文件放在种类文件夹里，叫“编号.yaml”；附件放进 attachments/，用不着的删去",
)
UNKNOWN_FOLDER = Message("“{name}”不是种类文件夹", "{remedy}")
UNKNOWN_FILE = Message("{folder}/ 里不放“{name}”这个文件", "{remedy}")
BAD_NAME = Message("文件路径“{name}”不合规定：{problem}", "{remedy}")
CLASH = Message(
    "“{name}”与“{other}”只差大小写、全角半角或后缀，在有的电脑上是同一个文件",
    "两个只留一个，名称用小写，后缀 .yaml",
)
FILES = Rule(
    "CDO008",
    """登记文件是种类文件夹里名称可移植的普通文件。

    编号就是路径：officers/p-0007.yaml 就是人员 p-0007。链接、管道不读；
    只差大小写的两个名字、con 和 nul 这样的名字，在 Windows 上不能用。

    怎么改：照提示改名或移动。名称用小写字母、数字和短横线，后缀 .yaml。
    """,
    (
        LINK,
        SPECIAL,
        DENIED,
        TOO_DEEP,
        EXTENSION,
        STRAY,
        UNKNOWN_FOLDER,
        UNKNOWN_FILE,
        BAD_NAME,
        CLASH,
    ),
)

RULES = (ENCODING, CHARACTERS, CONFLICTS, FILES)
