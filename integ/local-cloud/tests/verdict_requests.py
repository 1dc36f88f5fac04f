"""The vocabulary of the table of verdicts: cases, requests and the policies that several cases share.

`source` names the page: fgac = DynamoDB, IAM policy conditions for fine-grained access control; sar = Service Authorization Reference;
eval = IAM, Policy evaluation logic; vars = IAM, Policy variables; cond = IAM, Condition operators; multi = IAM, Multivalued context keys;
ql = DynamoDB, IAM security policies with PartiQL; rbp = DynamoDB, Resource-based policies.
"""

from dataclasses import dataclass, field

from orders_table import arn, s
from roles import allow, deny, policy

T, C, ROLE_SESSION = arn("Orders"), arn("Counters"), "arn:aws:sts::000000000000:assumed-role/{role}/tests"
OWN, FOREIGN, LONGER = s(PK="acme", SK="1"), s(PK="other", SK="1"), s(PK="acme2", SK="1")
TAG = "${aws:PrincipalTag/TenantID}"
READS = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"]
WRITES = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem"]


@dataclass
class Case:
    name: str
    source: str
    policies: list[dict]
    requests: list[tuple[str, dict, str]]
    tags: dict[str, str] = field(default_factory=lambda: {"TenantID": "acme"})
    role_tags: dict[str, str] = field(default_factory=dict)
    boundary: dict | None = None
    session_policy: dict | None = None
    resource_policy: dict | None = None


def get(key, **more):
    return "GetItem", {"TableName": "Orders", "Key": key, **more}


def put(item, **more):
    return "PutItem", {"TableName": "Orders", "Item": item, **more}


def update(key, **more):
    return "UpdateItem", {
        "TableName": "Orders",
        "Key": key,
        "UpdateExpression": "SET note = :n",
        "ExpressionAttributeValues": {":n": {"S": "x"}},
        **more,
    }


def delete(key):
    return "DeleteItem", {"TableName": "Orders", "Key": key}


def query(value, expression="PK = :p", **more):
    return "Query", {"TableName": "Orders", "KeyConditionExpression": expression, "ExpressionAttributeValues": {":p": {"S": value}}, **more}


def batch_get(*keys):
    return "BatchGetItem", {"RequestItems": {"Orders": {"Keys": list(keys)}}}


def batch_write(*items):
    return "BatchWriteItem", {"RequestItems": {"Orders": [{"PutRequest": {"Item": item}} for item in items]}}


def write_all(*members):
    return "TransactWriteItems", {"TransactItems": list(members)}


def check(key):
    return {"ConditionCheck": {"TableName": "Orders", "Key": key, "ConditionExpression": "attribute_not_exists(nothing)"}}


def transact_put(item):
    return {"Put": {"TableName": "Orders", "Item": item}}


def ql(statement, *parameters):
    return "ExecuteStatement", {"Statement": statement, **({"Parameters": [{"S": p} for p in parameters]} if parameters else {})}


def allowed(*requests):
    return [(*request, "Allow") for request in requests]


def denied(*requests):
    return [(*request, "Deny") for request in requests]


SCAN = ("Scan", {"TableName": "Orders"})
DESCRIBE = ("DescribeTable", {"TableName": "Orders"})
EVERYTHING = policy(allow("dynamodb:*", "*"))
LEADING = {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [TAG]}}
STRICT = {**LEADING, "Null": {"dynamodb:LeadingKeys": "false"}, "StringLike": {"aws:PrincipalTag/TenantID": "?*"}}
TENANT = policy(allow(READS + WRITES, T, STRICT), allow("dynamodb:Query", arn("Orders", "by-date"), STRICT))
GUARDRAILS = policy(
    {"Effect": "Deny", "NotAction": READS + WRITES, "Resource": [T, f"{T}/*"]},
    deny(READS + WRITES, [T, f"{T}/*"], {"ForAnyValue:StringNotEquals": {"dynamodb:LeadingKeys": [TAG]}}),
    deny(READS + WRITES, [T, f"{T}/*"], {"Null": {"dynamodb:LeadingKeys": "true"}}),
    deny(READS + WRITES, [T, f"{T}/*"], {"StringNotLike": {"aws:PrincipalTag/TenantID": "?*"}}),
    deny("dynamodb:*", [arn("Orders", "by-email"), arn("Orders", "by-year")]),
)
OWN_REQUESTS = [
    put(OWN),
    get(OWN),
    update(OWN),
    query("acme"),
    query("acme", ":p = PK"),
    query("acme", IndexName="by-date"),
    batch_get(OWN),
    batch_write(OWN),
    write_all(transact_put(OWN), check(s(PK="acme", SK="2"))),
    ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "Orders", "Key": OWN}}]}),
    delete(OWN),
]
FOREIGN_REQUESTS = [
    request
    for key, value in ((FOREIGN, "other"), (LONGER, "acme2"), (s(PK="*", SK="1"), "*"), (s(PK="ACME", SK="1"), "ACME"))
    for request in (
        put(key),
        get(key),
        update(key),
        delete(key),
        query(value),
        query(value, ":p = PK"),
        query(value, "(PK = :p)"),
        query(value, IndexName="by-date"),
        batch_get(key),
        batch_get(OWN, key),
        batch_write(key),
        batch_write(OWN, key),
        write_all(check(key)),
        write_all(transact_put(OWN), check(key)),
        write_all(transact_put(key), check(OWN)),
        ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "Orders", "Key": key}}]}),
    )
]
OUTSIDE = [
    SCAN,
    DESCRIBE,
    ("Scan", {"TableName": "Orders", "IndexName": "by-date"}),
    query("acme", "email = :p", IndexName="by-email"),
    ql("SELECT * FROM Orders"),
    ql("SELECT * FROM Orders WHERE PK = 'acme'"),
    ql("SELECT * FROM Orders WHERE PK = ?", "acme"),
    ql('SELECT * FROM "Orders"."by-email" WHERE email = \'acme\''),
    ql("INSERT INTO Orders VALUE {'PK': 'acme', 'SK': '9'}"),
    ("ExportTableToPointInTime", {"TableArn": T, "S3Bucket": "bucket"}),
    ("PutResourcePolicy", {"ResourceArn": T, "Policy": "{}"}),
    ("CreateBackup", {"TableName": "Orders", "BackupName": "backup"}),
    ("ListTagsOfResource", {"ResourceArn": T}),
    ("UpdateTable", {"TableName": "Orders", "DeletionProtectionEnabled": False}),
    ("DeleteTable", {"TableName": "Orders"}),
]
