"""AWS::DynamoDB::Table and ::GlobalTable, deployed, changed and removed as stacks."""

import copy
import json
import time

import pytest
from botocore.exceptions import ClientError

ATTRIBUTES = {"PK": "S", "SK": "S", "email": "S", "tenant": "S", "year": "N", "createdAt": "S"}


def key(name: str, kind: str = "HASH") -> dict:
    return {"AttributeName": name, "KeyType": kind}


def index(name: str, *schema: dict, **projection) -> dict:
    return {"IndexName": name, "KeySchema": list(schema), "Projection": projection or {"ProjectionType": "ALL"}}


def global_table(name: str | None = None, **more) -> dict:
    return {"Type": "AWS::DynamoDB::GlobalTable", "DeletionPolicy": more.pop("DeletionPolicy", "Delete"), "Properties": {
        **({"TableName": name} if name else {}), "BillingMode": "PAY_PER_REQUEST", "KeySchema": [key("PK"), key("SK", "RANGE")],
        "AttributeDefinitions": [{"AttributeName": n, "AttributeType": t} for n, t in ATTRIBUTES.items()],
        "GlobalSecondaryIndexes": [index("by-email", key("email"), ProjectionType="INCLUDE", NonKeyAttributes=["note", "state"]),
                                   index("by-year", key("tenant"), key("year"), key("SK", "RANGE"))],
        "LocalSecondaryIndexes": [index("local", key("PK"), key("createdAt", "RANGE"))],
        "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": "true"}, "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
        "Replicas": [{"Region": "us-east-1", "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": "true", "RecoveryPeriodInDays": 7},
                      "Tags": [{"Key": "team", "Value": "blue"}], "DeletionProtectionEnabled": False}], **more}}


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
        reasons = " ".join(event.get("ResourceStatusReason", "") for event in self.api.describe_stack_events(StackName=self.name)["StackEvents"])
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


@pytest.fixture
def stack(cloud, names):
    made = Stack(cloud, names("stack"))
    yield made
    made.delete()


def described(cloud, name, region=None):
    return cloud.client("dynamodb", region=region).describe_table(TableName=name)["Table"]


def test_a_global_table_is_what_it_was_asked_to_be(cloud, stack):
    stack.deploy({"T": global_table()})
    client, name = cloud.client("dynamodb"), stack.table()
    table = described(cloud, name)
    assert table["KeySchema"] == [key("PK"), key("SK", "RANGE")]
    assert {i["IndexName"]: (i["KeySchema"], i["Projection"]) for i in table["GlobalSecondaryIndexes"]} == {
        "by-email": ([key("email")], {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["note", "state"]}),
        "by-year": ([key("tenant"), key("year"), key("SK", "RANGE")], {"ProjectionType": "ALL"})}
    assert [i["IndexName"] for i in table["LocalSecondaryIndexes"]] == ["local"]
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert client.describe_time_to_live(TableName=name)["TimeToLiveDescription"] == {"TimeToLiveStatus": "ENABLED", "AttributeName": "ttl"}
    recovery = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
    assert (recovery["PointInTimeRecoveryStatus"], recovery["RecoveryPeriodInDays"]) == ("ENABLED", 7)
    assert {"Key": "team", "Value": "blue"} in client.list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"]
    assert stack.delete() == "DELETE_COMPLETE"
    assert name not in client.list_tables()["TableNames"]


def test_an_index_is_added_in_place_and_items_stay(cloud, stack):
    template = {"T": global_table()}
    stack.deploy(template)
    client, name = cloud.client("dynamodb"), stack.table()
    client.put_item(TableName=name, Item={"PK": {"S": "a"}, "SK": {"S": "1"}, "createdAt": {"S": "2026"}})
    before = described(cloud, name)["TableId"]
    changed = copy.deepcopy(template)
    changed["T"]["Properties"]["GlobalSecondaryIndexes"].append(index("by-date", key("createdAt")))
    changed["T"]["Properties"]["Replicas"][0]["DeletionProtectionEnabled"] = True
    changed["T"]["Properties"]["Replicas"][0]["Tags"] = [{"Key": "team", "Value": "red"}]
    changed["T"]["Properties"]["Replicas"][0]["PointInTimeRecoverySpecification"] = {"PointInTimeRecoveryEnabled": False}
    stack.deploy(changed)
    table = described(cloud, stack.table())
    assert (table["TableId"], table["DeletionProtectionEnabled"]) == (before, True)
    found = client.query(TableName=name, IndexName="by-date", KeyConditionExpression="createdAt = :d", ExpressionAttributeValues={":d": {"S": "2026"}})
    assert found["Count"] == 1
    assert {"Key": "team", "Value": "red"} in client.list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"]
    backups = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "DISABLED"
    # A protected table refuses to go with its stack, and goes once it is not protected.
    assert stack.delete() == "DELETE_FAILED"
    assert described(cloud, name)["TableStatus"] == "ACTIVE"
    client.update_table(TableName=name, DeletionProtectionEnabled=False)
    assert stack.delete() == "DELETE_COMPLETE"


