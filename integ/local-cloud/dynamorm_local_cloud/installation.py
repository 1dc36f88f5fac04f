"""The one place where the local cloud's parts take the place of MiniStack's."""

from importlib.metadata import version

SUPPORTED = "1.5.33"


def install() -> None:
    found = version("ministack")
    if found != SUPPORTED:
        raise SystemExit(f"The local cloud needs ministack {SUPPORTED}, because it replaces private functions of it; {found} is installed.")
    from dynamorm_local_cloud import cloudformation_tables, dynamodb_gate, policy_evaluation, secure_transport, table_policies

    secure_transport.install()
    policy_evaluation.install()
    table_policies.install()
    dynamodb_gate.install()
    cloudformation_tables.install()
