"""CloudFormation handlers of the two table types. They go through the DynamoDB API, so that a described table is what was asked for."""

import json
from functools import partial

import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.dynamodb as dynamodb
from ministack.core.responses import get_account_id, get_region, request_scope

from dynamorm_local_cloud import replica_autoscaling
from dynamorm_local_cloud.replica_settings import apply_replica_settings
from dynamorm_local_cloud.table_changes import index_change, refuse_time_to_live_change, replacement_reason, table_update
from dynamorm_local_cloud.table_properties import GLOBAL_TABLE, TABLE, ReplicaSettings, TableSettings, table_settings

_INDEX_FIELDS = ("IndexName", "KeySchema", "Projection", "ProvisionedThroughput", "OnDemandThroughput", "WarmThroughput")


def install() -> None:
    for resource_type in (TABLE, GLOBAL_TABLE):
        provisioners._RESOURCE_HANDLERS[resource_type] = {
            "create": partial(_create, resource_type),
            "update": partial(_update, resource_type),
            "update_with_logical_id": True,
            "delete": partial(_delete, resource_type),
            "import": provisioners._ddb_import,
        }
        # Replacement is decided here alone, for both types alike.
        provisioners._CUSTOM_NAME_REPLACEMENT.pop(resource_type, None)
        provisioners._REPLACING_PROPERTIES.pop(resource_type, None)
        provisioners._CONDITIONALLY_REPLACING_PROPERTIES.pop(resource_type, None)


def call(operation, request: dict) -> dict:
    """One DynamoDB API call; a refusal fails the resource with the service's sentence."""
    status, _headers, body = operation(request)
    answer = json.loads(body) if body else {}
    if status >= 400:
        raise ValueError(answer.get("message") or answer.get("Message") or str(answer))
    return answer


def _create(resource_type: str, logical_id: str, properties: dict, stack_name: str) -> tuple[str, dict]:
    wanted = table_settings(resource_type, properties, get_region())
    name = wanted.name or provisioners._physical_name(stack_name, logical_id, max_len=255)
    own = wanted.replicas[get_region()]
    call(dynamodb._create_table, _creation(name, wanted, own))
    table = dynamodb._tables[name]
    if wanted.warm_throughput:
        table["WarmThroughput"] = {**wanted.warm_throughput, "Status": "ACTIVE"}
    try:
        _set_time_to_live(name, None, wanted.time_to_live)
        _apply_replicas(name, None, wanted)
        replica_autoscaling.remember(name, properties)
    except ValueError:
        # CloudFormation rolls a half-made resource back.
        _remove(name, list(wanted.replicas), unprotect=True)
        raise
    return name, _attributes(name)


def _creation(name: str, wanted: TableSettings, own: ReplicaSettings) -> dict:
    request: dict = {
        "TableName": name,
        "KeySchema": wanted.key_schema,
        "AttributeDefinitions": wanted.attributes,
        "BillingMode": wanted.billing_mode,
        "DeletionProtectionEnabled": own.deletion_protection,
        "TableClass": own.table_class,
    }
    if wanted.throughput:
        request["ProvisionedThroughput"] = wanted.throughput
    if wanted.on_demand and wanted.billing_mode != "PROVISIONED":
        request["OnDemandThroughput"] = wanted.on_demand
    if wanted.indexes:
        request["GlobalSecondaryIndexes"] = [{field: index[field] for field in _INDEX_FIELDS if field in index} for index in wanted.indexes]
    if wanted.local_indexes:
        request["LocalSecondaryIndexes"] = wanted.local_indexes
    if wanted.stream_view:
        request["StreamSpecification"] = {"StreamEnabled": True, "StreamViewType": wanted.stream_view}
    if wanted.encryption:
        request["SSESpecification"] = {**wanted.encryption, **({"KMSMasterKeyId": own.kms_key} if own.kms_key else {})}
    return request


