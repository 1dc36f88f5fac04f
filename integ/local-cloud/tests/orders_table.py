"""The tables that the verdicts are about."""

ACCOUNT, REGION = "000000000000", "us-east-1"


def arn(name: str, index: str | None = None) -> str:
    return f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{name}" + (f"/index/{index}" if index else "")


def _keys(partition: list[str], sort: list[str]) -> list[dict]:
    return [{"AttributeName": n, "KeyType": "HASH"} for n in partition] + [{"AttributeName": n, "KeyType": "RANGE"} for n in sort]


def _index(name: str, partition: list[str], sort: list[str]) -> dict:
    return {"IndexName": name, "KeySchema": _keys(partition, sort), "Projection": {"ProjectionType": "ALL"}}


def orders(name: str) -> dict:
    """Tenant in the partition key; one index keyed by it, one by another attribute, one by two attributes, one local."""
    attributes = {"PK": "S", "SK": "S", "createdAt": "S", "email": "S", "tenant": "S", "year": "N"}
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": _keys(["PK"], ["SK"]),
        "AttributeDefinitions": [{"AttributeName": key, "AttributeType": kind} for key, kind in attributes.items()],
        "GlobalSecondaryIndexes": [
            _index("by-date", ["PK"], ["createdAt"]),
            _index("by-email", ["email"], []),
            _index("by-year", ["tenant", "year"], ["SK"]),
        ],
        "LocalSecondaryIndexes": [_index("local", ["PK"], ["email"])],
        "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    }


def counters(name: str) -> dict:
    """A table with a number for its key."""
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": _keys(["id"], []),
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "N"}],
    }


def s(**attributes: str) -> dict:
    """An item or key of strings."""
    return {name: {"S": value} for name, value in attributes.items()}
