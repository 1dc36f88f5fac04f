"""Which statements of a policy apply to a request. Takes the place of MiniStack's own matching, for every service."""

import dataclasses
import json
import logging
from typing import Any

from ministack.core import iam_evaluator

from dynamorm_local_cloud import condition_keys
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.policy_conditions import conditions_met
from dynamorm_local_cloud.policy_patterns import matches, plain, variable_too_early

_OLD_VERSION = "2008-10-17"
_logger = logging.getLogger("local-cloud")
# IAM's verdict on one action; raises NotModelled where there is none.
enforce = iam_evaluator.enforce


@dataclasses.dataclass
class Statement(iam_evaluator.ParsedStatement):
    """A statement that remembers the Version of its policy."""

    version: str = _OLD_VERSION


def install() -> None:
    iam_evaluator.parse_policy_document = parse_policy_document
    iam_evaluator._first_match = first_match
    iam_evaluator.evaluate_resource_policy = evaluate_resource_policy
    iam_evaluator.evaluate_trust_policy = evaluate_trust_policy
    iam_evaluator.enforce = _enforce_closed


def _enforce_closed(*arguments, **named):
    """For the services that know nothing of NotModelled: a plain denial, with the reason in the log."""
    try:
        return enforce(*arguments, **named)
    except NotModelled as reason:
        _logger.warning("%s", reason)
        return iam_evaluator.EvalResult("ImplicitDeny", reason=str(reason))


def parse_policy_document(document: str | dict) -> list[Statement]:
    if isinstance(document, str):
        document = json.loads(document)
    return [
        Statement(
            sid=statement.get("Sid", ""),
            effect=statement["Effect"],
            actions=_listed(statement.get("Action")),
            not_actions=_listed(statement.get("NotAction")),
            resources=_listed(statement.get("Resource")),
            not_resources=_listed(statement.get("NotResource")),
            conditions=statement.get("Condition") or {},
            version=document.get("Version", _OLD_VERSION),
        )
        for statement in _statements(document)
    ]


def _statements(document: dict) -> list[dict]:
    found = document.get("Statement", [])
    return [found] if isinstance(found, dict) else found


def _listed(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else [str(each) for each in value]


def first_match(context: iam_evaluator.EvalContext, statements: list[Statement], effect: str) -> Statement | None:
    return next((s for s in statements if s.effect == effect and applies(s, context)), None)


def applies(statement: Statement, context: iam_evaluator.EvalContext) -> bool:
    values = condition_keys.values_of(context)

    def named(patterns: list[str], value: str, ignore_case: bool) -> bool:
        # Actions take no variables: the old version turns them off.
        version = _OLD_VERSION if ignore_case else statement.version
        return any(matches(pattern, value, version, values, ignore_case) for pattern in patterns)

    if statement.actions and not named(statement.actions, context.action, True):
        return False
    if statement.not_actions and named(statement.not_actions, context.action, True):
        return False
    if statement.resources and not named(_usable(statement.resources), context.resource_arn, False):
        return False
    if statement.not_resources and named(_usable(statement.not_resources), context.resource_arn, False):
        return False
    if statement.conditions:
        condition_keys.refuse_unknown(statement.conditions, context)
    if not conditions_met(statement.conditions, statement.version, values):
        return False
    unresolved = [text for text in statement.not_resources if plain(text, statement.version, values) is None]
    if unresolved:
        raise NotModelled(
            f"NotResource with a variable that has no value in this request, {unresolved[0]}; AWS does not say what it excludes."
        )
    return True


def _usable(resources: list[str]) -> list[str]:
    """A variable that stands too early in an ARN makes it name nothing."""
    return [resource for resource in resources if not variable_too_early(resource)]


def evaluate_resource_policy(
    document: str | dict | None,
    context: iam_evaluator.EvalContext,
    service: str | None = None,
    named_only: bool = False,
    direct_only: bool = False,
) -> iam_evaluator.EvalResult:
    """A policy on a resource: its statements count where their Principal names the caller."""
    document = json.loads(document) if isinstance(document, str) and document else document or {}
    statements = [s for s in _statements(document) if _names(s, context.principal_arn, service, named_only, direct_only)]
    return iam_evaluator.evaluate(context, [parse_policy_document({**document, "Statement": statements})])


def _names(statement: dict, caller: str, service: str | None, named_only: bool, direct_only: bool) -> bool:
    if "NotPrincipal" in statement:
        raise NotModelled("NotPrincipal in a resource policy.")
    principal = statement.get("Principal", {})
    if direct_only:
        return iam_evaluator._names_caller_directly(principal, caller)
    if named_only:
        return iam_evaluator._names_caller(principal, caller)
    if isinstance(principal, dict):
        return iam_evaluator._principal_matches({"AWS": principal.get("AWS", [])}, caller) or bool(
            service and iam_evaluator._service_principal_matches(principal, service)
        )
    return iam_evaluator._principal_matches(principal, caller)


def evaluate_trust_policy(document: str | dict, caller: str, context: iam_evaluator.EvalContext | None = None) -> bool:
    """Whether a role's trust policy lets the caller do context.action (sts:AssumeRole where there is no context)."""
    if context is None:
        context = iam_evaluator.EvalContext(
            principal_arn=caller,
            principal_type="",
            action="sts:AssumeRole",
            resource_arn="*",
            region="",
            principal_account=iam_evaluator._account_from_arn(caller) or "",
        )
    document = json.loads(document) if isinstance(document, str) else document
    federated = context.action == "sts:AssumeRoleWithWebIdentity"
    # A trust policy has no Resource: the role is what it is attached to.
    named = [s for s in _statements(document) if iam_evaluator._trust_principal_matches(s.get("Principal", {}), caller, federated)]
    statements = parse_policy_document({**document, "Statement": named})
    return not first_match(context, statements, "Deny") and first_match(context, statements, "Allow") is not None
