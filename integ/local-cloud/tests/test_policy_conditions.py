"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"""

import pytest

from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.policy_conditions import conditions_met

KEYS = {
    "tag": "acme",
    "keys": ["acme", "acme2"],
    "own": ["acme", "acme"],
    "nothing": [],
    "number": "10",
    "date": "2026-01-02T03:04:05Z",
    "flag": "true",
    "ip": "10.0.0.7",
    "arn": "arn:aws:iam::000000000000:role/team/app",
    "blank": "",
}


def met(operator, key, expected, version="2012-10-17"):
    return conditions_met({operator: {key: expected}}, version, KEYS.get)


@pytest.mark.parametrize(
    ("operator", "key", "expected", "verdict"),
    [
        ("StringEquals", "tag", "acme", True),
        ("StringEquals", "tag", ["other", "acme"], True),
        ("StringEquals", "tag", "ACME", False),
        ("StringEquals", "tag", "ac*", False),
        ("StringEquals", "tag", "${tag}", True),
        ("StringEquals", "tag", "${missing}", False),
        ("StringEquals", "missing", "x", False),
        ("StringNotEquals", "tag", "acme", False),
        ("StringNotEquals", "tag", ["other", "acme"], False),
        ("StringNotEquals", "tag", "${missing}", True),  # a variable without a value matches the negated operators
        ("StringNotEquals", "missing", "x", True),
        ("StringEqualsIgnoreCase", "tag", "ACME", True),
        ("StringNotEqualsIgnoreCase", "tag", "ACME", False),
        ("StringLike", "tag", "a*", True),
        ("StringLike", "tag", "?*", True),
        ("StringLike", "blank", "?*", False),
        ("StringLike", "missing", "?*", False),
        ("StringNotLike", "tag", "a*", False),
        ("StringNotLike", "missing", "?*", True),
        ("StringEqualsIfExists", "missing", "x", True),
        ("StringEqualsIfExists", "tag", "x", False),
        ("ForAllValues:StringEquals", "own", "acme", True),
        ("ForAllValues:StringEquals", "keys", "acme", False),
        ("ForAllValues:StringEquals", "keys", ["acme", "acme2"], True),
        ("ForAllValues:StringEquals", "missing", "x", True),  # true when the key is absent
        ("ForAllValues:StringEquals", "nothing", "x", True),
        ("ForAllValues:StringLike", "keys", "acme*", True),
        ("ForAllValues:StringNotEquals", "keys", "acme3", True),
        ("ForAllValues:StringNotEquals", "keys", "acme", False),
        ("ForAnyValue:StringEquals", "keys", "acme2", True),
        ("ForAnyValue:StringEquals", "keys", "acme3", False),
        ("ForAnyValue:StringEquals", "missing", "x", False),
        ("ForAnyValue:StringNotEquals", "keys", "acme", True),
        ("ForAnyValue:StringNotEquals", "own", "acme", False),
        ("ForAnyValue:StringNotEquals", "missing", "acme", False),
        ("Null", "missing", "true", True),
        ("Null", "tag", "true", False),
        ("Null", "tag", False, True),
        ("Null", "nothing", "true", True),
        ("NumericEquals", "number", "10.0", True),
        ("NumericLessThan", "number", 11, True),
        ("NumericGreaterThan", "number", "10", False),
        ("NumericLessThanEquals", "number", "x", False),
        ("DateLessThan", "date", "2026-01-03", True),
        ("DateGreaterThan", "date", "2026-01-03T00:00:00Z", False),
        ("Bool", "flag", "TRUE", True),
        ("Bool", "flag", "false", False),
        ("IpAddress", "ip", "10.0.0.0/24", True),
        ("NotIpAddress", "ip", "10.0.0.0/24", False),
        ("ArnLike", "arn", "arn:aws:iam::*:role/team/*", True),
        ("ArnEquals", "arn", "arn:aws:iam::000000000000:role/app", False),
        ("ArnLike", "arn", "arn:aws:*", False),  # every field is matched by itself
        ("ArnNotLike", "arn", "arn:aws:iam::000000000000:role/other", True),
        ("stringequals", "tag", "acme", True),
    ],
)
def test_operators(operator, key, expected, verdict):
    assert met(operator, key, expected) is verdict


def test_every_operator_and_key_must_hold():
    assert not conditions_met({"StringEquals": {"tag": "acme"}, "Null": {"tag": "true"}}, "2012-10-17", KEYS.get)
    assert not conditions_met({"StringEquals": {"tag": "acme", "flag": "false"}}, "2012-10-17", KEYS.get)
    assert conditions_met({}, "2012-10-17", KEYS.get)


def test_the_old_version_compares_variables_as_text():
    assert not met("StringEquals", "tag", "${tag}", version="2008-10-17")


def test_a_plain_operator_on_several_values_is_refused():
    with pytest.raises(NotModelled, match="ForAllValues or ForAnyValue"):
        met("StringEquals", "keys", "acme")


def test_an_unknown_operator_is_refused():
    with pytest.raises(NotModelled, match="StringAlmostEquals"):
        met("StringAlmostEquals", "tag", "acme")
