// Every way to give access to tables, written as app.ts writes it, line by line. Its arguments: the folder of the cloud assembly, the models,
// and the published shape.
package main

import (
	"os"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
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
	accessApp(os.Args[1], os.Args[2], os.Args[3]).Synth(nil)
}

func accessApp(outdir, modelsFile, shapeFile string) awscdk.App {
	app := awscdk.NewApp(&awscdk.AppProps{Outdir: jsii.String(outdir)})
	env := &awscdk.Environment{Account: jsii.String("111122223333"), Region: jsii.String("eu-west-1")}
	data := awscdk.NewStack(app, jsii.String("Data"), &awscdk.StackProps{Env: env})
	services := awscdk.NewStack(app, jsii.String("Services"), &awscdk.StackProps{Env: env})
	models := dynamormmodel.ModelDocument_FromFile(jsii.String(modelsFile), nil).ForTable(jsii.String("orders"))

	// Settings of an index that the models declare, a customer key by its alias, and a policy of the table itself.
	orders := dynamormtable.NewDynamORMTable(data, jsii.String("Orders"), &dynamormtable.DynamORMTableProps{
		Models:                  models,
		TableName:               jsii.String("orders"),
		EnvironmentVariableName: jsii.String("ORDERS_TABLE"),
		IndexOptions: &map[string]*dynamormtable.IndexThroughputOptions{
			"gsi-status": {
				MaxReadRequestUnits: jsii.Number(500),
				ContributorInsights: &awsdynamodb.ContributorInsightsSpecification{Enabled: jsii.Bool(true)},
			},
		},
		Encryption: awsdynamodb.TableEncryptionV2_CustomerManagedKey(
			awskms.NewKey(data, jsii.String("TableKey"), nil).AddAlias(jsii.String("orders-table")), nil,
		),
		FieldEncryptionKey: awskms.NewKey(data, jsii.String("FieldKey"), nil).AddAlias(jsii.String("orders-fields")),
		ResourcePolicy: awsiam.NewPolicyDocument(&awsiam.PolicyDocumentProps{
			Statements: &[]awsiam.PolicyStatement{
				awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
					Effect:     awsiam.Effect_DENY,
					Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()},
					Actions:    jsii.Strings("dynamodb:DeleteTable"),
					Resources:  jsii.Strings("*"),
					Conditions: &map[string]interface{}{"Bool": map[string]string{"aws:MultiFactorAuthPresent": "false"}},
				}),
			},
		}),
	})
	orders.Alarms(&dynamormtable.TableAlarmOptions{Throttles: jsii.Number(10)})
	orders.PublishShape(&dynamormtable.PublishShapeOptions{ParameterName: jsii.String("/orders/shape")})
	orders.Grants().Read(awsiam.NewAccountPrincipal(jsii.String("444455556666")), nil)

	// Grants as narrow as a service needs them.
	handler := newFunction(services, "Handler")
	orders.Connect(handler, dynamormtable.TableAccess_READ_WRITE, &dynamormtable.ConnectOptions{Indexes: jsii.Strings("gsi-email")})
	shipping := newFunction(services, "Shipping")
	orders.Grants().ReadWrite(shipping, &dynamormtable.GrantOptions{
		Indexes:          jsii.Strings("gsi-status"),
		LeadingKeys:      jsii.Strings("CUSTOMER#*"),
		IndexLeadingKeys: &map[string]*[]*string{"gsi-status": jsii.Strings("OPEN", "PAID")},
	})
	reporting := awsiam.NewRole(services, jsii.String("Reporting"), &awsiam.RoleProps{AssumedBy: service("lambda.amazonaws.com")})
	orders.Grants().Query(reporting, &dynamormtable.GrantOptions{Indexes: jsii.Strings("gsi-status")})
	orders.Grants().Actions(reporting, jsii.Strings("dynamodb:DescribeTable"), nil)

	// Clients that are no functions.
	worker := awsiam.NewRole(services, jsii.String("Worker"), &awsiam.RoleProps{AssumedBy: service("ec2.amazonaws.com")})
	orders.ConnectClient(dynamormtable.TableClient_WithoutEnvironment(worker), dynamormtable.TableAccess_READ, nil)
	task := awsecs.NewFargateTaskDefinition(services, jsii.String("Task"), nil)
	image := awsecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/docker/library/busybox"), nil)
	task.AddContainer(jsii.String("App"), &awsecs.ContainerDefinitionOptions{Image: image})
	orders.ConnectClient(dynamormtable.TableClient_TaskDefinition(task), dynamormtable.TableAccess_WRITE, nil).AssertSuccess()

	// Tables that are made elsewhere: by a reference, and by a published shape.
	archive := awsdynamodb.TableV2_FromTableName(services, jsii.String("Archive"), jsii.String("archive"))
	dynamormtable.DynamORMTableGrants_FromTable(archive, &dynamormtable.TableReferenceProps{
		Shape: models.ToTableShape(),
	}).Read(handler, nil)
	dynamormtable.DynamORMTable_FromExisting(services, jsii.String("Elsewhere"), &dynamormtable.ExistingTableProps{
		Table:                   awsdynamodb.TableV2_FromTableName(services, jsii.String("ElsewhereTable"), jsii.String("elsewhere")),
		Shape:                   dynamormtable.PublishedShape_FromFile(jsii.String(shapeFile)),
		EnvironmentVariableName: jsii.String("ELSEWHERE_TABLE"),
	}).Connect(handler, dynamormtable.TableAccess_READ, nil)

	// Tenants, and the function that opens their sessions.
	docs := dynamormtenant.NewMultiTenantTable(data, jsii.String("Docs"), &dynamormtenant.MultiTenantTableProps{
		PartitionKey: &awsdynamodb.Attribute{Name: jsii.String("PK"), Type: awsdynamodb.AttributeType_STRING},
		Isolation: dynamormtenant.TenantIsolation_PrefixedPartitionKey(&dynamormtenant.PrefixedPartitionKeyOptions{
			Prefix:    jsii.String("TENANT#"),
			Separator: jsii.String("#"),
		}),
		EnvironmentVariableName: jsii.String("DOCS_TABLE"),
	})
	broker := newFunction(services, "Broker")
	role := dynamormtenant.NewTenantAccessRole(broker, jsii.String("TenantRole"), &dynamormtenant.TenantAccessRoleProps{Broker: broker})
	docs.TenantGrants().ReadWrite(dynamormtenant.TenantPrincipal_AccessRole(role))
	role.ConnectBroker(broker, &[]dynamormtenant.ITenantTable{docs}, nil).AssertSuccess()
	return app
}

func service(name string) awsiam.IPrincipal {
	return awsiam.NewServicePrincipal(jsii.String(name), nil)
}

func newFunction(stack awscdk.Stack, id string) awslambda.Function {
	return awslambda.NewFunction(stack, jsii.String(id), &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_NODEJS_22_X(),
		Handler: jsii.String("index.handler"),
		Code:    awslambda.Code_FromInline(jsii.String("exports.handler = async () => undefined;")),
	})
}
