"""Stacks with tables, deployed by real calls."""

import json
import time

from botocore.exceptions import ClientError

ATTRIBUTES = {"PK": "S", "SK": "S", "email": "S", "tenant": "S", "year": "N", "createdAt": "S"}


def key(name: str, kind: str = "HASH") -> dict:
    return {"AttributeName": name, "KeyType": kind}


def index(name: str, *schema: dict, **projection) -> dict:
    return {"IndexName": name, "KeySchema": list(schema), "Projection": projection or {"ProjectionType": "ALL"}}


def global_table(name: str | None = None, **more) -> dict:
    return {
        "Type": "AWS::DynamoDB::GlobalTable",
        "DeletionPolicy": more.pop("DeletionPolicy", "Delete"),
        "Properties": {
            **({"TableName": name} if name else {}),
            "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": [key("PK"), key("SK", "RANGE")],
            "AttributeDefinitions": [{"AttributeName": n, "AttributeType": t} for n, t in ATTRIBUTES.items()],
            "GlobalSecondaryIndexes": [
                index("by-email", key("email"), ProjectionType="INCLUDE", NonKeyAttributes=["note", "state"]),
                index("by-year", key("tenant"), key("year"), key("SK", "RANGE")),
            ],
            "LocalSecondaryIndexes": [index("local", key("PK"), key("createdAt", "RANGE"))],
            "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": "true"},
            "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
            "Replicas": [
                {
                    "Region": "us-east-1",
                    "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": "true", "RecoveryPeriodInDays": 7},
                    "Tags": [{"Key": "team", "Value": "blue"}],
                    "DeletionProtectionEnabled": False,
                }
            ],
            **more,
        },
    }


class Stack:
    def __init__(self, cloud, name):
        self.cloud, self.name, self.api = cloud, name, cloud.client("cloudformation")

    def deploy(self, resources: dict, fails: bool = False) -> str:
        """Creates or updates the stack; gives its status, and the reasons where it fails."""
        body = json.dumps({"Resources": resources, "Outputs": {"Table": {"Value": {"Ref": next(iter(resources))}}}})
        try:
            self.api.describe_stacks(StackName=self.name)
            self.api.update_stack(StackName=self.name, TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"])
        except ClientError as error:
            if "does not exist" not in str(error):
                raise
            self.api.create_stack(StackName=self.name, TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"])
        status = self.wait()
        reasons = " ".join(
            event.get("ResourceStatusReason", "") for event in self.api.describe_stack_events(StackName=self.name)["StackEvents"]
        )
        assert ("ROLLBACK" in status or "FAILED" in status) == fails, f"{status}: {reasons}"
        return reasons

    def wait(self) -> str:
        for _ in range(200):
            try:
                status = self.api.describe_stacks(StackName=self.name)["Stacks"][0]["StackStatus"]
            except ClientError:
                return "DELETE_COMPLETE"
            if not status.endswith("_IN_PROGRESS"):
                return status
            time.sleep(0.02)
        raise AssertionError(f"{self.name} did not settle")

    def delete(self) -> str:
        self.api.delete_stack(StackName=self.name)
        return self.wait()

    def table(self) -> str:
        return self.api.describe_stacks(StackName=self.name)["Stacks"][0]["Outputs"][0]["OutputValue"]


def described(cloud, name, region=None):
    return cloud.client("dynamodb", region=region).describe_table(TableName=name)["Table"]
