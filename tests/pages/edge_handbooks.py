"""Handbooks at the edges of what is known: nothing written, one record of each kind, everything unknown, everything accepted."""

import json
from collections.abc import Mapping
from functools import cache

from demonstration import DAY, REPOSITORY
from goldthread.baseline.baseline import baseline_text
from goldthread.inspection import Inspection, explanations, inspect_files
from goldthread.language.catalogue import Catalogue
from goldthread.model.kinds import KINDS
from goldthread.model.record import Audience
from goldthread.model.shapes import ChoiceShape, DateShape, FieldShape, Shape, TextShape, shape_of
from goldthread.pages.frame.context import Build, Context
from goldthread.reading.files import files_on_disk
from goldthread.settings import Settings
from rough_specimen.planted import ROOT
from specimen.overlay import SPECIMEN

_KEPT = ("id", "audience", "notes", "was", "waive", "language", "cards", "alignment", "colours", "rules")
"""What says nothing about a brand, and is left out where everything else is unknown."""


HANDBOOKS = ("empty", "one of each", "all unknown", "rough", "accepted", "specimen", "demonstration")


def files_of(name: str) -> Mapping[str, bytes]:
    """The files of a handbook by its name."""
    match name:
        case "empty":
            return {"content/handbook.yml": _json(_record("handbook", {}))}
        case "one of each" | "all unknown":
            return _one_of_each(everything_unknown=name == "all unknown")
        case "accepted":
            rough = files_on_disk(ROOT)
            accepted = (each.identity for each in inspection_of("rough").judgement.findings)
            return {**rough, "content/baseline.yml": baseline_text(accepted).encode()}
    return files_on_disk({"rough": ROOT, "specimen": SPECIMEN, "demonstration": REPOSITORY}[name])


@cache
def inspection_of(name: str) -> Inspection:
    """The inspection of a handbook by its name."""
    return inspect_files(files_of(name), Settings(today=DAY))


def context_of(inspection: Inspection, language: Catalogue, audience: Audience = "internal") -> Context:
    """The context of the pages of a handbook."""
    return Context(
        graph=inspection.graph,
        findings=inspection.findings,
        waived=inspection.judgement.waived,
        rules=inspection.rules,
        explanations=explanations(inspection.rules),
        build=Build(on=DAY, commit="abc1234", generator="0.1.0"),
        language=language,
        verdicts=inspection.verdicts,
        accepted=inspection.accepted,
        audience=audience,
        history=inspection.history,
    )


def _one_of_each(*, everything_unknown: bool) -> Mapping[str, bytes]:
    files: dict[str, dict[str, object]] = {}
    for kind, record_type in KINDS.items():
        unknown = {
            field.name: "unknown"
            for field in shape_of(kind).fields.values()
            if everything_unknown and not field.required and field.name not in _KEPT and not field.name.startswith("(")
        }
        record = _record(kind, unknown)
        stem, heading = record_type.section
        if kind == "handbook":
            files["content/handbook.yml"] = record
        elif stem:
            files.setdefault(f"{stem}.yml", {}).setdefault(heading, {})[f"one-{kind}"] = record  # type: ignore[index]
        else:
            home = record_type.homes[0]
            files[f"{home}/all.yml" if home == "principles" else f"{home}.yml"] = {f"one-{kind}": record}
    return {path: _json(data) for path, data in files.items()}


def _record(kind: str, fields: Mapping[str, object]) -> dict[str, object]:
    required = (field for field in shape_of(kind).fields.values() if field.required and field.name != "id")
    return {**{field.name: _value(field, kind) for field in required}, **fields}


def _value(field: FieldShape, kind: str) -> object:
    shape: Shape = field.shape
    match shape:
        case DateShape():
            return "2025-06-01"
        case ChoiceShape(words=(first, *_)):
            return first
        case TextShape(ref=(target, *_)):
            return f"one-{target}"
        case TextShape(pattern=pattern) if pattern:
            return "1.0"
        case _:
            return f"The {field.name} of the {kind}"


def _json(data: Mapping[str, object]) -> bytes:
    """JSON, which is YAML as well."""
    return json.dumps(data, indent=1).encode()
