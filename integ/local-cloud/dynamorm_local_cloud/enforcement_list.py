"""GET /_dynamorm/enforced: what the local cloud judges, as text."""

import ministack.app as app

from dynamorm_local_cloud import assume_role, condition_keys, modelled_services, policy_documents, role_limits
from dynamorm_local_cloud.operations import OPERATIONS
from dynamorm_local_cloud.policy_conditions import OPERATORS

PATH = "/_dynamorm/enforced"


def text() -> str:
    sections = {
        "Operations of DynamoDB and DynamoDB Streams; every other one is refused": sorted(OPERATIONS),
        "Operations of STS; every other one is refused": assume_role.SERVED,
        "Condition keys in policies on dynamodb: and sts: actions; a statement with another key refuses the request": (
            *condition_keys.MODELLED,
            *(f"{prefix}..." for prefix in condition_keys.MODELLED_PREFIXES),
        ),
        "Condition operators, each with IfExists, ForAllValues: and ForAnyValue:": sorted(OPERATORS),
        "Policies that take part": (
            "identity policies of users, groups and roles",
            "permissions boundaries",
            "session policies",
            "resource policies of tables and streams",
            "role trust policies",
            "key policies, where a table has a customer key (kms:Decrypt for every use of its data)",
        ),
        "Refused when stored": (
            "repeated or malformed Sids",
            "unknown elements and operators",
            f"more than {policy_documents.INLINE_SIZE['role']} characters of inline policies on a role",
            f"managed policies of more than {policy_documents.MANAGED_SIZE} characters",
            f"trust policies of more than {policy_documents.TRUST_SIZE}",
            "principals that do not exist, and patterns of principals",
            "actions other than those of STS in a trust policy",
            "variables before the fifth colon of a resource",
            f"more than {role_limits.MANAGED_POLICIES} managed policies of a role, tags that STS would not take, "
            "names that differ in case alone",
            "policies of a table for another table",
        ),
        "Services that answer by MiniStack's own mapping of calls to actions; every other refuses": modelled_services.SERVED,
    }
    return "\n".join(f"{title}:\n" + "".join(f"  {line}\n" for line in lines) for title, lines in sections.items())


def install() -> None:
    stock = app.app

    async def with_list(scope, receive, send):
        if scope["type"] != "http" or scope["path"] != PATH:
            return await stock(scope, receive, send)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
        await send({"type": "http.response.body", "body": text().encode()})

    app.app = with_list
