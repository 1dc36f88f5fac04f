"""The project's local cloud: MiniStack with the parts of DynamoDB, IAM, STS and CloudFormation that our tests judge by."""
