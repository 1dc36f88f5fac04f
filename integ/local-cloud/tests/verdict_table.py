"""Requests with the verdict that AWS's documentation gives them.

`source` names the page: fgac = DynamoDB, Using IAM policy conditions for fine-grained access control; sar = Service Authorization Reference;
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
    return "UpdateItem", {"TableName": "Orders", "Key": key, "UpdateExpression": "SET note = :n", "ExpressionAttributeValues": {":n": {"S": "x"}}, **more}


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
    put(OWN), get(OWN), update(OWN), query("acme"), query("acme", ":p = PK"), query("acme", IndexName="by-date"), batch_get(OWN), batch_write(OWN),
    write_all(transact_put(OWN), check(s(PK="acme", SK="2"))), ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "Orders", "Key": OWN}}]}),
    delete(OWN),
]
FOREIGN_REQUESTS = [
    request for key, value in ((FOREIGN, "other"), (LONGER, "acme2"), (s(PK="*", SK="1"), "*"), (s(PK="ACME", SK="1"), "ACME")) for request in (
        put(key), get(key), update(key), delete(key), query(value), query(value, ":p = PK"), query(value, "(PK = :p)"), query(value, IndexName="by-date"),
        batch_get(key), batch_get(OWN, key), batch_write(key), batch_write(OWN, key), write_all(check(key)), write_all(transact_put(OWN), check(key)),
        write_all(transact_put(key), check(OWN)), ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "Orders", "Key": key}}]}))
]
OUTSIDE = [
    SCAN, DESCRIBE, ("Scan", {"TableName": "Orders", "IndexName": "by-date"}), query("acme", "email = :p", IndexName="by-email"),
    ql("SELECT * FROM Orders"), ql("SELECT * FROM Orders WHERE PK = 'acme'"), ql("SELECT * FROM Orders WHERE PK = ?", "acme"),
    ql('SELECT * FROM "Orders"."by-email" WHERE email = \'acme\''), ql("INSERT INTO Orders VALUE {'PK': 'acme', 'SK': '9'}"),
    ("ExportTableToPointInTime", {"TableArn": T, "S3Bucket": "bucket"}), ("PutResourcePolicy", {"ResourceArn": T, "Policy": "{}"}),
    ("CreateBackup", {"TableName": "Orders", "BackupName": "backup"}), ("ListTagsOfResource", {"ResourceArn": T}),
    ("UpdateTable", {"TableName": "Orders", "DeletionProtectionEnabled": False}), ("DeleteTable", {"TableName": "Orders"}),
]

CASES = [
    Case("a tenant's policy", "fgac", [TENANT], allowed(*OWN_REQUESTS) + denied(*FOREIGN_REQUESTS, *OUTSIDE)),
    Case("a tenant's policy with guardrails and a later dynamodb:*", "eval", [TENANT, GUARDRAILS, EVERYTHING],
         allowed(*OWN_REQUESTS, ("ListTables", {})) + denied(*FOREIGN_REQUESTS, *OUTSIDE)),
    Case("a later dynamodb:* without guardrails opens everything", "eval", [TENANT, EVERYTHING],
         allowed(*OWN_REQUESTS, get(FOREIGN), SCAN, DESCRIBE, ql("SELECT * FROM Orders"))),
    Case("a session without the tag", "vars", [TENANT, GUARDRAILS, EVERYTHING], denied(*OWN_REQUESTS, *FOREIGN_REQUESTS, SCAN), tags={}),
    Case("a session with an empty tag", "vars", [TENANT, GUARDRAILS, EVERYTHING], denied(*OWN_REQUESTS, *FOREIGN_REQUESTS, SCAN), tags={"TenantID": ""}),
    Case("a session with the tag in other letters: keys ignore case", "vars", [TENANT], allowed(get(OWN)) + denied(get(FOREIGN)), tags={"tenantid": "acme"}),
    Case("a session tag wins over the role's tag", "vars", [TENANT], allowed(get(OWN)) + denied(get(FOREIGN)), role_tags={"TenantID": "other"}),
    Case("a role's tag serves sessions without one", "vars", [TENANT], allowed(get(FOREIGN)) + denied(get(OWN)), tags={}, role_tags={"TenantID": "other"}),
    Case("ForAllValues alone allows requests without keys", "multi", [policy(allow("dynamodb:*", T, LEADING))], allowed(get(OWN), SCAN, DESCRIBE) + denied(get(FOREIGN))),
    Case("a policy without Version 2012-10-17 has no variables", "vars", [policy(allow(READS + WRITES, T, LEADING), version="2008-10-17")],
         denied(get(OWN), get(FOREIGN)) + allowed(get(s(PK=TAG, SK="1")))),
    Case("a policy without a Version is an old one", "vars", [{"Statement": [allow(READS, T, LEADING)]}], denied(get(OWN))),
    Case("a default value of a variable", "vars", [policy(allow(READS, T, {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${aws:PrincipalTag/TenantID, 'none'}"]}}))],
         allowed(get(s(PK="none", SK="1"))) + denied(get(OWN)), tags={}),
    Case("a prefix with a separator", "fgac", [policy(allow(READS, T, {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": [f"T#{TAG}", f"T#{TAG}#*"]}}))],
         allowed(get(s(PK="T#acme", SK="1")), get(s(PK="T#acme#1", SK="1")), batch_get(s(PK="T#acme", SK="1"), s(PK="T#acme#1", SK="1")))
         + denied(get(s(PK="T#acme2", SK="1")), get(s(PK="T#acme2#1", SK="1")), get(s(PK="acme", SK="1")), batch_get(s(PK="T#acme", SK="1"), s(PK="T#acme2", SK="1")))),
    Case("a prefix without a separator leaks", "fgac", [policy(allow(READS, T, {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": [f"T#{TAG}*"]}}))],
         allowed(get(s(PK="T#acme2", SK="1")))),
    Case("an escaped star in a prefix", "vars", [policy(allow(READS, T, {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["a${*}*"]}}))],
         allowed(get(s(PK="a*x", SK="1"))) + denied(get(s(PK="abx", SK="1")))),
    Case("number keys are compared as text", "fgac", [policy(allow(READS, C, {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["7"]}}))],
         [("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "7"}}}, "Allow"), ("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "7.0"}}}, "Allow"),
          ("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "8"}}}, "Deny")]),

    # The four item kinds of a transaction are actions of their own.
    Case("a transaction without ConditionCheckItem", "sar", [policy(allow("dynamodb:PutItem", T))],
         allowed(write_all(transact_put(OWN))) + denied(write_all(transact_put(OWN), check(FOREIGN)), get(OWN))),
    Case("an item is judged with its own key alone", "sar", [policy(
        allow("dynamodb:PutItem", T, {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["acme"]}}),
        allow("dynamodb:ConditionCheckItem", T, {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["other"]}}))],
         allowed(write_all(transact_put(OWN), check(FOREIGN))) + denied(write_all(transact_put(FOREIGN), check(OWN)))),
    Case("transactions denied by their name", "sar", [policy(allow("dynamodb:*", "*"), deny("dynamodb:*", "*", {"ForAnyValue:StringEquals": {
        "dynamodb:EnclosingOperation": ["TransactWriteItems", "TransactGetItems", "ExecuteTransaction"]}}))],
         allowed(put(OWN), get(OWN)) + denied(write_all(transact_put(OWN)), ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "Orders", "Key": OWN}}]}))),

    # Indexes are resources of their own.
    Case("a Query on an index is asked for on the index", "fgac", [policy(allow("dynamodb:Query", arn("Orders", "by-email")), deny("dynamodb:*", T))],
         allowed(query("x", "email = :p", IndexName="by-email")) + denied(query("acme"), query("acme", IndexName="by-date"))),
    Case("an index's leading key is its own", "fgac", [policy(allow("dynamodb:Query", f"{T}/index/*", LEADING))],
         allowed(query("acme", "email = :p", IndexName="by-email"), query("acme", IndexName="by-date"), query("acme", IndexName="local"),
                 ("Query", {"TableName": "Orders", "IndexName": "by-year", "KeyConditionExpression": "#y = :y AND tenant = :p", "ExpressionAttributeNames": {"#y": "year"},
                            "ExpressionAttributeValues": {":y": {"N": "2026"}, ":p": {"S": "acme"}}}))
         + denied(query("other", "email = :p", IndexName="by-email"), query("acme"),
                  ("Query", {"TableName": "Orders", "IndexName": "by-year", "KeyConditionExpression": "tenant = :p AND #y = :y", "ExpressionAttributeNames": {"#y": "year"},
                             "ExpressionAttributeValues": {":y": {"N": "2026"}, ":p": {"S": "other"}}}))),

    # AWS's examples 1 to 4 of fine-grained access control.
    Case("example 1: keys, attributes and Select", "fgac", [policy(allow(READS + WRITES, T, {
        "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [TAG], "dynamodb:Attributes": ["PK", "SK", "note"]},
        "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}}))],
         allowed(get(OWN, ProjectionExpression="note"), update(OWN), put({**OWN, **s(note="x")}), query("acme", ProjectionExpression="PK, note"))
         + denied(get(OWN), get(OWN, ProjectionExpression="secret"), get(FOREIGN, ProjectionExpression="note"), put({**OWN, **s(secret="x")}), query("acme"),
                  query("acme", ProjectionExpression="#x", ExpressionAttributeNames={"#x": "secret"}))),
    Case("example 3: attributes and ReturnValues", "fgac", [policy(allow(["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Scan"], T, {
        "ForAllValues:StringEquals": {"dynamodb:Attributes": ["PK", "SK", "note"]},
        "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES", "dynamodb:ReturnValues": ["NONE", "UPDATED_OLD", "UPDATED_NEW"]}}))],
         allowed(update(OWN), update(OWN, ReturnValues="UPDATED_NEW"), get(OWN, ProjectionExpression="note"), ("Scan", {"TableName": "Orders", "ProjectionExpression": "note"}))
         + denied(update(OWN, ReturnValues="ALL_OLD"), update(OWN, ReturnValues="ALL_NEW"), SCAN, put(OWN),
                  ("Scan", {"TableName": "Orders", "ProjectionExpression": "note", "FilterExpression": "secret = :s", "ExpressionAttributeValues": {":s": {"S": "x"}}}))),
    Case("a Deny on an attribute that is written", "fgac", [policy(allow("dynamodb:*", "*"), deny("dynamodb:*", T, {"ForAnyValue:StringEquals": {"dynamodb:Attributes": ["secret"]}}))],
         allowed(put(OWN), update(OWN)) + denied(
             put({**OWN, **s(secret="x")}), batch_write({**OWN, **s(secret="x")}), write_all(transact_put({**OWN, **s(secret="x")})),
             update(OWN, UpdateExpression="SET secret = :n"), update(OWN, UpdateExpression="SET #s = :n", ExpressionAttributeNames={"#s": "secret"}),
             update(OWN, ConditionExpression="attribute_not_exists(secret)"), ql("UPDATE Orders SET secret = 'x' WHERE PK = 'acme' AND SK = '1'"))),

    # PartiQL.
    Case("PartiQL with leading keys", "ql", [policy(allow("dynamodb:PartiQL*", [T, f"{T}/index/*"], {**LEADING, "Null": {"dynamodb:LeadingKeys": "false"}}))],
         allowed(ql("SELECT * FROM Orders WHERE PK = 'acme'"), ql("SELECT * FROM Orders WHERE PK IN ['acme']"), ql("SELECT * FROM Orders WHERE PK = ?", "acme"),
                 ql("DELETE FROM Orders WHERE PK = 'acme' AND SK = 'none'"))
         + denied(ql("SELECT * FROM Orders WHERE PK = 'other'"), ql("SELECT * FROM Orders WHERE PK IN ['acme', 'other']"), ql("SELECT * FROM Orders"),
                  ql("SELECT * FROM Orders WHERE PK = 'acme' OR PK = 'other'"), ql("SELECT * FROM Orders WHERE PK = 'acme' OR SK = '1'"),
                  ql("SELECT * FROM Orders WHERE PK >= 'acme'"), ql("SELECT * FROM Orders WHERE begins_with(PK, 'acme')"), ql("SELECT * FROM Orders WHERE PK = ?", "other"),
                  ql("INSERT INTO Orders VALUE {'PK': 'other', 'SK': '1'}"), ql("UPDATE Orders SET note = 'x' WHERE PK = 'other' AND SK = '1'"),
                  ql("DELETE FROM Orders WHERE PK = 'other' AND SK = '1'"), get(OWN))),
    Case("PartiQL without full table scans", "ql", [policy(allow("dynamodb:PartiQLSelect", [T, f"{T}/index/*"]),
                                                         deny("dynamodb:PartiQLSelect", [T, f"{T}/index/*"], {"Bool": {"dynamodb:FullTableScan": "true"}}))],
         allowed(ql("SELECT * FROM Orders WHERE PK = 'a'"), ql('SELECT * FROM "Orders"."by-email" WHERE email = \'a\''))
         + denied(ql("SELECT * FROM Orders"), ql("SELECT * FROM Orders WHERE SK = 'a'"), ql('SELECT * FROM "Orders"."by-email"'))),
    Case("a Deny on the table holds for PartiQL", "ql", [policy(allow("dynamodb:*", "*"), deny("dynamodb:*", [T, f"{T}/*"]))],
         denied(ql("SELECT * FROM Orders WHERE PK = 'acme'"), ql("SELECT * FROM Orders"), ql('SELECT * FROM "Orders"."by-email" WHERE email = \'x\''),
                ("BatchExecuteStatement", {"Statements": [{"Statement": "SELECT * FROM Orders WHERE PK = 'acme' AND SK = '1'"}]}),
                ("ExecuteTransaction", {"TransactStatements": [{"Statement": "SELECT * FROM Orders WHERE PK = 'acme' AND SK = '1'"}]}),
                ("ExportTableToPointInTime", {"TableArn": T, "S3Bucket": "bucket"}), ("PutResourcePolicy", {"ResourceArn": T, "Policy": "{}"}),
                ("DescribeTable", {"TableName": T}))
         + allowed(("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "1"}}}))),

    # Variables in Resource: a table for each tenant.
    Case("a variable in Resource", "vars", [policy(allow("dynamodb:*", f"arn:aws:dynamodb:us-east-1:000000000000:table/{TAG}"))],
         allowed(get(OWN), SCAN) + denied(("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "1"}}}), query("acme", IndexName="by-date")), tags={"TenantID": "Orders"}),
    Case("a variable in Resource without a value", "vars", [policy(allow("dynamodb:*", f"arn:aws:dynamodb:us-east-1:000000000000:table/{TAG}*"))], denied(get(OWN), SCAN), tags={}),
    Case("a variable in NotResource", "vars", [EVERYTHING, policy({"Effect": "Deny", "Action": "dynamodb:*", "NotResource": f"arn:aws:dynamodb:*:*:table/{TAG}"})],
         allowed(get(OWN)) + denied(("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "1"}}}), ("ListTables", {})), tags={"TenantID": "Orders"}),
    Case("a variable in NotResource without a value excludes nothing", "vars",
         [EVERYTHING, policy({"Effect": "Deny", "Action": "dynamodb:*", "NotResource": f"arn:aws:dynamodb:*:*:table/{TAG}"})], denied(get(OWN), SCAN), tags={}),

    # Limits of a principal.
    Case("a permissions boundary", "eval", [EVERYTHING], allowed(get(OWN)) + denied(get(FOREIGN), SCAN), boundary=policy(allow("dynamodb:*", "*", STRICT))),
    Case("a boundary allows nothing by itself", "eval", [policy(allow("dynamodb:GetItem", T))], allowed(get(OWN)) + denied(SCAN), boundary=EVERYTHING),
    Case("a session policy", "eval", [EVERYTHING], allowed(get(OWN)) + denied(SCAN, put(OWN)), session_policy=policy(allow("dynamodb:GetItem", "*"))),

    # Resource policies.
    Case("a table's policy that names the role", "rbp", [policy(allow("dynamodb:ListTables", "*"))], allowed(get(OWN)) + denied(put(OWN), SCAN),
         resource_policy=policy({**allow("dynamodb:GetItem", T), "Principal": {"AWS": "arn:aws:iam::000000000000:role/{role}"}})),
    Case("a table's policy that names the account leaves it to the role's own", "rbp", [policy(allow("dynamodb:ListTables", "*"))], denied(get(OWN)),
         resource_policy=policy({**allow("dynamodb:GetItem", T), "Principal": {"AWS": "000000000000"}})),
    Case("a table's policy that denies", "rbp", [EVERYTHING], denied(get(OWN), query("acme", IndexName="by-date")) + allowed(SCAN),
         resource_policy=policy({**deny(["dynamodb:GetItem", "dynamodb:Query"], [T, f"{T}/index/*"]), "Principal": "*"})),
    Case("a table's policy that names the session is not limited by a boundary", "eval", [policy(allow("dynamodb:ListTables", "*"))], allowed(get(OWN)) + denied(SCAN),
         boundary=policy(allow("dynamodb:ListTables", "*")), resource_policy=policy({**allow("dynamodb:GetItem", T), "Principal": {"AWS": ROLE_SESSION}})),
    Case("a table's policy that names the role is limited by a boundary", "eval", [policy(allow("dynamodb:ListTables", "*"))], denied(get(OWN)),
         boundary=policy(allow("dynamodb:ListTables", "*")),
         resource_policy=policy({**allow("dynamodb:GetItem", T), "Principal": {"AWS": "arn:aws:iam::000000000000:role/{role}"}})),
    Case("leading keys in a table's policy", "rbp", [policy(allow("dynamodb:ListTables", "*"))], allowed(get(OWN)) + denied(get(FOREIGN)),
         resource_policy=policy({**allow("dynamodb:GetItem", T, LEADING), "Principal": {"AWS": "arn:aws:iam::000000000000:role/{role}"}})),

    Case("plain http does not leave the machine and counts as secure", "cond", [EVERYTHING, policy(deny("dynamodb:*", "*", {"Bool": {"aws:SecureTransport": "false"}}))], allowed(get(OWN))),

    # What is not modelled is refused, for an Allow as for a Deny.
    Case("a condition key that nobody knows", "cond", [EVERYTHING, policy(deny("dynamodb:GetItem", T, {"StringEquals": {"dynamodb:FisActionId": "x"}}))], denied(get(OWN)) + allowed(put(OWN))),
    Case("a key condition that is no key condition", "fgac", [EVERYTHING], denied(query("acme", "PK > :p"), query("acme", "PK = :p OR SK = :p"))),
]
