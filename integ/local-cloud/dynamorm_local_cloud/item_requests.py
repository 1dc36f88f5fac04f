"""The questions to IAM for the item operations of DynamoDB."""

from dynamorm_local_cloud import customer_keys, leading_keys
from dynamorm_local_cloud.attribute_names import attribute_names
from dynamorm_local_cloud.authorization import Authorization
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.tables import NamedTable, named_table

_READS = {"GetItem", "BatchGetItem", "Query", "Scan"}
_RETURNING = {"PutItem", "UpdateItem", "DeleteItem"}
_TRANSACTION_MEMBERS = {
    "Get": "GetItem",
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}


def single_item(operation: str, request: dict) -> list[Authorization]:
    return _one(operation, request, request)


def query(_operation: str, request: dict) -> list[Authorization]:
    table = named_table(request.get("TableName"))
    keys = leading_keys.of_query(table, request)
    return _asked("Query", table, {**keys, **_parameters("Query", request, request)}, request.get("IndexName"))


def scan(_operation: str, request: dict) -> list[Authorization]:
    table = named_table(request.get("TableName"))
    return _asked("Scan", table, _parameters("Scan", request, request), request.get("IndexName"))


def batch_get(operation: str, request: dict) -> list[Authorization]:
    found = []
    for name, wanted in _request_items(request, dict).items():
        table = named_table(name)
        keys = wanted.get("Keys") or []
        parameters = _parameters(operation, {**wanted, "Key": {attribute: None for key in keys for attribute in key}}, request)
        found += _asked(operation, table, {**leading_keys.of_items(table, keys), **parameters})
    return found


def batch_write(operation: str, request: dict) -> list[Authorization]:
    found = []
    for name, writes in _request_items(request, list).items():
        table = named_table(name)
        items = [_written(write) for write in writes]
        parameters = _parameters(operation, {"Item": {attribute: None for item in items for attribute in item}}, request)
        found += _asked(operation, table, {**leading_keys.of_items(table, items), **parameters})
    return found


def transaction(operation: str, request: dict) -> list[Authorization]:
    """A transaction has no action of its own: each item is asked for as what it does, with its own keys alone."""
    items = request.get("TransactItems")
    if not isinstance(items, list) or not items:
        raise NotModelled(f"{operation} without TransactItems.")
    found = []
    for item in items:
        if not isinstance(item, dict) or len(item) != 1 or next(iter(item)) not in _TRANSACTION_MEMBERS:
            raise NotModelled(f"an item of {operation} that is not exactly one of {', '.join(_TRANSACTION_MEMBERS)}.")
        ((member, detail),) = item.items()
        found += _one(_TRANSACTION_MEMBERS[member], detail, request, {"dynamodb:EnclosingOperation": operation})
    return found


def _one(operation: str, item: dict, request: dict, more: dict | None = None) -> list[Authorization]:
    table = named_table(item.get("TableName"))
    key = item.get("Item") if operation == "PutItem" else item.get("Key")
    keys = leading_keys.of_items(table, [key or {}])
    return _asked(operation, table, {**keys, **_parameters(operation, item, request), **(more or {})})


def _asked(operation: str, table: NamedTable, keys: dict, index: str | None = None) -> list[Authorization]:
    return [Authorization(f"dynamodb:{operation}", table.index_arn(index), {**table.tag_keys(), **keys}), *customer_keys.use(table)]


def _parameters(operation: str, item: dict, request: dict) -> dict:
    """The keys that repeat parameters of the request."""
    keys: dict = {}
    names = attribute_names(item)
    if names:
        keys["dynamodb:Attributes"] = names
    if operation in _READS:
        keys["dynamodb:Select"] = item.get("Select") or _implied_select(operation, item)
    if operation in _RETURNING:
        keys["dynamodb:ReturnValues"] = item.get("ReturnValues") or "NONE"
    elif operation == "ConditionCheckItem":
        keys["dynamodb:ReturnValues"] = item.get("ReturnValuesOnConditionCheckFailure") or "NONE"
    if request.get("ReturnConsumedCapacity"):
        keys["dynamodb:ReturnConsumedCapacity"] = request["ReturnConsumedCapacity"]
    return keys


def _implied_select(operation: str, item: dict) -> str:
    if item.get("ProjectionExpression") or item.get("AttributesToGet"):
        return "SPECIFIC_ATTRIBUTES"
    return "ALL_PROJECTED_ATTRIBUTES" if operation in ("Query", "Scan") and item.get("IndexName") else "ALL_ATTRIBUTES"


def _request_items(request: dict, kind: type) -> dict:
    items = request.get("RequestItems")
    if not isinstance(items, dict) or not items or not all(isinstance(value, kind) for value in items.values()):
        raise NotModelled("a batch without RequestItems.")
    return items


def _written(write: dict) -> dict:
    if not isinstance(write, dict) or len(write) != 1:
        raise NotModelled("a batch write that is not exactly one of PutRequest and DeleteRequest.")
    ((member, detail),) = write.items()
    if member not in ("PutRequest", "DeleteRequest"):
        raise NotModelled(f"{member} in a batch write.")
    return detail.get("Item" if member == "PutRequest" else "Key") or {}