def _update(
    resource_type: str, physical_id: str, old_properties: dict, new_properties: dict, stack_name: str, logical_id: str | None = None
):
    had = table_settings(resource_type, old_properties, get_region())
    wanted = table_settings(resource_type, new_properties, get_region())
    reason = replacement_reason(had, wanted)
    if reason:
        if had.name and had.name == wanted.name:
            raise ValueError(
                "CloudFormation cannot update a stack when a custom-named resource requires replacing. "
                f"Rename {physical_id} and update the stack again."
            )
        return provisioners._replace_resource(resource_type, physical_id, old_properties, new_properties, stack_name, logical_id)
    # Refused before anything is touched.
    refuse_time_to_live_change(had, wanted)
    change = index_change(had, wanted)
    request = table_update(physical_id, had, wanted, get_region())
    if request:
        call(dynamodb._update_table, request)
    if change:
        call(
            dynamodb._update_table,
            {"TableName": physical_id, "AttributeDefinitions": wanted.attributes, "GlobalSecondaryIndexUpdates": [change]},
        )
    if wanted.warm_throughput:
        dynamodb._tables[physical_id]["WarmThroughput"] = {**wanted.warm_throughput, "Status": "ACTIVE"}
    _set_time_to_live(physical_id, had.time_to_live, wanted.time_to_live)
    _apply_replicas(physical_id, had, wanted)
    replica_autoscaling.remember(physical_id, new_properties)
    return physical_id, _attributes(physical_id)


def _delete(resource_type: str, physical_id: str, properties: dict) -> None:
    if physical_id in dynamodb._tables:
        regions = [r["Region"] for r in properties.get("Replicas") or []] if resource_type == GLOBAL_TABLE else [get_region()]
        _remove(physical_id, regions)


def _remove(name: str, regions: list[str], unprotect: bool = False) -> None:
    """Deletes the table; its replicas go first, and one that is protected keeps all of them."""
    account = get_account_id()
    present = [region for region in regions if dynamodb._tables.get_scoped(account, region, name) is not None]
    for region in present:
        table = dynamodb._tables.get_scoped(account, region, name)
        if unprotect:
            table["DeletionProtectionEnabled"] = False
        if table.get("DeletionProtectionEnabled"):
            raise ValueError(
                f"Resource cannot be deleted as it is currently protected against deletion: table {name} in {region}. "
                "Disable deletion protection first."
            )
    for region in [r for r in present if r != get_region()]:
        call(dynamodb._update_table, {"TableName": name, "ReplicaUpdates": [{"Delete": {"RegionName": region}}]})
    if name in dynamodb._tables:
        call(dynamodb._delete_table, {"TableName": name})


def _set_time_to_live(name: str, had: dict | None, wanted: dict | None) -> None:
    had, wanted = had or {}, wanted or {}
    if had == wanted:
        return
    specification = wanted if wanted.get("AttributeName") else {**had, "Enabled": False}
    call(
        dynamodb._update_ttl,
        {
            "TableName": name,
            "TimeToLiveSpecification": {"Enabled": specification.get("Enabled", False), "AttributeName": specification["AttributeName"]},
        },
    )


def _apply_replicas(name: str, had: TableSettings | None, wanted: TableSettings) -> None:
    account, home = get_account_id(), get_region()
    before = had.replicas if had else {}
    for region in before.keys() - wanted.replicas.keys():
        call(dynamodb._update_table, {"TableName": name, "ReplicaUpdates": [{"Delete": {"RegionName": region}}]})
    for region in wanted.replicas:
        if region != home and region not in before:
            call(dynamodb._update_table, {"TableName": name, "ReplicaUpdates": [{"Create": {"RegionName": region}}]})
    for region, settings in wanted.replicas.items():
        with request_scope(account, region):
            apply_replica_settings(name, before.get(region) or ReplicaSettings(), settings, call)


def _attributes(name: str) -> dict:
    table = dynamodb._tables[name]
    return {**provisioners._ddb_attrs(table), "TableId": table["TableId"]}
