"""What STS refuses in an AssumeRole request before it looks at any policy.

https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
"""

import re

from dynamorm_local_cloud import policy_documents
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.session_tags import RefusedTag

_NAME = r"[\w+=,.@-]"
_LIMITS = {
    "RoleSessionName": (_NAME, 2, 64),
    "ExternalId": (r"[\w+=,.@:/-]", 2, 1224),
    "SourceIdentity": (_NAME, 2, 64),
}
_SESSION_POLICY_SIZE = 2048
# STS packs tags and policy into a format of its own, whose size it does not document. What is certainly small enough is modelled.
_PACKED = 4096


def refuse_malformed(values: dict[str, str], policy: str, tags: list[dict]) -> None:
    """Names, session policy and size; `values` holds the parameters that the request has."""
    for name, text in values.items():
        characters, shortest, longest = _LIMITS[name]
        if not shortest <= len(text) <= longest or not re.fullmatch(f"{characters}*", text, re.ASCII):
            raise RefusedTag(
                "ValidationError",
                f"1 validation error detected: Value '{text}' at '{name[0].lower()}{name[1:]}' failed to satisfy constraint: "
                f"Member must have length between {shortest} and {longest} and satisfy regular expression pattern: {characters}*",
            )
    if values.get("SourceIdentity", "").lower().startswith("aws:"):
        raise RefusedTag("ValidationError", "The source identity may not begin with aws:")
    if policy:
        found = policy_documents.problem(policy)
        if found:
            raise RefusedTag("MalformedPolicyDocument", found)
        if len(policy) > _SESSION_POLICY_SIZE:
            raise RefusedTag("PackedPolicyTooLarge", f"The session policy has more than {_SESSION_POLICY_SIZE} characters.")
    if len(policy) + sum(len(tag["Key"]) + len(tag["Value"]) for tag in tags) > _PACKED:
        raise RefusedTag(
            "PackedPolicyTooLarge", str(NotModelled(f"more than {_PACKED} characters of session tags and policy, which AWS may refuse."))
        )
