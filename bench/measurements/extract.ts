import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement, Section } from '../measurement';
import { comparison, legend, samples } from '../report/table';
import { type Ended, node } from '../sampling/child';
import { inFolder } from '../sampling/folder';
import { interleave } from '../sampling/interleave';
import { spreadOf } from '../sampling/spread';
import { commandLine } from './command-line';

const FILES = 1_000;
const ROUNDS = 5;

export const extract: Measurement = {
  name: 'extract',
  title: `extract on ${FILES.toLocaleString('en')} Go files`,
  run: async (progress) => {
    if (!node([commandLine, '--help']).output.includes('  extract ')) {
      return { text: ['The command line has no `extract` yet: there is nothing to measure.'] };
    }
    return inFolder((folder) => {
      for (let at = 0; at < FILES; at++) writeFileSync(join(folder, `model${at}.go`), goFile(at));
      progress(`${ROUNDS} rounds`);
      return measured(folder);
    });
  },
};

/** A file as people have it: one model, and code around it. */
function goFile(at: number): string {
  const method = (name: string) => `
func (m *Model${at}) ${name}() string {
	if m.Status == "" {
		return "unknown"
	}
	return m.Status + "#" + m.ID
}
`;
  return `package models

import "time"

// Model${at} is one of many.
type Model${at} struct {
	ID        string    \`dynamorm:"pk"\`
	CreatedAt time.Time \`dynamorm:"sk"\`
	Status    string    \`dynamorm:"index:gsi-status,pk,omitempty"\`
	Amount    int64
	Labels    []string  \`dynamorm:"set"\`
	ExpiresAt int64     \`dynamorm:"ttl"\`
	Version   int64     \`dynamorm:"version"\`
}

func (Model${at}) TableName() string { return "table-${at}" }
${['Describe', 'Label', 'Title', 'Summary', 'Address', 'Path'].map(method).join('')}`;
}

function measured(folder: string): Section {
  const rounds = interleave(
    new Map<string, () => Ended>([
      ['node -e 0', () => node(['-e', '0'])],
      ['dynamorm-cdk extract', () => node([commandLine, 'extract', folder])],
    ]),
    ROUNDS,
  );
  const { median } = spreadOf(samples(rounds, 'dynamorm-cdk extract')('wall'));
  return {
    text: [`Each file holds one model and six methods. ${(median / FILES).toFixed(2)} ms a file.`, legend, comparison(rounds, 'node -e 0')],
  };
}
