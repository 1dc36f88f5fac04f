"""Sessions and roles that AWS refuses, each with a twin that it takes. By real calls."""

import json

import pytest
from botocore.exceptions import ClientError
from roles import allow, make_role, policy, session

ACCOUNT = "arn:aws:iam::000000000000:root"
EVERYTHING = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]


def trust(principal: object, actions=EVERYTHING) -> str:
    return json.dumps(policy({"Effect": "Allow", "Principal": principal, "Action": actions}))


def code(call) -> str | None:
    """The code of the error; the SDK itself refuses some of these, so its checks are off in `raw`."""
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


@pytest.fixture(scope="module")
def role(cloud):
    return make_role(cloud, "strict-sessions", [])


@pytest.fixture(scope="module")
def raw(cloud):
    """An STS client that sends whatever it is given."""
    import boto3
    from botocore.config import Config

    return boto3.client(
        "sts",
        endpoint_url=cloud.endpoint,
        region_name=cloud.region,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(parameter_validation=False),
    )


@pytest.mark.parametrize(
    ("parameters", "refused"),
    [
        ({"RoleSessionName": "a b"}, "ValidationError"),
        ({"RoleSessionName": "a"}, "ValidationError"),
        ({"RoleSessionName": "a" * 65}, "ValidationError"),
        ({"RoleSessionName": "a" * 64}, None),
        ({"RoleSessionName": "a_b+c=d,e.f@g-h"}, None),
        ({"ExternalId": "x"}, "ValidationError"),
        ({"ExternalId": "x/y"}, None),
        ({"SourceIdentity": "x"}, "ValidationError"),
        ({"SourceIdentity": "aws:x"}, "ValidationError"),
        ({"SourceIdentity": "ann"}, None),
    ],
)
def test_names_of_a_session(raw, role, parameters, refused):
    assert code(lambda: raw.assume_role(**{"RoleArn": role, "RoleSessionName": "tests", **parameters})) == refused


def test_tags_that_do_not_fit(raw, role):
    def tags(number: int, length: int) -> list[dict]:
        return [{"Key": f"{i:02}" + "k" * (length - 2), "Value": "v" * length} for i in range(number)]

    assume = {"RoleArn": role, "RoleSessionName": "tests"}
    assert code(lambda: raw.assume_role(**assume, Tags=tags(50, 128))) == "PackedPolicyTooLarge"
    assert code(lambda: raw.assume_role(**assume, Tags=tags(50, 20))) is None


def test_a_session_policy_is_checked(raw, role):
    def assume(statement: dict):
        return raw.assume_role(RoleArn=role, RoleSessionName="tests", Policy=json.dumps(policy(statement)))

    assert code(lambda: assume({**allow("dynamodb:*", "*"), "Principal": {"AWS": ACCOUNT}})) == "MalformedPolicyDocument"
    assert code(lambda: assume(allow("dynamodb:*", "*"))) is None


def test_a_broker_that_is_made_again_is_another_one(cloud, names):
    name = names("broker")
    broker_may = [policy(allow(EVERYTHING, "*"))]
    broker = make_role(cloud, name, broker_may)
    trusting = make_role(cloud, names("tenant"), [], json.loads(trust({"AWS": broker})))
    assert code(lambda: session(cloud, trusting, {}, session(cloud, broker))) is None
    iam = cloud.client("iam")
    iam.delete_role_policy(RoleName=name, PolicyName="p0")
    iam.delete_role(RoleName=name)
    again = session(cloud, make_role(cloud, name, broker_may))
    assert code(lambda: session(cloud, trusting, {}, again)) == "AccessDenied"
    # Stored anew, the trust policy means the new one.
    iam.update_assume_role_policy(RoleName=trusting.split("/")[-1], PolicyDocument=trust({"AWS": broker}))
    assert code(lambda: session(cloud, trusting, {}, again)) is None


@pytest.mark.parametrize(
    ("principal", "actions", "refused"),
    [
        ({"AWS": "arn:aws:iam::000000000000:role/nobody"}, EVERYTHING, True),
        ({"AWS": "arn:aws:iam::000000000000:user/nobody"}, EVERYTHING, True),
        ({"AWS": "arn:aws:iam::000000000000:role/*"}, EVERYTHING, True),
        ({}, EVERYTHING, True),
        ({"AWS": []}, EVERYTHING, True),
        ({"AWS": ""}, EVERYTHING, True),
        ({"AWS": ACCOUNT}, [*EVERYTHING, "dynamodb:GetItem"], True),
        ({"AWS": ACCOUNT}, EVERYTHING, False),
        ({"AWS": "arn:aws:iam::111122223333:role/elsewhere"}, EVERYTHING, False),
        ({"Service": "lambda.amazonaws.com"}, "sts:AssumeRole", False),
        ("*", "sts:AssumeRole", False),
    ],
)
def test_trust_policies(cloud, names, principal, actions, refused):
    iam = cloud.client("iam")
    document = trust(principal, actions)
    found = code(lambda: iam.create_role(RoleName=names("trusting"), AssumeRolePolicyDocument=document))
    assert found == ("MalformedPolicyDocument" if refused else None)
    existing = make_role(cloud, names("trusting"), []).split("/")[-1]
    assert code(lambda: iam.update_assume_role_policy(RoleName=existing, PolicyDocument=document)) == found


