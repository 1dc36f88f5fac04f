"""Requests that DynamoDB refuses although IAM allows them, each with a twin that it takes. By real calls."""

import json

import pytest
from botocore.exceptions import ClientError
from orders_table import arn, s
from roles import allow, make_role, policy, session

TABLE = "StrictRequests"
OTHER = "StrictRequestsOther"
ATTRIBUTES = {"PK": "S", "SK": "S", "email": "S", "createdAt": "S"}


def keys(partition: str, sort: str | None = None) -> list[dict]:
    return [{"AttributeName": partition, "KeyType": "HASH"}, *([{"AttributeName": sort, "KeyType": "RANGE"}] if sort else [])]


def table(name: str) -> dict:
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": keys("PK", "SK"),
        "AttributeDefinitions": [{"AttributeName": key, "AttributeType": kind} for key, kind in ATTRIBUTES.items()],
        "GlobalSecondaryIndexes": [
            {"IndexName": "keys-only", "KeySchema": keys("email"), "Projection": {"ProjectionType": "KEYS_ONLY"}},
            {"IndexName": "all", "KeySchema": keys("email", "createdAt"), "Projection": {"ProjectionType": "ALL"}},
        ],
        "LocalSecondaryIndexes": [
            {"IndexName": "local", "KeySchema": keys("PK", "createdAt"), "Projection": {"ProjectionType": "KEYS_ONLY"}}
        ],
    }


@pytest.fixture(scope="module")
def dynamodb(cloud):
    """Called by a session that may do everything."""
    administrator = cloud.client("dynamodb")
    for name in (TABLE, OTHER):
        administrator.create_table(**table(name))
    return cloud.client("dynamodb", session(cloud, make_role(cloud, "strict-requests", [policy(allow("dynamodb:*", "*"))])))


def refusal(call) -> str:
    try:
        call()
    except ClientError as error:
        return f"{error.response['Error']['Code']}: {error.response['Error']['Message']}"
    return ""


def put_policy(dynamodb, statement: dict, on: str | None = None):
    document = json.dumps(policy({"Effect": "Allow", "Action": "dynamodb:GetItem", **statement}))
    return lambda: dynamodb.put_resource_policy(ResourceArn=on or arn(TABLE), Policy=document)


ROLE = {"AWS": "arn:aws:iam::000000000000:role/strict-requests"}


def test_a_policy_for_another_table(dynamodb):
    assert "ValidationException" in refusal(put_policy(dynamodb, {"Principal": ROLE, "Resource": arn(OTHER)}))
    assert "ValidationException" in refusal(put_policy(dynamodb, {"Principal": ROLE, "Resource": [arn(TABLE), arn(OTHER)]}))
    assert refusal(put_policy(dynamodb, {"Principal": ROLE, "Resource": arn(TABLE)})) == ""
    assert refusal(put_policy(dynamodb, {"Principal": ROLE, "Resource": [arn(TABLE), f"{arn(TABLE)}/index/*"]})) == ""


def test_a_policy_with_a_principal_that_is_not_there(dynamodb):
    nobody = {"AWS": "arn:aws:iam::000000000000:role/nobody"}
    assert "Invalid principal" in refusal(put_policy(dynamodb, {"Principal": nobody, "Resource": arn(TABLE)}))
    assert "Invalid principal" in refusal(put_policy(dynamodb, {"Principal": {}, "Resource": arn(TABLE)}))
    somebody = {"AWS": ["arn:aws:iam::000000000000:root", "arn:aws:sts::000000000000:assumed-role/strict-requests/tests"]}
    assert refusal(put_policy(dynamodb, {"Principal": somebody, "Resource": arn(TABLE)})) == ""


def test_a_policy_with_an_unknown_operator(dynamodb):
    def with_operator(name: str):
        return put_policy(dynamodb, {"Principal": ROLE, "Resource": arn(TABLE), "Condition": {name: {"dynamodb:LeadingKeys": "acme"}}})

    assert "StringSimilar" in refusal(with_operator("StringSimilar"))
    assert refusal(with_operator("ForAllValues:StringLike")) == ""


@pytest.mark.parametrize(
    "expression",
    [
        {"KeyConditionExpression": "PK = :a AND status = :b"},
        {"KeyConditionExpression": "PK = :a", "FilterExpression": "status = :b"},
        {"KeyConditionExpression": "PK = :a", "FilterExpression": "address.zone = :b"},
        {"KeyConditionExpression": "PK = :a", "FilterExpression": "note = :b", "ProjectionExpression": "note, #n, status"},
    ],
)
def test_reserved_words(dynamodb, expression):
    names = {"ExpressionAttributeNames": {"#n": "name"}} if "#n" in str(expression) else {}
    values = {":a": {"S": "x"}, ":b": {"S": "y"}}

    def query():
        dynamodb.query(TableName=TABLE, ExpressionAttributeValues=values, **expression, **names)

    assert "reserved keyword" in refusal(query)


