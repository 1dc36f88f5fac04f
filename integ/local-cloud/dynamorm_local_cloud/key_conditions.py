"""The grammar of KeyConditionExpression, and its legacy form KeyConditions.

    expression = term { AND term }
    term       = "(" expression ")" | condition
    condition  = name comparator value | value comparator name | name BETWEEN value AND value | begins_with "(" name "," value ")"

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\s*(?:(?P<name>#?[A-Za-z0-9_]+)|(?P<value>:[A-Za-z0-9_]+)|(?P<comparator><=|>=|<>|=|<|>)|(?P<mark>[(),]))")
_MIRRORED = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_LEGACY = {"EQ": "=", "LT": "<", "LE": "<=", "GT": ">", "GE": ">=", "BEGINS_WITH": "begins_with", "BETWEEN": "BETWEEN"}


class KeyConditionError(ValueError):
    """A key condition that DynamoDB would refuse."""


@dataclass(frozen=True)
class KeyCondition:
    """One condition: the attribute's name, how the request writes it, the operator and the names of its values."""

    attribute: str
    written: str
    operator: str
    values: tuple[str, ...]

    def canonical(self) -> str:
        if self.operator == "BETWEEN":
            return f"{self.written} BETWEEN {self.values[0]} AND {self.values[1]}"
        if self.operator == "begins_with":
            return f"begins_with({self.written}, {self.values[0]})"
        return f"{self.written} {self.operator} {self.values[0]}"


def parse(expression: str, names: dict[str, str], values: dict[str, dict]) -> list[KeyCondition]:
    parser = _Parser(_tokens(expression), names, values)
    found = parser.expression()
    if parser.kind() != "end":
        raise KeyConditionError(f"unexpected {parser.text()!r} in the key condition {expression!r}")
    attributes = [condition.attribute for condition in found]
    if len(set(attributes)) < len(attributes):
        raise KeyConditionError(f"an attribute stands twice in the key condition {expression!r}")
    return found


def legacy(conditions: dict[str, dict]) -> dict[str, tuple[str, list[dict]]]:
    """KeyConditions, by attribute: the operator and its values."""
    found = {}
    for attribute, condition in conditions.items():
        operator = _LEGACY.get(condition.get("ComparisonOperator", ""))
        values = condition.get("AttributeValueList") or []
        if operator is None or len(values) != (2 if operator == "BETWEEN" else 1):
            raise KeyConditionError(
                f"KeyConditions cannot use {condition.get('ComparisonOperator')!r} with {len(values)} values on {attribute!r}"
            )
        found[attribute] = (operator, values)
    return found


def _tokens(expression: str) -> list[tuple[str, str]]:
    tokens, position = [], 0
    while expression[position:].strip():
        token = _TOKEN.match(expression, position)
        if not token:
            raise KeyConditionError(f"unexpected {expression[position:].strip()[0]!r} in the key condition {expression!r}")
        tokens.append((token.lastgroup or "", token[token.lastgroup or 0]))
        position = token.end()
    return [*tokens, ("end", "the end")]


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]], names: dict[str, str], values: dict[str, dict]):
        self.tokens, self.names, self.values = tokens, names, values

    def kind(self) -> str:
        return self.tokens[0][0]

    def text(self) -> str:
        return self.tokens[0][1]

    def take(self, kind: str, text: str | None = None) -> str:
        found_kind, found = self.tokens[0]
        if found_kind != kind or (text is not None and found.upper() != text.upper()):
            raise KeyConditionError(f"{text or f'a {kind}'} is expected before {found!r} in the key condition")
        self.tokens = self.tokens[1:]
        return found

    def word(self, text: str) -> bool:
        return self.kind() == "name" and self.text().upper() == text

    def expression(self) -> list[KeyCondition]:
        found = self.term()
        while self.word("AND"):
            self.take("name")
            found += self.term()
        return found

    def term(self) -> list[KeyCondition]:
        if self.text() == "(":
            self.take("mark", "(")
            found = self.expression()
            self.take("mark", ")")
            return found
        return [self.condition()]

    def condition(self) -> KeyCondition:
        if self.kind() == "value":
            value = self.value()
            comparator = self.comparator()
            written, attribute = self.name()
            return KeyCondition(attribute, written, _MIRRORED[comparator], (value,))
        if self.text() == "begins_with" and self.tokens[1][1] == "(":
            return self.begins_with()
        written, attribute = self.name()
        if self.word("BETWEEN"):
            self.take("name")
            low = self.value()
            self.take("name", "AND")
            return KeyCondition(attribute, written, "BETWEEN", (low, self.value()))
        return KeyCondition(attribute, written, self.comparator(), (self.value(),))

    def begins_with(self) -> KeyCondition:
        self.take("name")
        self.take("mark", "(")
        written, attribute = self.name()
        self.take("mark", ",")
        value = self.value()
        self.take("mark", ")")
        return KeyCondition(attribute, written, "begins_with", (value,))

    def name(self) -> tuple[str, str]:
        written = self.take("name")
        if not written.startswith("#"):
            return written, written
        if written not in self.names:
            raise KeyConditionError(f"the name {written} of the key condition is not defined")
        return written, self.names[written]

    def value(self) -> str:
        written = self.take("value")
        if written not in self.values:
            raise KeyConditionError(f"the value {written} of the key condition is not defined")
        return written

    def comparator(self) -> str:
        comparator = self.take("comparator")
        if comparator not in _MIRRORED:
            raise KeyConditionError(f"{comparator} cannot be used in a key condition")
        return comparator
