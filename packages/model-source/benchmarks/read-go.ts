// Measures what reading models takes beside reading and parsing their files alone: `npx tsx --tsconfig ../../tsconfig.json benchmarks/read-go.ts [files]`.
// Both take turns in one run, so that a busy machine slows both. Exits with 1 where the limit for 1,000 files or the ratio is passed.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goParser, withTree } from '../src/go/grammar';
import { readGo } from '../src/go/read-go';
import { SourceDocument } from '../src/source-document';
import { sourceFilesIn } from '../src/source-files';

/** Seconds for 1,000 files. */
const mostSeconds = 5;
/** Times of extraction in times of reading and parsing. */
const mostRatio = 2.5;
const rounds = 3;

/** A file as people write them: a model with its base, its key functions, a constructor and validation. */
function file(at: number, withModel: boolean): string {
  const name = `Order${at}`;
  const model = `
// ${name} is what a customer has ordered.
type ${name} struct {
	Base
	TenantID   string            \`dynamorm:"index:gsi-tenant,pk" json:"tenant_id"\`
	CustomerID string            \`dynamorm:"index:gsi-customer,pk,omitempty" json:"customer_id,omitempty"\`
	Placed     time.Time         \`dynamorm:"index:gsi-customer,sk" json:"placed"\`
	Status     Status            \`dynamorm:"index:gsi-tenant,sk" json:"status"\`
	Total      int64             \`json:"total"\`
	Lines      []Line            \`json:"lines"\`
	Labels     map[string]string \`dynamorm:"omitempty" json:"labels,omitempty"\`
	Tags       []string          \`dynamorm:"set,omitempty" json:"tags,omitempty"\`
	ExpiresAt  int64             \`dynamorm:"ttl,omitempty" json:"expires_at,omitempty"\`
}

func (${name}) TableName() string {
	if name := os.Getenv("ORDERS_TABLE_NAME"); name != "" {
		return name
	}
	return "orders"
}
`;
  const work = Array.from(
    { length: 8 },
    (_, step) => `
// step${at}x${step} moves the order on, or says why it cannot.
func step${at}x${step}(ctx context.Context, id string, amounts []int64) (string, error) {
	if id == "" {
		return "", fmt.Errorf("step ${step}: %w", errMissing)
	}
	total := int64(0)
	for _, amount := range amounts {
		if amount < 0 {
			return "", fmt.Errorf("amount %d is negative", amount)
		}
		total += amount
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	default:
		return fmt.Sprintf("%s#%d", id, total), nil
	}
}
`,
  );
  return `package models\n\nimport (\n\t"context"\n\t"fmt"\n\t"os"\n\t"time"\n)\n${withModel ? model : 'var _ = os.Args\nvar _ time.Time\n'}${work.join('')}`;
}

const base = `package models

import (
	"errors"
	"time"
)

var errMissing = errors.New("missing")

type Status string

type Line struct {
	SKU      string
	Quantity int
}

type Base struct {
	PK        string    \`dynamorm:"pk" json:"pk"\`
	SK        string    \`dynamorm:"sk" json:"sk"\`
	CreatedAt time.Time \`json:"created_at"\`
	UpdatedAt time.Time \`json:"updated_at"\`
	Version   int64     \`dynamorm:"version" json:"version"\`
}
`;

async function main(files: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-extract-'));
  try {
    let bytes = 0;
    for (let at = 0; at < files; at++) {
      const directory = join(folder, `package${Math.floor(at / 20)}`);
      if (at % 20 === 0) {
        mkdirSync(directory);
        writeFileSync(join(directory, 'base.go'), base);
      }
      const text = file(at, at % 2 === 0);
      bytes += text.length;
      writeFileSync(join(directory, `file${at}.go`), text);
    }
    const parser = await goParser();
    const parsing: number[] = [];
    const extracting: number[] = [];
    let models = 0;
    for (let round = 0; round < rounds; round++) {
      parsing.push(
        await seconds(() => {
          for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
            if (name.endsWith('.go')) withTree(parser, readFileSync(join(folder, name), 'utf8'), () => undefined);
          }
        }),
      );
      extracting.push(
        await seconds(async () => {
          const extraction = await readGo(sourceFilesIn(folder, true), {});
          new SourceDocument(extraction).render(folder);
          models = extraction.models.length;
        }),
      );
    }
    const [parse, extract] = [Math.min(...parsing), Math.min(...extracting)];
    const ratio = extract / parse;
    console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${models} models`);
    console.log(`read and parse ${parse.toFixed(2)} s, extract ${extract.toFixed(2)} s: ${ratio.toFixed(2)} times`);
    if (ratio > mostRatio || extract > (mostSeconds * files) / 1000) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function seconds(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

void main(Number(process.argv[2] ?? 1000));
