"""A table with a customer key: its data needs the key, in every way of asking."""

import json

import pytest
from orders_table import orders, s
from roles import allow, deny, make_role, policy, session, verdict

KEY_POLICY_FOR_ACCOUNT = {
    "Version": "2012-10-17",
    "Statement": {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "kms:*", "Resource": "*"},
}
VIA_DYNAMODB = {"StringLike": {"kms:ViaService": "dynamodb.*.amazonaws.com"}}


@pytest.fixture(scope="module")
def table(cloud):
    key = cloud.client("kms").create_key(Policy=json.dumps(KEY_POLICY_FOR_ACCOUNT))["KeyMetadata"]
    client = cloud.client("dynamodb")
    client.create_table(**orders("Sealed"), SSESpecification={"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key["KeyId"]})
    client.put_item(TableName="Sealed", Item=s(PK="a", SK="1"))
    yield client.describe_table(TableName="Sealed")["Table"], key["Arn"]
    client.delete_table(TableName="Sealed")


def verdicts(cloud, names, statements):
    arn = make_role(cloud, names("role"), [policy(allow("dynamodb:*", "*"), *statements)])
    caller = cloud.client("dynamodb", session(cloud, arn))
    return {
        verdict(call)
        for call in (
            lambda: caller.get_item(TableName="Sealed", Key=s(PK="a", SK="1")),
            lambda: caller.put_item(TableName="Sealed", Item=s(PK="a", SK="1")),
            lambda: caller.scan(TableName="Sealed"),
            lambda: caller.execute_statement(Statement="SELECT * FROM Sealed WHERE PK = 'a'"),
            lambda: caller.transact_write_items(TransactItems=[{"Put": {"TableName": "Sealed", "Item": s(PK="a", SK="1")}}]),
            lambda: caller.batch_get_item(RequestItems={"Sealed": {"Keys": [s(PK="a", SK="1")]}}),
        )
    }


def test_the_table_remembers_the_keys_arn(table):
    description, key = table
    assert description["SSEDescription"]["KMSMasterKeyArn"] == key


def test_the_key_is_needed(cloud, names, table):
    key = table[1]
    assert verdicts(cloud, names, []) == {"Deny"}
    assert verdicts(cloud, names, [allow("kms:Decrypt", key)]) == {"Allow"}
    assert verdicts(cloud, names, [allow("kms:Decrypt", key, VIA_DYNAMODB)]) == {"Allow"}
    assert verdicts(cloud, names, [allow("kms:Decrypt", key, {"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}})]) == {
        "Deny"
    }
    assert verdicts(cloud, names, [allow("kms:Decrypt", f"{key}0")]) == {"Deny"}
    assert verdicts(cloud, names, [allow("kms:*", "*"), deny("kms:Decrypt", key)]) == {"Deny"}
    assert verdicts(
        cloud, names, [allow("kms:Decrypt", key, {"StringEquals": {"kms:EncryptionContext:aws:dynamodb:tableName": "Sealed"}})]
    ) == {"Allow"}
    assert verdicts(
        cloud, names, [allow("kms:Decrypt", key, {"StringEquals": {"kms:EncryptionContext:aws:dynamodb:tableName": "Other"}})]
    ) == {"Deny"}


def test_describing_the_table_needs_no_key(cloud, names, table):
    caller = cloud.client("dynamodb", session(cloud, make_role(cloud, names("role"), [policy(allow("dynamodb:*", "*"))])))
    assert verdict(lambda: caller.describe_table(TableName="Sealed")) == "Allow"


def test_giving_a_table_a_key_needs_a_grant(cloud, names, table):
    request = {**orders(names("Table")), "SSESpecification": {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": table[1]}}
    may_not = cloud.client("dynamodb", session(cloud, make_role(cloud, names("role"), [policy(allow("dynamodb:*", "*"))])))
    assert verdict(lambda: may_not.create_table(**request)) == "Deny"
    may = cloud.client(
        "dynamodb",
        session(
            cloud,
            make_role(cloud, names("role"), [policy(allow("dynamodb:*", "*"), allow(["kms:DescribeKey", "kms:CreateGrant"], table[1]))]),
        ),
    )
    assert verdict(lambda: may.create_table(**request)) == "Allow"


def test_a_key_that_does_not_exist_is_refused(cloud, names):
    with pytest.raises(Exception, match="does not exist"):
        cloud.client("dynamodb").create_table(
            **orders(names("Table")), SSESpecification={"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": "alias/none"}
        )
