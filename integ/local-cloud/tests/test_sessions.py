"""AssumeRole with tags, by real calls.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
"""

import json

import pytest
from botocore.exceptions import ClientError
from roles import allow, deny, make_role, policy, session, verdict

BROKER_MAY = policy(allow(["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"], "*"))


def trust(*statements: dict) -> dict:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def trusted(principal: str, actions, condition: dict | None = None) -> dict:
    return {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": actions, **({"Condition": condition} if condition else {})}


BOTH = ["sts:AssumeRole", "sts:TagSession"]
ACCOUNT = "arn:aws:iam::000000000000:root"
TENANT_CONDITION = {
    "StringLike": {"aws:RequestTag/TenantID": "?*"},
    "ForAllValues:StringEquals": {"aws:TagKeys": ["TenantID"], "sts:TransitiveTagKeys": ["TenantID"]},
    "Null": {"aws:TagKeys": "false"},
}


@pytest.fixture
def broker(cloud, names):
    arn = make_role(cloud, names("broker"), [BROKER_MAY])
    return arn, session(cloud, arn)


def assume(cloud, role, tags=None, by=None, **more):
    return verdict(lambda: session(cloud, role, tags, by, **more))


def test_the_trust_of_a_tenant_role(cloud, names, broker):
    arn, credentials = broker
    role = make_role(cloud, names("tenant"), [], trust(trusted(arn, BOTH, TENANT_CONDITION)))
    assert assume(cloud, role, {"TenantID": "acme"}, credentials) == "Allow"
    assert assume(cloud, role, {"TenantID": "acme"}, credentials, TransitiveTagKeys=["TenantID"]) == "Allow"
    assert assume(cloud, role, {}, credentials) == "Deny"
    assert assume(cloud, role, {"TenantID": ""}, credentials) == "Deny"
    assert assume(cloud, role, {"Other": "acme"}, credentials) == "Deny"
    assert assume(cloud, role, {"TenantID": "acme", "Other": "x"}, credentials) == "Deny"
    stranger = session(cloud, make_role(cloud, names("stranger"), [BROKER_MAY]))
    assert assume(cloud, role, {"TenantID": "acme"}, stranger) == "Deny"
    assert assume(cloud, role, {"TenantID": "acme"}) == "Deny"  # the administrator is not the broker


def test_tags_ask_for_tag_session(cloud, names, broker):
    arn, credentials = broker
    role = make_role(cloud, names("role"), [], trust(trusted(arn, "sts:AssumeRole")))
    assert assume(cloud, role, {}, credentials) == "Allow"
    assert assume(cloud, role, {"TenantID": "acme"}, credentials) == "Deny"


def test_a_condition_on_transitive_keys(cloud, names, broker):
    arn, credentials = broker
    role = make_role(
        cloud,
        names("role"),
        [],
        trust(
            trusted(arn, BOTH),
            {**trusted(arn, "sts:TagSession", {"ForAnyValue:StringEquals": {"sts:TransitiveTagKeys": ["TenantID"]}}), "Effect": "Deny"},
        ),
    )
    assert assume(cloud, role, {"TenantID": "acme"}, credentials) == "Allow"
    assert assume(cloud, role, {"TenantID": "acme"}, credentials, TransitiveTagKeys=["TenantID"]) == "Deny"


def test_external_id_and_source_identity(cloud, names, broker):
    arn, credentials = broker
    role = make_role(
        cloud,
        names("role"),
        [],
        trust(trusted(arn, "sts:AssumeRole", {"StringEquals": {"sts:ExternalId": "secret"}}), trusted(arn, "sts:TagSession")),
    )
    assert assume(cloud, role, {"a": "b"}, credentials, ExternalId="secret") == "Allow"
    assert assume(cloud, role, {"a": "b"}, credentials, ExternalId="wrong") == "Deny"
    assert assume(cloud, role, {"a": "b"}, credentials) == "Deny"
    assert assume(cloud, role, {}, credentials, ExternalId="secret", SourceIdentity="alice") == "Deny"
    named = make_role(
        cloud, names("role"), [], trust(trusted(arn, [*BOTH, "sts:SetSourceIdentity"], {"StringEquals": {"sts:SourceIdentity": "alice"}}))
    )
    assert assume(cloud, named, {}, credentials, SourceIdentity="alice") == "Allow"
    assert assume(cloud, named, {}, credentials, SourceIdentity="bob") == "Deny"


def test_a_trust_in_the_account_needs_the_callers_own_policy(cloud, names):
    by_account = make_role(cloud, names("role"), [], trust(trusted(ACCOUNT, BOTH)))
    without = make_role(cloud, names("caller"), [])
    by_name = make_role(cloud, names("role"), [], trust(trusted(without, BOTH)))
    credentials = session(cloud, without)
    assert assume(cloud, by_account, {}, credentials) == "Deny"
    assert assume(cloud, by_name, {}, credentials) == "Allow"
    assert assume(cloud, by_account, {}, session(cloud, make_role(cloud, names("caller"), [BROKER_MAY]))) == "Allow"
    only_assume = make_role(cloud, names("caller"), [policy(allow("sts:AssumeRole", by_account))])
    assert assume(cloud, by_account, {}, session(cloud, only_assume)) == "Allow"
    assert assume(cloud, by_account, {"a": "b"}, session(cloud, only_assume)) == "Deny"


def test_a_deny_in_the_callers_policy_wins(cloud, names):
    caller = make_role(cloud, names("caller"), [policy(deny("sts:AssumeRole", "*"))])
    role = make_role(cloud, names("role"), [], trust(trusted(caller, BOTH)))
    assert assume(cloud, role, {}, session(cloud, caller)) == "Deny"


def test_the_callers_tags_reach_the_trust(cloud, names):
    caller = make_role(cloud, names("caller"), [BROKER_MAY], tags={"team": "blue"})
    role = make_role(cloud, names("role"), [], trust(trusted(ACCOUNT, BOTH, {"StringEquals": {"aws:PrincipalTag/team": "blue"}})))
    assert assume(cloud, role, {}, session(cloud, caller)) == "Allow"
    assert assume(cloud, role, {}, session(cloud, make_role(cloud, names("caller"), [BROKER_MAY], tags={"team": "red"}))) == "Deny"


def test_the_arn_of_a_sessions_role(cloud, names):
    name = names("caller")
    caller = make_role(cloud, name, [BROKER_MAY])
    role = make_role(
        cloud, names("role"), [], trust(trusted(ACCOUNT, BOTH, {"ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::*:role/{name}"}}))
    )
    assert assume(cloud, role, {}, session(cloud, caller)) == "Allow"
    assert assume(cloud, role, {}, session(cloud, make_role(cloud, names("other"), [BROKER_MAY]))) == "Deny"


