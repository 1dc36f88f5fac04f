"""What IAM refuses when a policy is stored: its grammar, repeated Sids, and its size.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

import json
import re
from xml.sax.saxutils import escape

import ministack.services.cloudformation.provisioners as provisioners
from ministack.core import iam_evaluator
from ministack.services import iam

from dynamorm_local_cloud import trusted_principals
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.policy_conditions import split_operator
from dynamorm_local_cloud.policy_patterns import variable_too_early

# Characters without white space.
MANAGED_SIZE = 6_144
INLINE_SIZE = {"role": 10_240, "user": 2_048, "group": 5_120}
TRUST_SIZE = 2_048
_ELEMENTS = {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition", "Principal", "NotPrincipal"}
_CHARACTERS = re.compile(r"[\t\n\r -\u00ff]*")


def size(document: str | dict) -> int:
    text = document if isinstance(document, str) else json.dumps(document, separators=(",", ":"))
    return len(re.sub(r"\s", "", text))


def problem(document: str | dict, trust: bool = False) -> str | None:
    """IAM's sentence against the document, or None."""
    try:
        parsed = json.loads(document) if isinstance(document, str) else document
    except ValueError:
        return "Syntax errors in policy."
    if not isinstance(parsed, dict) or not isinstance(parsed.get("Statement"), (dict, list)) or not parsed["Statement"]:
        return "Syntax errors in policy."
    if isinstance(document, str) and not _CHARACTERS.fullmatch(document):
        return "The policy holds characters outside U+0020 to U+00FF."
    if parsed.get("Version", "2012-10-17") not in ("2012-10-17", "2008-10-17"):
        return "The policy must contain a valid version string."
    statements = [parsed["Statement"]] if isinstance(parsed["Statement"], dict) else parsed["Statement"]
    sids = [statement["Sid"] for statement in statements if isinstance(statement, dict) and statement.get("Sid")]
    if len(set(sids)) < len(sids):
        repeated = sorted({sid for sid in sids if sids.count(sid) > 1})
        return f"Statement IDs (SID) in a single policy must be unique. ({', '.join(repeated)})"
    return next(filter(None, (_statement_problem(statement, trust) for statement in statements)), None)


def _statement_problem(statement: object, trust: bool) -> str | None:
    if not isinstance(statement, dict) or not statement.keys() <= _ELEMENTS or statement.get("Effect") not in ("Allow", "Deny"):
        return "Syntax errors in policy."
    if ("Action" in statement) == ("NotAction" in statement):
        return "Policy statement must contain actions."
    actions = _listed(statement.get("Action", statement.get("NotAction")))
    if not actions or not all(action == "*" or re.fullmatch(r"[A-Za-z0-9-]+:[A-Za-z0-9*?]+", action) for action in actions):
        return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
    if not re.fullmatch(r"[A-Za-z0-9]*", statement.get("Sid", "")) and not trust:
        return f"Statement IDs (SID) must be alpha-numeric. ({statement['Sid']})"
    if trust:
        if not {"Principal", "NotPrincipal"} & statement.keys() or {"Resource", "NotResource"} & statement.keys():
            return (
                "Has prohibited field Resource." if {"Resource", "NotResource"} & statement.keys() else "Missing required field Principal"
            )
        found = _trust_statement_problem(statement, actions)
        if found:
            return found
    else:
        found = _resource_problem(statement)
        if found:
            return found
    return condition_problem(statement.get("Condition", {}))


def _trust_statement_problem(statement: dict, actions: list[str]) -> str | None:
    if not all(re.match(r"sts:", action, re.IGNORECASE) for action in actions):
        return "AssumeRole policy may only specify STS AssumeRole actions."
    return trusted_principals.problem(statement.get("Principal", statement.get("NotPrincipal")))


def _resource_problem(statement: dict) -> str | None:
    if {"Principal", "NotPrincipal"} & statement.keys():
        return "Policy document should not specify a principal."
    resources = _listed(statement.get("Resource", statement.get("NotResource")))
    if ("Resource" in statement) == ("NotResource" in statement) or not resources:
        return "Policy statement must contain resources."
    wrong = [resource for resource in resources if resource != "*" and not resource.startswith("arn:")]
    if wrong:
        return f'Resource {wrong[0]} must be in ARN format or "*".'
    early = [resource for resource in resources if variable_too_early(resource)]
    return f"The resource {early[0]} has a variable before the fifth colon; variables may stand behind it alone." if early else None


