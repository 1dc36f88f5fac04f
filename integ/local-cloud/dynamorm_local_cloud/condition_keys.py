"""The condition keys that requests carry, and the refusal of those that nobody here knows the value of."""

from contextvars import ContextVar

from ministack.core import iam_evaluator
from ministack.services import iam

from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.policy_patterns import KeyValues

# Keys whose presence and value are modelled where our tests judge; a key that AWS would not set on a request is absent here too.
MODELLED = (
    "aws:PrincipalArn",
    "aws:PrincipalAccount",
    "aws:PrincipalType",
    "aws:userid",
    "aws:username",
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:RequestedRegion",
    "aws:SecureTransport",
    "aws:SourceIp",
    "aws:TagKeys",
    "aws:ResourceAccount",
    "aws:PrincipalOrgID",
    "aws:MultiFactorAuthPresent",
    "aws:TokenIssueTime",
    "aws:ViaAWSService",
    "aws:PrincipalIsAWSService",
    "aws:SourceArn",
    "aws:SourceAccount",
    "dynamodb:LeadingKeys",
    "dynamodb:FirstPartitionKeyValues",
    "dynamodb:SecondPartitionKeyValues",
    "dynamodb:ThirdPartitionKeyValues",
    "dynamodb:FourthPartitionKeyValues",
    "dynamodb:Attributes",
    "dynamodb:Select",
    "dynamodb:ReturnValues",
    "dynamodb:ReturnConsumedCapacity",
    "dynamodb:EnclosingOperation",
    "dynamodb:FullTableScan",
    "sts:ExternalId",
    "sts:RoleSessionName",
    "sts:TransitiveTagKeys",
    "sts:SourceIdentity",
    "aws:SourceIdentity",
    "kms:ViaService",
    "kms:CallerAccount",
    "kms:EncryptionContextKeys",
)
MODELLED_PREFIXES = ("aws:PrincipalTag/", "aws:RequestTag/", "aws:ResourceTag/", "kms:EncryptionContext:")
_NAMES = frozenset(key.lower() for key in MODELLED)
_PREFIXES = tuple(prefix.lower() for prefix in MODELLED_PREFIXES)
_JUDGED_SERVICES = ("dynamodb:", "sts:")


# Keys of the current request that MiniStack does not set itself, by lower-case name.
request_keys: ContextVar[dict | None] = ContextVar("request_keys", default=None)


def values_of(context: iam_evaluator.EvalContext) -> KeyValues:
    return lambda key: value_of(key, context)


def value_of(key: str, context: iam_evaluator.EvalContext) -> object:
    name = key.lower()
    if name == "aws:principalarn":
        return _principal_arn(context)
    if name in ("aws:viaawsservice", "aws:principalisawsservice"):
        return "false" if name not in context.service_context else context.service_context[name]
    found = iam_evaluator._resolve_condition_key(key, context)
    if found is None:
        found = (request_keys.get() or {}).get(name)
    return str(found).lower() if isinstance(found, bool) else found


def _principal_arn(context: iam_evaluator.EvalContext) -> str:
    """For a session this key is the ARN of its role, path included, not of the session."""
    arn = context.principal_arn
    if ":assumed-role/" not in arn:
        return arn
    account, name = arn.split(":")[4], arn.split("/")[1]
    role = iam._roles.get_scoped(account, None, name)
    return role["Arn"] if role else arn


def refuse_unknown(conditions: dict, context: iam_evaluator.EvalContext) -> None:
    """A key that is not modelled would count as absent, and a Deny that rests on it would never fire."""
    if not context.action.lower().startswith(_JUDGED_SERVICES):
        return
    for keys in conditions.values():
        for key in keys:
            name = key.lower()
            known = name in _NAMES or name.startswith(_PREFIXES) or name in context.service_context or _federated(name)
            if not known:
                raise NotModelled(f"the condition key {key} on {context.action}.")


def _federated(name: str) -> bool:
    """Claims of an identity provider, such as cognito-identity.amazonaws.com:aud."""
    return "." in name.split(":")[0]