def test_reserved_words_in_transactions_and_batches(dynamodb):
    item = {"TableName": TABLE, "Key": s(PK="a", SK="b")}
    transact = dynamodb.transact_get_items
    assert "reserved keyword: owner" in refusal(lambda: transact(TransactItems=[{"Get": {**item, "ProjectionExpression": "owner"}}]))
    batch = {TABLE: {"Keys": [item["Key"]], "ProjectionExpression": "note, Status"}}
    assert "reserved keyword: Status" in refusal(lambda: dynamodb.batch_get_item(RequestItems=batch))
    aliased = {"ProjectionExpression": "#o.#s", "ExpressionAttributeNames": {"#o": "owner", "#s": "status"}}
    assert refusal(lambda: transact(TransactItems=[{"Get": {**item, **aliased}}])) == ""


def query(dynamodb, **more):
    index = more.get("IndexName")
    attribute = "email" if index in ("keys-only", "all") else "PK"
    values = {":k": {"S": "x"}, **({":v": {"S": "y"}} if "FilterExpression" in more else {})}
    return refusal(
        lambda: dynamodb.query(TableName=TABLE, KeyConditionExpression=f"{attribute} = :k", ExpressionAttributeValues=values, **more)
    )


def test_a_filter_on_a_key(dynamodb):
    assert "Primary key attribute: SK" in query(dynamodb, FilterExpression="SK = :v")
    assert "Primary key attribute: PK" in query(dynamodb, FilterExpression="note = :v OR #p = :v", ExpressionAttributeNames={"#p": "PK"})
    assert "Primary key attribute: createdAt" in query(dynamodb, IndexName="all", FilterExpression="createdAt = :v")
    assert query(dynamodb, FilterExpression="createdAt = :v") == ""
    assert query(dynamodb, IndexName="all", FilterExpression="SK = :v") == ""
    scan = {"FilterExpression": "SK = :v", "ExpressionAttributeValues": {":v": {"S": "y"}}}
    assert refusal(lambda: dynamodb.scan(TableName=TABLE, **scan)) == ""


def test_all_attributes_of_an_index(dynamodb):
    assert "projection type is not ALL" in query(dynamodb, IndexName="keys-only", Select="ALL_ATTRIBUTES")
    assert "projection type is not ALL" in refusal(lambda: dynamodb.scan(TableName=TABLE, IndexName="keys-only", Select="ALL_ATTRIBUTES"))
    assert query(dynamodb, IndexName="keys-only") == ""
    assert query(dynamodb, IndexName="all", Select="ALL_ATTRIBUTES") == ""
    assert query(dynamodb, IndexName="local", Select="ALL_ATTRIBUTES") == ""


def test_loads_and_searches_are_asked_for_on_the_table(cloud, dynamodb):
    """The operations themselves are not here: a caller who may use them learns so, another one is denied."""
    nobody = cloud.client("dynamodb", session(cloud, make_role(cloud, "strict-nobody", [])))
    load = {"InputS3Configuration": {"S3Bucket": "b", "InputFormat": "ION"}, "OutputS3Configuration": {"S3Bucket": "b"}, "TableName": TABLE}
    for operation, request in (("StartBulkPutItems", load), ("SearchVectors", {"TableName": TABLE, "IndexName": "all"})):
        denied = raw(cloud, nobody, operation, request)
        assert "AccessDenied" in denied and f"dynamodb:{operation}" in denied
        assert "AccessDenied" not in raw(cloud, dynamodb, operation, request)


def raw(cloud, client, operation: str, request: dict) -> str:
    """The answer to an operation that the SDK may not know."""
    import urllib.error
    import urllib.request

    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest

    headers = {"x-amz-target": f"DynamoDB_20120810.{operation}", "content-type": "application/x-amz-json-1.0"}
    signed = AWSRequest("POST", f"{cloud.endpoint}/", data=json.dumps(request), headers=headers)
    SigV4Auth(client._request_signer._credentials, "dynamodb", cloud.region).add_auth(signed)
    sent = urllib.request.Request(signed.url, data=signed.data.encode(), headers=dict(signed.headers), method="POST")
    try:
        return urllib.request.urlopen(sent).read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()
