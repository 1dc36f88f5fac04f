import pytest

from dynamorm_local_cloud.policy_patterns import matches, plain, split_arn

KEYS = {"aws:PrincipalTag/t": "acme", "star": "*", "empty": "", "many": ["a", "b"], "dollar": "${aws:PrincipalTag/t}"}
NEW, OLD = "2012-10-17", "2008-10-17"


def value(key):
    return KEYS.get(key)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("a*c", "abbbc", True),
        ("a*c", "abbbd", False),
        ("a?c", "abc", True),
        ("a?c", "ac", False),
        ("a.c", "abc", False),
        ("*", "two\nlines", True),
        ("abc", "abc\n", False),
        ("ABC", "abc", False),
        ("${aws:PrincipalTag/t}", "acme", True),
        ("T#${aws:PrincipalTag/t}#*", "T#acme#1", True),
        ("T#${aws:PrincipalTag/t}#*", "T#acme2#1", False),
        ("${star}", "anything", False),  # a tag's star is a star
        ("${star}", "*", True),
        ("x${star}*", "x*y", True),
        ("${missing}*", "anything", False),
        ("${empty}*", "anything", False),
        ("${many}", "a", False),
        ("${missing, 'none'}", "none", True),
        ("${aws:PrincipalTag/t, 'none'}", "acme", True),
        ("${*}x", "*x", True),
        ("${*}x", "yx", False),
        ("${?}", "?", True),
        ("${?}", "a", False),
        ("${$}{star}", "${star}", True),
        ("${dollar}", "${aws:PrincipalTag/t}", True),  # what a variable gives is not read again
        ("${dollar}", "acme", False),
    ],
)
def test_wildcards_and_variables(pattern, text, expected):
    assert matches(pattern, text, NEW, value) is expected


def test_the_old_version_has_no_variables():
    assert not matches("${aws:PrincipalTag/t}", "acme", OLD, value)
    assert matches("${aws:PrincipalTag/t}", "${aws:PrincipalTag/t}", OLD, value)
    assert matches("${*}", "${anything}", OLD, value)


def test_ignoring_case():
    assert matches("dynamodb:get*", "dynamodb:GetItem", OLD, value, ignore_case=True)


def test_plain_text_keeps_wildcards_as_text():
    assert plain("a*${aws:PrincipalTag/t}", NEW, value) == "a*acme"
    assert plain("${missing}", NEW, value) is None


def test_an_arn_is_split_outside_variables():
    assert split_arn("arn:aws:dynamodb:*:1:table/${aws:PrincipalTag/t}:x") == [
        "arn",
        "aws",
        "dynamodb",
        "*",
        "1",
        "table/${aws:PrincipalTag/t}:x",
    ]
    assert split_arn("arn:aws:${a:b}:x:y:z")[2] == "${a:b}"
