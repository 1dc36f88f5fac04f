"""Variables in Resource, limits of a principal, resource policies, and what is not modelled."""

from roles import allow, deny, policy
from verdict_requests import EVERYTHING, FOREIGN, LEADING, OWN, ROLE_SESSION, SCAN, STRICT, TAG, Case, T, allowed, denied, get, put, query

CASES = [  # Variables in Resource: a table for each tenant.
    Case(
        "a variable in Resource",
        "vars",
        [policy(allow("dynamodb:*", f"arn:aws:dynamodb:us-east-1:000000000000:table/{TAG}"))],
        allowed(get(OWN), SCAN)
        + denied(("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "1"}}}), query("acme", IndexName="by-date")),
        tags={"TenantID": "Orders"},
    ),
    Case(
        "a variable in Resource without a value",
        "vars",
        [policy(allow("dynamodb:*", f"arn:aws:dynamodb:us-east-1:000000000000:table/{TAG}*"))],
        denied(get(OWN), SCAN),
        tags={},
    ),
    Case(
        "a variable in NotResource",
        "vars",
        [EVERYTHING, policy({"Effect": "Deny", "Action": "dynamodb:*", "NotResource": f"arn:aws:dynamodb:*:*:table/{TAG}"})],
        allowed(get(OWN)) + denied(("GetItem", {"TableName": "Counters", "Key": {"id": {"N": "1"}}}), ("ListTables", {})),
        tags={"TenantID": "Orders"},
    ),
    Case(
        "a variable in NotResource without a value is refused",
        "vars",
        [EVERYTHING, policy({"Effect": "Deny", "Action": "dynamodb:*", "NotResource": f"arn:aws:dynamodb:*:*:table/{TAG}"})],
        denied(get(OWN), SCAN),
        tags={},
    ),
    # Limits of a principal.
    Case(
        "a permissions boundary",
        "eval",
        [EVERYTHING],
        allowed(get(OWN)) + denied(get(FOREIGN), SCAN),
        boundary=policy(allow("dynamodb:*", "*", STRICT)),
    ),
    Case(
        "a boundary allows nothing by itself",
        "eval",
        [policy(allow("dynamodb:GetItem", T))],
        allowed(get(OWN)) + denied(SCAN),
        boundary=EVERYTHING,
    ),
    Case(
        "a session policy",
        "eval",
        [EVERYTHING],
        allowed(get(OWN)) + denied(SCAN, put(OWN)),
        session_policy=policy(allow("dynamodb:GetItem", "*")),
    ),
    # Resource policies.
    Case(
        "a table's policy that names the role",
        "rbp",
        [policy(allow("dynamodb:ListTables", "*"))],
        allowed(get(OWN)) + denied(put(OWN), SCAN),
        resource_policy=policy({**allow("dynamodb:GetItem", T), "Principal": {"AWS": "arn:aws:iam::000000000000:role/{role}"}}),
    ),
    Case(
        "a table's policy that names the account leaves it to the role's own",
        "rbp",
        [policy(allow("dynamodb:ListTables", "*"))],
        denied(get(OWN)),
        resource_policy=policy({**allow("dynamodb:GetItem", T), "Principal": {"AWS": "000000000000"}}),
    ),
    Case(
        "a table's policy that denies",
        "rbp",
        [EVERYTHING],
        denied(get(OWN), query("acme", IndexName="by-date")) + allowed(SCAN),
        resource_policy=policy({**deny(["dynamodb:GetItem", "dynamodb:Query"], [T, f"{T}/index/*"]), "Principal": "*"}),
    ),
    Case(
        "a table's policy that names the session is not limited by a boundary",
        "eval",
        [policy(allow("dynamodb:ListTables", "*"))],
        allowed(get(OWN)) + denied(SCAN),
        boundary=policy(allow("dynamodb:ListTables", "*")),
        resource_policy=policy({**allow("dynamodb:GetItem", T), "Principal": {"AWS": ROLE_SESSION}}),
    ),
    Case(
        "a table's policy that names the role is limited by a boundary",
        "eval",
        [policy(allow("dynamodb:ListTables", "*"))],
        denied(get(OWN)),
        boundary=policy(allow("dynamodb:ListTables", "*")),
        resource_policy=policy({**allow("dynamodb:GetItem", T), "Principal": {"AWS": "arn:aws:iam::000000000000:role/{role}"}}),
    ),
    Case(
        "leading keys in a table's policy",
        "rbp",
        [policy(allow("dynamodb:ListTables", "*"))],
        allowed(get(OWN)) + denied(get(FOREIGN)),
        resource_policy=policy({**allow("dynamodb:GetItem", T, LEADING), "Principal": {"AWS": "arn:aws:iam::000000000000:role/{role}"}}),
    ),
    Case(
        "plain http does not leave the machine and counts as secure",
        "cond",
        [EVERYTHING, policy(deny("dynamodb:*", "*", {"Bool": {"aws:SecureTransport": "false"}}))],
        allowed(get(OWN)),
    ),
    # What is not modelled is refused, for an Allow as for a Deny.
    Case(
        "a condition key that nobody knows",
        "cond",
        [EVERYTHING, policy(deny("dynamodb:GetItem", T, {"StringEquals": {"dynamodb:FisActionId": "x"}}))],
        denied(get(OWN)) + allowed(put(OWN)),
    ),
    Case(
        "a key condition that is no key condition",
        "fgac",
        [EVERYTHING],
        denied(query("acme", "PK > :p"), query("acme", "PK = :p OR SK = :p")),
    ),
]
