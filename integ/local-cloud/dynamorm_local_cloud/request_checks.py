"""What DynamoDB refuses in a request that IAM allows, where MiniStack runs it.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.FilterExpression.html
"""

from ministack.services.dynamodb import AWS_KEYWORDS

from dynamorm_local_cloud.attribute_names import EXPRESSIONS, in_expression, unaliased
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.tables import named_table


def problem(operation: str, request: dict) -> str | None:
    """The sentence of the ValidationException, or None."""
    found = next(filter(None, (_reserved_word(part) for part in _parts(operation, request))), None)
    if found is None and operation == "Query":
        found = _filter_on_key(request)
    if found is None and operation in ("Query", "Scan"):
        found = _unprojected(request)
    return found


def _parts(operation: str, request: dict) -> list[dict]:
    """The request, or each element of it that has expressions of its own."""
    if operation == "BatchGetItem":
        return [part for part in (request.get("RequestItems") or {}).values() if isinstance(part, dict)]
    if operation in ("TransactGetItems", "TransactWriteItems"):
        return [part for item in request.get("TransactItems") or [] for part in item.values() if isinstance(part, dict)]
    return [request]


def _reserved_word(part: dict) -> str | None:
    for member in EXPRESSIONS:
        expression = part.get(member)
        word = next((name for name in unaliased(expression) if name.upper() in AWS_KEYWORDS), None) if isinstance(expression, str) else None
        if word:
            return f"Invalid {member}: Attribute name is a reserved keyword; reserved keyword: {word}"
    return None


def _filter_on_key(request: dict) -> str | None:
    """Keys of the table or index that is queried belong into the key condition. A Scan may filter on them."""
    names = request.get("ExpressionAttributeNames") or {}
    filtered = [*in_expression(request.get("FilterExpression") or "", names), *(request.get("QueryFilter") or {})]
    keys = _named(request).schema_attributes(request.get("IndexName"))
    wrong = next((name for name in filtered if name in keys), None)
    return f"Filter Expression can only contain non-primary key attributes: Primary key attribute: {wrong}" if wrong else None


def _unprojected(request: dict) -> str | None:
    """A local index fetches what it lacks from the table; a global one cannot."""
    index = _named(request).global_index(request.get("IndexName"))
    if request.get("Select") != "ALL_ATTRIBUTES" or index is None or index["Projection"]["ProjectionType"] == "ALL":
        return None
    return (
        "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index "
        f"{index['IndexName']} because its projection type is not ALL"
    )


def _named(request: dict):
    return named_table(request.get("TableName"))


def refused(operation: str, request: dict) -> str | None:
    """As `problem`; a request of another shape is left to the operation."""
    try:
        return problem(operation, request)
    except (AttributeError, KeyError, TypeError, NotModelled):
        return None
