"""Fn::Join in the conditions of a template, which MiniStack takes for an object that equals nothing.

The template of `cdk bootstrap` asks that way whether a list of trusted accounts is empty.
"""

from typing import Any

from ministack.services.cloudformation import changesets, engine, handlers, stacks


def install() -> None:
    stock = engine._evaluate_conditions

    def evaluate_conditions(template: dict, params: dict) -> dict:
        conditions = template.get("Conditions")
        return stock({**template, "Conditions": joined(conditions, params)} if conditions else template, params)

    for module in (engine, changesets, handlers, stacks):
        module._evaluate_conditions = evaluate_conditions


def joined(value: Any, params: dict) -> Any:
    """The value with every Fn::Join of texts and parameters replaced by its text."""
    if isinstance(value, list):
        return [joined(inner, params) for inner in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"Fn::Join"}:
        separator, parts = value["Fn::Join"]
        texts = _texts(parts, params) if isinstance(parts, dict) else [text for part in parts for text in _texts(part, params)]
        return separator.join(texts)
    return {key: joined(inner, params) for key, inner in value.items()}


def _texts(part: Any, params: dict) -> list[str]:
    """A list parameter is one text here, separated by commas."""
    if isinstance(part, dict) and set(part) == {"Ref"} and part["Ref"] in params:
        value = params[part["Ref"]]["Value"]
        return [text.strip() for text in value.split(",")] if isinstance(value, str) else [str(text) for text in value]
    if isinstance(part, str):
        return [part]
    raise ValueError(f"Fn::Join in a condition with {part}: the local cloud knows texts and parameters there.")
