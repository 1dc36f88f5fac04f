"""The tables that requests name: their ARNs and the attributes of their keys."""

from dataclasses import dataclass

import ministack.services.dynamodb as dynamodb
from ministack.core.responses import get_account_id, get_region

from dynamorm_local_cloud.not_modelled import NotModelled


@dataclass(frozen=True)
class NamedTable:
    """A table as a request names it. `record` is None where no such table exists."""

    name: str
    arn: str
    record: dict | None

    def index_arn(self, index: str | None) -> str:
        return f"{self.arn}/index/{index}" if index else self.arn

    def partition_attributes(self, index: str | None = None) -> list[str]:
        """The partition key attributes of the table or of an index, in their order."""
        schema = (self.record or {}).get("KeySchema") or []
        if index:
            schema = next((i["KeySchema"] for i in self._indexes() if i["IndexName"] == index), [])
        return [key["AttributeName"] for key in schema if key["KeyType"] == "HASH"]

    def key_attributes(self, index: str | None = None) -> list[str]:
        schema = list((self.record or {}).get("KeySchema") or [])
        for each in self._indexes():
            if each["IndexName"] == index:
                schema += each["KeySchema"]
        return list(dict.fromkeys(key["AttributeName"] for key in schema))

    def schema_attributes(self, index: str | None = None) -> list[str]:
        """The key attributes of the table, or of the index alone."""
        schema = (self.record or {}).get("KeySchema") or []
        if index:
            schema = next((i["KeySchema"] for i in self._indexes() if i["IndexName"] == index), [])
        return [key["AttributeName"] for key in schema]

    def global_index(self, index: str | None) -> dict | None:
        return next((i for i in (self.record or {}).get("GlobalSecondaryIndexes") or [] if i["IndexName"] == index), None)

    def _indexes(self) -> list[dict]:
        record = self.record or {}
        return [*(record.get("GlobalSecondaryIndexes") or []), *(record.get("LocalSecondaryIndexes") or [])]

    def tag_keys(self) -> dict[str, str]:
        """aws:ResourceTag/<name> for every tag of the table."""
        return {f"aws:ResourceTag/{tag['Key']}": tag["Value"] for tag in dynamodb._tags.get(self.arn) or []}

    def customer_key(self) -> str | None:
        """The ARN of the customer key that encrypts the table."""
        key = ((self.record or {}).get("SSEDescription") or {}).get("KMSMasterKeyArn")
        return None if key is None or key.endswith("alias/aws/dynamodb") else key


def named_table(name: object) -> NamedTable:
    """The table of the request's region and account that a TableName, which may be an ARN, stands for."""
    account, region = get_account_id(), get_region()
    if not isinstance(name, str) or not name:
        raise NotModelled("a DynamoDB request that does not name its table.")
    if name.startswith("arn:"):
        fields = name.split(":", 5)
        table = fields[5].split("/")[1] if len(fields) == 6 and fields[5].startswith("table/") else ""
        if fields[2:5] != ["dynamodb", region, account] or not table:
            raise NotModelled(f"a table outside the request's own account and region, {name}.")
        name = table
    return NamedTable(name, f"arn:aws:dynamodb:{region}:{account}:table/{name}", dynamodb._tables.get(name))
