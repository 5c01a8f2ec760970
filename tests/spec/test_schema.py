"""The JSON Schema of a flow: it takes what the reader takes, and refuses the slips of structure."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from simulator.spec.schema import flow_schema
from tests.spec.golden import BAD, GOOD, ROOT

FLOWS = [path for path in sorted((ROOT / "flows").glob("*.yaml")) if path.stem not in ("portal", "dossiers")]
STRUCTURE = ["F001", "F002", "F003", "F004", "F005", "F008", "F010", "F011", "F040", "M001", "M002", "M003"]
FORMS = ["T001", "T002", "T003"]


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers and true, false; a date is a text."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if tag.endswith((":int", ":float"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    schema = flow_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def as_booleans(value: Any) -> Any:
    """The same with yes and no as YAML 1.1 has them."""
    if isinstance(value, dict):
        return {key: as_booleans(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_booleans(item) for item in value]
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("path", [*FLOWS, GOOD / "carte.yaml"], ids=lambda path: path.stem)
def test_a_flow_fits_the_schema_however_an_editor_reads_its_scalars(
    path: Path, validator: jsonschema.Draft7Validator
) -> None:
    text = path.read_text(encoding="utf-8")
    for value in (yaml.load(text, yaml.BaseLoader), yaml.load(text, EditorLoader)):
        assert [error.message for error in validator.iter_errors(value)] == []
        assert [error.message for error in validator.iter_errors(as_booleans(value))] == []


@pytest.mark.parametrize("code", [*STRUCTURE, *FORMS])
def test_a_slip_of_structure_is_refused(code: str, validator: jsonschema.Draft7Validator) -> None:
    value = yaml.load((BAD / f"{code.lower()}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert not validator.is_valid(value)


@pytest.mark.parametrize("path", sorted(BAD.glob("[fgstmp]0*.yaml")), ids=lambda path: path.stem)
def test_what_the_schema_refuses_is_a_slip_of_form(path: Path, validator: jsonschema.Draft7Validator) -> None:
    refused = not validator.is_valid(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
    assert not refused or path.stem.upper() in (*STRUCTURE, *FORMS)


def test_every_key_is_explained_in_both_languages() -> None:
    schema = flow_schema()
    for name, definition in schema["definitions"].items():
        for key, value in definition["properties"].items():
            assert len(value["description"].split("\n")) == 2, f"{name}.{key}"
            assert value["markdownDescription"]
