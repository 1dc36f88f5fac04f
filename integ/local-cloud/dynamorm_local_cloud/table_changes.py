"""What a stack update may change on a table, and how CloudFormation refuses the rest."""

from dynamorm_local_cloud.table_properties import TableSettings

ONE_INDEX_A_TIME = "Cannot perform more than one GSI creation or deletion in a single update"
INDEX_IS_FIXED = (
    "Cannot update GSI's properties other than Provisioned Throughput and Contributor Insights Specification. "
    "You can create a new GSI with a different name."
)


def replacement_reason(had: TableSettings, wanted: TableSettings) -> str | None:
    """Why the table must be made anew, or None where it can be changed in place."""
    if wanted.name != had.name:
        return "its name changes"
    if wanted.key_schema != had.key_schema:
        return "its keys change"
    if wanted.local_indexes != had.local_indexes:
        return "its local secondary indexes change"
    types = {a["AttributeName"]: a["AttributeType"] for a in had.attributes}
    for attribute in wanted.attributes:
        if types.get(attribute["AttributeName"], attribute["AttributeType"]) != attribute["AttributeType"]:
            return f"the type of {attribute['AttributeName']} changes"
    return None


def refuse_time_to_live_change(had: TableSettings, wanted: TableSettings) -> None:
    """The attribute cannot change while it is on: it must be turned off in an update before."""
    before, after = had.time_to_live or {}, wanted.time_to_live or {}
    if before.get("Enabled") and after.get("Enabled") and before["AttributeName"] != after["AttributeName"]:
        raise ValueError(f"TimeToLive is active on a different AttributeName: current AttributeName is {before['AttributeName']}")


def index_change(had: TableSettings, wanted: TableSettings) -> dict | None:
    """The one index that is created or deleted."""
    before = {index["IndexName"]: index for index in had.indexes}
    after = {index["IndexName"]: index for index in wanted.indexes}
    deleted, created = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    if len(deleted) + len(created) > 1:
        raise ValueError(ONE_INDEX_A_TIME)
    for name in before.keys() & after.keys():
        if any(before[name].get(field) != after[name].get(field) for field in ("KeySchema", "Projection")):
            raise ValueError(INDEX_IS_FIXED)
    if deleted:
        return {"Delete": {"IndexName": deleted[0]}}
    return {"Create": after[created[0]]} if created else None


def table_update(name: str, had: TableSettings, wanted: TableSettings, region: str) -> dict | None:
    """The UpdateTable request for everything but the creation and deletion of indexes."""
    request: dict = {}
    if wanted.billing_mode != had.billing_mode:
        request["BillingMode"] = wanted.billing_mode
    if wanted.throughput and wanted.throughput != had.throughput:
        request["ProvisionedThroughput"] = wanted.throughput
    if wanted.on_demand and wanted.on_demand != had.on_demand:
        request["OnDemandThroughput"] = wanted.on_demand
    if wanted.stream_view != had.stream_view:
        if wanted.stream_view and had.stream_view:
            raise ValueError("Table already has an enabled stream: its view type cannot be changed while it is on.")
        request["StreamSpecification"] = (
            {"StreamEnabled": True, "StreamViewType": wanted.stream_view} if wanted.stream_view else {"StreamEnabled": False}
        )
    own, owned = wanted.replicas[region], had.replicas[region]
    if (wanted.encryption, own.kms_key) != (had.encryption, owned.kms_key):
        key = {"KMSMasterKeyId": own.kms_key} if own.kms_key else {}
        request["SSESpecification"] = {**(wanted.encryption or {"Enabled": False}), **key}
    if own.table_class != owned.table_class:
        request["TableClass"] = own.table_class
    scaled = _scaled_indexes(had, wanted)
    if scaled:
        request["GlobalSecondaryIndexUpdates"] = scaled
    return {"TableName": name, **request} if request else None


def _scaled_indexes(had: TableSettings, wanted: TableSettings) -> list:
    before = {index["IndexName"]: index for index in had.indexes}
    return [
        {"Update": {"IndexName": index["IndexName"], "ProvisionedThroughput": index["ProvisionedThroughput"]}}
        for index in wanted.indexes
        if index["IndexName"] in before
        and "ProvisionedThroughput" in index
        and index["ProvisionedThroughput"] != before[index["IndexName"]].get("ProvisionedThroughput")
    ]
