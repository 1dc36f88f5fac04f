"""The Condition element of a policy.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

import datetime
import ipaddress
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.policy_patterns import KeyValues, matches, plain, split_arn

Test = Callable[[str, str], bool]


def conditions_met(conditions: dict, version: str, values: KeyValues) -> bool:
    """Every operator and every key of it must hold."""
    return all(
        _holds(operator, key, _texts(expected), version, values) for operator, keys in conditions.items() for key, expected in keys.items()
    )


def _texts(expected: object) -> list[str]:
    listed = expected if isinstance(expected, list) else [expected]
    return [str(value).lower() if isinstance(value, bool) else str(value) for value in listed]


def _holds(operator: str, key: str, expected: list[str], version: str, values: KeyValues) -> bool:
    name, quantifier, if_exists = split_operator(operator)
    actual = values(key)
    if isinstance(actual, list) and not actual:
        actual = None
    if name == "Null":
        return any((actual is None) == (wanted.lower() == "true") for wanted in expected)
    negated = name in NEGATED
    if actual is None:
        if quantifier == "foranyvalue":
            return if_exists
        return if_exists or quantifier == "forallvalues" or negated
    test = _test(name, version, values)

    def one(value: str) -> bool:
        found = any(test(value, wanted) for wanted in expected)
        return not found if negated else found

    if not isinstance(actual, list):
        return one(str(actual))
    present = [str(value) for value in actual]
    if quantifier == "forallvalues":
        return all(one(value) for value in present)
    if quantifier == "foranyvalue":
        return any(one(value) for value in present)
    if len(present) > 1:
        raise NotModelled(
            f"the condition operator {operator} on {key}, which has {len(present)} values in this request; "
            "AWS asks for ForAllValues or ForAnyValue there."
        )
    return one(present[0])


def split_operator(operator: str) -> tuple[str, str, bool]:
    """The operator's bare name as AWS spells it, its quantifier in lower case, and whether it ends in IfExists."""
    quantifier, _, rest = operator.lower().rpartition(":")
    if_exists = rest.endswith("ifexists")
    name = _SPELLING.get(rest.removesuffix("ifexists"))
    if name is None or quantifier not in ("", "forallvalues", "foranyvalue"):
        raise NotModelled(f"the condition operator {operator}.")
    return name, quantifier, if_exists


def _test(name: str, version: str, values: KeyValues) -> Test:
    """The affirmative comparison; the caller negates."""
    affirmative = NEGATED.get(name, name)
    if affirmative in ("StringEquals", "StringEqualsIgnoreCase"):
        fold = str.lower if affirmative == "StringEqualsIgnoreCase" else str

        def equal(value: str, wanted: str) -> bool:
            text = plain(wanted, version, values)
            return text is not None and fold(value) == fold(text)

        return equal
    if affirmative == "StringLike":
        return lambda value, wanted: matches(wanted, value, version, values)
    if affirmative in ("ArnLike", "ArnEquals"):
        return lambda value, wanted: _arn_matches(value, wanted, version, values)
    return _PLAIN_TESTS[affirmative]


def _arn_matches(value: str, wanted: str, version: str, values: KeyValues) -> bool:
    actual, pattern = value.split(":", 5), split_arn(wanted)
    return len(actual) == len(pattern) == 6 and all(matches(p, a, version, values) for a, p in zip(actual, pattern, strict=True))


def _numbers(compare: Callable[[Decimal, Decimal], bool]) -> Test:
    def test(value: str, wanted: str) -> bool:
        try:
            return compare(Decimal(value), Decimal(wanted))
        except InvalidOperation:
            return False

    return test


def _dates(compare: Callable[[datetime.datetime, datetime.datetime], bool]) -> Test:
    def test(value: str, wanted: str) -> bool:
        actual, bound = _date(value), _date(wanted)
        return actual is not None and bound is not None and compare(actual, bound)

    return test


def _date(text: str) -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        return found if found.tzinfo else found.replace(tzinfo=datetime.timezone.utc)
    except ValueError:
        pass
    try:
        return datetime.datetime.fromtimestamp(float(text), datetime.timezone.utc)
    except (ValueError, OverflowError, OSError):
        return None


def _in_network(value: str, wanted: str) -> bool:
    try:
        return ipaddress.ip_address(value) in ipaddress.ip_network(wanted, strict=False)
    except ValueError:
        return False


_PLAIN_TESTS: dict[str, Test] = {
    "NumericEquals": _numbers(lambda a, b: a == b),
    "NumericLessThan": _numbers(lambda a, b: a < b),
    "NumericLessThanEquals": _numbers(lambda a, b: a <= b),
    "NumericGreaterThan": _numbers(lambda a, b: a > b),
    "NumericGreaterThanEquals": _numbers(lambda a, b: a >= b),
    "DateEquals": _dates(lambda a, b: a == b),
    "DateLessThan": _dates(lambda a, b: a < b),
    "DateLessThanEquals": _dates(lambda a, b: a <= b),
    "DateGreaterThan": _dates(lambda a, b: a > b),
    "DateGreaterThanEquals": _dates(lambda a, b: a >= b),
    "Bool": lambda value, wanted: value.lower() == wanted.lower(),
    "BinaryEquals": lambda value, wanted: value == wanted,
    "IpAddress": _in_network,
}

NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
    "NotIpAddress": "IpAddress",
}

OPERATORS = frozenset({*_PLAIN_TESTS, *NEGATED, *NEGATED.values(), "Null"})
_SPELLING = {name.lower(): name for name in OPERATORS}
