"""Every operation of DynamoDB and DynamoDB Streams that is modelled, with the questions it asks IAM.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
"""

from collections.abc import Callable

import ministack.services.dynamodb_streams as streams

from dynamorm_local_cloud import customer_keys, item_requests, partiql, replica_autoscaling
from dynamorm_local_cloud.authorization import Authorization
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.tables import named_table

Ask = Callable[[str, dict], list[Authorization]]


def _on_table(operation: str, request: dict) -> list[Authorization]:
    table = named_table(request.get("TableName"))
    return [Authorization(f"dynamodb:{operation}", table.index_arn(request.get("IndexName")), _tag_keys(request, table.tag_keys()))]


def _on_all(operation: str, _request: dict) -> list[Authorization]:
    return [Authorization(f"dynamodb:{operation}", "*")]


def _on_arn(member: str) -> Ask:
    """For operations that name a table, index, stream, backup, export or import by its ARN."""

    def ask(operation: str, request: dict) -> list[Authorization]:
        arn = request.get(member)
        if not isinstance(arn, str) or not arn:
            raise NotModelled(f"{operation} without {member}.")
        fields = arn.split(":", 5)
        path = fields[5].split("/") if len(fields) == 6 else []
        # A bare table name is accepted where AWS accepts one.
        table = named_table(arn if len(path) == 2 or not arn.startswith("arn:") else ":".join([*fields[:5], "/".join(path[:2])]))
        resource = table.arn if not arn.startswith("arn:") else arn
        return [Authorization(f"dynamodb:{operation}", resource, _tag_keys(request, table.tag_keys()))]

    return ask


def _create_table(operation: str, request: dict) -> list[Authorization]:
    table = named_table(request.get("TableName"))
    keys = _tag_keys(request, {})
    found = [Authorization(f"dynamodb:{operation}", table.arn, keys)]
    if request.get("Tags"):
        found.append(Authorization("dynamodb:TagResource", table.arn, keys))
    if request.get("ResourcePolicy"):
        raise NotModelled("CreateTable with a ResourcePolicy; call PutResourcePolicy after it.")
    return found + customer_keys.choice(table.name, request)


def _update_table(operation: str, request: dict) -> list[Authorization]:
    found = _on_table(operation, request)
    arn = found[0].resource
    if request.get("ReplicaUpdates"):
        found += [
            Authorization(f"dynamodb:{action}", arn)
            for action in ("CreateTableReplica", "Query", "Scan", "UpdateItem", "PutItem", "GetItem", "DeleteItem", "BatchWriteItem")
        ]
    return found + customer_keys.choice(named_table(request.get("TableName")).name, request)


def _restore(source: str, target: str) -> Ask:
    def ask(operation: str, request: dict) -> list[Authorization]:
        new_table = named_table(request.get(target))
        if source == "BackupArn":
            found = _on_arn(source)(operation, request)
        else:
            member = "SourceTableArn" if "SourceTableArn" in request else "SourceTableName"
            found = [Authorization(f"dynamodb:{operation}", named_table(request.get(member)).arn)]
        # A restore also writes the new table.
        return found + [
            Authorization(f"dynamodb:{action}", new_table.arn)
            for action in (operation, "BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem")
        ]

    return ask


def _import_table(operation: str, request: dict) -> list[Authorization]:
    return [Authorization(f"dynamodb:{operation}", named_table((request.get("TableCreationParameters") or {}).get("TableName")).arn)]


def _get_records(operation: str, request: dict) -> list[Authorization]:
    position = streams._decode_iterator(request.get("ShardIterator") or "")
    if not position:
        raise NotModelled("GetRecords with a shard iterator that was not given out here.")
    table = named_table(position["t"])
    arn = position.get("arn") or (table.record or {}).get("LatestStreamArn", "")
    if not arn.startswith(f"{table.arn}/stream/"):
        raise NotModelled("GetRecords with a shard iterator of another table's stream.")
    return [Authorization(f"dynamodb:{operation}", arn, table.tag_keys()), *customer_keys.use(table)]


def _tag_keys(request: dict, keys: dict[str, str]) -> dict:
    """These keys with the aws:RequestTag and aws:TagKeys of the request."""
    asked = request.get("Tags") if isinstance(request.get("Tags"), list) else []
    keys = {**keys, **{f"aws:RequestTag/{tag['Key']}": tag.get("Value", "") for tag in asked}}
    names = [tag["Key"] for tag in asked] + list(request.get("TagKeys") or [])
    return {**keys, **({"aws:TagKeys": names} if names else {})}


OPERATIONS: dict[str, Ask] = {
    **dict.fromkeys(("GetItem", "PutItem", "UpdateItem", "DeleteItem"), item_requests.single_item),
    "Query": item_requests.query,
    "Scan": item_requests.scan,
    "BatchGetItem": item_requests.batch_get,
    "BatchWriteItem": item_requests.batch_write,
    **dict.fromkeys(("TransactGetItems", "TransactWriteItems"), item_requests.transaction),
    **dict.fromkeys(("ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction"), partiql.statements),
    **dict.fromkeys(
        (
            "DeleteTable",
            "DescribeTable",
            "DescribeTimeToLive",
            "UpdateTimeToLive",
            "DescribeContinuousBackups",
            "UpdateContinuousBackups",
            "DescribeContributorInsights",
            "UpdateContributorInsights",
            "DescribeKinesisStreamingDestination",
            "EnableKinesisStreamingDestination",
            "DisableKinesisStreamingDestination",
            "UpdateKinesisStreamingDestination",
            "CreateBackup",
            "SearchVectors",
            "StartBulkPutItems",
            replica_autoscaling.OPERATION,
        ),
        _on_table,
    ),
    "CreateTable": _create_table,
    "UpdateTable": _update_table,
    **dict.fromkeys(
        (
            "ListTables",
            "ListBackups",
            "ListContributorInsights",
            "ListExports",
            "ListImports",
            "ListStreams",
            "DescribeLimits",
            "DescribeEndpoints",
        ),
        _on_all,
    ),
    **dict.fromkeys(
        (
            "TagResource",
            "UntagResource",
            "ListTagsOfResource",
            "PutResourcePolicy",
            "GetResourcePolicy",
            "DeleteResourcePolicy",
        ),
        _on_arn("ResourceArn"),
    ),
    "ExportTableToPointInTime": _on_arn("TableArn"),
    "DescribeExport": _on_arn("ExportArn"),
    "DescribeImport": _on_arn("ImportArn"),
    "ImportTable": _import_table,
    **dict.fromkeys(("DescribeBackup", "DeleteBackup"), _on_arn("BackupArn")),
    "RestoreTableFromBackup": _restore("BackupArn", "TargetTableName"),
    "RestoreTableToPointInTime": _restore("SourceTableName", "TargetTableName"),
    **dict.fromkeys(("DescribeStream", "GetShardIterator"), _on_arn("StreamArn")),
    "GetRecords": _get_records,
}


def authorizations(operation: str, request: dict) -> list[Authorization]:
    """Everything IAM must allow for this request; all of it, or the request is refused."""
    ask = OPERATIONS.get(operation)
    if ask is None:
        raise NotModelled(f"dynamodb:{operation}.")
    try:
        return ask(operation, request)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotModelled(f"a request of {operation} that has not the shape of one ({type(error).__name__}: {error}).") from error
