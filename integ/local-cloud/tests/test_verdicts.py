"""Every request of the table, made with the AWS SDK against a running local cloud."""

import json
from functools import partial

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError
from orders_table import counters, orders, s
from roles import make_role, policy, session, verdict
from verdict_requests import T
from verdict_table import CASES


@pytest.fixture(scope="module")
def tables(cloud):
    client = cloud.client("dynamodb")
    for request in (orders("Orders"), counters("Counters")):
        client.create_table(**request)
    yield client
    for name in ("Orders", "Counters"):
        client.delete_table(TableName=name)


@pytest.fixture(autouse=True)
def items(tables):
    for key in ("acme", "other"):
        tables.put_item(TableName="Orders", Item=s(PK=key, SK="1", email=key))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_verdicts(cloud, tables, names, case):
    role = names("role")
    boundary = None
    if case.boundary:
        boundary = cloud.client("iam").create_policy(PolicyName=names("boundary"), PolicyDocument=json.dumps(case.boundary))["Policy"][
            "Arn"
        ]
    role_arn = make_role(cloud, role, case.policies, boundary=boundary, tags=case.role_tags)
    limit = {"Policy": json.dumps(case.session_policy)} if case.session_policy else {}
    caller = cloud.client("dynamodb", session(cloud, role_arn, case.tags, **limit))
    if case.resource_policy:
        tables.put_resource_policy(ResourceArn=T, Policy=json.dumps(case.resource_policy).replace("{role}", role))
    try:
        found = []
        for operation, request, _ in case.requests:
            tables.put_item(TableName="Orders", Item=s(PK="acme", SK="1"))
            found.append(verdict(partial(getattr(caller, xform_name(operation)), **request)))
    finally:
        if case.resource_policy:
            tables.delete_resource_policy(ResourceArn=T)
    wrong = [
        f"{operation} {json.dumps(request)} is {got}, AWS says {wanted} ({case.source})"
        for (operation, request, wanted), got in zip(case.requests, found, strict=True)
        if got != wanted
    ]
    assert not wrong, "\n".join(wrong)


def test_the_table_has_allows_and_denies():
    verdicts = [wanted for case in CASES for _, _, wanted in case.requests]
    assert verdicts.count("Allow") > 80 and verdicts.count("Deny") > 200


def test_a_refusal_says_that_it_is_one(cloud, tables, names):
    nowhere = policy({"Effect": "Allow", "Action": "dynamodb:*", "NotResource": "arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/Missing}"})
    caller = cloud.client("dynamodb", session(cloud, make_role(cloud, names("role"), [nowhere])))
    with pytest.raises(ClientError, match="does not model this and therefore refuses it: NotResource with a variable that has no value"):
        caller.scan(TableName="Orders")
