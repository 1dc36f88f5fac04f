import pytest

from dynamorm_local_cloud.key_conditions import KeyConditionError, legacy, parse

NAMES = {"#p": "PK", "#s": "SK"}
VALUES = {":p": {"S": "a"}, ":q": {"S": "b"}}


@pytest.mark.parametrize(
    ("expression", "canonical"),
    [
        ("PK = :p", "PK = :p"),
        ("PK=:p", "PK = :p"),
        ("#p = :p", "#p = :p"),
        (":p = PK", "PK = :p"),
        ("(PK = :p)", "PK = :p"),
        ("((PK = :p) AND (SK > :q))", "PK = :p AND SK > :q"),
        (":q < SK and PK = :p", "SK > :q AND PK = :p"),
        (":q >= SK AND :p = #p", "SK <= :q AND #p = :p"),
        ("PK = :p AND SK BETWEEN :p AND :q", "PK = :p AND SK BETWEEN :p AND :q"),
        ("SK between :p and :q AND PK = :p", "SK BETWEEN :p AND :q AND PK = :p"),
        ("PK = :p AND begins_with(SK, :q)", "PK = :p AND begins_with(SK, :q)"),
        ("begins_with ( #s , :q )\n AND\t#p=:p", "begins_with(#s, :q) AND #p = :p"),
        ("begins_with = :p", "begins_with = :p"),  # an attribute may carry the function's name
    ],
)
def test_the_grammar(expression, canonical):
    assert " AND ".join(condition.canonical() for condition in parse(expression, NAMES, VALUES)) == canonical


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "PK",
        "PK = ",
        "= :p",
        "PK = :p OR SK = :q",
        "NOT PK = :p",
        "PK <> :p",
        "PK = :p AND PK = :q",
        "PK = :p AND #p = :q",
        "PK = :p SK = :q",
        "PK = :unknown",
        "#unknown = :p",
        "(PK = :p",
        "PK = :p)",
        "PK = SK",
        ":p = :q",
        "PK IN (:p)",
        "begins_with(PK)",
        "begins_with(PK, SK)",
        "SK BETWEEN :p",
        "contains(PK, :p)",
        "PK.a = :p",
        "PK = :p; DROP",
        "PK = 'a'",
    ],
)
def test_anything_else_is_refused(expression):
    with pytest.raises(KeyConditionError):
        parse(expression, NAMES, VALUES)


def test_placeholders_stand_for_attributes():
    assert [condition.attribute for condition in parse("#p = :p AND #s > :q", NAMES, VALUES)] == ["PK", "SK"]


def test_the_legacy_form():
    value = {"S": "a"}
    assert legacy({"PK": {"ComparisonOperator": "EQ", "AttributeValueList": [value]}}) == {"PK": ("=", [value])}
    for wrong in (
        {"ComparisonOperator": "NE", "AttributeValueList": [value]},
        {"ComparisonOperator": "EQ", "AttributeValueList": [value, value]},
        {},
    ):
        with pytest.raises(KeyConditionError):
            legacy({"PK": wrong})
