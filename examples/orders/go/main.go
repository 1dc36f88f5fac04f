// The orders application in Go: two tables made from one model document, and the role of the service that uses them.
package main

import (
	"os"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/jsii-runtime-go"
	"github.com/dynamorm-cdk/dynamorm-cdk-go/dynamormmodel"
	"github.com/dynamorm-cdk/dynamorm-cdk-go/dynamormtable"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Orders"), nil)
	models := dynamormmodel.ModelDocument_FromFile(jsii.String(modelsFile()))

	// Keys, indexes and time to live all come from the models.
	orders := dynamormtable.NewDynamORMTable(stack, jsii.String("OrdersTable"), &dynamormtable.DynamORMTableProps{
		Models:                  models.ForTable(jsii.String("orders")),
		EnvironmentVariableName: jsii.String("ORDERS_TABLE_NAME"),
		FieldEncryptionKey:      awskms.NewKey(stack, jsii.String("FieldKey"), &awskms.KeyProps{EnableKeyRotation: jsii.Bool(true)}),
	})

	// Here the keys are stated, and must agree with the models.
	inventory := dynamormtable.NewDynamORMTable(stack, jsii.String("InventoryTable"), &dynamormtable.DynamORMTableProps{
		Models:                  models.ForTable(jsii.String("inventory")),
		PartitionKey:            &awsdynamodb.Attribute{Name: jsii.String("warehouse"), Type: awsdynamodb.AttributeType_NUMBER},
		SortKey:                 &awsdynamodb.Attribute{Name: jsii.String("item"), Type: awsdynamodb.AttributeType_STRING},
		EnvironmentVariableName: jsii.String("INVENTORY_TABLE_NAME"),
		Tags:                    &map[string]*string{"Team": jsii.String("fulfilment")},
	})

	service := awsiam.NewRole(stack, jsii.String("ServiceRole"), &awsiam.RoleProps{AssumedBy: awsiam.NewAccountRootPrincipal()})
	orders.Grants().ReadWrite(service, nil)
	inventory.Grants().ReadWrite(service, nil)

	awscdk.NewCfnOutput(stack, jsii.String("OrdersTableName"), &awscdk.CfnOutputProps{Value: orders.TableName()})
	awscdk.NewCfnOutput(stack, jsii.String("InventoryTableName"), &awscdk.CfnOutputProps{Value: inventory.TableName()})
	awscdk.NewCfnOutput(stack, jsii.String("ServiceRoleArn"), &awscdk.CfnOutputProps{Value: service.RoleArn()})
	app.Synth(nil)
}

// modelsFile is the shared document, or the one that the first argument names.
func modelsFile() string {
	if len(os.Args) > 1 {
		return os.Args[1]
	}
	return "../models.dms.yaml"
}
