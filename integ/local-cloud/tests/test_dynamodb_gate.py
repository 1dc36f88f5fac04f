"""The gate itself, before a handler that keeps what reaches it."""

import asyncio
import json

import pytest
from ministack.services import dynamodb, iam, sts
from orders_table import orders, s
from roles import allow, policy

from dynamorm_local_cloud import dynamodb_gate, policy_evaluation

KEY = "ASIATESTSOFTHEGATE00"


@pytest.fixture
def reached(monkeypatch):
    """What passed the gate, for a caller who may do everything that is modelled."""
    for name in ("parse_policy_document", "_first_match", "evaluate_resource_policy"):
        monkeypatch.setattr(policy_evaluation.iam_evaluator, name, getattr(policy_evaluation, name.lstrip("_")))
    monkeypatch.setitem(
        iam._roles,
        "gate",
        {"RoleName": "gate", "Arn": "arn:aws:iam::000000000000:role/gate", "InlinePolicies": {"p": policy(allow("dynamodb:*", "*"))}},
    )
    monkeypatch.setitem(
        sts._sessions,
        KEY,
        {
            "Arn": "arn:aws:sts::000000000000:assumed-role/gate/tests",
            "AccountId": "000000000000",
            "PrincipalType": "AssumedRole",
            "SecretAccessKey": "x",
            "SessionToken": "y",
            "UserId": "AROA:tests",
        },
    )
    dynamodb._create_table(orders("Gated"))
    yield _reached
    dynamodb._delete_table({"TableName": "Gated"})


def _reached(operation: str, body: bytes):
    kept = []

    async def keep(_method, _path, _headers, body, _query):
        kept.append(json.loads(body))
        return 200, {}, b"{}"

    headers = {
        "x-amz-target": f"DynamoDB_20120810.{operation}",
        "authorization": f"AWS4-HMAC-SHA256 Credential={KEY}/20260101/us-east-1/dynamodb/aws4_request",
    }
    status, _, answer = asyncio.run(dynamodb_gate._guarded("dynamodb", keep)("POST", "/", headers, body, {}))
    return status, (kept or [json.loads(answer)])[0]


def test_a_query_is_run_as_it_was_understood(reached):
    request = {
        "TableName": "Gated",
        "KeyConditionExpression": "(:q < SK) and (:p = #p)",
        "ExpressionAttributeNames": {"#p": "PK"},
        "ExpressionAttributeValues": {":p": {"S": "a"}, ":q": {"S": "b"}},
    }
    assert reached("Query", json.dumps(request).encode()) == (200, {**request, "KeyConditionExpression": "SK > :q AND #p = :p"})


def test_other_requests_pass_as_they_are(reached):
    request = {"TableName": "Gated", "Key": s(PK="a", SK="1")}
    assert reached("GetItem", json.dumps(request).encode()) == (200, request)


@pytest.mark.parametrize(
    ("operation", "body", "code"),
    [
        ("GetItem", b"{", "SerializationException"),
        ("GetItem", b"[]", "SerializationException"),
        ("FutureItem", b"{}", "UnknownOperationException"),
        ("GetItem", b'{"TableName": "Gated"}', "AccessDeniedException"),
    ],
)
def test_what_does_not_pass(reached, operation, body, code):
    status, answer = reached(operation, body)
    assert (status, answer["__type"].rpartition("#")[2]) == (400, code)
