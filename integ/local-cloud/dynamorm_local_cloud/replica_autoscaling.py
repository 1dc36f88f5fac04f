"""DescribeTableReplicaAutoScaling: the provisioned capacity that a template lets autoscaling steer."""

import json

import ministack.services.dynamodb as dynamodb
from ministack.core.responses import error_response_json, get_account_id, get_region

OPERATION = "DescribeTableReplicaAutoScaling"
_ROLE = (
    "arn:aws:iam::{account}:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/"
    "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable"
)


def remember(name: str, properties: dict) -> None:
    """Keeps the settings of an AWS::DynamoDB::GlobalTable with its table."""
    dynamodb._tables[name]["_autoscaling"] = properties


def describe(request: dict) -> tuple[int, dict, bytes]:
    name = dynamodb._normalize_table_name(request.get("TableName"))
    table = dynamodb._tables.get(name)
    if table is None:
        return error_response_json("ResourceNotFoundException", f"Requested resource not found: Table: {name} not found", 400)
    properties = table.get("_autoscaling") or {}
    replicas = [_replica(properties, replica) for replica in properties.get("Replicas") or [{"Region": get_region()}]]
    body = json.dumps({"TableAutoScalingDescription": {"TableName": name, "TableStatus": table["TableStatus"], "Replicas": replicas}})
    return 200, {"Content-Type": "application/x-amz-json-1.0"}, body.encode()


def _replica(properties: dict, replica: dict) -> dict:
    local = {index["IndexName"]: index for index in replica.get("GlobalSecondaryIndexes") or []}
    return {
        "RegionName": replica["Region"],
        "ReplicaStatus": "ACTIVE",
        "GlobalSecondaryIndexes": [
            {"IndexName": index["IndexName"], "IndexStatus": "ACTIVE", **_steered(index, local.get(index["IndexName"], {}))}
            for index in properties.get("GlobalSecondaryIndexes") or []
        ],
        **{f"Replica{kind}": settings for kind, settings in _steered(properties, replica).items()},
    }


def _steered(shared: dict, local: dict) -> dict:
    read = local.get("ReadProvisionedThroughputSettings") or shared.get("ReadProvisionedThroughputSettings") or {}
    write = shared.get("WriteProvisionedThroughputSettings") or {}
    found = {
        "ProvisionedReadCapacityAutoScalingSettings": read.get("ReadCapacityAutoScalingSettings"),
        "ProvisionedWriteCapacityAutoScalingSettings": write.get("WriteCapacityAutoScalingSettings"),
    }
    return {name: _settings(settings) for name, settings in found.items() if settings}


def _settings(settings: dict) -> dict:
    target = settings.get("TargetTrackingScalingPolicyConfiguration") or {}
    numbers = {"ScaleInCooldown": int, "ScaleOutCooldown": int, "TargetValue": float}
    policy = {name: convert(target[name]) for name, convert in numbers.items() if name in target}
    return {
        "MinimumUnits": int(settings["MinCapacity"]),
        "MaximumUnits": int(settings["MaxCapacity"]),
        "AutoScalingDisabled": False,
        "AutoScalingRoleArn": _ROLE.format(account=get_account_id()),
        "ScalingPolicies": [{"TargetTrackingScalingPolicyConfiguration": policy}],
    }
