import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bound } from '../../../tools/packaging/packages';
import { run } from '../../../tools/processes/run';
import { root } from '../../../tools/root';

interface Assembly {
  readonly targets: { readonly go: { readonly moduleName: string; readonly packageName: string } };
  readonly types: Record<string, { readonly kind: string; readonly name: string; readonly docs?: { readonly summary?: string } }>;
}

/** The classes of which `go doc`, asked in the example's folder, does not say what their author wrote; each with what it says. */
export async function silentInGoDoc(): Promise<string[]> {
  const silent: string[] = [];
  for (const name of bound) {
    const { targets, types }: Assembly = JSON.parse(readFileSync(join(root, 'packages', name, '.jsii'), 'utf8'));
    const type = Object.values(types).find(({ kind, docs }) => kind === 'class' && docs?.summary);
    if (!type?.docs?.summary) throw new Error(`packages/${name} has no class with a word about it.`);
    const topic = `${targets.go.moduleName}/${targets.go.packageName}.${type.name}`;
    const { output } = await run('go', ['doc', topic], { cwd: join(root, 'examples/orders/go') });
    const [text, summary] = [output, type.docs.summary].map((words) => words.replace(/\s+/g, ' '));
    if (!text.includes(summary)) silent.push(`\`go doc ${topic}\` does not say "${summary}":\n${output}`);
  }
  return silent;
}
