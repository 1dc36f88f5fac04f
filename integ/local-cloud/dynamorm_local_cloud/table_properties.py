"""What AWS::DynamoDB::Table and AWS::DynamoDB::GlobalTable ask for, as the DynamoDB API calls it."""

from dataclasses import dataclass, field
from typing import Any

TABLE = "AWS::DynamoDB::Table"
GLOBAL_TABLE = "AWS::DynamoDB::GlobalTable"

_FLAGS = {"Enabled", "SSEEnabled", "DeletionProtectionEnabled", "PointInTimeRecoveryEnabled", "StreamEnabled"}
_NUMBERS = {
    "ReadCapacityUnits",
    "WriteCapacityUnits",
    "MinCapacity",
    "MaxCapacity",
    "SeedCapacity",
    "RecoveryPeriodInDays",
    "MaxReadRequestUnits",
    "MaxWriteRequestUnits",
    "ReadUnitsPerSecond",
    "WriteUnitsPerSecond",
    "TargetValue",
}


@dataclass
class ReplicaSettings:
    """What each replica has of its own."""

    tags: list = field(default_factory=list)
    point_in_time_recovery: dict = field(default_factory=dict)
    deletion_protection: bool = False
    table_class: str = "STANDARD"
    kms_key: str | None = None
    kinesis: dict | None = None
    insights: dict = field(default_factory=dict)  # index name, or "" for the table -> specification
    table_policy: Any = None
    stream_policy: Any = None


@dataclass
class TableSettings:
    """One table: what all replicas share, and the settings of each by region (the stack's own region among them)."""

    name: str | None
    key_schema: list
    attributes: list
    billing_mode: str
    throughput: dict | None
    on_demand: dict | None
    warm_throughput: dict | None
    indexes: list
    local_indexes: list
    stream_view: str | None
    encryption: dict | None
    time_to_live: dict | None
    replicas: dict[str, ReplicaSettings]


def table_settings(resource_type: str, properties: dict, region: str) -> TableSettings:
    properties = _typed(properties)
    return _of_global_table(properties, region) if resource_type == GLOBAL_TABLE else _of_table(properties, region)


