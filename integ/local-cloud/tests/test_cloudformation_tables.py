"""AWS::DynamoDB::Table and ::GlobalTable are what their templates ask for."""

import json

import pytest
from botocore.exceptions import ClientError
from stacks import described, global_table, index, key


def test_a_global_table_is_what_it_was_asked_to_be(cloud, stack):
    stack.deploy({"T": global_table()})
    client, name = cloud.client("dynamodb"), stack.table()
    table = described(cloud, name)
    assert table["KeySchema"] == [key("PK"), key("SK", "RANGE")]
    assert {i["IndexName"]: (i["KeySchema"], i["Projection"]) for i in table["GlobalSecondaryIndexes"]} == {
        "by-email": ([key("email")], {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["note", "state"]}),
        "by-year": ([key("tenant"), key("year"), key("SK", "RANGE")], {"ProjectionType": "ALL"}),
    }
    assert [i["IndexName"] for i in table["LocalSecondaryIndexes"]] == ["local"]
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert client.describe_time_to_live(TableName=name)["TimeToLiveDescription"] == {"TimeToLiveStatus": "ENABLED", "AttributeName": "ttl"}
    recovery = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
    assert (recovery["PointInTimeRecoveryStatus"], recovery["RecoveryPeriodInDays"]) == ("ENABLED", 7)
    assert {"Key": "team", "Value": "blue"} in client.list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"]
    assert stack.delete() == "DELETE_COMPLETE"
    assert name not in client.list_tables()["TableNames"]


def test_replicas(cloud, stack):
    replicas = [
        {"Region": "us-east-1"},
        {
            "Region": "eu-west-1",
            "DeletionProtectionEnabled": True,
            "Tags": [{"Key": "where", "Value": "eu"}],
            "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
        },
    ]
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
    policy = {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::000000000000:root"},
            "Action": "dynamodb:GetItem",
            "Resource": "*",
        },
    }
    key_policy = {
        "Version": "2012-10-17",
        "Statement": {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "kms:*", "Resource": "*"},
    }
    stack.deploy(
        {
            "T": global_table(
                SSESpecification={"SSEEnabled": True, "SSEType": "KMS"},
                WarmThroughput={"ReadUnitsPerSecond": 15000, "WriteUnitsPerSecond": 5000},
                Replicas=[
                    {
                        "Region": "us-east-1",
                        "SSESpecification": {"KMSMasterKeyId": {"Fn::GetAtt": ["K", "Arn"]}},
                        "ResourcePolicy": {"PolicyDocument": policy},
                        "ContributorInsightsSpecification": {"Enabled": True},
                        "KinesisStreamSpecification": {"StreamArn": {"Fn::GetAtt": ["S", "Arn"]}},
                        "GlobalSecondaryIndexes": [{"IndexName": "by-email", "ContributorInsightsSpecification": {"Enabled": True}}],
                    }
                ],
            ),
            "K": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": key_policy}},
            "S": {"Type": "AWS::Kinesis::Stream", "Properties": {"ShardCount": 1}},
        }
    )
    client, name = cloud.client("dynamodb"), stack.table()
    table = described(cloud, name)
    assert ":key/" in table["SSEDescription"]["KMSMasterKeyArn"]
    assert table["WarmThroughput"]["ReadUnitsPerSecond"] == 15000
    assert json.loads(client.get_resource_policy(ResourceArn=table["TableArn"])["Policy"]) == policy
    summaries = client.list_contributor_insights(TableName=name)["ContributorInsightsSummaries"]
    assert {s.get("IndexName") for s in summaries} == {None, "by-email"}
    assert (
        client.describe_kinesis_streaming_destination(TableName=name)["KinesisDataStreamDestinations"][0]["DestinationStatus"] == "ACTIVE"
    )


