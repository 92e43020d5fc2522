"""The fire itself: `python -m tests.fire.run 100000`, over two processes.

Damage number n is the same on every machine as long as the corpus is: so what
went wrong can be had again by its number, with `--only n`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple, Self

from cdo.findings import Severity
from cdo.registry import encoding
from tests.fire import agreement, corpus, figures, judging, labelled, mutations, oracle

if TYPE_CHECKING:
    from cdo.findings import Diagnostic
    from tests.fire.corpus import Files, Sample
    from tests.fire.judging import Answer
    from tests.fire.labelled import Labelled

SEED = "2022-56"
CHUNK = 250


@dataclass
class Total:
    """What came of some damages.

    `sound` are those after which nothing was found, `silent` the labelled ones of
    which nothing was said.
    """

    mutations: int = 0
    labelled: int = 0
    sound: int = 0
    findings: int = 0
    compared: int = 0
    silent: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    codes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __iadd__(self, other: Total) -> Self:
        """Add what came of *other* damages."""
        self.mutations += other.mutations
        self.labelled += other.labelled
        self.sound += other.sound
        self.findings += other.findings
        self.compared += other.compared
        self.silent += other.silent
        self.slowest = max(self.slowest, other.slowest)
        self.codes += other.codes
        self.wrong += other.wrong
        return self


class Damaged(NamedTuple):
    """A registry of which one file is damaged, how, and what must be found if known."""

    laid: Files
    path: str
    told: str
    label: Labelled | None = None


@cache
def _pools() -> dict[str, list[Sample]]:
    """Return the samples by their families; those that are large apart from them."""
    pools = defaultdict(list)
    for one in corpus.samples():
        pools["large" if len(one.data) >= corpus.LARGE else one.family].append(one)
    return pools


def damaged(number: int, seed: str = SEED) -> Damaged:
    """Return the registry with damage *number*; one in five is a labelled one."""
    dice = mutations.chance(f"{seed}:{number}")
    if number % 5 == 0:
        label = labelled.labelled(dice)
        return Damaged(label.laid, label.path, f"{number}: {label.told}", label)
    pools = _pools()
    family = dice.choice(("sound", "sound", "hostile", "example"))
    sample = dice.choice(pools["large" if dice.random() < 1 / 200 else family])
    other = dice.choice(pools[dice.choice(("sound", "hostile", "example"))])
    data, how = mutations.mutated(dice, sample.data, other.data)
    if sample.family == "sound" and dice.random() < 3 / 4:
        around = corpus.files("tests/data/base")
        sample = sample._replace(around={**around, sample.path: sample.data})
    if dice.random() < 1 / 8:
        lost = dice.sample(sorted(sample.around), dice.choice((1, 2, 6)))
        left = {path: it for path, it in sample.around.items() if path not in lost}
        sample = sample._replace(around={**left, sample.path: sample.data})
    told = f"{number}: {sample.name}: {how}"
    return Damaged(sample.with_data(data), sample.path, told)


def fired(numbers: range, seed: str = SEED) -> Total:
    """Return what came of the damages *numbers*."""
    total = Total()
    for number in numbers:
        it = damaged(number, seed)
        answer = judging.judged(it.laid, it.path)
        wrong = [*answer.wrong, *_unlike(answer, it.path, it.laid[it.path], total)]
        if it.label is not None:
            total.labelled += 1
            if it.label.silent(answer.found):
                total.silent += 1
                wrong.append(f"silent: not {it.label.codes}")
        total.mutations += 1
        total.sound += not any(_is_error(one) for one in answer.found)
        total.findings += len(answer.found)
        total.codes.update({one.rule.code for one in answer.found})
        total.slowest = max(total.slowest, (answer.seconds, number))
        total.wrong += [f"{it.told}: {one}" for one in wrong]
    return total


def _is_error(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR


def _unlike(answer: Answer, path: str, data: bytes, total: Total) -> list[str]:
    """Return where others see something else in what was taken as YAML.

    To the oracle it must mean the same; the schema must agree with the model.
    """
    if not answer.is_yaml:
        return []
    total.compared += 1
    told = oracle.opinion(encoding.decoded(data).text or "")
    if told:
        return [f"oracle: {told}"]
    return [f"schema: {one}" for one in agreement.disagreements(path, data)]


def main() -> int:
    """Fire as often as asked, say how far it is, and what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mutations", type=int, nargs="?", default=100_000)
    parser.add_argument("--only", type=int, help="one damage, shown as it is")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", action="store_true", help="keep the figures")
    asked = parser.parse_args()
    if asked.only is not None:
        return _show(asked.only)
    numbers = range(asked.first, asked.first + asked.mutations)
    total = _over_two_processes(numbers)
    _print(total)
    if asked.keep:
        _keep(total)
    return 1 if total.wrong else 0


def _over_two_processes(numbers: range) -> Total:
    chunks = [numbers[at : at + CHUNK] for at in range(0, len(numbers), CHUNK)]
    total, shown = Total(), 0
    with ProcessPoolExecutor(2) as pool:
        for part in pool.map(partial(fired, seed=SEED), chunks):
            total += part
            for one in part.wrong:
                _say(one)
            if total.mutations * 20 // len(numbers) > shown:
                shown = total.mutations * 20 // len(numbers)
                _say(f"{total.mutations} / {len(numbers)}")
    return total


def _print(total: Total) -> None:
    seconds, number = total.slowest
    _say(f"mutations             {total.mutations}")
    _say(f"  with errors         {total.mutations - total.sound}")
    _say(f"  without             {total.sound}")
    _say(f"labelled              {total.labelled}")
    _say(f"  let pass            {total.silent}")
    _say(f"findings              {total.findings}")
    _say(f"rules that found      {len(total.codes)}")
    _say(f"compared with oracle  {total.compared}")
    _say(f"slowest               {seconds * 1000:.0f} ms (number {number})")
    _say(f"wrong                 {len(total.wrong)}")


def _keep(total: Total) -> None:
    """Keep the figures of *total*, without those that differ from run to run."""
    fuzz = {
        "seed": SEED,
        "mutations": total.mutations,
        "sound": total.sound,
        "findings": total.findings,
        "codes": sorted(total.codes),
        "labelled": total.labelled,
        "silent": total.silent,
        "compared": total.compared,
        "wrong": len(total.wrong),
    }
    figures.save({**figures.load(), "fuzz": fuzz})


def _show(number: int) -> int:
    it = damaged(number)
    answer = judging.judged(it.laid, it.path)
    wrong = [*answer.wrong, *_unlike(answer, it.path, it.laid[it.path], Total())]
    if it.label is not None and it.label.silent(answer.found):
        wrong.append(f"silent: not {it.label.codes}")
    _say(it.told, repr(it.laid[it.path][:4000]))
    for one in answer.found:
        _say(f"{one.place} {one.rule.code} {one.message} {one.hint}")
    _say(*wrong)
    return 1 if wrong else 0


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
