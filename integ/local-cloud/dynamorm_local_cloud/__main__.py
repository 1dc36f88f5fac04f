"""python -m dynamorm_local_cloud: listens on 127.0.0.1:$GATEWAY_PORT until it is stopped."""

import os

SETTINGS = {
    "BIND_HOST": "127.0.0.1",
    "MINISTACK_HOST": "127.0.0.1",
    "MINISTACK_REGION": "us-east-1",
    "AUTH": "true",
    "IOT_MTLS_ENABLED": "0",
    "LAMBDA_EXECUTOR": "local",
    "LOG_LEVEL": "WARNING",
}


def main() -> None:
    if os.environ.get("DYNAMORM_LOCAL_CLOUD_PARENT") == "stdin":
        from dynamorm_local_cloud.parent_process import end_with_parent

        end_with_parent()
    for name, value in SETTINGS.items():  # before MiniStack is imported: it reads them once
        os.environ.setdefault(name, value)

    from dynamorm_local_cloud import installation

    installation.install()

    from ministack.app import main as serve

    serve()


if __name__ == "__main__":
    main()
