"""The one place where the local cloud's parts take the place of MiniStack's."""

from importlib.metadata import version

SUPPORTED = "1.5.33"


def install() -> None:
    found = version("ministack")
    if found != SUPPORTED:
        raise SystemExit(f"The local cloud needs ministack {SUPPORTED}, because it replaces private functions of it; {found} is installed.")
    from dynamorm_local_cloud import (
        assume_role,
        change_set_values,
        cloudformation_tables,
        dynamodb_gate,
        enforcement_list,
        index_building,
        modelled_services,
        policy_documents,
        policy_evaluation,
        role_limits,
        secure_transport,
        table_api,
        table_policies,
        template_conditions,
    )

    secure_transport.install()
    policy_evaluation.install()
    table_policies.install()
    table_api.install()
    index_building.install()
    policy_documents.install()
    role_limits.install()
    modelled_services.install()
    dynamodb_gate.install()
    assume_role.install()
    cloudformation_tables.install()
    change_set_values.install()
    template_conditions.install()
    enforcement_list.install()
