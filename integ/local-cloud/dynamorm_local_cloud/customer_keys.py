"""Customer keys: DynamoDB opens a table's key in the caller's name, so the caller must be allowed to.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
"""

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id

from dynamorm_local_cloud import policy_evaluation
from dynamorm_local_cloud.authorization import Authorization

ACTION = "kms:Decrypt"
REASON = "The customer key of the table"


def denied_use(access_key: str, asked: Authorization) -> iam_evaluator.EvalResult | None:
    """The denial of the key's use, where the table has a customer key and the caller may not open it."""
    if asked.customer_key is None:
        return None
    region, account = asked.customer_key.split(":")[3], get_account_id()
    result = policy_evaluation.enforce(access_key, ACTION, "kms", region, asked.customer_key, {
        "kms:ViaService": f"dynamodb.{region}.amazonaws.com",
        "kms:CallerAccount": account,
        "kms:EncryptionContextKeys": ["aws:dynamodb:tableName", "aws:dynamodb:subscriberId"],
        "kms:EncryptionContext:aws:dynamodb:tableName": asked.table_name,
        "kms:EncryptionContext:aws:dynamodb:subscriberId": account,
    })
    if isinstance(result, iam_evaluator.EvalResult):
        result.reason = REASON
        return result
    return None
