"""The top-level attributes that a request names: dynamodb:Attributes.

The key holds what the request says, not what the answer returns.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
"""

import re

EXPRESSIONS = ("ProjectionExpression", "KeyConditionExpression", "FilterExpression", "ConditionExpression", "UpdateExpression")
_LEGACY_MAPS = ("Key", "Item", "Expected", "AttributeUpdates", "KeyConditions", "QueryFilter", "ScanFilter")
_TOKEN = re.compile(r"(?P<value>:[A-Za-z0-9_]+)|(?P<name>#?[A-Za-z0-9_]+)|(?P<other>.)", re.DOTALL)
_WORDS = {"AND", "OR", "NOT", "IN", "BETWEEN", "SET", "REMOVE", "ADD", "DELETE"}
_FUNCTIONS = {
    "attribute_exists",
    "attribute_not_exists",
    "attribute_type",
    "begins_with",
    "contains",
    "size",
    "if_not_exists",
    "list_append",
}


def attribute_names(request: dict) -> list[str]:
    """The attributes of one item operation, each once, in the order of the request."""
    names = request.get("ExpressionAttributeNames") or {}
    found: list[str] = []
    for member in _LEGACY_MAPS:
        found += list(request.get(member) or {})
    found += request.get("AttributesToGet") or []
    for member in EXPRESSIONS:
        found += in_expression(request.get(member) or "", names)
    return list(dict.fromkeys(found))


def in_expression(expression: str, names: dict[str, str]) -> list[str]:
    """The first segment of every path: `a.b[0]` names `a`, `#x.#y` what `#x` stands for."""
    return [names.get(text, text) for text, first in _names(expression) if first]


def unaliased(expression: str) -> list[str]:
    """Every name that stands in the expression as it is, also behind a dot."""
    return [text for text, _ in _names(expression) if not text.startswith("#")]


def _names(expression: str) -> list[tuple[str, bool]]:
    """The segments of the paths, and whether each is the first of its path."""
    tokens = [(match.lastgroup, match[0]) for match in _TOKEN.finditer(expression) if not match[0].isspace()]
    found = []
    for position, (kind, text) in enumerate(tokens):
        before = tokens[position - 1][1] if position else ""
        after = tokens[position + 1][1] if position + 1 < len(tokens) else ""
        if kind != "name" or before == "[":
            continue
        if text.upper() in _WORDS or (text in _FUNCTIONS and after == "("):
            continue
        found.append((text, before != "."))
    return found
