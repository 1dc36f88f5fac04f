"""Policy text with variables and wildcards, as IAM reads it.

A variable's value is always literal: a tag whose value is `*` is a star, not a wildcard. A variable without a value makes the
whole text match nothing. Variables exist in policies of Version 2012-10-17 alone; elsewhere `${...}` is plain text.
"""

import re
from collections.abc import Callable
from functools import lru_cache

WITH_VARIABLES = "2012-10-17"
_VARIABLE = re.compile(r"\$\{\s*(?P<key>[^},]*?)\s*(?:,\s*'(?P<default>[^']*)'\s*)?\}")
_ESCAPES = {"*", "?", "$"}

# Gives the value of a condition key: text, a list of texts, or None where the request has no such key.
KeyValues = Callable[[str], object]


def resolve(text: str, version: str, values: KeyValues) -> list[tuple[bool, str]] | None:
    """Split the text into (literal, part): parts that came from variables are literal. None where a variable has no value."""
    if version != WITH_VARIABLES:
        return [(False, text)]
    parts: list[tuple[bool, str]] = []
    end = 0
    for variable in _VARIABLE.finditer(text):
        parts.append((False, text[end : variable.start()]))
        value = _value_of(variable, values)
        if value is None:
            return None
        parts.append((True, value))
        end = variable.end()
    parts.append((False, text[end:]))
    return [part for part in parts if part[1]]


def _value_of(variable: re.Match, values: KeyValues) -> str | None:
    key = variable["key"]
    if key in _ESCAPES and variable["default"] is None:
        return key
    value = values(key)
    # A key with many values cannot be a variable, and an empty tag has no value to stand in for.
    if isinstance(value, str) and value != "":
        return value
    return variable["default"]


def plain(text: str, version: str, values: KeyValues) -> str | None:
    """The text with its variables replaced, for operators that know no wildcards."""
    parts = resolve(text, version, values)
    return None if parts is None else "".join(part for _, part in parts)


def matches(text: str, value: str, version: str, values: KeyValues, ignore_case: bool = False) -> bool:
    """Whether the value matches the text's wildcards: `*` is any characters, `?` is one."""
    parts = resolve(text, version, values)
    return parts is not None and _compiled(tuple(parts), ignore_case).fullmatch(value) is not None


@lru_cache(maxsize=4096)
def _compiled(parts: tuple[tuple[bool, str], ...], ignore_case: bool) -> re.Pattern:
    wildcards = {"*": ".*", "?": "."}
    regex = "".join(
        re.escape(part) if literal else "".join(wildcards.get(character) or re.escape(character) for character in part)
        for literal, part in parts
    )
    return re.compile(regex, re.DOTALL | (re.IGNORECASE if ignore_case else 0))


def variable_too_early(resource: str) -> bool:
    """Variables are for the part of an ARN behind the fifth colon alone."""
    return any("${" in field for field in split_arn(resource)[:5])


def split_arn(pattern: str) -> list[str]:
    """The colon-separated fields of an ARN pattern; colons inside variables do not separate."""
    fields, current, depth = [""], 0, 0
    for index, character in enumerate(pattern):
        if pattern.startswith("${", index):
            depth += 1
        elif character == "}" and depth:
            depth -= 1
        if character == ":" and not depth and current < 5:
            fields.append("")
            current += 1
        else:
            fields[current] += character
    return fields
