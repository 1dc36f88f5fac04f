// The orders application in Go: two tables made from one model document and who uses them, and a table that sellers share without
// seeing one another.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"
	"github.com/dynamorm-cdk/dynamorm-cdk-go/dynamormmodel"
	"github.com/dynamorm-cdk/dynamorm-cdk-go/dynamormtable"
	"github.com/dynamorm-cdk/dynamorm-cdk-go/dynamormtenant"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	// `-c models=<file>` takes another document, such as one that does not fit.
	modelsFile, given := app.Node().TryGetContext(jsii.String("models")).(string)
	if !given {
		modelsFile = "../models.dms.yaml"
	}
	newOrdersStack(app, modelsFile)
	app.Synth(nil)
}

func newOrdersStack(app awscdk.App, modelsFile string) awscdk.Stack {
	stack := awscdk.NewStack(app, jsii.String("Orders"), nil)
	models := dynamormmodel.ModelDocument_FromFile(jsii.String(modelsFile), nil)

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

	// A role is granted exactly what DynamORM calls; a function is told the tables' names as well.
	service := awsiam.NewRole(stack, jsii.String("ServiceRole"), &awsiam.RoleProps{AssumedBy: awsiam.NewAccountRootPrincipal()})
	orders.Grants().ReadWrite(service, nil)
	inventory.Grants().ReadWrite(service, nil)

	checkout := newFunction(stack, "Checkout")
	orders.Connect(checkout, dynamormtable.TableAccess_READ_WRITE, nil)
	inventory.Connect(checkout, dynamormtable.TableAccess_READ, nil)

	// Sellers share a table. The function that knows who is calling opens sessions of one seller each.
	catalog := dynamormtenant.NewMultiTenantTable(stack, jsii.String("CatalogTable"), &dynamormtenant.MultiTenantTableProps{
		Models: dynamormmodel.ModelDocument_FromFile(jsii.String("../catalog.dms.yaml"), nil),
		Isolation: dynamormtenant.TenantIsolation_PrefixedPartitionKey(&dynamormtenant.PrefixedPartitionKeyOptions{
			Prefix: jsii.String("SELLER#"),
		}),
		EnvironmentVariableName: jsii.String("CATALOG_TABLE_NAME"),
	})
	sellers := dynamormtenant.NewTenantAccessRole(stack, jsii.String("SellerRole"), &dynamormtenant.TenantAccessRoleProps{
		Broker: newFunction(stack, "SellerLogin"),
	})
	catalog.TenantGrants().ReadWrite(dynamormtenant.TenantPrincipal_AccessRole(sellers))

	awscdk.NewCfnOutput(stack, jsii.String("OrdersTableName"), &awscdk.CfnOutputProps{Value: orders.TableName()})
	awscdk.NewCfnOutput(stack, jsii.String("InventoryTableName"), &awscdk.CfnOutputProps{Value: inventory.TableName()})
	awscdk.NewCfnOutput(stack, jsii.String("CatalogTableName"), &awscdk.CfnOutputProps{Value: catalog.TableName()})
	awscdk.NewCfnOutput(stack, jsii.String("ServiceRoleArn"), &awscdk.CfnOutputProps{Value: service.RoleArn()})
	awscdk.NewCfnOutput(stack, jsii.String("SellerRoleArn"), &awscdk.CfnOutputProps{Value: sellers.RoleArn()})
	return stack
}

// newFunction stands in for a function of yours.
func newFunction(stack awscdk.Stack, id string) awslambda.Function {
	return awslambda.NewFunction(stack, jsii.String(id), &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_NODEJS_22_X(),
		Handler: jsii.String("index.handler"),
		Code:    awslambda.Code_FromInline(jsii.String("exports.handler = async () => Object.keys(process.env);")),
	})
}
