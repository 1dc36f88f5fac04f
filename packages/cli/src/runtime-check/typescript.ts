import { literal } from './literal';
import type { RequiredVariable } from './required-variables';

/** A TypeScript file with one function that throws; every type in it can be erased. */
export function typescriptCheck(variables: readonly RequiredVariable[], head: readonly string[]): string {
  return script(variables, head, {
    list: ': readonly { readonly names: readonly string[]; readonly purpose: string }[]',
    environment: ': Readonly<Record<string, string | undefined>>',
    result: ': void',
  });
}

/** The same as an ECMAScript module. */
export function javascriptCheck(variables: readonly RequiredVariable[], head: readonly string[]): string {
  return script(variables, head, { list: '', environment: '', result: '' });
}

function script(
  variables: readonly RequiredVariable[],
  head: readonly string[],
  types: { readonly list: string; readonly environment: string; readonly result: string },
): string {
  const entries = variables.map(({ names, purpose }) => `  { names: [${names.map(literal).join(', ')}], purpose: ${literal(purpose)} },\n`);
  return `${head.map((line) => `// ${line}\n`).join('')}
const required${types.list} = [
${entries.join('')}];

/**
 * Throws an error that names each environment variable that is missing or empty.
 * Call it first: without the variable of a table's name, the service uses another table or none.
 */
export function checkEnvironment(environment${types.environment} = process.env)${types.result} {
  const missing = required.filter(({ names }) => !names.some((name) => environment[name]?.trim()));
  if (missing.length === 0) return;
  const named = missing.map(({ names, purpose }) => \`\${names.join(" or ")} (\${purpose})\`);
  throw new Error(\`Missing or empty in the environment: \${named.join(", ")}\`);
}
`;
}
