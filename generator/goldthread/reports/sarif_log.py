"""The objects of SARIF 2.1.0 that a report uses, named as the standard names them.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01.
"""

from typing import Literal

import msgspec

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Level = Literal["error", "warning", "note", "none"]
BaselineState = Literal["new", "unchanged", "absent"]


class _Object(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """An object whose optional properties are left out when they say nothing."""


class Message(_Object, frozen=True, kw_only=True):
    """Words for a reader."""

    text: str


class Described(_Object, frozen=True, kw_only=True):
    """Words for a reader, as text and as Markdown."""

    text: str
    markdown: str


class ArtifactLocation(_Object, frozen=True, kw_only=True):
    """A file, as a URI from a base."""

    uri: str
    uri_base_id: str | None = None


class Region(_Object, frozen=True, kw_only=True):
    """A stretch of one line; columns are counted from 1, and the last one is the one behind it."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class PhysicalLocation(_Object, frozen=True, kw_only=True):
    """A stretch in a file."""

    artifact_location: ArtifactLocation
    region: Region


class LogicalLocation(_Object, frozen=True, kw_only=True):
    """A record, by its key."""

    fully_qualified_name: str
    kind: str


class Location(_Object, frozen=True, kw_only=True):
    """Where something is."""

    id: int | None = None
    physical_location: PhysicalLocation
    logical_locations: tuple[LogicalLocation, ...] = ()
    message: Message | None = None


class Replacement(_Object, frozen=True, kw_only=True):
    """What is written instead of a stretch."""

    deleted_region: Region
    inserted_content: Message


class ArtifactChange(_Object, frozen=True, kw_only=True):
    """What changes in a file."""

    artifact_location: ArtifactLocation
    replacements: tuple[Replacement, ...]


class Fix(_Object, frozen=True, kw_only=True):
    """A change that fixes a result."""

    description: Message
    artifact_changes: tuple[ArtifactChange, ...]


class Suppression(_Object, frozen=True, kw_only=True):
    """Why a result does not count: a waiver in the record itself, or the baseline beside it."""

    kind: Literal["inSource", "external"]
    status: Literal["accepted"]
    justification: str


class Configuration(_Object, frozen=True, kw_only=True):
    """Whether a rule is applied, and how much it matters."""

    enabled: bool
    level: Level


class Rule(_Object, frozen=True, kw_only=True):
    """A rule with its explanation."""

    id: str
    name: str
    short_description: Message
    full_description: Message
    help: Described
    default_configuration: Configuration


class Result(_Object, frozen=True, kw_only=True):
    """One finding."""

    rule_id: str
    rule_index: int
    kind: Literal["fail", "pass"]
    level: Level
    message: Message
    locations: tuple[Location, ...]
    related_locations: tuple[Location, ...] = ()
    partial_fingerprints: dict[str, str]
    baseline_state: BaselineState | None = None
    suppressions: tuple[Suppression, ...]
    fixes: tuple[Fix, ...] = ()
    properties: dict[str, str] = {}


class Driver(_Object, frozen=True, kw_only=True):
    """The program that found the results."""

    name: str
    version: str
    semantic_version: str
    language: str
    rules: tuple[Rule, ...]


class Tool(_Object, frozen=True, kw_only=True):
    """What found the results."""

    driver: Driver


class Base(_Object, frozen=True, kw_only=True):
    """What URIs are counted from; where it lies is for the reader to know."""

    description: Message


class AutomationDetails(_Object, frozen=True, kw_only=True):
    """What sort of run it was."""

    id: str


class Invocation(_Object, frozen=True, kw_only=True):
    """How the run went."""

    execution_successful: bool


class Run(_Object, frozen=True, kw_only=True):
    """One run, with all that it found."""

    tool: Tool
    automation_details: AutomationDetails
    invocations: tuple[Invocation, ...]
    column_kind: Literal["unicodeCodePoints"]
    original_uri_base_ids: dict[str, Base]
    results: tuple[Result, ...]


class Log(_Object, frozen=True, kw_only=True):
    """The whole file."""

    schema: str = msgspec.field(name="$schema")
    version: Literal["2.1.0"]
    runs: tuple[Run, ...]
