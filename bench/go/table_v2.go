package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"
)

func text(name string) *awsdynamodb.Attribute {
	return &awsdynamodb.Attribute{Name: jsii.String(name), Type: awsdynamodb.AttributeType_STRING}
}

// tableV2 is what somebody without the construct writes by hand to get the same template.
func tableV2(stack awscdk.Stack, id string, role awsiam.Role) {
	var global []*awsdynamodb.GlobalSecondaryIndexPropsV2
	for _, name := range indexes {
		global = append(global, &awsdynamodb.GlobalSecondaryIndexPropsV2{
			IndexName:      jsii.String("gsi-" + name),
			PartitionKey:   text(name),
			SortKey:        text("createdAt"),
			ProjectionType: awsdynamodb.ProjectionType_ALL,
		})
	}
	table := awsdynamodb.NewTableV2(stack, jsii.String(id), &awsdynamodb.TablePropsV2{
		PartitionKey:           text("PK"),
		SortKey:                text("SK"),
		GlobalSecondaryIndexes: &global,
		TimeToLiveAttribute:    jsii.String("ttl"),
		PointInTimeRecoverySpecification: &awsdynamodb.PointInTimeRecoverySpecification{
			PointInTimeRecoveryEnabled: jsii.Bool(true),
		},
		DeletionProtection: jsii.Bool(true),
		RemovalPolicy:      awscdk.RemovalPolicy_RETAIN,
		Encryption:         awsdynamodb.TableEncryptionV2_AwsManagedKey(),
	})
	tags := awscdk.Tags_Of(table)
	tags.Add(jsii.String("Framework"), jsii.String("DynamORM"), nil)
	tags.Add(jsii.String("ManagedBy"), jsii.String("CDK"), nil)
	tags.Add(jsii.String("Environment"), stack.StackName(), nil)
	items := jsii.Strings(
		"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem",
		"dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem",
	)
	arn := *table.TableArn()
	awsiam.Grant_AddToPrincipal(&awsiam.GrantOnPrincipalOptions{Grantee: role, Actions: items, ResourceArns: jsii.Strings(arn)})
	queried := []string{arn}
	for _, name := range indexes {
		queried = append(queried, arn+"/index/gsi-"+name)
	}
	awsiam.Grant_AddToPrincipal(&awsiam.GrantOnPrincipalOptions{
		Grantee: role, Actions: jsii.Strings("dynamodb:Query"), ResourceArns: jsii.Strings(queried...),
	})
}