@pytest.mark.parametrize(("change", "sentence"), [
    (lambda p: p["GlobalSecondaryIndexes"].extend([index("a-1", key("createdAt")), index("a-2", key("email"))]), "more than one GSI creation or deletion"),
    (lambda p: p["GlobalSecondaryIndexes"].__setitem__(1, index("a-1", key("tenant"), key("year"), key("SK", "RANGE"))), "more than one GSI creation or deletion"),
    (lambda p: p["GlobalSecondaryIndexes"].clear(), "more than one GSI creation or deletion"),
    (lambda p: p["GlobalSecondaryIndexes"][1].update(Projection={"ProjectionType": "KEYS_ONLY"}), "Cannot update GSI's properties"),
    (lambda p: p.update(TimeToLiveSpecification={"AttributeName": "expires", "Enabled": True}), "TimeToLive is active on a different AttributeName"),
    (lambda p: p.update(KeySchema=[key("PK"), key("email", "RANGE")]), "custom-named resource requires replacing"),
    (lambda p: p.pop("LocalSecondaryIndexes"), "custom-named resource requires replacing"),
])
def test_changes_that_cloudformation_refuses(cloud, stack, names, change, sentence):
    name = names("table")
    template = {"T": global_table(name)}
    stack.deploy(template)
    before = described(cloud, name)
    changed = copy.deepcopy(template)
    change(changed["T"]["Properties"])
    assert sentence in stack.deploy(changed, fails=True)
    after = described(cloud, name)
    assert {k: before[k] for k in ("TableId", "KeySchema", "GlobalSecondaryIndexes")} == {k: after[k] for k in ("TableId", "KeySchema", "GlobalSecondaryIndexes")}


def test_the_time_to_live_is_changed_in_two_steps(cloud, stack):
    template = {"T": global_table()}
    stack.deploy(template)
    client = cloud.client("dynamodb")
    for specification, expected in (({"Enabled": False, "AttributeName": "ttl"}, "DISABLED"), ({"Enabled": True, "AttributeName": "expires"}, "ENABLED")):
        template["T"]["Properties"]["TimeToLiveSpecification"] = specification
        stack.deploy(template)
        assert client.describe_time_to_live(TableName=stack.table())["TimeToLiveDescription"]["TimeToLiveStatus"] == expected


def test_other_keys_replace_an_unnamed_table(cloud, stack):
    template = {"T": global_table()}
    stack.deploy(template)
    before = stack.table()
    template["T"]["Properties"]["KeySchema"] = [key("PK"), key("email", "RANGE")]
    stack.deploy(template)
    assert stack.table() != before
    assert before not in cloud.client("dynamodb").list_tables()["TableNames"]


def test_a_retained_table_survives_its_stack(cloud, stack):
    stack.deploy({"T": global_table(DeletionPolicy="Retain")})
    name = stack.table()
    assert stack.delete() == "DELETE_COMPLETE"
    assert described(cloud, name)["TableStatus"] == "ACTIVE"
    cloud.client("dynamodb").delete_table(TableName=name)


