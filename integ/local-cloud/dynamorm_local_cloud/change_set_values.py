"""DescribeChangeSet shows each changed resource before and after where values are asked for, as on AWS. Policies are changed in place."""

import copy
import json
import re

import ministack.services.cloudformation as cloudformation
import ministack.services.cloudformation.changesets as changesets
import ministack.services.cloudformation.provisioners as provisioners
from ministack.services.cloudformation.handlers import _resolve_stack

_KNOWN_AFTER_APPLY = "{{changeSet:KNOWN_AFTER_APPLY}}"
# What CloudFormation's reference calls a replacement; every other property of these types is changed without interruption.
_REPLACING = {"AWS::IAM::Policy": (), "AWS::IAM::ManagedPolicy": ("ManagedPolicyName", "Path", "Description")}
_ATTRIBUTES = ("Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy")
_MEMBER = re.compile(r"<LogicalResourceId>([^<]+)</LogicalResourceId>.*?</ResourceChange>", re.DOTALL)


def install() -> None:
    for resource_type, properties in _REPLACING.items():
        provisioners._REPLACING_PROPERTIES.setdefault(resource_type, properties)
    describe, create = changesets._describe_change_set, changesets._create_change_set

    def create_with_values(params):
        before = set(cloudformation._change_sets)
        answer = create(params)
        for cs_id in set(cloudformation._change_sets) - before:
            _remember(cloudformation._change_sets[cs_id])
        return answer

    def describe_with_values(params):
        status, headers, body = describe(params)
        if status != 200 or changesets._p(params, "IncludePropertyValues", "false").lower() != "true":
            return status, headers, body
        _, change_set = changesets._find_change_set(changesets._p(params, "ChangeSetName"), changesets._p(params, "StackName"))
        text = body.decode() if isinstance(body, bytes) else body
        shown = _MEMBER.sub(lambda match: _with_contexts(match, change_set.get("_values") or {}), text)
        return status, headers, shown.encode() if isinstance(body, bytes) else shown

    _replace(describe, describe_with_values)
    _replace(create, create_with_values)


def _replace(old, new) -> None:
    """Handlers are imported by name and kept in a table of actions."""
    import ministack.services.cloudformation.handlers as handlers

    for module in (changesets, handlers, cloudformation):
        for name, value in list(vars(module).items()):
            if value is old:
                setattr(module, name, new)
            elif isinstance(value, dict):
                for key, one in value.items():
                    if one is old:
                        value[key] = new


def _remember(change_set: dict) -> None:
    """What is deployed when the change set is made; an execution changes it."""
    stack = _resolve_stack(change_set["StackName"]) or {}
    old, new = stack.get("_template") or {}, change_set["_template"]
    name, stack_id = change_set["StackName"], change_set["StackId"]
    with changesets._stack_region_context(stack, stack_id):
        before = changesets._resolve_props_for_diff(old, stack.get("_resolved_params") or {}, name, stack_id)
        after = changesets._resolve_props_for_diff(new, change_set["_resolved_params"], name, stack_id)
    change_set["_values"] = {
        change["ResourceChange"]["LogicalResourceId"]: (
            _context(before, change["ResourceChange"]["LogicalResourceId"]),
            _context(after, change["ResourceChange"]["LogicalResourceId"]),
        )
        for change in change_set.get("Changes", [])
    }


def _context(template: dict, logical_id: str) -> str | None:
    resource = (template.get("Resources") or {}).get(logical_id)
    if resource is None:
        return None
    shown = {"Properties": _texts(copy.deepcopy(resource.get("Properties") or {}))}
    shown.update({name: resource[name] for name in _ATTRIBUTES if name in resource})
    return json.dumps(shown, separators=(",", ":"), default=str)


def _texts(value):
    """AWS shows every value as a text, and what it does not know yet as one that says so."""
    if isinstance(value, dict):
        if len(value) == 1 and next(iter(value)).startswith(("Ref", "Fn::")):
            return _KNOWN_AFTER_APPLY
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def _with_contexts(match, values: dict) -> str:
    before, after = values.get(match[1]) or (None, None)
    contexts = "".join(
        f"<{name}>{changesets._esc(value)}</{name}>" for name, value in (("BeforeContext", before), ("AfterContext", after)) if value
    )
    return match[0].removesuffix("</ResourceChange>") + contexts + "</ResourceChange>"
