"""Indexes that take their time, where DYNAMORM_LOCAL_CLOUD_INDEX_SECONDS says so: CloudFormation does not wait for them, here as on AWS."""

import os
import time

import ministack.services.dynamodb as dynamodb
from ministack.core.responses import error_response_json

VARIABLE = "DYNAMORM_LOCAL_CLOUD_INDEX_SECONDS"
_SINCE = "_BuildingSince"


def install() -> None:
    seconds = float(os.environ.get(VARIABLE) or 0)
    if seconds <= 0:
        return
    update, describe = dynamodb._update_table, dynamodb._describe_table

    def update_slowly(request: dict):
        table = _settled(request, seconds)
        changes = [change for change in request.get("GlobalSecondaryIndexUpdates") or [] if "Update" not in change]
        if table and changes and any(_SINCE in index for index in table.get("GlobalSecondaryIndexes") or []):
            return error_response_json(
                "LimitExceededException",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table",
                400,
            )
        answer = update(request)
        names = [change["Create"]["IndexName"] for change in changes if "Create" in change]
        for index in (table or {}).get("GlobalSecondaryIndexes") or []:
            if answer[0] < 400 and index["IndexName"] in names:
                index.update({"IndexStatus": "CREATING", "Backfilling": True, _SINCE: time.time()})
                table["TableStatus"] = "UPDATING"
        return answer

    def describe_settled(request: dict):
        _settled(request, seconds)
        return describe(request)

    dynamodb._update_table, dynamodb._describe_table = update_slowly, describe_settled
    for name in ("_query", "_scan"):
        setattr(dynamodb, name, _refusing_unfinished(getattr(dynamodb, name), seconds))


def _settled(request: dict, seconds: float) -> dict | None:
    """The table; indexes whose time is over are active."""
    table = dynamodb._tables.get(dynamodb._normalize_table_name(request.get("TableName")))
    for index in (table or {}).get("GlobalSecondaryIndexes") or []:
        if _SINCE in index and time.time() - index[_SINCE] >= seconds:
            index.pop(_SINCE)
            index.pop("Backfilling")
            index["IndexStatus"] = table["TableStatus"] = "ACTIVE"
    return table


def _refusing_unfinished(read, seconds: float):
    def checked(request: dict):
        table = _settled(request, seconds)
        for index in (table or {}).get("GlobalSecondaryIndexes") or []:
            if index["IndexName"] == request.get("IndexName") and _SINCE in index:
                return error_response_json(
                    "ValidationException", f"Cannot read from backfilling global secondary index: {index['IndexName']}", 400
                )
        return read(request)

    return checked
