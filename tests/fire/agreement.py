"""Whether a schema and its model agree on a file, as an editor sees the file.

An editor gives types to plain scalars by the core schema of YAML 1.2: numbers become
numbers, `Null` becomes nothing, dates stay texts; the names of fields stay as they are
written.  The oracle reads in just that way, so the values are its, the names ours.

What a model takes, its schema takes.  The other way round only names, what is
required and the shapes of values are held to: a schema that an editor uses is coarser.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker

from cdo.model import KINDS, errors, kinds, schemas
from cdo.model.core import ValidationError
from cdo.model.errors import What
from cdo.registry import characters, encoding, source
from tests.fire import corpus, oracle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.errors import Trouble


@cache
def validator(kind: str) -> Draft202012Validator:
    """Return what validates a file of *kind* against our schema, dates too."""
    schema = schemas.schema(kind)
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def seen(text: str) -> Any:  # noqa: ANN401
    """Return what an editor sees in *text*, which the reader takes as YAML."""
    text += "#\n" if text.endswith("\n") else "\n#\n"
    theirs = oracle.documents(text)
    return _named(source.parse(text)[0], theirs[0] if theirs else None)


def _named(ours: Any, theirs: Any) -> Any:  # noqa: ANN401
    """Return *theirs* with the names of fields as they are in *ours*."""
    if isinstance(ours, dict):
        pairs = zip(ours.items(), theirs.values(), strict=True)
        return {key: _named(value, other) for (key, value), other in pairs}
    if isinstance(ours, list):
        return [_named(*pair) for pair in zip(ours, theirs, strict=True)]
    return theirs


def disagreements(path: str, data: bytes) -> Iterator[str]:
    """Yield in what model and schema differ over the file *data* at *path*.

    Nothing where there is no YAML to look at.
    """
    name, text = corpus.kind_of(path), encoding.decoded(data).text
    if name is None or text is None or characters.refused(text):
        return
    value, faults = source.parse(text)
    if faults:
        return
    refused = list(validator(name).iter_errors(seen(text)))
    try:
        KINDS[name].read(value, kinds.BY_NAME[name].id_of(path))
    except ValidationError as error:
        told = [] if refused else errors.troubles(error, value, KINDS[name])
        shapes = (one for one in told if _is_of_shape(one))
        yield from (f"only the model refuses {one.path}: {one.what}" for one in shapes)
    else:
        yield from (f"only the schema refuses {_told(one)}" for one in refused)


def _is_of_shape(trouble: Trouble) -> bool:
    """Say whether *trouble* is one that an editor is told of as well.

    A field that is asked for only because of another's value is not.
    """
    if trouble.what is What.MISSING:
        return trouble.slot is not None and trouble.slot.required
    return trouble.what in {What.UNKNOWN, What.HOLLOW, What.FORM}


def _told(error: Any) -> str:  # noqa: ANN401
    value = json.dumps(error.instance, ensure_ascii=False, default=str)
    return f"{error.json_path} {error.validator} {value[:80]}"
