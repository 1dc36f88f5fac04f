"""What IAM is asked for each request.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
"""

import ministack.services.dynamodb as dynamodb
import pytest
from orders_table import arn, counters, orders, s

from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.operations import OPERATIONS, authorizations

T, C = arn("Orders"), arn("Counters")
KEY, OTHER = s(PK="a", SK="1"), s(PK="b", SK="1")


@pytest.fixture(autouse=True, scope="module")
def tables():
    for request in (orders("Orders"), counters("Counters")):
        assert dynamodb._create_table(request)[0] == 200
    yield
    for name in ("Orders", "Counters"):
        dynamodb._delete_table({"TableName": name})


def asked(operation, request):
    """Action, resource and leading keys of each question."""
    return [
        (one.action.removeprefix("dynamodb:"), one.resource, one.keys.get("dynamodb:LeadingKeys"))
        for one in authorizations(operation, request)
    ]


def query(**more):
    return {"TableName": "Orders", "ExpressionAttributeValues": {":p": {"S": "a"}, ":q": {"S": "b"}, ":y": {"N": "2026"}}, **more}


@pytest.mark.parametrize(
    ("operation", "request_body", "expected"),
    [
        ("GetItem", {"TableName": "Orders", "Key": KEY}, [("GetItem", T, ["a"])]),
        ("GetItem", {"TableName": T, "Key": KEY}, [("GetItem", T, ["a"])]),
        ("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "007.0"}}}, [("GetItem", C, ["7"])]),
        ("GetItem", {"TableName": "Missing", "Key": KEY}, [("GetItem", arn("Missing"), None)]),
        ("PutItem", {"TableName": "Orders", "Item": {**KEY, **s(email="x")}}, [("PutItem", T, ["a"])]),
        ("UpdateItem", {"TableName": "Orders", "Key": KEY}, [("UpdateItem", T, ["a"])]),
        ("DeleteItem", {"TableName": "Orders", "Key": KEY}, [("DeleteItem", T, ["a"])]),
        ("Query", query(KeyConditionExpression="PK = :p"), [("Query", T, ["a"])]),
        ("Query", query(KeyConditionExpression="(SK > :q) AND :p = PK"), [("Query", T, ["a"])]),
        ("Query", query(KeyConditionExpression="PK = :p", IndexName="by-date"), [("Query", arn("Orders", "by-date"), ["a"])]),
        ("Query", query(KeyConditionExpression="PK = :p", IndexName="local"), [("Query", arn("Orders", "local"), ["a"])]),
        ("Query", query(KeyConditionExpression="email = :q", IndexName="by-email"), [("Query", arn("Orders", "by-email"), ["b"])]),
        (
            "Query",
            query(KeyConditionExpression="#y = :y AND tenant = :p", IndexName="by-year", ExpressionAttributeNames={"#y": "year"}),
            [("Query", arn("Orders", "by-year"), ["a"])],
        ),
        (
            "Query",
            {"TableName": "Orders", "KeyConditions": {"PK": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "a"}]}}},
            [("Query", T, ["a"])],
        ),
        ("Scan", {"TableName": "Orders"}, [("Scan", T, None)]),
        ("Scan", {"TableName": "Orders", "IndexName": "by-date"}, [("Scan", arn("Orders", "by-date"), None)]),
        (
            "BatchGetItem",
            {"RequestItems": {"Orders": {"Keys": [KEY, OTHER]}, "Counters": {"Keys": [{"id": {"N": "1"}}]}}},
            [("BatchGetItem", T, ["a", "b"]), ("BatchGetItem", C, ["1"])],
        ),
        (
            "BatchWriteItem",
            {"RequestItems": {"Orders": [{"PutRequest": {"Item": KEY}}, {"DeleteRequest": {"Key": OTHER}}]}},
            [("BatchWriteItem", T, ["a", "b"])],
        ),
        (
            "TransactWriteItems",
            {
                "TransactItems": [
                    {"Put": {"TableName": "Orders", "Item": KEY}},
                    {"Update": {"TableName": "Orders", "Key": OTHER}},
                    {"Delete": {"TableName": "Orders", "Key": KEY}},
                    {"ConditionCheck": {"TableName": "Counters", "Key": {"id": {"N": "1"}}}},
                ]
            },
            [("PutItem", T, ["a"]), ("UpdateItem", T, ["b"]), ("DeleteItem", T, ["a"]), ("ConditionCheckItem", C, ["1"])],
        ),
        ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "Orders", "Key": KEY}}]}, [("GetItem", T, ["a"])]),
        ("ExecuteStatement", {"Statement": "SELECT * FROM Orders WHERE PK = 'a'"}, [("PartiQLSelect", T, ["a"])]),
        (
            "ExecuteStatement",
            {"Statement": 'SELECT * FROM "Orders"."by-email" WHERE email IN (?, ?)', "Parameters": [{"S": "x"}, {"S": "y"}]},
            [("PartiQLSelect", arn("Orders", "by-email"), ["x", "y"])],
        ),
        ("ExecuteStatement", {"Statement": "SELECT * FROM Orders WHERE PK = 'a' OR PK = 'b'"}, [("PartiQLSelect", T, ["a", "b"])]),
        ("ExecuteStatement", {"Statement": "SELECT * FROM Orders WHERE PK = 'a' AND PK = 'b'"}, [("PartiQLSelect", T, ["a", "b"])]),
        ("ExecuteStatement", {"Statement": "SELECT * FROM Orders WHERE PK = 'a' OR email = 'x'"}, [("PartiQLSelect", T, None)]),
        ("ExecuteStatement", {"Statement": "SELECT * FROM Orders WHERE NOT PK = 'a'"}, [("PartiQLSelect", T, None)]),
        ("ExecuteStatement", {"Statement": "SELECT * FROM Orders"}, [("PartiQLSelect", T, None)]),
        ("ExecuteStatement", {"Statement": "INSERT INTO Orders VALUE {'PK': 'a', 'SK': '1'}"}, [("PartiQLInsert", T, ["a"])]),
        ("ExecuteStatement", {"Statement": "UPDATE Orders SET email = 'x' WHERE PK = 'a' AND SK = '1'"}, [("PartiQLUpdate", T, ["a"])]),
        ("ExecuteStatement", {"Statement": "DELETE FROM Orders WHERE PK = 'a' AND SK = '1'"}, [("PartiQLDelete", T, ["a"])]),
        (
            "BatchExecuteStatement",
            {
                "Statements": [
                    {"Statement": "SELECT * FROM Orders WHERE PK = 'a'"},
                    {"Statement": "DELETE FROM Orders WHERE PK = 'b' AND SK = '1'"},
                ]
            },
            [("PartiQLSelect", T, ["a"]), ("PartiQLDelete", T, ["b"])],
        ),
        (
            "ExecuteTransaction",
            {"TransactStatements": [{"Statement": "EXISTS(SELECT * FROM Orders WHERE PK = 'a' AND SK = '1')"}]},
            [("PartiQLSelect", T, ["a"])],
        ),
        ("ExportTableToPointInTime", {"TableArn": T, "S3Bucket": "b"}, [("ExportTableToPointInTime", T, None)]),
        ("PutResourcePolicy", {"ResourceArn": T, "Policy": "{}"}, [("PutResourcePolicy", T, None)]),
        ("DescribeStream", {"StreamArn": f"{T}/stream/2026"}, [("DescribeStream", f"{T}/stream/2026", None)]),
        ("GetShardIterator", {"StreamArn": f"{T}/stream/2026"}, [("GetShardIterator", f"{T}/stream/2026", None)]),
        ("TagResource", {"ResourceArn": T, "Tags": [{"Key": "k", "Value": "v"}]}, [("TagResource", T, None)]),
        (
            "DescribeContributorInsights",
            {"TableName": "Orders", "IndexName": "by-date"},
            [("DescribeContributorInsights", arn("Orders", "by-date"), None)],
        ),
        (
            "CreateTable",
            {"TableName": "New", "Tags": [{"Key": "k", "Value": "v"}]},
            [("CreateTable", arn("New"), None), ("TagResource", arn("New"), None)],
        ),
        ("ListTables", {}, [("ListTables", "*", None)]),
        ("ListStreams", {}, [("ListStreams", "*", None)]),
    ],
)
def test_actions_resources_and_leading_keys(operation, request_body, expected):
    assert asked(operation, request_body) == expected


