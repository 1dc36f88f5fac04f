"""Resource policies of tables and streams take part in every verdict; those of a table speak for its indexes too."""

import ministack.services.dynamodb as dynamodb
from ministack.core import iam_evaluator


def install() -> None:
    stock = iam_evaluator._resource_policy

    def resource_policy(service: str, resource_arn: str) -> tuple | None:
        return table_policy(resource_arn) if service.startswith("dynamodb") else stock(service, resource_arn)

    iam_evaluator._resource_policy = resource_policy


def table_policy(resource_arn: str) -> tuple[str, str] | None:
    """The policy that governs the resource and the account that owns it."""
    entry = dynamodb._resource_policies.get(resource_arn.split("/index/")[0])
    return (entry["Policy"], resource_arn.split(":")[4]) if entry else None
