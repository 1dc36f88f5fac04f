// Reads shapes that a template leaves open, as a user of the Go bindings would, and prints what it finds.
package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/jsii-runtime-go"
	"github.com/dynamorm-cdk/dynamorm-cdk-go/dynamormmodel"
	"github.com/dynamorm-cdk/dynamorm-cdk-go/dynamormtenant"
)

func main() {
	defer jsii.Close()

	byReference := dynamormmodel.CloudFormationTable_ShapeOf(&map[string]interface{}{
		"KeySchema":              []interface{}{map[string]interface{}{"AttributeName": map[string]interface{}{"Ref": "Key"}, "KeyType": "HASH"}},
		"GlobalSecondaryIndexes": map[string]interface{}{"Fn::If": []interface{}{"Many", []interface{}{}, []interface{}{}}},
	}, nil)
	unnamed := *byReference.PartitionKey.Name == *dynamormmodel.UnknownValue_TEXT()
	index := (*byReference.Indexes)[0]
	fmt.Println("name unknown:", unnamed)
	fmt.Println("type unknown:", byReference.PartitionKey.Type == dynamormmodel.KeyType_UNKNOWN)
	fmt.Println("projection unknown:", index.Projection == dynamormmodel.Projection_UNKNOWN)

	invalid := dynamormmodel.CloudFormationTable_ShapeOf(&map[string]interface{}{
		"KeySchema":            []interface{}{map[string]interface{}{"AttributeName": "PK", "KeyType": "HASH"}},
		"AttributeDefinitions": []interface{}{map[string]interface{}{"AttributeName": "PK", "AttributeType": "SS"}},
	}, nil)
	fmt.Println("invalid type unknown:", invalid.PartitionKey.Type == dynamormmodel.KeyType_UNKNOWN)

	defer func() { fmt.Println("refused:", recover()) }()
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Shop"), nil)
	dynamormtenant.NewTenantGrants(stack, jsii.String("Grants"), &dynamormtenant.TenantGrantsProps{
		Table:     awsdynamodb.Table_FromTableName(stack, jsii.String("Docs"), jsii.String("docs")),
		Isolation: dynamormtenant.TenantIsolation_PartitionKey(),
		Shape: &dynamormmodel.TableShape{
			PartitionKey: &dynamormmodel.KeyAttribute{Name: jsii.String("PK"), Type: dynamormmodel.KeyType_UNKNOWN},
			Indexes:      &[]*dynamormmodel.IndexShape{},
		},
	})
}