def _typed(value: Any, key: str | None = None) -> Any:
    """CloudFormation hands booleans and numbers over as text now and then."""
    if isinstance(value, dict):
        return {name: _typed(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_typed(inner, key) for inner in value]
    if key in _FLAGS and isinstance(value, str):
        return value.lower() == "true"
    if key in _NUMBERS and isinstance(value, str):
        return int(float(value))
    return value


def _of_table(p: dict, region: str) -> TableSettings:
    billing = p.get("BillingMode", "PROVISIONED")
    indexes = [
        _index(i, i.get("ProvisionedThroughput"), i.get("OnDemandThroughput"), billing) for i in p.get("GlobalSecondaryIndexes") or []
    ]
    sse = p.get("SSESpecification") or {}
    stream = p.get("StreamSpecification") or {}
    own = ReplicaSettings(
        tags=p.get("Tags") or [],
        point_in_time_recovery=p.get("PointInTimeRecoverySpecification") or {},
        deletion_protection=p.get("DeletionProtectionEnabled", False),
        table_class=p.get("TableClass", "STANDARD"),
        kms_key=sse.get("KMSMasterKeyId"),
        kinesis=p.get("KinesisStreamSpecification"),
        insights=_insights(p),
        table_policy=(p.get("ResourcePolicy") or {}).get("PolicyDocument"),
        stream_policy=(stream.get("ResourcePolicy") or {}).get("PolicyDocument"),
    )
    return TableSettings(
        name=p.get("TableName"),
        key_schema=p["KeySchema"],
        attributes=p.get("AttributeDefinitions") or [],
        billing_mode=billing,
        throughput=p.get("ProvisionedThroughput") if billing == "PROVISIONED" else None,
        on_demand=p.get("OnDemandThroughput"),
        warm_throughput=p.get("WarmThroughput"),
        indexes=indexes,
        local_indexes=p.get("LocalSecondaryIndexes") or [],
        stream_view=stream.get("StreamViewType"),
        encryption=_encryption(sse),
        time_to_live=p.get("TimeToLiveSpecification"),
        replicas={region: own},
    )


def _of_global_table(p: dict, region: str) -> TableSettings:
    described = {r["Region"]: r for r in p.get("Replicas") or []}
    if region not in described:
        raise ValueError(
            f"Resource handler returned message: the Replicas of an {GLOBAL_TABLE} must name the stack's own region, {region}."
        )
    local = described[region]
    local_indexes = {i["IndexName"]: i for i in local.get("GlobalSecondaryIndexes") or []}
    billing = p.get("BillingMode", "PROVISIONED")
    indexes = [
        _index(i, _capacity(i, local_indexes.get(i["IndexName"], {})), _request_units(i, local_indexes.get(i["IndexName"], {})), billing)
        for i in p.get("GlobalSecondaryIndexes") or []
    ]
    return TableSettings(
        name=p.get("TableName"),
        key_schema=p["KeySchema"],
        attributes=p.get("AttributeDefinitions") or [],
        billing_mode=billing,
        throughput=_capacity(p, local) if billing == "PROVISIONED" else None,
        on_demand=_request_units(p, local),
        warm_throughput=p.get("WarmThroughput"),
        indexes=indexes,
        local_indexes=p.get("LocalSecondaryIndexes") or [],
        stream_view=(p.get("StreamSpecification") or {}).get("StreamViewType"),
        encryption=_encryption(p.get("SSESpecification") or {}),
        time_to_live=p.get("TimeToLiveSpecification"),
        replicas={name: _replica(r) for name, r in described.items()},
    )


def _replica(r: dict) -> ReplicaSettings:
    return ReplicaSettings(
        tags=r.get("Tags") or [],
        point_in_time_recovery=r.get("PointInTimeRecoverySpecification") or {},
        deletion_protection=r.get("DeletionProtectionEnabled", False),
        table_class=r.get("TableClass", "STANDARD"),
        kms_key=(r.get("SSESpecification") or {}).get("KMSMasterKeyId"),
        kinesis=r.get("KinesisStreamSpecification"),
        insights=_insights(r),
        table_policy=(r.get("ResourcePolicy") or {}).get("PolicyDocument"),
        stream_policy=((r.get("ReplicaStreamSpecification") or {}).get("ResourcePolicy") or {}).get("PolicyDocument"),
    )


def _index(index: dict, throughput: dict | None, on_demand: dict | None, billing: str) -> dict:
    described = {key: index[key] for key in ("IndexName", "KeySchema", "Projection", "WarmThroughput") if key in index}
    if billing == "PROVISIONED" and throughput:
        described["ProvisionedThroughput"] = throughput
    if billing != "PROVISIONED" and on_demand:
        described["OnDemandThroughput"] = on_demand
    return described


def _capacity(shared: dict, local: dict) -> dict:
    """Reads are a replica's own setting, writes are shared; where autoscaling steers them a table starts at its minimum."""
    read = local.get("ReadProvisionedThroughputSettings") or shared.get("ReadProvisionedThroughputSettings") or {}
    write = shared.get("WriteProvisionedThroughputSettings") or {}
    return {
        "ReadCapacityUnits": read.get("ReadCapacityUnits") or (read.get("ReadCapacityAutoScalingSettings") or {}).get("MinCapacity") or 5,
        "WriteCapacityUnits": (write.get("WriteCapacityAutoScalingSettings") or {}).get("MinCapacity") or 5,
    }


def _request_units(shared: dict, local: dict) -> dict | None:
    read = local.get("ReadOnDemandThroughputSettings") or {}
    write = shared.get("WriteOnDemandThroughputSettings") or {}
    return {**read, **write} or None


def _encryption(sse: dict) -> dict | None:
    if not sse:
        return None
    return {"Enabled": sse.get("SSEEnabled", False), **({"SSEType": sse["SSEType"]} if sse.get("SSEType") else {})}


def _insights(described: dict) -> dict:
    found = {"": described.get("ContributorInsightsSpecification")}
    for index in described.get("GlobalSecondaryIndexes") or []:
        found[index["IndexName"]] = index.get("ContributorInsightsSpecification")
    return {name: specification for name, specification in found.items() if specification}