def test_replicas(cloud, stack):
    replicas = [{"Region": "us-east-1"}, {"Region": "eu-west-1", "DeletionProtectionEnabled": True, "Tags": [{"Key": "where", "Value": "eu"}],
                                         "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}]
    template = {"T": global_table(Replicas=replicas)}
    stack.deploy(template)
    name = stack.table()
    europe = cloud.client("dynamodb", region="eu-west-1")
    table = described(cloud, name, "eu-west-1")
    assert table["DeletionProtectionEnabled"] and not described(cloud, name)["DeletionProtectionEnabled"]
    assert europe.list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"] == [{"Key": "where", "Value": "eu"}]
    assert europe.describe_time_to_live(TableName=name)["TimeToLiveDescription"]["TimeToLiveStatus"] == "ENABLED"
    assert stack.delete() == "DELETE_FAILED"
    europe.update_table(TableName=name, DeletionProtectionEnabled=False)
    assert stack.delete() == "DELETE_COMPLETE"
    assert name not in europe.list_tables()["TableNames"]


def test_customer_key_policies_insights_and_kinesis(cloud, stack):
    policy = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "dynamodb:GetItem", "Resource": "*"}}
    key_policy = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "kms:*", "Resource": "*"}}
    stack.deploy({
        "T": global_table(SSESpecification={"SSEEnabled": True, "SSEType": "KMS"}, WarmThroughput={"ReadUnitsPerSecond": 15000, "WriteUnitsPerSecond": 5000}, Replicas=[{
            "Region": "us-east-1", "SSESpecification": {"KMSMasterKeyId": {"Fn::GetAtt": ["K", "Arn"]}}, "ResourcePolicy": {"PolicyDocument": policy},
            "ContributorInsightsSpecification": {"Enabled": True}, "KinesisStreamSpecification": {"StreamArn": {"Fn::GetAtt": ["S", "Arn"]}},
            "GlobalSecondaryIndexes": [{"IndexName": "by-email", "ContributorInsightsSpecification": {"Enabled": True}}]}]),
        "K": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": key_policy}}, "S": {"Type": "AWS::Kinesis::Stream", "Properties": {"ShardCount": 1}}})
    client, name = cloud.client("dynamodb"), stack.table()
    table = described(cloud, name)
    assert ":key/" in table["SSEDescription"]["KMSMasterKeyArn"]
    assert table["WarmThroughput"]["ReadUnitsPerSecond"] == 15000
    assert json.loads(client.get_resource_policy(ResourceArn=table["TableArn"])["Policy"]) == policy
    summaries = client.list_contributor_insights(TableName=name)["ContributorInsightsSummaries"]
    assert {s.get("IndexName") for s in summaries} == {None, "by-email"}
    assert client.describe_kinesis_streaming_destination(TableName=name)["KinesisDataStreamDestinations"][0]["DestinationStatus"] == "ACTIVE"


def test_provisioned_capacity_with_autoscaling(cloud, stack):
    def scaled(kind: str, low: int) -> dict:
        return {f"{kind}CapacityAutoScalingSettings": {"MinCapacity": low, "MaxCapacity": 10, "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 60}}}

    resource = global_table(BillingMode="PROVISIONED", WriteProvisionedThroughputSettings=scaled("Write", 2),
                            Replicas=[{"Region": "us-east-1", "ReadProvisionedThroughputSettings": {"ReadCapacityUnits": 7},
                                       "GlobalSecondaryIndexes": [{"IndexName": "by-email", "ReadProvisionedThroughputSettings": scaled("Read", 3)}]}])
    for each in resource["Properties"]["GlobalSecondaryIndexes"]:
        each["WriteProvisionedThroughputSettings"] = scaled("Write", 4)
    stack.deploy({"T": resource})
    table = described(cloud, stack.table())
    assert (table["ProvisionedThroughput"]["ReadCapacityUnits"], table["ProvisionedThroughput"]["WriteCapacityUnits"]) == (7, 2)
    assert {i["IndexName"]: i["ProvisionedThroughput"]["ReadCapacityUnits"] for i in table["GlobalSecondaryIndexes"]} == {"by-email": 3, "by-year": 5}
    scaling = cloud.client("dynamodb").describe_table_replica_auto_scaling(TableName=stack.table())["TableAutoScalingDescription"]["Replicas"][0]
    assert scaling["ReplicaProvisionedWriteCapacityAutoScalingSettings"]["MaximumUnits"] == 10
    assert "ReplicaProvisionedReadCapacityAutoScalingSettings" not in scaling


def test_the_classic_table(cloud, stack):
    properties = {"KeySchema": [key("PK")], "AttributeDefinitions": [{"AttributeName": "PK", "AttributeType": "S"}, {"AttributeName": "email", "AttributeType": "S"}],
                  "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": "2"}, "SSESpecification": {"SSEEnabled": True},
                  "GlobalSecondaryIndexes": [{**index("by-email", key("email")), "ProvisionedThroughput": {"ReadCapacityUnits": 3, "WriteCapacityUnits": 4}}],
                  "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}, "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": True}}
    stack.deploy({"T": {"Type": "AWS::DynamoDB::Table", "Properties": properties}})
    table = described(cloud, stack.table())
    assert table["ProvisionedThroughput"]["WriteCapacityUnits"] == 2
    assert table["SSEDescription"]["Status"] == "ENABLED"
    properties["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"] = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 6}
    stack.deploy({"T": {"Type": "AWS::DynamoDB::Table", "Properties": properties}})
    assert described(cloud, stack.table())["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"]["ReadCapacityUnits"] == 5


def test_a_template_with_a_policy_that_iam_refuses(stack):
    statement = {"Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
    trust = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}}
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust, "Policies": [
        {"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement, statement]}}]}}
    assert "must be unique" in stack.deploy({"R": role}, fails=True)
    stack.delete()
    inline = {"R": {**role, "Properties": {"AssumeRolePolicyDocument": trust}}, "P": {"Type": "AWS::IAM::Policy", "Properties": {
        "PolicyName": "p", "Roles": [{"Ref": "R"}], "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement, statement]}}}}
    assert "must be unique" in stack.deploy(inline, fails=True)


def test_the_table_api_is_as_strict(cloud, names):
    client, name = cloud.client("dynamodb"), names("table")
    client.create_table(TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=[key("PK")], DeletionProtectionEnabled=True,
                        AttributeDefinitions=[{"AttributeName": "PK", "AttributeType": "S"}])
    with pytest.raises(ClientError, match="protected against deletion"):
        client.delete_table(TableName=name)
    with pytest.raises(ClientError, match="Only 1 online index"):
        client.update_table(TableName=name, AttributeDefinitions=[{"AttributeName": "PK", "AttributeType": "S"}], GlobalSecondaryIndexUpdates=[
            {"Create": index(n, key("PK"))} for n in ("one", "two")])
    client.update_time_to_live(TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": "ttl"})
    for attribute, sentence in (("ttl", "already enabled"), ("other", "different AttributeName")):
        with pytest.raises(ClientError, match=sentence):
            client.update_time_to_live(TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": attribute})
