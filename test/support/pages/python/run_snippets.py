"""Runs the Python snippets of pages, each as a program of its own, and names the pages and lines of those that fail."""

import json
import sys
from pathlib import Path

import aws_cdk.aws_dynamodb
import aws_cdk.aws_iam
import aws_cdk.aws_kms
import dynamorm_cdk_model_spec
import dynamorm_cdk_multi_tenant
import dynamorm_cdk_table
from aws_cdk import App, Environment, Stack
from aws_cdk.aws_dynamodb import Attribute, AttributeType, Table
from aws_cdk.aws_ecs import ContainerImage, FargateTaskDefinition
from aws_cdk.aws_iam import Role, ServicePrincipal
from aws_cdk.aws_kms import Key
from aws_cdk.aws_lambda import Code, Function, Runtime
from dynamorm_cdk_model_spec import ModelDocument
from dynamorm_cdk_multi_tenant import MultiTenantTable, TenantAccessRole, TenantIsolation
from dynamorm_cdk_table import DynamORMTable

MODULES = [aws_cdk.aws_dynamodb, aws_cdk.aws_iam, aws_cdk.aws_kms, dynamorm_cdk_model_spec, dynamorm_cdk_table, dynamorm_cdk_multi_tenant]
PK = Attribute(name="PK", type=AttributeType.STRING)


class Names(dict):
    """What a snippet names and does not declare: what its page declared before it, made when it is first used."""

    def __missing__(self, name):
        make = getattr(self, f"_{name}", None)
        if make is None:
            raise KeyError(name)
        self[name] = make()
        return self[name]

    def _stack(self):
        self.app = App()
        return Stack(self.app, "Shop", env=Environment(account="111122223333", region="eu-west-1"))

    def _self(self):
        return self["stack"]

    def _function(self, name):
        return Function(self["stack"], name, runtime=Runtime.PYTHON_3_13, handler="index.handler", code=Code.from_asset("build"))

    def _handler(self):
        return self._function("Handler")

    def _planner(self):
        return self._function("Planner")

    def _shipping(self):
        return self._function("Shipping")

    def _container(self):
        return FargateTaskDefinition(self["stack"], "Task").add_container("App", image=ContainerImage.from_registry("app"))

    def _reporting(self):
        return Role(self["stack"], "Reporting", assumed_by=ServicePrincipal("lambda.amazonaws.com"))

    def _models(self):
        return ModelDocument.from_file("models.dms.yaml")

    def _orders(self):
        return DynamORMTable(self["stack"], "Given", models=self["models"].for_table("orders"))

    def _legacy(self):
        table = Table(self["stack"], "Legacy", partition_key=PK, sort_key=Attribute(name="SK", type=AttributeType.STRING))
        table.add_global_secondary_index(index_name="gsi-status", partition_key=Attribute(name="status", type=AttributeType.STRING))
        return table

    def _key(self):
        return Key.from_key_arn(self["stack"], "GivenKey", "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555")

    def _docs(self):
        return MultiTenantTable(self["stack"], "GivenDocs", partition_key=PK, isolation=TenantIsolation.partition_key())

    def _role(self):
        return TenantAccessRole(self["stack"], "GivenRole", broker=self["handler"])


def run(text):
    names = Names()
    # A snippet imports nothing where the text around it does; a program imports all it names.
    given = {} if "App()" in text else {name: value for module in MODULES for name, value in vars(module).items()}
    exec(compile(text, "snippet", "exec"), given, names)
    if "app" not in names:
        names["stack"].node.root.synth()


failed = 0
for snippet in json.loads(Path(sys.argv[1]).read_text(encoding="utf8")):
    try:
        run(snippet["text"])
    except Exception as error:
        failed += 1
        print(f"{snippet['place']}: {error}")
sys.exit(1 if failed else 0)