def condition_problem(conditions: object) -> str | None:
    if not isinstance(conditions, dict):
        return "Syntax errors in policy."
    for operator, keys in conditions.items():
        try:
            split_operator(operator)
        except NotModelled:
            return f"Invalid Condition type : {operator}."
        if not isinstance(keys, dict) or not all(isinstance(value, (str, bool, int, float, list)) for value in keys.values()):
            return "Syntax errors in policy."
        wrong = [key for key in keys if ":" not in key]
        if wrong:
            return f"Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc. ({wrong[0]})"
    return None


def _listed(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(each) for each in value] if isinstance(value, list) else []


def install() -> None:
    iam_evaluator.validate_policy_document = problem
    for operation, function, kind, store in (
        ("PutRolePolicy", "_put_role_policy", "role", lambda name: (iam._roles.get(name) or {}).get("InlinePolicies")),
        ("PutUserPolicy", "_put_user_policy", "user", lambda name: iam._user_inline_policies.get(name)),
        ("PutGroupPolicy", "_put_group_policy", "group", lambda name: iam._group_inline_policies.get(name)),
    ):
        guard(operation, function, _inline_check(kind, store))
    guard("CreatePolicy", "_create_policy", _managed_check)
    guard("CreatePolicyVersion", "_create_policy_version", _managed_check)
    guard("CreateRole", "_create_role", lambda p: trust_problem(iam._p(p, "AssumeRolePolicyDocument")))
    guard("UpdateAssumeRolePolicy", "_update_assume_role_policy", lambda p: trust_problem(iam._p(p, "PolicyDocument")))
    _guard_templates()


def guard(operation: str, function: str, check) -> None:
    stock = getattr(iam, function)

    def guarded(parameters: dict):
        found = check(parameters)
        if found:
            code, message = found
            return iam._error(409 if code == "LimitExceeded" else 400, code, escape(message), ns="iam")
        return stock(parameters)

    setattr(iam, function, guarded)
    iam._IAM_HANDLERS[operation] = guarded


def _inline_check(kind: str, store):
    def check(parameters: dict) -> tuple[str, str] | None:
        name = iam._p(parameters, f"{kind.capitalize()}Name")
        document = iam._p(parameters, "PolicyDocument")
        others = {key: value for key, value in (store(name) or {}).items() if key != iam._p(parameters, "PolicyName")}
        return inline_size_problem(kind, name, [document, *others.values()])

    return check


def inline_size_problem(kind: str, name: str, documents: list) -> tuple[str, str] | None:
    total = sum(size(document) for document in documents)
    if total > INLINE_SIZE[kind]:
        return "LimitExceeded", f"Maximum policy size of {INLINE_SIZE[kind]} bytes exceeded for {kind} {name}"
    return None


def _managed_check(parameters: dict) -> tuple[str, str] | None:
    return managed_size_problem(iam._p(parameters, "PolicyDocument"))


def managed_size_problem(document: str | dict) -> tuple[str, str] | None:
    return ("LimitExceeded", f"Cannot exceed quota for PolicySize: {MANAGED_SIZE}") if size(document) > MANAGED_SIZE else None


def trust_problem(document: str | dict) -> tuple[str, str] | None:
    found = problem(document, trust=True)
    if found:
        return "MalformedPolicyDocument", found
    return ("LimitExceeded", f"Cannot exceed quota for ACLSizePerRole: {TRUST_SIZE}") if size(document) > TRUST_SIZE else None


def _guard_templates() -> None:
    """CloudFormation stores roles and managed policies without calling IAM: the same checks go before it."""
    handlers = provisioners._RESOURCE_HANDLERS

    def guard(resource_type: str, check) -> None:
        stock = handlers[resource_type]

        def create(logical_id: str, properties: dict, stack_name: str):
            _raise(check(properties, logical_id))
            return stock["create"](logical_id, properties, stack_name)

        def update(physical_id: str, old: dict, new: dict, *details):
            _raise(check(new, physical_id))
            return stock["update"](physical_id, old, new, *details)

        handlers[resource_type] = {**stock, "create": create, "update": update}

    guard("AWS::IAM::Role", _role_properties_problem)
    guard(
        "AWS::IAM::ManagedPolicy",
        lambda p, _name: _document_problem(p.get("PolicyDocument", {})) or managed_size_problem(p["PolicyDocument"]),
    )


def _role_properties_problem(properties: dict, name: str) -> tuple[str, str] | None:
    documents = [policy["PolicyDocument"] for policy in properties.get("Policies") or []]
    wrong = next(filter(None, (_document_problem(document) for document in documents)), None)
    return wrong or trust_problem(properties.get("AssumeRolePolicyDocument", {})) or inline_size_problem("role", name, documents)


def _document_problem(document: str | dict) -> tuple[str, str] | None:
    found = problem(document)
    return ("MalformedPolicyDocument", found) if found else None


def _raise(found: tuple[str, str] | None) -> None:
    if found:
        raise ValueError(found[1])
