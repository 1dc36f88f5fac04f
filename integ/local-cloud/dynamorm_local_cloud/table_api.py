"""Where MiniStack's table operations are more lenient than DynamoDB's, or forget what they were told."""

import json

import ministack.services.dynamodb as dynamodb
from ministack.core.responses import error_response_json
from ministack.services import kms

PROTECTED = "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first."


def install() -> None:
    for name, before in (("_create_table", _with_key_arn), ("_update_table", _one_index_at_a_time), ("_update_ttl", _time_to_live_problem)):
        _check_before(name, before)
    dynamodb._delete_table = _deleting(dynamodb._delete_table)
    dynamodb._update_continuous_backups, dynamodb._describe_continuous_backups = (
        _keeping_recovery_period(dynamodb._update_continuous_backups),
        _with_recovery_period(dynamodb._describe_continuous_backups),
    )


def _check_before(name: str, check) -> None:
    stock = getattr(dynamodb, name)

    def checked(request: dict):
        refusal = check(request)
        return stock(request) if refusal is None else refusal

    setattr(dynamodb, name, checked)


def _with_key_arn(request: dict):
    """A key may be named by id, alias or ARN; tables remember its ARN."""
    specification = request.get("SSESpecification") or {}
    named = specification.get("KMSMasterKeyId")
    if not named or named.endswith("alias/aws/dynamodb"):
        return None
    key = kms._resolve_key(named)
    if not key:
        return error_response_json(
            "ValidationException", f"One or more parameter values were invalid: the KMS key {named} does not exist", 400
        )
    specification["KMSMasterKeyId"] = key["Arn"]
    return None


def _one_index_at_a_time(request: dict):
    changes = [change for change in request.get("GlobalSecondaryIndexUpdates") or [] if "Update" not in change]
    if len(changes) > 1:
        return error_response_json(
            "LimitExceededException",
            "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table",
            400,
        )
    return _with_key_arn(request)


def _time_to_live_problem(request: dict):
    current = dynamodb._ttl_settings.get(dynamodb._normalize_table_name(request.get("TableName"))) or {}
    wanted = request.get("TimeToLiveSpecification") or {}
    enabled = current.get("TimeToLiveStatus") == "ENABLED"
    problem = None
    if enabled and wanted.get("AttributeName") != current.get("AttributeName"):
        problem = f"TimeToLive is active on a different AttributeName: current AttributeName is {current.get('AttributeName')}"
    elif enabled == bool(wanted.get("Enabled")) and wanted.get("AttributeName"):
        problem = f"TimeToLive is already {'enabled' if enabled else 'disabled'}"
    return error_response_json("ValidationException", problem, 400) if problem else None


def _deleting(stock):
    """A table of the same name made later starts without the old one's policies and insights."""

    def delete_table(request: dict):
        name = dynamodb._normalize_table_name(request.get("TableName"))
        table = dynamodb._tables.get(name) or {}
        if table.get("DeletionProtectionEnabled"):
            return error_response_json("ValidationException", PROTECTED, 400)
        answer = stock(request)
        if answer[0] < 400:
            for store, owned in ((dynamodb._resource_policies, table["TableArn"]), (dynamodb._contributor_insights, name)):
                for key in [key for key in store if key == owned or key.startswith(f"{owned}/")]:
                    store.pop(key, None)
        return answer

    return delete_table


def _keeping_recovery_period(stock):
    def update_continuous_backups(request: dict):
        answer = stock(request)
        table = dynamodb._tables.get(dynamodb._normalize_table_name(request.get("TableName")))
        if answer[0] < 400 and table is not None:
            specification = request.get("PointInTimeRecoverySpecification") or {}
            table["_recovery_days"] = (
                specification.get("RecoveryPeriodInDays", 35) if specification.get("PointInTimeRecoveryEnabled") else None
            )
        return answer

    return update_continuous_backups


def _with_recovery_period(stock):
    def describe_continuous_backups(request: dict):
        status, headers, body = stock(request)
        days = (dynamodb._tables.get(dynamodb._normalize_table_name(request.get("TableName"))) or {}).get("_recovery_days")
        if status >= 400 or not days:
            return status, headers, body
        answer = json.loads(body)
        answer["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]["RecoveryPeriodInDays"] = days
        return status, headers, json.dumps(answer).encode()

    return describe_continuous_backups
