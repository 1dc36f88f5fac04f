"""The principals of trust and resource policies: they must exist when the policy is stored, and stay the same afterwards.

A stored policy holds a principal's unique id. Whoever is deleted and made again under the same name is another principal.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

import json

from ministack.core.responses import get_account_id
from ministack.services import iam

_IDS = "_PrincipalIds"  # beside a role's trust policy: ARN -> unique id at the time


def problem(principal: object) -> str | None:
    """Why IAM would not store this Principal, or None."""
    if principal == "*":
        return None
    if not isinstance(principal, dict) or not principal or not principal.keys() <= {"AWS", "Service", "Federated", "CanonicalUser"}:
        return f"Invalid principal in policy: {json.dumps(principal)}"
    for kind, named in principal.items():
        listed = [named] if isinstance(named, str) else named
        if not isinstance(listed, list) or not listed or not all(isinstance(one, str) and one for one in listed):
            return f"Invalid principal in policy: {json.dumps(principal)}"
        wrong = [one for one in listed if kind == "AWS" and not _stands(one)]
        if wrong:
            return f'Invalid principal in policy: "AWS":"{wrong[0]}"'
    return None


def _stands(named: str) -> bool:
    """Whether IAM can resolve the name. Other accounts are taken at their word: they are not here."""
    if named == "*":
        return True
    if "*" in named or "?" in named:
        return False
    fields = named.split(":", 5)
    if len(fields) < 6 or fields[2] != "iam" or fields[4] != get_account_id() or fields[5] == "root":
        return True
    return unique_id(named) is not None


def unique_id(arn: str) -> str | None:
    """The unique id of the role or user that bears this ARN now."""
    kind, _, name = arn.split(":", 5)[5].rpartition("/")
    store = iam._roles if kind.split("/")[0] == "role" else iam._users if kind.split("/")[0] == "user" else {}
    entity = store.get(name)
    if not entity or entity["Arn"] != arn:
        return None
    return entity.get("RoleId") or entity.get("UserId")


def remember(role_name: str) -> None:
    """Notes who the principals of a role's trust policy are, when it is stored."""
    role = iam._roles.get(role_name)
    if role is None:
        return
    document = role["AssumeRolePolicyDocument"]
    document = json.loads(document) if isinstance(document, str) else document
    role[_IDS] = {arn: unique_id(arn) for statement in _statements(document) for arn in _arns(statement)}


def current_trust(role: dict) -> dict:
    """The trust policy as it stands: a principal that is not the one it was is named by its old id, which nobody bears."""
    document = role["AssumeRolePolicyDocument"]
    document = json.loads(document) if isinstance(document, str) else document
    known = role.get(_IDS) or {}
    gone = {arn: known[arn] for arn in known if known[arn] is not None and unique_id(arn) != known[arn]}
    if not gone:
        return document
    return {**document, "Statement": [_renamed(statement, gone) for statement in _statements(document)]}


def _renamed(statement: dict, gone: dict[str, str]) -> dict:
    principal = statement.get("Principal")
    if not isinstance(principal, dict) or "AWS" not in principal:
        return statement
    named = principal["AWS"]
    listed = [gone.get(one, one) for one in ([named] if isinstance(named, str) else named)]
    return {**statement, "Principal": {**principal, "AWS": listed}}


def _arns(statement: dict) -> list[str]:
    principal = statement.get("Principal")
    named = principal.get("AWS", []) if isinstance(principal, dict) else []
    listed = [named] if isinstance(named, str) else named
    return [one for one in listed if one.startswith("arn:") and ":iam::" in one and not one.endswith(":root")]


def _statements(document: dict) -> list[dict]:
    found = document.get("Statement", [])
    return [found] if isinstance(found, dict) else found
