// Synthesizes an app of tables through the Go bindings and prints what it cost: main <contestant> <tables> <folder> <file of feature flags>.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"syscall"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"
)

// A stack holds at most 500 resources; each table comes with a role and its policy.
const tablesAStack = 50

// Partition keys of the indexes, each named gsi- and the key.
var indexes = []string{"status", "customer", "region", "product", "carrier"}

type maker func(stack awscdk.Stack, id string, role awsiam.Role)

func main() {
	contestants := map[string]maker{"table-v2": tableV2, "dynamorm-table": dynamormTable}
	tables, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	synthesize(contestants[os.Args[1]], tables, os.Args[3], flags(os.Args[4]))
	jsii.Close()
	fmt.Println(spent())
}

func synthesize(make maker, tables int, folder string, context *map[string]interface{}) {
	app := awscdk.NewApp(&awscdk.AppProps{Outdir: jsii.String(folder), Context: context, AnalyticsReporting: jsii.Bool(false)})
	for first := 0; first < tables; first += tablesAStack {
		stack := awscdk.NewStack(app, jsii.String(fmt.Sprintf("Stack%d", first)), nil)
		for at := first; at < tables && at < first+tablesAStack; at++ {
			role := awsiam.NewRole(stack, jsii.String(fmt.Sprintf("Role%d", at)), &awsiam.RoleProps{
				AssumedBy: awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
			})
			make(stack, fmt.Sprintf("Table%d", at), role)
		}
	}
	app.Synth(nil)
}

func flags(file string) *map[string]interface{} {
	text, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	context := map[string]interface{}{}
	if err := json.Unmarshal(text, &context); err != nil {
		panic(err)
	}
	return &context
}

// spent says what this process and the Node process behind the bindings took; the latter has ended by now. Milliseconds and megabytes.
func spent() string {
	var own, node syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &own); err != nil {
		panic(err)
	}
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &node); err != nil {
		panic(err)
	}
	milliseconds := func(time syscall.Timeval) float64 { return float64(time.Sec)*1000 + float64(time.Usec)/1000 }
	processor := milliseconds(own.Utime) + milliseconds(own.Stime) + milliseconds(node.Utime) + milliseconds(node.Stime)
	return fmt.Sprintf(`{"processor":%.3f,"memory":%.3f}`, processor, float64(own.Maxrss+node.Maxrss)/1024)
}
