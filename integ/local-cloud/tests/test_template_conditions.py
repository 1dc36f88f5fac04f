"""Conditions of templates."""

import pytest

from dynamorm_local_cloud.template_conditions import joined

PARAMS = {"Accounts": {"Value": ""}, "Pair": {"Value": "a, b"}}


def ref(name: str) -> dict:
    return {"Ref": name}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"Fn::Join": ["", ref("Accounts")]}, ""),
        ({"Fn::Join": ["-", ref("Pair")]}, "a-b"),
        ({"Fn::Join": ["/", ["x", ref("Pair")]]}, "x/a/b"),
        (ref("Accounts"), ref("Accounts")),
    ],
)
def test_texts_are_joined(value, text):
    assert joined({"Empty": {"Fn::Equals": ["", value]}}, PARAMS) == {"Empty": {"Fn::Equals": ["", text]}}


def test_an_empty_list_is_empty(cloud, names):
    """As the template of `cdk bootstrap` asks for trusted accounts."""
    import json

    def outputs(accounts: str) -> list:
        stack = names("conditions")
        api = cloud.client("cloudformation")
        template = {
            "Parameters": {"Accounts": {"Type": "CommaDelimitedList", "Default": ""}},
            "Conditions": {"Some": {"Fn::Not": [{"Fn::Equals": ["", {"Fn::Join": ["", ref("Accounts")]}]}]}},
            "Resources": {"Queue": {"Type": "AWS::SQS::Queue"}},
            "Outputs": {"Some": {"Condition": "Some", "Value": "some"}},
        }
        parameters = [{"ParameterKey": "Accounts", "ParameterValue": accounts}]
        api.create_stack(StackName=stack, TemplateBody=json.dumps(template), Parameters=parameters)
        api.get_waiter("stack_create_complete").wait(StackName=stack, WaiterConfig={"Delay": 0.1})
        return api.describe_stacks(StackName=stack)["Stacks"][0].get("Outputs", [])

    assert outputs("") == []
    assert [output["OutputValue"] for output in outputs("111122223333")] == ["some"]
