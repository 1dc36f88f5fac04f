"""Resource policies of tables and streams take part in every verdict; those of a table speak for its indexes too."""

import json

import ministack.services.dynamodb as dynamodb
from ministack.core import iam_evaluator
from ministack.core.responses import error_response_json

from dynamorm_local_cloud.policy_documents import condition_problem
from dynamorm_local_cloud.trusted_principals import problem as principal_problem


def install() -> None:
    stock = iam_evaluator._resource_policy

    def resource_policy(service: str, resource_arn: str) -> tuple | None:
        return table_policy(resource_arn) if service.startswith("dynamodb") else stock(service, resource_arn)

    iam_evaluator._resource_policy = resource_policy
    put = dynamodb._put_resource_policy

    def put_resource_policy(request: dict):
        wrong = problem(request.get("ResourceArn") or "", request.get("Policy") or "")
        return error_response_json("ValidationException", f"Invalid policy document: {wrong}", 400) if wrong else put(request)

    dynamodb._put_resource_policy = put_resource_policy


def problem(resource_arn: str, policy: str) -> str | None:
    """What DynamoDB refuses in a policy of a table or stream."""
    try:
        document = json.loads(policy)
    except ValueError:
        return "the policy is not JSON."
    statements = document.get("Statement") if isinstance(document, dict) else None
    for statement in [statements] if isinstance(statements, dict) else statements or []:
        if not isinstance(statement, dict):
            return "a statement is not an object."
        found = principal_problem(statement.get("Principal", statement.get("NotPrincipal")))
        found = found or condition_problem(statement.get("Condition", {}))
        resources = statement.get("Resource", statement.get("NotResource", []))
        others = [one for one in ([resources] if isinstance(resources, str) else resources) if not _of(resource_arn, one)]
        if found or others:
            return found or f"the resource {others[0]} is not {resource_arn}."
    return None


def _of(resource_arn: str, named: str) -> bool:
    """A table's policy speaks for the table and its indexes."""
    return named == "*" or named == resource_arn or named.startswith(f"{resource_arn}/index/")


def table_policy(resource_arn: str) -> tuple[str, str] | None:
    """The policy that governs the resource and the account that owns it."""
    entry = dynamodb._resource_policies.get(resource_arn.split("/index/")[0])
    return (entry["Policy"], resource_arn.split(":")[4]) if entry else None
