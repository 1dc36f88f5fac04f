package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"
	"github.com/dynamorm-cdk/dynamorm-cdk-go/dynamormtable"
)

// dynamormTable is the construct with its keys given.
func dynamormTable(stack awscdk.Stack, id string, role awsiam.Role) {
	var global []*dynamormtable.GlobalIndexProps
	for _, name := range indexes {
		global = append(global, &dynamormtable.GlobalIndexProps{
			IndexName:    jsii.String("gsi-" + name),
			PartitionKey: text(name),
			SortKey:      text("createdAt"),
		})
	}
	table := dynamormtable.NewDynamORMTable(stack, jsii.String(id), &dynamormtable.DynamORMTableProps{
		PartitionKey:           text("PK"),
		SortKey:                text("SK"),
		GlobalSecondaryIndexes: &global,
		TimeToLiveAttribute:    jsii.String("ttl"),
	})
	table.Grants().ReadWrite(role, nil)
}
