"""A running local cloud for the tests that call it, and its modules for those that do not."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import boto3
import pytest
from stacks import Stack

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.update({"AUTH": "true", "IOT_MTLS_ENABLED": "0", "MINISTACK_REGION": "us-east-1", "LOG_LEVEL": "WARNING"})
for _name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[_name]
os.environ.update({"AWS_CONFIG_FILE": "/nonexistent", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true"})


class Cloud:
    """A local cloud in a process of its own."""

    account = "000000000000"
    region = "us-east-1"

    def __init__(self, directory: Path, own_group: bool = True):
        self.directory = directory
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.log = open(directory / "log", "wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dynamorm_local_cloud"],
            stdin=subprocess.PIPE,
            stdout=self.log,
            stderr=self.log,
            start_new_session=own_group,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                "HOME": str(directory),
                "TMPDIR": str(directory),
                "GATEWAY_PORT": str(self.port),
                "DYNAMORM_LOCAL_CLOUD_PARENT": "stdin",
            },
        )
        for _ in range(400):
            try:
                urllib.request.urlopen(f"{self.endpoint}/_ministack/ready", timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        self.stop()
        raise RuntimeError((directory / "log").read_text())

    def client(self, service: str, credentials: dict | None = None, region: str | None = None):
        given = credentials or {"AccessKeyId": "test", "SecretAccessKey": "test"}
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=region or self.region,
            aws_access_key_id=given["AccessKeyId"],
            aws_secret_access_key=given["SecretAccessKey"],
            aws_session_token=given.get("SessionToken"),
        )

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.process.stdin.close()
        self.log.close()


@pytest.fixture(scope="session")
def cloud(tmp_path_factory):
    running = Cloud(tmp_path_factory.mktemp("cloud"))
    yield running
    running.stop()


@pytest.fixture
def names():
    """Names that no other test uses."""
    return lambda what: f"{what}-{os.urandom(4).hex()}"


@pytest.fixture
def stack(cloud, names):
    made = Stack(cloud, names("stack"))
    yield made
    made.delete()
