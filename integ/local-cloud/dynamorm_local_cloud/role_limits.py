"""What IAM refuses about a role beside its policies' text, and whom its trust policy meant when it was stored.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

import ministack.services.cloudformation.provisioners as provisioners
from ministack.services import iam

from dynamorm_local_cloud import trusted_principals
from dynamorm_local_cloud.policy_documents import guard
from dynamorm_local_cloud.session_tags import RefusedTag, check_tag_text

MANAGED_POLICIES = 10


def install() -> None:
    guard("CreateRole", "_create_role", lambda p: name_problem(iam._p(p, "RoleName")) or tag_problem(iam._extract_tags(p)))
    guard("TagRole", "_tag_role", lambda p: tag_problem(iam._extract_tags(p)))
    guard("AttachRolePolicy", "_attach_role_policy", _attachment_problem)
    for operation, function in (("CreateRole", "_create_role"), ("UpdateAssumeRolePolicy", "_update_assume_role_policy")):
        _remember_after(operation, function)
    attach = iam.attach_managed_policy

    def attach_managed_policy(entity: dict, policy_arn: str) -> None:
        found = attachment_problem(entity, policy_arn)
        if found:
            raise ValueError(found[1])
        attach(entity, policy_arn)

    iam.attach_managed_policy = attach_managed_policy
    _in_templates()


def name_problem(name: str) -> tuple[str, str] | None:
    """Names of roles are unique whatever their case."""
    taken = next((other for other in iam._roles if other.lower() == name.lower() and other != name), None)
    return ("EntityAlreadyExists", f"Role with name {name} already exists, as {taken}.") if taken else None


def tag_problem(tags: list[dict]) -> tuple[str, str] | None:
    try:
        for position, tag in enumerate(tags, start=1):
            check_tag_text(tag["Key"], f"tags.{position}.member.key", 1, 128)
            check_tag_text(tag.get("Value", ""), f"tags.{position}.member.value", 0, 256)
    except RefusedTag as refused:
        return refused.code, str(refused)
    return None


def attachment_problem(entity: dict, policy_arn: str) -> tuple[str, str] | None:
    attached = entity.get("AttachedPolicies") or []
    if policy_arn in attached or len(attached) < MANAGED_POLICIES:
        return None
    return "LimitExceeded", f"Cannot exceed quota for PoliciesPerRole: {MANAGED_POLICIES}"


def _attachment_problem(parameters: dict) -> tuple[str, str] | None:
    role = iam._roles.get(iam._p(parameters, "RoleName"))
    return attachment_problem(role, iam._p(parameters, "PolicyArn")) if role else None


def _remember_after(operation: str, function: str) -> None:
    stock = getattr(iam, function)

    def remembering(parameters: dict):
        answer = stock(parameters)
        if answer[0] < 400:
            trusted_principals.remember(iam._p(parameters, "RoleName"))
        return answer

    setattr(iam, function, remembering)
    iam._IAM_HANDLERS[operation] = remembering


def _in_templates() -> None:
    """CloudFormation stores roles without calling IAM."""
    stock = provisioners._RESOURCE_HANDLERS["AWS::IAM::Role"]

    def create(logical_id: str, properties: dict, stack_name: str):
        found = tag_problem(properties.get("Tags") or []) or name_problem(properties.get("RoleName") or "")
        if found:
            raise ValueError(found[1])
        made = stock["create"](logical_id, properties, stack_name)
        trusted_principals.remember(made[0])
        return made

    def update(physical_id: str, old: dict, new: dict, *details):
        found = tag_problem(new.get("Tags") or [])
        if found:
            raise ValueError(found[1])
        made = stock["update"](physical_id, old, new, *details)
        if old.get("AssumeRolePolicyDocument") != new.get("AssumeRolePolicyDocument"):
            trusted_principals.remember(made[0] if isinstance(made, tuple) else physical_id)
        return made

    provisioners._RESOURCE_HANDLERS["AWS::IAM::Role"] = {**stock, "create": create, "update": update}