def test_role_names_in_two_cases(cloud, names):
    name = names("role")
    make_role(cloud, name, [])
    create = {"AssumeRolePolicyDocument": trust({"AWS": ACCOUNT})}
    assert code(lambda: cloud.client("iam").create_role(RoleName=name.upper(), **create)) == "EntityAlreadyExists"
    assert code(lambda: cloud.client("iam").create_role(RoleName=f"{name}x", **create)) is None


def test_eleven_managed_policies(cloud, names):
    iam = cloud.client("iam")
    role = make_role(cloud, names("role"), []).split("/")[-1]
    document = json.dumps(policy(allow("dynamodb:GetItem", "*")))
    arns = [iam.create_policy(PolicyName=names("managed"), PolicyDocument=document)["Policy"]["Arn"] for _ in range(11)]
    attached = [code(lambda arn=arn: iam.attach_role_policy(RoleName=role, PolicyArn=arn)) for arn in arns]
    assert attached == [None] * 10 + ["LimitExceeded"]
    assert code(lambda: iam.attach_role_policy(RoleName=role, PolicyArn=arns[0])) is None  # attached already


def test_tags_of_roles(cloud, names):
    iam = cloud.client("iam")
    create = {"AssumeRolePolicyDocument": trust({"AWS": ACCOUNT})}

    def tagged(value: str):
        return lambda: iam.create_role(RoleName=names("role"), Tags=[{"Key": "TenantID", "Value": value}], **create)

    assert code(tagged("*")) == "ValidationError"
    assert code(tagged("acme eu/1")) is None
    role = make_role(cloud, names("role"), []).split("/")[-1]
    assert code(lambda: iam.tag_role(RoleName=role, Tags=[{"Key": "TenantID", "Value": "a*"}])) == "ValidationError"


@pytest.mark.parametrize(
    ("resource", "refused"),
    [
        ("arn:aws:dynamodb:*:${aws:PrincipalAccount}:table/x", True),
        ("arn:aws:${aws:PrincipalTag/Service}:*:*:table/x", True),
        ("${aws:PrincipalTag/Table}", True),
        ("arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/Table}", False),
        ("arn:aws:s3:::bucket/${aws:PrincipalTag/Folder}", False),
    ],
)
def test_variables_in_resources(cloud, names, resource, refused):
    document = json.dumps(policy(allow("dynamodb:GetItem", resource)))
    role = make_role(cloud, names("role"), []).split("/")[-1]
    put = {"RoleName": role, "PolicyName": "p", "PolicyDocument": document}
    assert code(lambda: cloud.client("iam").put_role_policy(**put)) == ("MalformedPolicyDocument" if refused else None)


def role_resource(**properties) -> dict:
    document = json.loads(trust({"AWS": ACCOUNT}))
    return {"Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": document, **properties}}}


@pytest.mark.parametrize(
    ("properties", "sentence"),
    [
        ({"RoleName": "STRICT-SESSIONS"}, "already exists"),
        ({"Tags": [{"Key": "TenantID", "Value": "*"}]}, "regular expression"),
        ({"AssumeRolePolicyDocument": json.loads(trust({"AWS": "arn:aws:iam::000000000000:role/nobody"}))}, "Invalid principal"),
        ({"ManagedPolicyArns": [f"arn:aws:iam::000000000000:policy/p{i}" for i in range(11)]}, "PoliciesPerRole"),
    ],
)
@pytest.mark.usefixtures("role")
def test_a_role_of_a_template_is_checked(stack, properties, sentence):
    assert sentence in stack.deploy(role_resource(**properties), fails=True)


def test_a_role_of_a_template_that_is_right(stack):
    stack.deploy(role_resource(Tags=[{"Key": "TenantID", "Value": "acme"}]))


def test_a_broker_of_a_template_that_is_made_again(cloud, names, stack):
    name = names("broker")
    broker = make_role(cloud, name, [policy(allow(EVERYTHING, "*"))])
    stack.deploy(role_resource(AssumeRolePolicyDocument=json.loads(trust({"AWS": broker}))))
    trusting = f"arn:aws:iam::000000000000:role/{stack.table()}"
    assert code(lambda: session(cloud, trusting, {}, session(cloud, broker))) is None
    iam = cloud.client("iam")
    iam.delete_role_policy(RoleName=name, PolicyName="p0")
    iam.delete_role(RoleName=name)
    again = session(cloud, make_role(cloud, name, [policy(allow(EVERYTHING, "*"))]))
    assert code(lambda: session(cloud, trusting, {}, again)) == "AccessDenied"
