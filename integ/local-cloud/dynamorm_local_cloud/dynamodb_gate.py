"""Stands before MiniStack's DynamoDB: nothing reaches it that IAM has not allowed in every part."""

import json
from collections.abc import Awaitable, Callable

import ministack.app as app
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_region, new_uuid
from ministack.core.router import extract_access_key_id

from dynamorm_local_cloud import policy_evaluation, replica_autoscaling, request_checks
from dynamorm_local_cloud.authorization import Authorization
from dynamorm_local_cloud.leading_keys import canonical_query
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.operations import OPERATIONS, authorizations

Response = tuple[int, dict, bytes]
Handler = Callable[..., Awaitable[Response]]
_SERVICES = ("dynamodb", "dynamodbstreams")


def install() -> None:
    named = iam_actions.extract_iam_action

    def extract_iam_action(service: str, *details):
        # The gate asks for these itself; MiniStack still checks the signature.
        return None if service in _SERVICES else named(service, *details)

    iam_actions.extract_iam_action = extract_iam_action
    for service in _SERVICES:
        app.SERVICE_HANDLERS[service] = _guarded(service, app.SERVICE_HANDLERS[service])


def _guarded(service: str, handler: Handler) -> Handler:
    async def guarded(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> Response:
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        try:
            request = json.loads(body or b"{}")
        except ValueError:
            return refusal("SerializationException", "The request is not JSON.")
        if not isinstance(request, dict):
            return refusal("SerializationException", "The request is not a JSON object.")
        if iam_evaluator._anonymous.get():
            return refusal("MissingAuthenticationTokenException", "Request is missing Authentication Token")
        access_key = extract_access_key_id(headers, query_params) or ""
        if operation not in OPERATIONS:
            return refusal("UnknownOperationException", str(NotModelled(f"dynamodb:{operation}.")))
        if not iam_evaluator.is_root_access_key(access_key):
            try:
                denied = deny(service, access_key, authorizations(operation, request), headers)
            except NotModelled as reason:
                denied = refusal("AccessDeniedException", str(reason))
            if denied:
                return denied
            if operation == "Query":
                body = json.dumps(canonical_query(request)).encode()
        wrong = request_checks.refused(operation, request)
        if wrong:
            return refusal("ValidationException", wrong)
        if operation == replica_autoscaling.OPERATION:
            return replica_autoscaling.describe(request)
        return await handler(method, path, headers, body, query_params)

    return guarded


def deny(service: str, access_key: str, asked: list[Authorization], headers: dict) -> Response | None:
    """The answer to the first question that IAM answers with no."""
    for one in asked:
        result = policy_evaluation.enforce(access_key, one.action, one.service, get_region(), one.resource, one.keys)
        if isinstance(result, iam_evaluator.AuthError):
            return app._credential_failure(service, one.action, new_uuid(), result, headers)
        if result:
            return refusal("AccessDeniedException", _sentence(result, one.action, one.resource))
    return None


def _sentence(result: iam_evaluator.EvalResult, action: str, resource: str) -> str:
    if result.resource_policy_arn:
        why = "with an explicit deny in a resource-based policy"
    elif result.decision == "Deny":
        why = "with an explicit deny in an identity-based policy"
    else:
        why = f"because no identity-based policy allows the {action} action"
    return f"User: {result.principal_arn} is not authorized to perform: {action} on resource: {resource} {why}"


def refusal(code: str, message: str) -> Response:
    body = json.dumps({"__type": f"com.amazon.coral.service#{code}", "message": message}).encode()
    return 400, {"Content-Type": "application/x-amz-json-1.0", "x-amzn-errortype": code}, body
