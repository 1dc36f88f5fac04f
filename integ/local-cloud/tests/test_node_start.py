"""The start module for Node: what it started is gone and its files are removed, however the program ends."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT
from test_lifetime import listening

REPOSITORY = ROOT.parent.parent
pytestmark = pytest.mark.skipif(
    not (REPOSITORY / "node_modules/tsx").exists() or not shutil.which("node"), reason="needs Node and the workspace's installed tsx"
)

PROGRAM = """
import { LocalCloud } from %s;
(async () => {
  const cloud = await LocalCloud.start({ stateDirectory: %s, python: %s });
  console.log(JSON.stringify({ endpoint: cloud.endpoint, environment: cloud.environmentFrom(), pid: (cloud as any).child.pid }));
  %s
})();
"""
WAIT = "setInterval(() => undefined, 1000);"


class Program:
    def __init__(self, directory, ending: str):
        self.state = directory / "state"
        self.state.mkdir()
        compiled = Path(sys.pycache_prefix or directory.parent / "compiled")  # shared by the tests, for speed
        compiled.mkdir(parents=True, exist_ok=True)
        (self.state / "pycache").symlink_to(compiled)
        source = directory / "program.ts"
        source.write_text(
            PROGRAM % (json.dumps(str(ROOT / "local-cloud")), json.dumps(str(self.state)), json.dumps(sys.executable), ending)
        )
        self.process = subprocess.Popen(
            ["node", "--import", "tsx", str(source)],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "AWS_PROFILE": "mine", "AWS_SESSION_TOKEN": "mine", "CDK_DEFAULT_ACCOUNT": "111111111111"},
        )
        self.started = json.loads(self.process.stdout.readline())
        self.port = int(self.started["endpoint"].rsplit(":", 1)[1])

    def left_over(self) -> list[str]:
        """What is still there a moment after the end."""
        self.process.communicate(timeout=20)
        for _ in range(100):
            files = [name for name in os.listdir(self.state) if name != "pycache"]
            left = files + (["the port"] if listening(self.port) else []) + (["the process"] if alive(self.started["pid"]) else [])
            if not left:
                return []
            time.sleep(0.05)
        return left


def alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")  # a process that nobody has asked after yet has ended too


def test_stopping_leaves_nothing(tmp_path):
    program = Program(tmp_path, "await cloud.stop(); await cloud.stop(); process.exit(7);")
    assert program.left_over() == [] and program.process.returncode == 7


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)])
def test_a_signal_leaves_nothing(tmp_path, sent, code):
    program = Program(tmp_path, WAIT)
    assert listening(program.port)
    program.process.send_signal(sent)
    assert program.left_over() == [] and program.process.returncode == code


@pytest.mark.parametrize("ending", ["throw new Error('oh');", "process.exit(1);"])
def test_a_failure_leaves_nothing(tmp_path, ending):
    program = Program(tmp_path, ending)
    assert program.left_over() == [] and program.process.returncode == 1


def test_the_environment_speaks_of_this_cloud_alone(tmp_path):
    program = Program(tmp_path, "await cloud.stop();")
    found = {name: value for name, value in program.started["environment"].items() if name.startswith(("AWS_", "CDK_"))}
    program.left_over()
    assert found.pop("AWS_ENDPOINT_URL") == program.started["endpoint"]
    assert all(value.startswith(str(program.state)) for name, value in found.items() if name.endswith("_FILE") or name == "CDK_HOME")
    assert {name: value for name, value in found.items() if not name.endswith("_FILE") and name != "CDK_HOME"} == {
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
        "CDK_DISABLE_VERSION_CHECK": "1",
        "CDK_DISABLE_CLI_TELEMETRY": "true",
    }


def test_a_cloud_that_cannot_start_says_why(tmp_path):
    source = tmp_path / "program.ts"
    source.write_text(
        PROGRAM % (json.dumps(str(ROOT / "local-cloud")), json.dumps(str(tmp_path / "state")), json.dumps(shutil.which("false")), "")
    )
    ended = subprocess.run(["node", "--import", "tsx", str(source)], cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1 and "The local cloud ended before it was ready. The end of its log" in ended.stderr
    assert os.listdir(tmp_path / "state") == []
