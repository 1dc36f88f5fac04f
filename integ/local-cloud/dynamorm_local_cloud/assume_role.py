"""sts:AssumeRole: tags, transitive tags, source identity, and who may assume a role.

Each part of the call is an action of its own (AssumeRole, TagSession, SetSourceIdentity). A trust policy that names the caller suffices in
the same account; one that names the account leaves it to the caller's own policies.
"""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

import ministack.app as app
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.core.router import extract_access_key_id
from ministack.services import iam, sts

from dynamorm_local_cloud import condition_keys, policy_evaluation, trusted_principals
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.session_requests import refuse_malformed
from dynamorm_local_cloud.session_tags import RefusedTag, SessionTags, session_tags

Response = tuple[int, dict, bytes]
SERVED = ("AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity", "GetSessionToken", "GetAccessKeyInfo")
_CHAINED_LIMIT = 3600


def install() -> None:
    named, principal_keys = iam_actions.extract_iam_action, iam_evaluator._principal_keys

    def extract_iam_action(service: str, *details):
        action = named(service, *details)
        return None if action == "sts:AssumeRole" else action

    def with_source_identity(credential) -> dict:
        keys = principal_keys(credential)
        identity = (sts._sessions.get(credential.access_key_id) or {}).get("SourceIdentity")
        return {**keys, **({"aws:sourceidentity": identity} if identity else {})}

    iam_actions.extract_iam_action = extract_iam_action
    iam_evaluator._principal_keys = sts._principal_keys = with_source_identity
    app.SERVICE_HANDLERS["sts"] = _guarded(app.SERVICE_HANDLERS["sts"])


