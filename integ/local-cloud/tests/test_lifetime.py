"""The local cloud leaves nothing behind, however it ends."""

import os
import signal
import socket
from urllib.request import urlopen

import pytest
from botocore.exceptions import ClientError
from conftest import Cloud


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("own_group", [True, False])
def test_it_ends_when_its_parent_is_gone(tmp_path, own_group):
    directory = tmp_path / "run-1"
    directory.mkdir()
    cloud = Cloud(directory, own_group)
    assert listening(cloud.port)
    cloud.process.stdin.close()  # what the system does for a parent that dies
    cloud.process.wait(10)
    assert not listening(cloud.port)
    assert not directory.exists()
    cloud.log.close()


def test_it_ends_on_sigterm(tmp_path):
    cloud = Cloud(tmp_path)
    os.kill(cloud.process.pid, signal.SIGTERM)
    cloud.process.wait(10)
    assert not listening(cloud.port)
    cloud.process.stdin.close()
    cloud.log.close()


def test_it_listens_on_this_machine_alone(cloud):
    listeners = (
        [line.split()[1] for line in open("/proc/net/tcp").read().splitlines()[1:] if line.split()[3] == "0A"]
        if os.path.exists("/proc/net/tcp")
        else []
    )
    ours = [address for address in listeners if int(address.split(":")[1], 16) == cloud.port]
    assert all(address.startswith("0100007F") for address in ours)
    assert ours or not listeners


def test_it_says_what_it_enforces(cloud):
    text = urlopen(f"{cloud.endpoint}/_dynamorm/enforced", timeout=5).read().decode()
    for expected in ("TransactWriteItems", "dynamodb:LeadingKeys", "StringNotLike", "permissions boundaries", "10240"):
        assert expected in text


def test_a_service_that_is_not_modelled_refuses(cloud):
    with pytest.raises(ClientError, match="does not model"):
        cloud.client("athena").list_work_groups()