def test_transitive_tags_stay_on_chained_sessions(cloud, names):
    reader = policy(allow("dynamodb:ListTables", "*", {"StringEquals": {"aws:PrincipalTag/TenantID": "acme"}}))
    last = make_role(cloud, names("last"), [reader])
    first = session(cloud, make_role(cloud, names("first"), [BROKER_MAY]), {"TenantID": "acme"}, TransitiveTagKeys=["TenantID"])
    plain = session(cloud, make_role(cloud, names("first"), [BROKER_MAY]), {"TenantID": "acme"})
    assert verdict(cloud.client("dynamodb", session(cloud, last, {}, first)).list_tables) == "Allow"
    assert verdict(cloud.client("dynamodb", session(cloud, last, {}, plain)).list_tables) == "Deny"
    with pytest.raises(ClientError, match="transitive tag key"):
        session(cloud, last, {"tenantid": "other"}, first)


@pytest.mark.parametrize("value", ["*", "a*", "a?", "$", "${aws:PrincipalTag/x}", "a#b", "a|b", "a!", "~", "x" * 257])
def test_values_that_sts_refuses(cloud, names, value):
    role = make_role(cloud, names("role"), [])
    with pytest.raises(ClientError) as refused:
        session(cloud, role, {"TenantID": value})
    assert refused.value.response["Error"]["Code"] == "ValidationError"


@pytest.mark.parametrize("value", ["acme", "acme:eu", "a.b_c-d/e=f+g@h", "Zoë Müller", "", "x" * 256])
def test_values_that_sts_takes(cloud, names, value):
    assert session(cloud, make_role(cloud, names("role"), []), {"TenantID": value})["SessionToken"]


@pytest.mark.parametrize(
    ("tags", "transitive", "code"),
    [
        ({"TenantID": "a", "tenantid": "b"}, [], "InvalidParameterValue"),
        ({"aws:x": "a"}, [], "ValidationError"),
        ({"a*": "a"}, [], "ValidationError"),
        ({"a": "b"}, ["c"], "InvalidParameterValue"),
        ({f"k{n}": "v" for n in range(51)}, [], "ValidationError"),
    ],
)
def test_tag_sets_that_sts_refuses(cloud, names, tags, transitive, code):
    with pytest.raises(ClientError) as refused:
        session(cloud, make_role(cloud, names("role"), []), tags, TransitiveTagKeys=transitive)
    assert refused.value.response["Error"]["Code"] == code


def test_chained_sessions_last_an_hour_at_most(cloud, names):
    role = make_role(cloud, names("role"), [BROKER_MAY])
    cloud.client("iam").update_role(RoleName=role.rsplit("/", 1)[1], MaxSessionDuration=7200)
    first = session(cloud, role, DurationSeconds=7200)
    assert session(cloud, role, {}, first, DurationSeconds=3600)["SessionToken"]
    with pytest.raises(ClientError, match="1 hour session limit"):
        session(cloud, role, {}, first, DurationSeconds=3601)
    with pytest.raises(ClientError, match="MaxSessionDuration"):
        session(cloud, role, DurationSeconds=7201)


def test_what_sts_does_not_model_is_refused(cloud):
    with pytest.raises(ClientError, match="does not model"):
        cloud.client("sts").get_federation_token(Name="someone", Tags=[{"Key": "TenantID", "Value": "acme"}])


def test_a_forged_or_missing_session_token_is_refused(cloud, names):
    credentials = session(cloud, make_role(cloud, names("role"), [policy(allow("dynamodb:*", "*"))]))
    assert verdict(cloud.client("dynamodb", credentials).list_tables) == "Allow"
    for wrong in (
        {**credentials, "SecretAccessKey": "x" * 40},
        {**credentials, "SessionToken": "forged"},
        {**credentials, "AccessKeyId": "ASIAUNKNOWNUNKNOWN12"},
    ):
        with pytest.raises(ClientError) as refused:
            cloud.client("dynamodb", wrong).list_tables()
        assert refused.value.response["Error"]["Code"] in ("InvalidSignatureException", "UnrecognizedClientException")


def test_unsigned_calls_are_refused(cloud):
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    for target, body in (
        ("DynamoDB_20120810.ListTables", b"{}"),
        ("DynamoDB_20120810.GetItem", json.dumps({"TableName": "x", "Key": {}}).encode()),
    ):
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(cloud.endpoint, body, {"X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.0"}), timeout=5)
        assert refused.value.code in (400, 403) and b"MissingAuthenticationToken" in refused.value.read()
