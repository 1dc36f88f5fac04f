"""Customer keys: DynamoDB opens a table's key in the caller's name, so the caller must be allowed to.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
"""

from ministack.core.responses import get_account_id, get_region
from ministack.services import kms

from dynamorm_local_cloud.authorization import Authorization
from dynamorm_local_cloud.tables import NamedTable


def use(table: NamedTable) -> list[Authorization]:
    """Every use of the data of a table with a customer key needs kms:Decrypt on it, reads and writes alike."""
    key = table.customer_key()
    return [Authorization("kms:Decrypt", key, _keys(table.name))] if key else []


def choice(name: str, request: dict) -> list[Authorization]:
    """Who gives a table a customer key lets DynamoDB use it: kms:DescribeKey and kms:CreateGrant."""
    named = (request.get("SSESpecification") or {}).get("KMSMasterKeyId")
    key = kms._resolve_key(named) if named else None
    return [Authorization(f"kms:{action}", key["Arn"], _keys(name)) for action in ("DescribeKey", "CreateGrant")] if key else []


def _keys(table_name: str) -> dict:
    account = get_account_id()
    return {
        "kms:ViaService": f"dynamodb.{get_region()}.amazonaws.com",
        "kms:CallerAccount": account,
        "kms:EncryptionContextKeys": ["aws:dynamodb:tableName", "aws:dynamodb:subscriberId"],
        "kms:EncryptionContext:aws:dynamodb:tableName": table_name,
        "kms:EncryptionContext:aws:dynamodb:subscriberId": account,
    }
