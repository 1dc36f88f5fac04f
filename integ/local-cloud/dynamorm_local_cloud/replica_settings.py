"""The settings that each replica of a table has of its own, applied through the DynamoDB API in the replica's region."""

import json

import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.dynamodb as dynamodb

from dynamorm_local_cloud.table_properties import ReplicaSettings


def apply_replica_settings(name: str, had: ReplicaSettings, wanted: ReplicaSettings, call) -> None:
    table = dynamodb._tables[name]
    if bool(table.get("DeletionProtectionEnabled")) != wanted.deletion_protection:
        call(dynamodb._update_table, {"TableName": name, "DeletionProtectionEnabled": wanted.deletion_protection})
    if wanted.kms_key and (table.get("SSEDescription") or {}).get("KMSMasterKeyArn") != wanted.kms_key:
        call(
            dynamodb._update_table,
            {"TableName": name, "SSESpecification": {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": wanted.kms_key}},
        )
    _tags(table["TableArn"], had, wanted, call)
    _recovery(name, had.point_in_time_recovery, wanted.point_in_time_recovery, call)
    _kinesis(name, had.kinesis, wanted.kinesis, call)
    _insights(name, had.insights, wanted.insights, call)
    _policy(table["TableArn"], had.table_policy, wanted.table_policy, call)
    if table.get("LatestStreamArn"):
        _policy(table["LatestStreamArn"], had.stream_policy, wanted.stream_policy, call)


def _tags(arn: str, had: ReplicaSettings, wanted: ReplicaSettings, call) -> None:
    before, after = provisioners._tag_map(had.tags), provisioners._tag_map(wanted.tags)
    removed = sorted(before.keys() - after.keys())
    if removed:
        call(dynamodb._untag_resource, {"ResourceArn": arn, "TagKeys": removed})
    changed = [{"Key": key, "Value": value} for key, value in after.items() if before.get(key) != value]
    if changed:
        call(dynamodb._tag_resource, {"ResourceArn": arn, "Tags": changed})


def _recovery(name: str, had: dict, wanted: dict, call) -> None:
    if had == wanted:
        return
    enabled = bool(wanted.get("PointInTimeRecoveryEnabled"))
    specification = {"PointInTimeRecoveryEnabled": enabled}
    if enabled and wanted.get("RecoveryPeriodInDays"):
        specification["RecoveryPeriodInDays"] = wanted["RecoveryPeriodInDays"]
    call(dynamodb._update_continuous_backups, {"TableName": name, "PointInTimeRecoverySpecification": specification})


def _kinesis(name: str, had: dict | None, wanted: dict | None, call) -> None:
    if had == wanted:
        return
    if had:
        call(dynamodb._disable_kinesis_streaming_destination, {"TableName": name, "StreamArn": had["StreamArn"]})
    if wanted:
        request = {"TableName": name, "StreamArn": wanted["StreamArn"]}
        if wanted.get("ApproximateCreationDateTimePrecision"):
            request["EnableKinesisStreamingConfiguration"] = {
                "ApproximateCreationDateTimePrecision": wanted["ApproximateCreationDateTimePrecision"]
            }
        call(dynamodb._enable_kinesis_streaming_destination, request)


def _insights(name: str, had: dict, wanted: dict, call) -> None:
    for index in sorted(had.keys() | wanted.keys()):
        before, after = (side.get(index, {}).get("Enabled", False) for side in (had, wanted))
        if before == after:
            continue
        if not after and index and not any(i["IndexName"] == index for i in dynamodb._tables[name].get("GlobalSecondaryIndexes") or []):
            continue  # gone with its index
        request = {"TableName": name, "ContributorInsightsAction": "ENABLE" if after else "DISABLE"}
        call(dynamodb._update_contributor_insights, {**request, "IndexName": index} if index else request)


def _policy(arn: str, had, wanted, call) -> None:
    if had == wanted:
        return
    if wanted:
        call(dynamodb._put_resource_policy, {"ResourceArn": arn, "Policy": wanted if isinstance(wanted, str) else json.dumps(wanted)})
    else:
        call(dynamodb._delete_resource_policy, {"ResourceArn": arn})
