"""The condition keys that requests carry, and the refusal of those that nobody here knows the value of."""

from ministack.core import iam_evaluator
from ministack.services import iam

from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.policy_patterns import KeyValues

# Keys whose presence and value are modelled where our tests judge; a key that AWS would not set on a request is absent here too.
_MODELLED = frozenset({
    "aws:principalarn", "aws:principalaccount", "aws:principaltype", "aws:userid", "aws:username", "aws:currenttime", "aws:epochtime",
    "aws:requestedregion", "aws:securetransport", "aws:sourceip", "aws:tagkeys", "aws:resourceaccount", "aws:principalorgid",
    "aws:multifactorauthpresent", "aws:tokenissuetime", "aws:viaawsservice", "aws:principalisawsservice",
    "aws:sourcearn", "aws:sourceaccount",
    "dynamodb:leadingkeys", "dynamodb:firstpartitionkeyvalues", "dynamodb:secondpartitionkeyvalues", "dynamodb:thirdpartitionkeyvalues",
    "dynamodb:fourthpartitionkeyvalues", "dynamodb:attributes", "dynamodb:select", "dynamodb:returnvalues",
    "dynamodb:returnconsumedcapacity", "dynamodb:enclosingoperation", "dynamodb:fulltablescan",
    "sts:externalid", "sts:rolesessionname", "sts:transitivetagkeys", "sts:sourceidentity", "aws:sourceidentity",
    "kms:viaservice", "kms:calleraccount", "kms:encryptioncontextkeys",
})
_MODELLED_PREFIXES = ("aws:principaltag/", "aws:requesttag/", "aws:resourcetag/", "kms:encryptioncontext:")
_JUDGED_SERVICES = ("dynamodb:", "sts:")


def modelled_keys() -> list[str]:
    return sorted(_MODELLED | {f"{prefix}..." for prefix in _MODELLED_PREFIXES})


def values_of(context: iam_evaluator.EvalContext) -> KeyValues:
    return lambda key: value_of(key, context)


def value_of(key: str, context: iam_evaluator.EvalContext) -> object:
    name = key.lower()
    if name == "aws:principalarn":
        return _principal_arn(context)
    if name in ("aws:viaawsservice", "aws:principalisawsservice"):
        return "false" if name not in context.service_context else context.service_context[name]
    found = iam_evaluator._resolve_condition_key(key, context)
    if isinstance(found, bool):
        return str(found).lower()
    return found


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
            known = name in _MODELLED or name.startswith(_MODELLED_PREFIXES) or name in context.service_context or _federated(name)
            if not known:
                raise NotModelled(f"the condition key {key} on {context.action}.")


def _federated(name: str) -> bool:
    """Claims of an identity provider, such as cognito-identity.amazonaws.com:aud."""
    return "." in name.split(":")[0]
