"""The questions to IAM for PartiQL: PartiQLSelect, Insert, Update and Delete, with keys and dynamodb:FullTableScan.

Statements are read by the parser that also runs them, so what is authorized is what happens.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
"""

from ministack.services._dynamodb_keywords import parse_statement

from dynamorm_local_cloud import customer_keys, leading_keys
from dynamorm_local_cloud.authorization import Authorization
from dynamorm_local_cloud.not_modelled import NotModelled
from dynamorm_local_cloud.tables import NamedTable, named_table

_ACTIONS = {
    "SELECT": "PartiQLSelect",
    "EXISTS": "PartiQLSelect",
    "INSERT": "PartiQLInsert",
    "UPDATE": "PartiQLUpdate",
    "DELETE": "PartiQLDelete",
}


def statements(operation: str, request: dict) -> list[Authorization]:
    """ExecuteStatement, BatchExecuteStatement and ExecuteTransaction: each statement is asked for by itself."""
    listed = {"BatchExecuteStatement": "Statements", "ExecuteTransaction": "TransactStatements"}.get(operation)
    members = request.get(listed) if listed else [request]
    if not isinstance(members, list) or not members:
        raise NotModelled(f"{operation} without statements.")
    more = {"dynamodb:EnclosingOperation": operation} if operation == "ExecuteTransaction" else {}
    return [asked for member in members for asked in _statement(member, more)]


def _statement(member: dict, more: dict) -> list[Authorization]:
    try:
        parsed = parse_statement(member.get("Statement"), member.get("Parameters"))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise NotModelled(f"a PartiQL statement that cannot be read ({error}).") from error
    if parsed.get("op") not in _ACTIONS:
        raise NotModelled(f"the PartiQL statement {parsed.get('op')}.")
    kind = parsed["op"]
    selected = parsed["select"] if kind == "EXISTS" else parsed
    table = named_table(selected["table"])
    index = selected.get("index")
    keys: dict = {**table.tag_keys(), **more}
    names = _attributes(selected)
    if kind == "INSERT":
        item = selected["item"] or {}
        item = item["M"] if set(item) == {"M"} else item
        keys.update(leading_keys.of_items(table, [item]))
        names = list(item)
    else:
        keys.update(_where_keys(table, index, selected.get("where"), scans=kind in ("SELECT", "EXISTS")))
    if names:
        keys["dynamodb:Attributes"] = names
    if kind in ("SELECT", "EXISTS"):
        # COUNT(*) returns no attribute, a list of attributes those, a star all of them.
        listed = "SPECIFIC_ATTRIBUTES" if selected.get("projections") else "ALL_PROJECTED_ATTRIBUTES" if index else "ALL_ATTRIBUTES"
        keys["dynamodb:Select"] = "COUNT" if selected.get("count") else listed
    elif kind in ("UPDATE", "DELETE"):
        returning = selected.get("returning")
        keys["dynamodb:ReturnValues"] = _returned(returning) if returning else "NONE"
    return [Authorization(f"dynamodb:{_ACTIONS[kind]}", table.index_arn(index), keys), *customer_keys.use(table)]


def _returned(returning: str) -> str:
    """RETURNING ALL OLD *, MODIFIED NEW * and so on, in the words of ReturnValues."""
    words = returning.upper().replace("MODIFIED", "UPDATED").split()
    return "_".join(words[:2])


def _where_keys(table: NamedTable, index: str | None, where: tuple | None, scans: bool) -> dict:
    partition = table.partition_attributes(index)
    if not partition:
        return {"dynamodb:FullTableScan": "true"} if scans else {}
    by_attribute = [bounded(where, attribute) for attribute in partition]
    if any(values is None for values in by_attribute):
        if scans:
            return {"dynamodb:FullTableScan": "true"}
        raise NotModelled(f"a PartiQL statement that writes to {table.name} without the partition key {partition[0]}.")
    texts = [
        [leading_keys.key_text(v, f"the partition key {a}") for v in values or []]
        for a, values in zip(partition, by_attribute, strict=True)
    ]
    # Values of different attributes are not paired: each condition key holds every value of its own attribute.
    longest = max(len(values) for values in texts)
    padded = [values + values[-1:] * (longest - len(values)) for values in texts]
    keys: dict = leading_keys.as_keys([list(row) for row in zip(*padded, strict=True)])
    return {**keys, "dynamodb:FullTableScan": "false"} if scans else keys


def bounded(where: tuple | None, attribute: str) -> list[dict] | None:
    """The values the attribute is limited to by equality or IN; None where the condition leaves it open."""
    if where is None:
        return None
    kind = where[0]
    if kind in ("and", "or"):
        left, right = bounded(where[1], attribute), bounded(where[2], attribute)
        if kind == "or":
            return None if left is None or right is None else left + right
        return left if right is None else right if left is None else left + right
    if kind == "cmp" and where[1] == "=":
        for one, other in ((where[2], where[3]), (where[3], where[2])):
            if _is(one, attribute) and other[0] == "lit":
                return [other[1]]
    if kind == "in" and _is(where[1], attribute):
        options = where[2]
        if options[0] == "options":
            return [option[1] for option in options[1]] if all(option[0] == "lit" for option in options[1]) else None
        listed = options[1].get("L") if isinstance(options[1], dict) else None
        return listed or None
    return None


def _is(node: tuple, attribute: str) -> bool:
    return node[0] == "path" and list(node[1]) == [attribute]


def _attributes(selected: dict) -> list[str]:
    found = [path[0] for path in [*(selected.get("projections") or []), *(selected.get("removes") or [])]]
    for path, value in selected.get("assignments") or []:
        found.append(path[0])
        _paths(value, found)
    _paths(selected.get("where"), found)
    return list(dict.fromkeys(found))


def _paths(node: object, found: list[str]) -> None:
    if isinstance(node, tuple) and len(node) > 1 and node[0] == "path":
        found.append(node[1][0])
    elif isinstance(node, (tuple, list)):
        for inner in node:
            _paths(inner, found)
