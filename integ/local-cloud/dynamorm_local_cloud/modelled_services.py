"""The services that answer here. Every other one refuses with a sentence, where MiniStack would answer something plausible."""

import ministack.app as app

from dynamorm_local_cloud.not_modelled import NotModelled

# Verdicts come from this package.
JUDGED = ("dynamodb", "dynamodbstreams", "sts")
# Served by MiniStack, whose own authorization decides with this package's evaluation of policies.
SERVED = (
    "cloudformation",
    "ecr",
    "events",
    "iam",
    "kinesis",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "s3",
    "secretsmanager",
    "sns",
    "sqs",
    "ssm",
    "states",
    "tagging",
    "cognito-identity",
    "cognito-idp",
)


def install() -> None:
    for name in app.SERVICE_HANDLERS.keys() - {*JUDGED, *SERVED}:
        app.SERVICE_HANDLERS[name] = _refusing(name)


def _refusing(name: str):
    async def refuse(_method, _path, headers, _body, _query_params):
        from ministack.core.iam_actions import access_denied_response

        return access_denied_response(
            name, name, "", "local-cloud", error_code="AccessDenied", message=str(NotModelled(f"the service {name}.")), headers=headers
        )

    return refuse
