"""Roles and sessions, made by real calls."""

import json

from botocore.exceptions import ClientError

ANYONE_HERE = {
    "Version": "2012-10-17",
    "Statement": {
        "Effect": "Allow",
        "Principal": {"AWS": "arn:aws:iam::000000000000:root"},
        "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
    },
}


def policy(*statements: dict, version: str = "2012-10-17") -> dict:
    return {"Version": version, "Statement": list(statements)}


def allow(action, resource, condition: dict | None = None) -> dict:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **({"Condition": condition} if condition else {})}


def deny(action, resource, condition: dict | None = None) -> dict:
    return {**allow(action, resource, condition), "Effect": "Deny"}


def make_role(
    cloud, name: str, policies: list[dict], trust: dict = ANYONE_HERE, boundary: str | None = None, tags: dict | None = None
) -> str:
    iam = cloud.client("iam")
    role = iam.create_role(
        RoleName=name,
        AssumeRolePolicyDocument=json.dumps(trust),
        **({"PermissionsBoundary": boundary} if boundary else {}),
        Tags=[{"Key": key, "Value": value} for key, value in (tags or {}).items()],
    )["Role"]
    for number, document in enumerate(policies):
        iam.put_role_policy(RoleName=name, PolicyName=f"p{number}", PolicyDocument=json.dumps(document))
    return role["Arn"]


def session(cloud, role_arn: str, tags: dict[str, str] | None = None, by: dict | None = None, **more) -> dict:
    """The credentials of a new session."""
    return cloud.client("sts", by).assume_role(
        RoleArn=role_arn, RoleSessionName="tests", Tags=[{"Key": key, "Value": value} for key, value in (tags or {}).items()], **more
    )["Credentials"]


def verdict(call) -> str:
    """Allow or Deny; any other error fails the test."""
    try:
        call()
        return "Allow"
    except ClientError as error:
        if error.response["Error"]["Code"] in ("AccessDeniedException", "AccessDenied"):
            return "Deny"
        raise
