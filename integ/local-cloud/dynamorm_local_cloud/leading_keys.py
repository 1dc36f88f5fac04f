"""dynamodb:LeadingKeys: the partition key values of the table or index that a request addresses."""

from ministack.services._dynamodb_keywords import canonical_number

from dynamorm_local_cloud import key_conditions
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.tables import NamedTable

# Of an index with several partition attributes each has a condition key of its own; LeadingKeys is the first.
_POSITIONS = (
    "dynamodb:FirstPartitionKeyValues",
    "dynamodb:SecondPartitionKeyValues",
    "dynamodb:ThirdPartitionKeyValues",
    "dynamodb:FourthPartitionKeyValues",
)


def key_text(value: object, where: str) -> str:
    """A key's value as policies compare it."""
    if not isinstance(value, dict) or len(value) != 1:
        raise NotModelled(f"{where}, which is not one value of type S, N or B.")
    ((kind, text),) = value.items()
    if kind not in ("S", "N", "B") or not isinstance(text, str):
        raise NotModelled(f"{where}, which is not one value of type S, N or B.")
    return canonical_number(text) if kind == "N" else text


def as_keys(tuples: list[list[str]]) -> dict[str, list[str]]:
    """The condition keys for these partition keys, each a value per partition attribute."""
    if not tuples:
        return {}
    keys = {name: [values[i] for values in tuples] for i, name in enumerate(_POSITIONS) if i < len(tuples[0])}
    return {"dynamodb:LeadingKeys": keys[_POSITIONS[0]], **keys}


def of_items(table: NamedTable, items: list[dict]) -> dict[str, list[str]]:
    """For the keys or whole items of item operations."""
    if table.record is None:
        return {}  # the operation itself will say that there is no such table
    found = []
    for item in items:
        values = []
        for attribute in table.partition_attributes():
            if not isinstance(item, dict) or attribute not in item:
                raise NotModelled(f"an item operation on {table.name} without the partition key {attribute}.")
            values.append(key_text(item[attribute], f"the partition key {attribute} of {table.name}"))
        found.append(values)
    return as_keys(found)


def of_query(table: NamedTable, request: dict) -> dict[str, list[str]]:
    """For a Query: every partition attribute must be compared for equality."""
    index = request.get("IndexName")
    partition = table.partition_attributes(index)
    if not partition:
        return {}
    equal = _equalities(request)
    missing = [attribute for attribute in partition if attribute not in equal]
    if missing:
        raise NotModelled(f"a Query on {table.index_arn(index)} whose key condition has no equality on {', '.join(missing)}.")
    return as_keys([[key_text(equal[attribute], f"the partition key {attribute}") for attribute in partition]])


def _equalities(request: dict) -> dict[str, dict]:
    expression, old = request.get("KeyConditionExpression"), request.get("KeyConditions")
    if (expression is None) == (old is None):
        raise NotModelled("a Query with both or neither of KeyConditionExpression and KeyConditions.")
    try:
        if old is not None:
            return {attribute: values[0] for attribute, (operator, values) in key_conditions.legacy(old).items() if operator == "="}
        values = request.get("ExpressionAttributeValues") or {}
        conditions = key_conditions.parse(expression, request.get("ExpressionAttributeNames") or {}, values)
        return {condition.attribute: values[condition.values[0]] for condition in conditions if condition.operator == "="}
    except key_conditions.KeyConditionError as error:
        raise NotModelled(f"a Query, because {error}.") from error


def canonical_query(request: dict) -> dict:
    """The Query with its key condition rewritten as it was understood, so that nothing else than what was authorized is run."""
    if "KeyConditionExpression" not in request:
        return request
    conditions = key_conditions.parse(
        request["KeyConditionExpression"], request.get("ExpressionAttributeNames") or {}, request.get("ExpressionAttributeValues") or {}
    )
    return {**request, "KeyConditionExpression": " AND ".join(condition.canonical() for condition in conditions)}
