"""Sessions of a tenant role, and the prefixes and versions of its policies."""

from orders_table import s
from roles import allow, policy
from verdict_requests import (
    DESCRIBE,
    EVERYTHING,
    FOREIGN,
    FOREIGN_REQUESTS,
    GUARDRAILS,
    LEADING,
    OUTSIDE,
    OWN,
    OWN_REQUESTS,
    READS,
    SCAN,
    TAG,
    TENANT,
    WRITES,
    C,
    Case,
    T,
    allowed,
    batch_get,
    denied,
    get,
    ql,
)

CASES = [
    Case("a tenant's policy", "fgac", [TENANT], allowed(*OWN_REQUESTS) + denied(*FOREIGN_REQUESTS, *OUTSIDE)),
    Case(
        "a tenant's policy with guardrails and a later dynamodb:*",
        "eval",
        [TENANT, GUARDRAILS, EVERYTHING],
        allowed(*OWN_REQUESTS, ("ListTables", {})) + denied(*FOREIGN_REQUESTS, *OUTSIDE),
    ),
    Case(
        "a later dynamodb:* without guardrails opens everything",
        "eval",
        [TENANT, EVERYTHING],
        allowed(*OWN_REQUESTS, get(FOREIGN), SCAN, DESCRIBE, ql("SELECT * FROM Orders")),
    ),
    Case("a session without the tag", "vars", [TENANT, GUARDRAILS, EVERYTHING], denied(*OWN_REQUESTS, *FOREIGN_REQUESTS, SCAN), tags={}),
    Case(
        "a session with an empty tag",
        "vars",
        [TENANT, GUARDRAILS, EVERYTHING],
        denied(*OWN_REQUESTS, *FOREIGN_REQUESTS, SCAN),
        tags={"TenantID": ""},
    ),
    Case(
        "a session with the tag in other letters: keys ignore case",
        "vars",
        [TENANT],
        allowed(get(OWN)) + denied(get(FOREIGN)),
        tags={"tenantid": "acme"},
    ),
    Case(
        "a session tag wins over the role's tag",
        "vars",
        [TENANT],
        allowed(get(OWN)) + denied(get(FOREIGN)),
        role_tags={"TenantID": "other"},
    ),
    Case(
        "a role's tag serves sessions without one",
        "vars",
        [TENANT],
        allowed(get(FOREIGN)) + denied(get(OWN)),
        tags={},
        role_tags={"TenantID": "other"},
    ),
    Case(
        "ForAllValues alone allows requests without keys",
        "multi",
        [policy(allow("dynamodb:*", T, LEADING))],
        allowed(get(OWN), SCAN, DESCRIBE) + denied(get(FOREIGN)),
    ),
    Case(
        "a policy without Version 2012-10-17 has no variables",
        "vars",
        [policy(allow(READS + WRITES, T, LEADING), version="2008-10-17")],
        denied(get(OWN), get(FOREIGN)) + allowed(get(s(PK=TAG, SK="1"))),
    ),
    Case("a policy without a Version is an old one", "vars", [{"Statement": [allow(READS, T, LEADING)]}], denied(get(OWN))),
    Case(
        "a default value of a variable",
        "vars",
        [policy(allow(READS, T, {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${aws:PrincipalTag/TenantID, 'none'}"]}}))],
        allowed(get(s(PK="none", SK="1"))) + denied(get(OWN)),
        tags={},
    ),
    Case(
        "a prefix with a separator",
        "fgac",
        [policy(allow(READS, T, {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": [f"T#{TAG}", f"T#{TAG}#*"]}}))],
        allowed(get(s(PK="T#acme", SK="1")), get(s(PK="T#acme#1", SK="1")), batch_get(s(PK="T#acme", SK="1"), s(PK="T#acme#1", SK="1")))
        + denied(
            get(s(PK="T#acme2", SK="1")),
            get(s(PK="T#acme2#1", SK="1")),
            get(s(PK="acme", SK="1")),
            batch_get(s(PK="T#acme", SK="1"), s(PK="T#acme2", SK="1")),
        ),
    ),
    Case(
        "a prefix without a separator leaks",
        "fgac",
        [policy(allow(READS, T, {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": [f"T#{TAG}*"]}}))],
        allowed(get(s(PK="T#acme2", SK="1"))),
    ),
    Case(
        "an escaped star in a prefix",
        "vars",
        [policy(allow(READS, T, {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["a${*}*"]}}))],
        allowed(get(s(PK="a*x", SK="1"))) + denied(get(s(PK="abx", SK="1"))),
    ),
    Case(
        "number keys are compared as text",
        "fgac",
        [policy(allow(READS, C, {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["7"]}}))],
        [
            ("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "7"}}}, "Allow"),
            ("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "7.0"}}}, "Allow"),
            ("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "8"}}}, "Deny"),
        ],
    ),
]