def test_provisioned_capacity_with_autoscaling(cloud, stack):
    def scaled(kind: str, low: int) -> dict:
        return {
            f"{kind}CapacityAutoScalingSettings": {
                "MinCapacity": low,
                "MaxCapacity": 10,
                "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 60},
            }
        }

    resource = global_table(
        BillingMode="PROVISIONED",
        WriteProvisionedThroughputSettings=scaled("Write", 2),
        Replicas=[
            {
                "Region": "us-east-1",
                "ReadProvisionedThroughputSettings": {"ReadCapacityUnits": 7},
                "GlobalSecondaryIndexes": [{"IndexName": "by-email", "ReadProvisionedThroughputSettings": scaled("Read", 3)}],
            }
        ],
    )
    for each in resource["Properties"]["GlobalSecondaryIndexes"]:
        each["WriteProvisionedThroughputSettings"] = scaled("Write", 4)
    stack.deploy({"T": resource})
    table = described(cloud, stack.table())
    assert (table["ProvisionedThroughput"]["ReadCapacityUnits"], table["ProvisionedThroughput"]["WriteCapacityUnits"]) == (7, 2)
    assert {i["IndexName"]: i["ProvisionedThroughput"]["ReadCapacityUnits"] for i in table["GlobalSecondaryIndexes"]} == {
        "by-email": 3,
        "by-year": 5,
    }
    scaling = cloud.client("dynamodb").describe_table_replica_auto_scaling(TableName=stack.table())["TableAutoScalingDescription"][
        "Replicas"
    ][0]
    assert scaling["ReplicaProvisionedWriteCapacityAutoScalingSettings"]["MaximumUnits"] == 10
    assert "ReplicaProvisionedReadCapacityAutoScalingSettings" not in scaling


def test_the_classic_table(cloud, stack):
    properties = {
        "KeySchema": [key("PK")],
        "AttributeDefinitions": [{"AttributeName": "PK", "AttributeType": "S"}, {"AttributeName": "email", "AttributeType": "S"}],
        "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": "2"},
        "SSESpecification": {"SSEEnabled": True},
        "GlobalSecondaryIndexes": [
            {**index("by-email", key("email")), "ProvisionedThroughput": {"ReadCapacityUnits": 3, "WriteCapacityUnits": 4}}
        ],
        "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
        "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": True},
    }
    stack.deploy({"T": {"Type": "AWS::DynamoDB::Table", "Properties": properties}})
    table = described(cloud, stack.table())
    assert table["ProvisionedThroughput"]["WriteCapacityUnits"] == 2
    assert table["SSEDescription"]["Status"] == "ENABLED"
    properties["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"] = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 6}
    stack.deploy({"T": {"Type": "AWS::DynamoDB::Table", "Properties": properties}})
    assert described(cloud, stack.table())["GlobalSecondaryIndexes"][0]["ProvisionedThroughput"]["ReadCapacityUnits"] == 5


def test_a_template_with_a_policy_that_iam_refuses(stack):
    statement = {"Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
    trust = {
        "Version": "2012-10-17",
        "Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"},
    }
    role = {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": trust,
            "Policies": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement, statement]}}],
        },
    }
    assert "must be unique" in stack.deploy({"R": role}, fails=True)
    stack.delete()
    inline = {
        "R": {**role, "Properties": {"AssumeRolePolicyDocument": trust}},
        "P": {
            "Type": "AWS::IAM::Policy",
            "Properties": {
                "PolicyName": "p",
                "Roles": [{"Ref": "R"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement, statement]},
            },
        },
    }
    assert "must be unique" in stack.deploy(inline, fails=True)


def test_the_table_api_is_as_strict(cloud, names):
    client, name = cloud.client("dynamodb"), names("table")
    client.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[key("PK")],
        DeletionProtectionEnabled=True,
        AttributeDefinitions=[{"AttributeName": "PK", "AttributeType": "S"}],
    )
    with pytest.raises(ClientError, match="protected against deletion"):
        client.delete_table(TableName=name)
    with pytest.raises(ClientError, match="Only 1 online index"):
        client.update_table(
            TableName=name,
            AttributeDefinitions=[{"AttributeName": "PK", "AttributeType": "S"}],
            GlobalSecondaryIndexUpdates=[{"Create": index(n, key("PK"))} for n in ("one", "two")],
        )
    client.update_time_to_live(TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": "ttl"})
    for attribute, sentence in (("ttl", "already enabled"), ("other", "different AttributeName")):
        with pytest.raises(ClientError, match=sentence):
            client.update_time_to_live(TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": attribute})
