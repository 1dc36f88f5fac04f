"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"""

import json

import pytest
from botocore.exceptions import ClientError
from roles import ANYONE_HERE, allow, make_role, policy

from dynamorm_local_cloud.policy_documents import problem, size


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (policy({**allow("s3:Get*", "*"), "Sid": "A"}, {**allow("s3:Put*", "*"), "Sid": "A"}), "must be unique"),
        (policy({**allow("s3:Get*", "*"), "Sid": "not good"}), "alpha-numeric"),
        (policy(allow("GetItem", "*")), "prefaced by a vendor"),
        (policy(allow("s3:*", "bucket")), "ARN format"),
        (policy({**allow("s3:*", "*"), "Principal": "*"}), "should not specify a principal"),
        (policy({"Effect": "Allow", "Action": "s3:*"}), "must contain resources"),
        (policy({"Effect": "Allow", "Resource": "*"}), "must contain actions"),
        (policy({**allow("s3:*", "*"), "Effect": "Maybe"}), "Syntax errors"),
        (policy({**allow("s3:*", "*"), "Conditions": {}}), "Syntax errors"),
        (policy(allow("s3:*", "*", {"StringAlike": {"aws:x": "y"}})), "Invalid Condition type : StringAlike"),
        (policy(allow("s3:*", "*", {"StringLike": {"LeadingKeys": "y"}})), "prefaced by a vendor"),
        (policy(allow("s3:*", "*"), version="2020-01-01"), "valid version"),
        (policy(), "Syntax errors"),
        ("{", "Syntax errors"),
        ('{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::日本"}]}', "characters outside"),
    ],
)
def test_documents_that_iam_refuses(document, sentence):
    assert sentence in (problem(document) or "nothing")


def test_documents_that_iam_takes():
    assert (
        problem(
            policy(
                {
                    **allow(
                        ["dynamodb:Get*", "dynamodb:?can"],
                        ["*", "arn:aws:dynamodb:*:*:table/x", "arn:aws:dynamodb:*:*:table/${aws:x}"],
                        {"ForAllValues:StringLikeIfExists": {"aws:x": ["a"]}},
                    ),
                    "Sid": "A1",
                }
            )
        )
        is None
    )
    assert problem(ANYONE_HERE, trust=True) is None
    assert problem(policy(allow("sts:AssumeRole", "*")), trust=True) == "Has prohibited field Resource."


def test_white_space_does_not_count():
    assert size(json.dumps(policy(allow("s3:*", "*")), indent=4)) == size(policy(allow("s3:*", "*")))


def filled(characters: int) -> dict:
    """A policy of exactly so many characters."""
    empty = policy({**allow("s3:*", "*"), "Sid": ""})
    return policy({**allow("s3:*", "*"), "Sid": "x" * (characters - size(empty))})


def test_the_inline_policies_of_a_role_are_counted_together(cloud, names):
    role = names("role")
    make_role(cloud, role, [filled(6_000), filled(4_240)])
    iam = cloud.client("iam")
    iam.put_role_policy(RoleName=role, PolicyName="p1", PolicyDocument=json.dumps(filled(4_240), indent=2))  # replaced, not added
    with pytest.raises(ClientError, match="Maximum policy size of 10240 bytes exceeded for role"):
        iam.put_role_policy(RoleName=role, PolicyName="p1", PolicyDocument=json.dumps(filled(4_241)))
    with pytest.raises(ClientError) as refused:
        iam.put_role_policy(RoleName=role, PolicyName="more", PolicyDocument=json.dumps(policy(allow("s3:*", "*"))))
    assert refused.value.response["Error"]["Code"] == "LimitExceeded"


def test_managed_and_trust_policies_have_limits(cloud, names):
    iam = cloud.client("iam")
    arn = iam.create_policy(PolicyName=names("policy"), PolicyDocument=json.dumps(filled(6_144)))["Policy"]["Arn"]
    for call in (
        lambda d: iam.create_policy(PolicyName=names("policy"), PolicyDocument=d),
        lambda d: iam.create_policy_version(PolicyArn=arn, PolicyDocument=d),
    ):
        with pytest.raises(ClientError, match="Cannot exceed quota for PolicySize: 6144"):
            call(json.dumps(filled(6_145)))
    big = {"Version": "2012-10-17", "Statement": {**ANYONE_HERE["Statement"], "Sid": "x" * 2_048}}
    with pytest.raises(ClientError, match="ACLSizePerRole: 2048"):
        iam.create_role(RoleName=names("role"), AssumeRolePolicyDocument=json.dumps(big))


def test_repeated_sids_are_refused_when_stored(cloud, names):
    twice = json.dumps(policy({**allow("s3:Get*", "*"), "Sid": "A"}, {**allow("s3:Put*", "*"), "Sid": "A"}))
    iam, role = cloud.client("iam"), names("role")
    make_role(cloud, role, [])
    for call in (
        lambda: iam.put_role_policy(RoleName=role, PolicyName="p", PolicyDocument=twice),
        lambda: iam.create_policy(PolicyName=names("p"), PolicyDocument=twice),
    ):
        with pytest.raises(ClientError) as refused:
            call()
        assert refused.value.response["Error"]["Code"] == "MalformedPolicyDocument"
