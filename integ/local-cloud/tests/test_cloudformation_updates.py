"""What a stack update changes in place, replaces, and refuses."""

import copy
import json

import pytest
from stacks import described, global_table, index, key


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
    found = client.query(
        TableName=name, IndexName="by-date", KeyConditionExpression="createdAt = :d", ExpressionAttributeValues={":d": {"S": "2026"}}
    )
    assert found["Count"] == 1
    assert {"Key": "team", "Value": "red"} in client.list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"]
    backups = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "DISABLED"
    # A protected table refuses to go with its stack, and goes once it is not protected.
    assert stack.delete() == "DELETE_FAILED"
    assert described(cloud, name)["TableStatus"] == "ACTIVE"
    client.update_table(TableName=name, DeletionProtectionEnabled=False)
    assert stack.delete() == "DELETE_COMPLETE"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda p: p["GlobalSecondaryIndexes"].extend([index("a-1", key("createdAt")), index("a-2", key("email"))]),
            "more than one GSI creation or deletion",
        ),
        (
            lambda p: p["GlobalSecondaryIndexes"].__setitem__(1, index("a-1", key("tenant"), key("year"), key("SK", "RANGE"))),
            "more than one GSI creation or deletion",
        ),
        (lambda p: p["GlobalSecondaryIndexes"].clear(), "more than one GSI creation or deletion"),
        (lambda p: p["GlobalSecondaryIndexes"][1].update(Projection={"ProjectionType": "KEYS_ONLY"}), "Cannot update GSI's properties"),
        (
            lambda p: p.update(TimeToLiveSpecification={"AttributeName": "expires", "Enabled": True}),
            "TimeToLive is active on a different AttributeName",
        ),
        (lambda p: p.update(KeySchema=[key("PK"), key("email", "RANGE")]), "custom-named resource requires replacing"),
        (lambda p: p.pop("LocalSecondaryIndexes"), "custom-named resource requires replacing"),
    ],
)
def test_changes_that_cloudformation_refuses(cloud, stack, names, change, sentence):
    name = names("table")
    template = {"T": global_table(name)}
    stack.deploy(template)
    before = described(cloud, name)
    changed = copy.deepcopy(template)
    change(changed["T"]["Properties"])
    assert sentence in stack.deploy(changed, fails=True)
    after = described(cloud, name)
    assert {k: before[k] for k in ("TableId", "KeySchema", "GlobalSecondaryIndexes")} == {
        k: after[k] for k in ("TableId", "KeySchema", "GlobalSecondaryIndexes")
    }


def test_the_time_to_live_is_changed_in_two_steps(cloud, stack):
    template = {"T": global_table()}
    stack.deploy(template)
    client = cloud.client("dynamodb")
    for specification, expected in (
        ({"Enabled": False, "AttributeName": "ttl"}, "DISABLED"),
        ({"Enabled": True, "AttributeName": "expires"}, "ENABLED"),
    ):
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


def test_a_change_set_shows_the_resource_before_and_after(cloud, stack):
    stack.deploy({"T": global_table()})
    changed = {"T": global_table()}
    changed["T"]["Properties"]["GlobalSecondaryIndexes"].append(index("by-date", key("createdAt")))
    body = json.dumps({"Resources": changed, "Outputs": {"Table": {"Value": {"Ref": "T"}}}})
    stack.api.create_change_set(StackName=stack.name, ChangeSetName="look", TemplateBody=body)
    asked = {"StackName": stack.name, "ChangeSetName": "look"}
    (plain,) = stack.api.describe_change_set(**asked)["Changes"]
    assert "BeforeContext" not in plain["ResourceChange"]
    (shown,) = stack.api.describe_change_set(**asked, IncludePropertyValues=True)["Changes"]
    sides = [json.loads(shown["ResourceChange"][side])["Properties"] for side in ("BeforeContext", "AfterContext")]
    assert [[one["IndexName"] for one in side["GlobalSecondaryIndexes"]] for side in sides] == [
        ["by-email", "by-year"],
        ["by-email", "by-year", "by-date"],
    ]
    # Every value is a text.
    assert sides[0]["Replicas"][0]["DeletionProtectionEnabled"] == "false"