def _guarded(handler: Callable[..., Awaitable[Response]]):
    async def guarded(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> Response:
        if headers.get("x-amz-target"):
            return _refusal("UnknownOperationException", str(NotModelled("the JSON protocol of STS.")))
        parameters = {**query_params, **parse_qs((body or b"").decode("utf-8", "replace"), keep_blank_values=True)}
        operation = _one(parameters, "Action")
        if operation not in SERVED:
            return _refusal("InvalidAction", str(NotModelled(f"sts:{operation}.")))
        if operation == "AssumeRoleWithWebIdentity" and "aws.amazon.com/tags" in str(_claims(_one(parameters, "WebIdentityToken"))):
            return _refusal("InvalidIdentityToken", str(NotModelled("session tags in a web identity token.")))
        if operation == "AssumeRoleWithWebIdentity":
            refused = _wrong_duration(parameters, _role(_one(parameters, "RoleArn")), chained=False)
            return refused or await handler(method, path, headers, body, query_params)
        if operation != "AssumeRole":
            return await handler(method, path, headers, body, query_params)
        try:
            return await _assume_role(handler, parameters, (method, path, headers, body, query_params))
        except RefusedTag as refused:
            return _refusal(refused.code, str(refused))
        except NotModelled as reason:
            return _refusal("AccessDenied", str(reason), 403)

    return guarded


async def _assume_role(handler, parameters: dict, request: tuple) -> Response:
    access_key = extract_access_key_id(request[2], request[4]) or ""
    if iam_evaluator._anonymous.get():
        return _refusal("MissingAuthenticationToken", "Request is missing Authentication Token", 403)
    caller_session = sts._sessions.get(access_key) or {}
    given = {name: _one(parameters, name) for name in ("RoleSessionName", "ExternalId", "SourceIdentity") if name in parameters}
    refuse_malformed(given, _one(parameters, "Policy"), _tags(parameters))
    tags = session_tags(_tags(parameters), _list(parameters, "TransitiveTagKeys"), caller_session.get("TransitiveTags") or {})
    identity = _one(parameters, "SourceIdentity") or caller_session.get("SourceIdentity", "")
    if caller_session.get("SourceIdentity") not in (None, identity):
        return _refusal("AccessDenied", "The source identity of the calling session cannot be changed.", 403)
    keys = _keys(parameters, tags, identity)
    token = condition_keys.request_keys.set(keys)
    try:
        role = _role(_one(parameters, "RoleArn"))
        refused = _denied(access_key, role, parameters, tags, identity, keys) or _wrong_duration(parameters, role, bool(caller_session))
        if refused:
            return refused
        answer = await handler(*request)
    finally:
        condition_keys.request_keys.reset(token)
    _remember(answer, tags, identity)
    return answer


def _keys(parameters: dict, tags: SessionTags, identity: str) -> dict:
    keys: dict = {f"aws:requesttag/{key.lower()}": value for key, value in tags.tags.items()}
    optional = {
        "aws:tagkeys": list(tags.tags),
        "sts:transitivetagkeys": tags.transitive_keys,
        "sts:sourceidentity": identity,
        "sts:externalid": _one(parameters, "ExternalId"),
        "sts:rolesessionname": _one(parameters, "RoleSessionName"),
    }
    return {**keys, **{name: value for name, value in optional.items() if value}}


def _role(arn: str) -> dict | None:
    fields = arn.split(":")
    return iam._roles.get_scoped(fields[4], None, arn.rsplit("/", 1)[-1]) if len(fields) == 6 else None


def _denied(access_key: str, role: dict | None, parameters: dict, tags: SessionTags, identity: str, keys: dict) -> Response | None:
    arn = _one(parameters, "RoleArn")
    principal = iam_evaluator.resolve_principal(access_key, get_account_id())
    if isinstance(principal, iam_evaluator.AuthError) or role is None or role["Arn"] != arn:
        who = principal.arn if isinstance(principal, iam_evaluator.PrincipalInfo) else ""
        return _refusal("AccessDenied", f"User: {who} is not authorized to perform: sts:AssumeRole on resource: {arn}", 403)
    actions = ["sts:AssumeRole"] + ["sts:TagSession"] * bool(tags.all_tags()) + ["sts:SetSourceIdentity"] * bool(identity)
    for action in actions:
        if not _may(access_key, principal, action, role, keys):
            return _refusal("AccessDenied", f"User: {principal.arn} is not authorized to perform: {action} on resource: {arn}", 403)
    return None


def _may(access_key: str, principal: iam_evaluator.PrincipalInfo, action: str, role: dict, keys: dict) -> bool:
    context = iam_evaluator.EvalContext(
        principal_arn=principal.arn,
        principal_type=principal.type,
        principal_account=principal.account,
        action=action,
        resource_arn=role["Arn"],
        region=get_region(),
        service_context=keys,
        principal_keys=principal.keys,
    )
    trust = trusted_principals.current_trust(role)
    if not policy_evaluation.evaluate_trust_policy(trust, principal.arn, context):
        return False
    if principal.policies is None:
        return True
    own = policy_evaluation.enforce(access_key, action, "sts", get_region(), role["Arn"], keys)
    if own is None:
        return True
    if not isinstance(own, iam_evaluator.EvalResult) or own.decision == "Deny":
        return False
    same_account = role["Arn"].split(":")[4] == principal.account
    named = policy_evaluation.evaluate_resource_policy(trust, context, named_only=True).decision == "Allow"
    within_limits = all(
        policy_evaluation.first_match(context, [s for statements in limit for s in statements], "Allow") for limit in principal.limits
    )
    return same_account and named and within_limits


def _wrong_duration(parameters: dict, role: dict | None, chained: bool) -> Response | None:
    seconds = int(_one(parameters, "DurationSeconds") or 3600)
    if seconds < 900:
        return _refusal(
            "ValidationError",
            f"1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: "
            "Member must have value greater than or equal to 900",
        )
    if chained and seconds > _CHAINED_LIMIT:
        return _refusal(
            "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
        )
    if role and seconds > int(role.get("MaxSessionDuration") or 3600):
        return _refusal("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
    return None


def _remember(answer: Response, tags: SessionTags, identity: str) -> None:
    made = re.search(rb"<AccessKeyId>([^<]+)</AccessKeyId>", answer[2] or b"")
    session = sts._sessions.get(made[1].decode()) if answer[0] < 400 and made else None
    if session is None:
        return
    every = tags.all_tags()
    session["SessionTags"] = [{"Key": key, "Value": value} for key, value in every.items()]
    session["TransitiveTags"] = {key: every[key] for key in tags.all_transitive() if key in every}
    if identity:
        session["SourceIdentity"] = identity


def _tags(parameters: dict) -> list[dict]:
    found = []
    while f"Tags.member.{len(found) + 1}.Key" in parameters:
        position = f"Tags.member.{len(found) + 1}"
        found.append({"Key": _one(parameters, f"{position}.Key"), "Value": _one(parameters, f"{position}.Value")})
    return found


def _list(parameters: dict, name: str) -> list[str]:
    found: list[str] = []
    while f"{name}.member.{len(found) + 1}" in parameters:
        found.append(_one(parameters, f"{name}.member.{len(found) + 1}"))
    return found


def _claims(token: str) -> object:
    from ministack.services.cognito import _decode_id_token_unverified

    try:
        return _decode_id_token_unverified(token)
    except (ValueError, TypeError):
        return {}


def _one(parameters: dict, name: str) -> str:
    value = parameters.get(name, "")
    return value[0] if isinstance(value, list) else value


def _refusal(code: str, message: str, status: int = 400) -> Response:
    return sts._error(status, code, escape(message), ns="sts")