@pytest.mark.parametrize(
    ("operation", "request_body", "expected"),
    [
        ("GetItem", {"TableName": "Orders", "Key": KEY}, {"dynamodb:Select": "ALL_ATTRIBUTES", "dynamodb:Attributes": ["PK", "SK"]}),
        (
            "GetItem",
            {"TableName": "Orders", "Key": KEY, "ProjectionExpression": "email", "ReturnConsumedCapacity": "TOTAL"},
            {
                "dynamodb:Select": "SPECIFIC_ATTRIBUTES",
                "dynamodb:Attributes": ["PK", "SK", "email"],
                "dynamodb:ReturnConsumedCapacity": "TOTAL",
            },
        ),
        ("Query", query(KeyConditionExpression="email = :q", IndexName="by-email"), {"dynamodb:Select": "ALL_PROJECTED_ATTRIBUTES"}),
        ("Scan", {"TableName": "Orders", "Select": "COUNT"}, {"dynamodb:Select": "COUNT"}),
        (
            "PutItem",
            {"TableName": "Orders", "Item": {**KEY, **s(secret="x")}},
            {"dynamodb:Attributes": ["PK", "SK", "secret"], "dynamodb:ReturnValues": "NONE"},
        ),
        (
            "UpdateItem",
            {"TableName": "Orders", "Key": KEY, "UpdateExpression": "SET secret = :p", "ReturnValues": "ALL_NEW"},
            {"dynamodb:Attributes": ["PK", "SK", "secret"], "dynamodb:ReturnValues": "ALL_NEW"},
        ),
        (
            "BatchWriteItem",
            {"RequestItems": {"Orders": [{"PutRequest": {"Item": {**KEY, **s(secret="x")}}}]}},
            {"dynamodb:Attributes": ["PK", "SK", "secret"]},
        ),
        (
            "BatchGetItem",
            {"RequestItems": {"Orders": {"Keys": [KEY], "ProjectionExpression": "email"}}},
            {"dynamodb:Attributes": ["PK", "SK", "email"], "dynamodb:Select": "SPECIFIC_ATTRIBUTES"},
        ),
        (
            "TransactGetItems",
            {"TransactItems": [{"Get": {"TableName": "Orders", "Key": KEY}}]},
            {"dynamodb:EnclosingOperation": "TransactGetItems"},
        ),
        (
            "ExecuteStatement",
            {"Statement": "SELECT email FROM Orders WHERE PK = 'a'"},
            {"dynamodb:FullTableScan": "false", "dynamodb:Attributes": ["email", "PK"], "dynamodb:Select": "SPECIFIC_ATTRIBUTES"},
        ),
        (
            "ExecuteStatement",
            {"Statement": "SELECT * FROM Orders"},
            {"dynamodb:FullTableScan": "true", "dynamodb:Select": "ALL_ATTRIBUTES"},
        ),
        (
            "ExecuteStatement",
            {"Statement": "UPDATE Orders SET email = 'x' WHERE PK = 'a' AND SK = '1' RETURNING ALL OLD *"},
            {"dynamodb:ReturnValues": "ALL_OLD", "dynamodb:Attributes": ["email", "PK", "SK"]},
        ),
        (
            "Query",
            query(KeyConditionExpression="#y = :y AND tenant = :p", IndexName="by-year", ExpressionAttributeNames={"#y": "year"}),
            {"dynamodb:FirstPartitionKeyValues": ["a"], "dynamodb:SecondPartitionKeyValues": ["2026"]},
        ),
    ],
)
def test_the_other_condition_keys(operation, request_body, expected):
    keys = authorizations(operation, request_body)[0].keys
    assert {name: keys.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("operation", "request_body"),
    [
        ("Query", query(KeyConditionExpression="PK > :p")),
        ("Query", query(KeyConditionExpression="SK = :p")),
        ("Query", query(KeyConditionExpression="PK = :p OR PK = :q")),
        ("Query", query(KeyConditionExpression="tenant = :p", IndexName="by-year")),
        ("Query", query()),
        ("Query", query(KeyConditionExpression="PK = :p", KeyConditions={})),
        ("GetItem", {"TableName": "Orders", "Key": s(SK="1")}),
        ("GetItem", {"TableName": "Orders", "Key": {"PK": {"S": "a", "N": "1"}, "SK": {"S": "1"}}}),
        ("GetItem", {"TableName": "Orders", "Key": {"PK": {"M": {}}, "SK": {"S": "1"}}}),
        ("GetItem", {"Key": KEY}),
        ("GetItem", {"TableName": T.replace("us-east-1", "eu-west-1"), "Key": KEY}),
        ("GetItem", {"TableName": T.replace("000000000000", "111111111111"), "Key": KEY}),
        (
            "TransactWriteItems",
            {"TransactItems": [{"Put": {"TableName": "Orders", "Item": KEY}, "Delete": {"TableName": "Orders", "Key": OTHER}}]},
        ),
        ("TransactWriteItems", {"TransactItems": []}),
        ("BatchWriteItem", {"RequestItems": {"Orders": [{"PutRequest": {"Item": KEY}, "DeleteRequest": {"Key": OTHER}}]}}),
        ("BatchGetItem", {"RequestItems": {}}),
        ("ExecuteStatement", {"Statement": "SELEKT * FROM Orders"}),
        ("ExecuteStatement", {"Statement": "UPDATE Orders SET email = 'x' WHERE SK = '1'"}),
        ("ExecuteStatement", {}),
        ("BatchExecuteStatement", {"Statements": []}),
        ("GetRecords", {"ShardIterator": "eyJ0IjoiT3RoZXIifQ=="}),
        ("DescribeStream", {}),
        ("GetItem", {"TableName": "Orders", "Key": "PK"}),
        ("BatchWriteItem", {"RequestItems": {"Orders": ["PutRequest"]}}),
        ("TransactWriteItems", {"TransactItems": [{"Put": "Orders"}]}),
        ("CreateTable", {"TableName": "New", "Tags": [{"Value": "x"}]}),
        ("FutureOperation", {"TableName": "Orders"}),
    ],
)
def test_what_cannot_be_judged_is_refused(operation, request_body):
    with pytest.raises(NotModelled, match="The local cloud does not model this"):
        authorizations(operation, request_body)


def test_a_shard_iterator_of_another_table_is_refused():
    from ministack.services import dynamodb_streams as streams

    forged = streams._encode_iterator("Orders", "shard", 0, stream_arn=f"{C}/stream/2026")
    with pytest.raises(NotModelled, match="another table's stream"):
        authorizations("GetRecords", {"ShardIterator": forged})


def test_every_operation_that_ministack_serves_is_listed():
    import inspect
    import re

    from ministack.services import dynamodb_streams

    served = {
        name
        for module in (dynamodb, dynamodb_streams)
        for name in re.findall(r'"([A-Z][A-Za-z]+)": _', inspect.getsource(module.handle_request))
    }
    assert served and served <= OPERATIONS.keys()
