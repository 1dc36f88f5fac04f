"""Reads shapes that a template leaves open, as a user of the Python bindings would, and prints what it finds."""

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from dynamorm_cdk_model_spec import CloudFormationTable, KeyAttribute, KeyType, Projection, TableShape, UnknownValue
from dynamorm_cdk_multi_tenant import TenantGrants, TenantIsolation


def told(truth: bool) -> str:
    return str(truth).lower()


by_reference = CloudFormationTable.shape_of(
    {
        "KeySchema": [{"AttributeName": {"Ref": "Key"}, "KeyType": "HASH"}],
        "GlobalSecondaryIndexes": {"Fn::If": ["Many", [], []]},
    }
)
print("name unknown:", told(by_reference.partition_key.name == UnknownValue.TEXT))
print("type unknown:", told(by_reference.partition_key.type == KeyType.UNKNOWN))
print("projection unknown:", told(by_reference.indexes[0].projection == Projection.UNKNOWN))

invalid = CloudFormationTable.shape_of(
    {
        "KeySchema": [{"AttributeName": "PK", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "PK", "AttributeType": "SS"}],
    }
)
print("invalid type unknown:", told(invalid.partition_key.type == KeyType.UNKNOWN))

stack = cdk.Stack(cdk.App(), "Shop")
try:
    TenantGrants(
        stack,
        "Grants",
        table=dynamodb.Table.from_table_name(stack, "Docs", "docs"),
        isolation=TenantIsolation.partition_key(),
        shape=TableShape(partition_key=KeyAttribute(name="PK", type=KeyType.UNKNOWN), indexes=[]),
    )
except RuntimeError as error:
    print("refused:", error)
