import type { Side } from '../../packages/model-source/test/changes/pairs';
import { pairs, sourceOf } from '../../packages/model-source/test/changes/pairs';

/** The sides that are built with a release, by the name of their package. */
export function sidesOf(release: string, usual: string): [string, Side][] {
  return pairs
    .flatMap(({ from, to }, at): [string, Side][] => [
      [`p${at}from`, from],
      [`p${at}to`, to],
    ])
    .filter(([, side]) => (side.release ?? usual) === release);
}

/** The files of a program that does one thing with the model of one side: `program <side> <create|read|update|put|query>`. */
export function programOf(sides: [string, Side][], encrypts: boolean): Record<string, string> {
  const files: Record<string, string> = { 'main.go': main(sides, encrypts) };
  for (const [name, side] of sides) {
    files[`${name}/note.go`] =
      `${sourceOf(side).replace('package notes', `package ${name}`)}\nfunc Item() *Note { return &Note{${side.item}} }\n`;
  }
  return files;
}

function main(sides: [string, Side][], encrypts: boolean): string {
  return `package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/pay-theory/dynamorm"
	"github.com/pay-theory/dynamorm/pkg/core"
	"github.com/pay-theory/dynamorm/pkg/session"
${sides.map(([name]) => `\t${name} "example.com/recorder/${name}"`).join('\n')}
)

var _ = credentials.NewStaticCredentialsProvider

// A key service of one key, which is its own ciphertext.
type keys struct{}

var key = []byte("0123456789abcdef0123456789abcdef")

func (keys) GenerateDataKey(_ context.Context, _ *kms.GenerateDataKeyInput, _ ...func(*kms.Options)) (*kms.GenerateDataKeyOutput, error) {
	return &kms.GenerateDataKeyOutput{Plaintext: append([]byte{}, key...), CiphertextBlob: []byte("key")}, nil
}

func (keys) Decrypt(_ context.Context, _ *kms.DecryptInput, _ ...func(*kms.Options)) (*kms.DecryptOutput, error) {
	return &kms.DecryptOutput{Plaintext: append([]byte{}, key...)}, nil
}

func first[T any](db core.ExtendedDB, query string) (*T, error) {
	out := new(T)
	if query != "" {
		var all []T
		if err := db.Model(out).Index(query).Where("Status", "=", "open").All(&all); err != nil {
			return nil, err
		}
		return out, nil
	}
	return out, db.Model(out).Where("PK", "=", "note#1").Where("SK", "=", "v1").First(out)
}

func run[T any](db core.ExtendedDB, verb string, item *T, query string) (any, error) {
	switch verb {
	case "create":
		return nil, db.Model(item).Create()
	case "read":
		return first[T](db, "")
	case "query":
		return nil, errorOf(first[T](db, query))
	case "update":
		found, err := first[T](db, "")
		if err != nil {
			return nil, err
		}
		return nil, db.Model(found).Update()
	case "put":
		found, err := first[T](db, "")
		if err != nil {
			return nil, err
		}
		return nil, db.Model(found).CreateOrUpdate()
	}
	panic(verb)
}

func errorOf(_ any, err error) error { return err }

func do(db core.ExtendedDB, side, verb, query string) (any, error) {
	switch side {
${sides.map(([name]) => `\tcase "${name}":\n\t\treturn run(db, verb, ${name}.Item(), query)`).join('\n')}
	}
	panic(side)
}

func main() {
	db, err := dynamorm.New(session.Config{
		Region: "us-east-1", Endpoint: os.Getenv("ENDPOINT"), MaxRetries: 1,
${encrypts ? '\t\tKMSKeyARN: "arn:aws:kms:us-east-1:111111111111:key/1", KMSClient: keys{},' : ''}
	})
	if err != nil {
		panic(err)
	}
	value, err := do(db, os.Args[1], os.Args[2], os.Args[3])
	out := map[string]any{"value": value}
	if err != nil {
		out = map[string]any{"error": err.Error()}
	}
	text, _ := json.Marshal(out)
	fmt.Print(string(text))
}
`;
}
