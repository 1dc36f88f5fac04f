"""Resource policies of tables and streams take part in every verdict; those of a table speak for its indexes too."""

import ministack.services.dynamodb as dynamodb
from ministack.core import iam_evaluator


def install() -> None:
    stock = iam_evaluator._resource_policy

    def resource_policy(service: str, resource_arn: str) -> tuple | None:
        return table_policy(resource_arn) if service.startswith("dynamodb") else stock(service, resource_arn)

    iam_evaluator._resource_policy = resource_policy
    _forget_with_table()


def table_policy(resource_arn: str) -> tuple[str, str] | None:
    """The policy that governs the resource and the account that owns it."""
    entry = dynamodb._resource_policies.get(resource_arn.split("/index/")[0])
    return (entry["Policy"], resource_arn.split(":")[4]) if entry else None


def _forget_with_table() -> None:
    """A table of the same name made later starts without the old one's policies and insights."""
    stock = dynamodb._delete_table

    def delete_table(data: dict):
        name = dynamodb._normalize_table_name(data.get("TableName"))
        arn = (dynamodb._tables.get(name) or {}).get("TableArn")
        answer = stock(data)
        if answer[0] < 400 and arn:
            for store, owned in ((dynamodb._resource_policies, arn), (dynamodb._contributor_insights, name)):
                for key in [key for key in store if key == owned or key.startswith(f"{owned}/")]:
                    store.pop(key, None)
        return answer

    dynamodb._delete_table = delete_table
