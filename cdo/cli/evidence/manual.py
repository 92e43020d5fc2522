"""The page that tells how to check a pack of evidence with common programs alone."""

from __future__ import annotations

NAME = "README.md"
"""What the page is called in the pack."""

PAGE = """\
# 核对这份材料

只用 git、ssh-keygen、sha256sum 和 sh，不用 cdo。在这个文件夹里依次运行下面各段；哪一段
报错，那一段就不成立。先从别的途径拿到三样东西：这页开头记的编号
（当面抄的纸，或者打电话问）、签名人的公钥指纹、SHA256SUMS 文件自己的摘要。从同一个来源
拿到的，只能证明它们互相一致。

审计到的提交：`{tip}`

它的编号：`{checkpoint}`

## 一、文件没有变

```sh
sha256sum --quiet -c SHA256SUMS
```

## 二、历史完整

取出历史，逐个对象检查，确认最新的提交就是上面那个。

```sh
git clone --quiet --no-checkout history.bundle history
git -C history fsck --full --strict --no-dangling
test "$(git -C history rev-parse HEAD)" = {tip}
```

## 三、编号对得上

编号是下面这个摘要的前 20 位，分组写，最后一位是校验位。

```sh
printf 'cdo-checkpoint 1 %s' {tip} | sha256sum | cut -c1-20 >checkpoint.now
test "$(cat checkpoint.now)" = {digits}
```

## 四、登记库的内容就是这些

`listing.txt` 是那次提交里登记库每个文件的摘要，按路径排列。

```sh
while read -r sum path; do
  now=$(git -C history cat-file blob {tip}:{inside}"$path" | sha256sum)
  test "$now" = "$sum  -"
done <listing.txt
test "$(wc -l <listing.txt)" = "$(git -C history ls-tree -r {tip}{listed} | wc -l)"
```
{seals}
## {last}、报告

`audit.json` 是审计的全部结果，`report.docx` 和 `report.md` 是它的说明。结果是 cdo 查出
来的；要重做，在取出的历史里运行 `cdo audit`。每一项都写明提交，可以自己看：

```sh
git -C history log -1 --format='%H %an %cI %s' {tip}
```
"""

SEALS = """
## 五、封条

封条是签了名的标签。核对名字、盖的提交、签名；签名人以那次提交里的签名人文件为准，没有
指定签名人文件的，用另外拿到的公钥核对。
"""

SEAL = """
封条 `{name}`，盖在提交 `{commit}`：

```sh
git -C history cat-file tag {name} >{file}.now
cat seals/{file}.payload seals/{file}.sig | cmp - {file}.now
test "$(git -C history rev-parse {name}^{{commit}})" = {commit}
git -C history merge-base --is-ancestor {commit} {tip}
```
"""

SIGNED = """
```sh
git -C history show {commit}:{signers} | cmp - seals/{file}.signers
who=$(TZ=CST-8 ssh-keygen -Y find-principals -s seals/{file}.sig \\
  -f seals/{file}.signers -Overify-time={moment} | head -1)
TZ=CST-8 ssh-keygen -Y verify -f seals/{file}.signers -I "$who" -n git \\
  -s seals/{file}.sig -Overify-time={moment} <seals/{file}.payload
```
"""
