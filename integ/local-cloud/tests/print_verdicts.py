"""Prints the table of verdicts as JSON, with the questions that each request asks IAM, for evaluators in other languages.

An array of cases: name, source, policies, boundary, sessionPolicy, resourcePolicy, principal (its ARN and tags) and requests.
Each request has its operation, the documented verdict, and `asked`: action, resource and condition keys of each question;
`asked` is null where the local cloud refuses before it asks.
"""

import json
import os
import sys
from pathlib import Path

os.environ.update({"AUTH": "true", "IOT_MTLS_ENABLED": "0", "MINISTACK_REGION": "us-east-1", "LOG_LEVEL": "ERROR"})
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import ministack.services.dynamodb as dynamodb  # noqa: E402
from orders_table import counters, orders  # noqa: E402
from verdict_requests import Case  # noqa: E402
from verdict_table import CASES  # noqa: E402

from dynamorm_local_cloud.not_modelled import NotModelled  # noqa: E402
from dynamorm_local_cloud.operations import authorizations  # noqa: E402

ROLE = "tests"


def asked(operation: str, request: dict) -> list[dict] | None:
    try:
        return [{"action": one.action, "resource": one.resource, "keys": one.keys} for one in authorizations(operation, request)]
    except NotModelled:
        return None


def as_json(case: Case) -> dict:
    tags = {key.lower(): (key, value) for key, value in {**case.role_tags, **case.tags}.items()}
    return {
        "name": case.name,
        "source": case.source,
        "policies": case.policies,
        "boundary": case.boundary,
        "sessionPolicy": case.session_policy,
        "resourcePolicy": json.loads(json.dumps(case.resource_policy).replace("{role}", ROLE)),
        "principal": {"arn": f"arn:aws:sts::000000000000:assumed-role/{ROLE}/tests", "tags": dict(tags.values())},
        "requests": [
            {"operation": operation, "verdict": verdict, "asked": asked(operation, request)}
            for operation, request, verdict in case.requests
        ],
    }


def main() -> None:
    for table in (orders("Orders"), counters("Counters")):
        dynamodb._create_table(table)
    print(json.dumps([as_json(case) for case in CASES]))


if __name__ == "__main__":
    main()
