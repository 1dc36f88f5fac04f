import pytest

from dynamorm_local_cloud.attribute_names import attribute_names, in_expression

NAMES = {"#n": "name", "#a": "address", "#set": "set"}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Name, Address.City", ["Name", "Address"]),
        ("#n, #a.#n, tags[0].label", ["name", "address", "tags"]),
        (
            "SET #n = :v, total = total + :one REMOVE old, #set ADD hits :h DELETE marks :m",
            ["name", "total", "total", "old", "set", "hits", "marks"],
        ),
        ("attribute_exists(PK) AND NOT contains(#a.#n, :v) OR size(items) > :n", ["PK", "address", "items"]),
        ("SET a = if_not_exists(b, :v), c = list_append(c, :v)", ["a", "b", "c", "c"]),
        ("PK = :p and SK between :a and :b", ["PK", "SK"]),
        ("x IN (:a, :b)", ["x"]),
        ("", []),
    ],
)
def test_expressions_name_top_level_attributes(expression, expected):
    assert in_expression(expression, NAMES) == expected


def test_a_request_names_each_attribute_once():
    assert attribute_names(
        {
            "Key": {"PK": {"S": "1"}},
            "UpdateExpression": "SET a = :v",
            "ConditionExpression": "#n = :v AND a < :v",
            "ExpressionAttributeNames": NAMES,
        }
    ) == ["PK", "name", "a"]


def test_the_legacy_parameters_count():
    assert attribute_names({"Key": {"PK": {}}, "AttributeUpdates": {"a": {}}, "Expected": {"b": {}}}) == ["PK", "b", "a"]
    assert attribute_names({"AttributesToGet": ["a"], "ScanFilter": {"b": {}}, "QueryFilter": {"c": {}}, "KeyConditions": {"d": {}}}) == [
        "d",
        "c",
        "b",
        "a",
    ]
