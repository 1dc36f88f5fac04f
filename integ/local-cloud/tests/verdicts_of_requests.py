"""Transactions, indexes, attributes and PartiQL."""

from orders_table import arn, s
from roles import allow, deny, policy
from verdict_requests import (
    FOREIGN,
    LEADING,
    OWN,
    READS,
    SCAN,
    TAG,
    WRITES,
    Case,
    T,
    allowed,
    batch_write,
    check,
    denied,
    get,
    put,
    ql,
    query,
    transact_put,
    update,
    write_all,
)

CASES = [  # The four item kinds of a transaction are actions of their own.
    Case(
        "a transaction without ConditionCheckItem",
        "sar",
        [policy(allow("dynamodb:PutItem", T))],
        allowed(write_all(transact_put(OWN))) + denied(write_all(transact_put(OWN), check(FOREIGN)), get(OWN)),
    ),
    Case(
        "an item is judged with its own key alone",
        "sar",
        [
            policy(
                allow("dynamodb:PutItem", T, {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["acme"]}}),
                allow("dynamodb:ConditionCheckItem", T, {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["other"]}}),
            )
        ],
        allowed(write_all(transact_put(OWN), check(FOREIGN))) + denied(write_all(transact_put(FOREIGN), check(OWN))),
    ),
    Case(
        "transactions denied by their name",
        "sar",
        [
            policy(
                allow("dynamodb:*", "*"),
                deny(
                    "dynamodb:*",
                    "*",
                    {
                        "ForAnyValue:StringEquals": {
                            "dynamodb:EnclosingOperation": ["TransactWriteItems", "TransactGetItems", "ExecuteTransaction"]
                        }
                    },
                ),
            )
        ],
        allowed(put(OWN), get(OWN))
        + denied(write_all(transact_put(OWN)), ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": "Orders", "Key": OWN}}]})),
    ),
    # Indexes are resources of their own.
    Case(
        "a Query on an index is asked for on the index",
        "fgac",
        [policy(allow("dynamodb:Query", arn("Orders", "by-email")), deny("dynamodb:*", T))],
        allowed(query("x", "email = :p", IndexName="by-email")) + denied(query("acme"), query("acme", IndexName="by-date")),
    ),
    Case(
        "an index's leading key is its own",
        "fgac",
        [policy(allow("dynamodb:Query", f"{T}/index/*", LEADING))],
        allowed(
            query("acme", "email = :p", IndexName="by-email"),
            query("acme", IndexName="by-date"),
            query("acme", IndexName="local"),
            (
                "Query",
                {
                    "TableName": "Orders",
                    "IndexName": "by-year",
                    "KeyConditionExpression": "#y = :y AND tenant = :p",
                    "ExpressionAttributeNames": {"#y": "year"},
                    "ExpressionAttributeValues": {":y": {"N": "2026"}, ":p": {"S": "acme"}},
                },
            ),
        )
        + denied(
            query("other", "email = :p", IndexName="by-email"),
            query("acme"),
            (
                "Query",
                {
                    "TableName": "Orders",
                    "IndexName": "by-year",
                    "KeyConditionExpression": "tenant = :p AND #y = :y",
                    "ExpressionAttributeNames": {"#y": "year"},
                    "ExpressionAttributeValues": {":y": {"N": "2026"}, ":p": {"S": "other"}},
                },
            ),
        ),
    ),
    # AWS's examples 1 to 4 of fine-grained access control.
    Case(
        "example 1: keys, attributes and Select",
        "fgac",
        [
            policy(
                allow(
                    READS + WRITES,
                    T,
                    {
                        "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [TAG], "dynamodb:Attributes": ["PK", "SK", "note"]},
                        "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"},
                    },
                )
            )
        ],
        allowed(
            get(OWN, ProjectionExpression="note"), update(OWN), put({**OWN, **s(note="x")}), query("acme", ProjectionExpression="PK, note")
        )
        + denied(
            get(OWN),
            get(OWN, ProjectionExpression="secret"),
            get(FOREIGN, ProjectionExpression="note"),
            put({**OWN, **s(secret="x")}),
            query("acme"),
            query("acme", ProjectionExpression="#x", ExpressionAttributeNames={"#x": "secret"}),
        ),
    ),
    Case(
        "example 3: attributes and ReturnValues",
        "fgac",
        [
            policy(
                allow(
                    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Scan"],
                    T,
                    {
                        "ForAllValues:StringEquals": {"dynamodb:Attributes": ["PK", "SK", "note"]},
                        "StringEqualsIfExists": {
                            "dynamodb:Select": "SPECIFIC_ATTRIBUTES",
                            "dynamodb:ReturnValues": ["NONE", "UPDATED_OLD", "UPDATED_NEW"],
                        },
                    },
                )
            )
        ],
        allowed(
            update(OWN),
            update(OWN, ReturnValues="UPDATED_NEW"),
            get(OWN, ProjectionExpression="note"),
            ("Scan", {"TableName": "Orders", "ProjectionExpression": "note"}),
        )
        + denied(
            update(OWN, ReturnValues="ALL_OLD"),
            update(OWN, ReturnValues="ALL_NEW"),
            SCAN,
            put(OWN),
            (
                "Scan",
                {
                    "TableName": "Orders",
                    "ProjectionExpression": "note",
                    "FilterExpression": "secret = :s",
                    "ExpressionAttributeValues": {":s": {"S": "x"}},
                },
            ),
        ),
    ),
    Case(
        "a Deny on an attribute that is written",
        "fgac",
        [policy(allow("dynamodb:*", "*"), deny("dynamodb:*", T, {"ForAnyValue:StringEquals": {"dynamodb:Attributes": ["secret"]}}))],
        allowed(put(OWN), update(OWN))
        + denied(
            put({**OWN, **s(secret="x")}),
            batch_write({**OWN, **s(secret="x")}),
            write_all(transact_put({**OWN, **s(secret="x")})),
            update(OWN, UpdateExpression="SET secret = :n"),
            update(OWN, UpdateExpression="SET #s = :n", ExpressionAttributeNames={"#s": "secret"}),
            update(OWN, ConditionExpression="attribute_not_exists(secret)"),
            ql("UPDATE Orders SET secret = 'x' WHERE PK = 'acme' AND SK = '1'"),
        ),
    ),
    # PartiQL.
    Case(
        "PartiQL with leading keys",
        "ql",
        [policy(allow("dynamodb:PartiQL*", [T, f"{T}/index/*"], {**LEADING, "Null": {"dynamodb:LeadingKeys": "false"}}))],
        allowed(
            ql("SELECT * FROM Orders WHERE PK = 'acme'"),
            ql("SELECT * FROM Orders WHERE PK IN ['acme']"),
            ql("SELECT * FROM Orders WHERE PK = ?", "acme"),
            ql("DELETE FROM Orders WHERE PK = 'acme' AND SK = 'none'"),
        )
        + denied(
            ql("SELECT * FROM Orders WHERE PK = 'other'"),
            ql("SELECT * FROM Orders WHERE PK IN ['acme', 'other']"),
            ql("SELECT * FROM Orders"),
            ql("SELECT * FROM Orders WHERE PK = 'acme' OR PK = 'other'"),
            ql("SELECT * FROM Orders WHERE PK = 'acme' OR SK = '1'"),
            ql("SELECT * FROM Orders WHERE PK >= 'acme'"),
            ql("SELECT * FROM Orders WHERE begins_with(PK, 'acme')"),
            ql("SELECT * FROM Orders WHERE PK = ?", "other"),
            ql("INSERT INTO Orders VALUE {'PK': 'other', 'SK': '1'}"),
            ql("UPDATE Orders SET note = 'x' WHERE PK = 'other' AND SK = '1'"),
            ql("DELETE FROM Orders WHERE PK = 'other' AND SK = '1'"),
            get(OWN),
        ),
    ),
    Case(
        "PartiQL without full table scans",
        "ql",
        [
            policy(
                allow("dynamodb:PartiQLSelect", [T, f"{T}/index/*"]),
                deny("dynamodb:PartiQLSelect", [T, f"{T}/index/*"], {"Bool": {"dynamodb:FullTableScan": "true"}}),
            )
        ],
        allowed(ql("SELECT * FROM Orders WHERE PK = 'a'"), ql('SELECT * FROM "Orders"."by-email" WHERE email = \'a\''))
        + denied(ql("SELECT * FROM Orders"), ql("SELECT * FROM Orders WHERE SK = 'a'"), ql('SELECT * FROM "Orders"."by-email"')),
    ),
    Case(
        "a Deny on the table holds for PartiQL",
        "ql",
        [policy(allow("dynamodb:*", "*"), deny("dynamodb:*", [T, f"{T}/*"]))],
        denied(
            ql("SELECT * FROM Orders WHERE PK = 'acme'"),
            ql("SELECT * FROM Orders"),
            ql('SELECT * FROM "Orders"."by-email" WHERE email = \'x\''),
            ("BatchExecuteStatement", {"Statements": [{"Statement": "SELECT * FROM Orders WHERE PK = 'acme' AND SK = '1'"}]}),
            ("ExecuteTransaction", {"TransactStatements": [{"Statement": "SELECT * FROM Orders WHERE PK = 'acme' AND SK = '1'"}]}),
            ("ExportTableToPointInTime", {"TableArn": T, "S3Bucket": "bucket"}),
            ("PutResourcePolicy", {"ResourceArn": T, "Policy": "{}"}),
            ("DescribeTable", {"TableName": T}),
        )
        + allowed(("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "1"}}})),
    ),
]
