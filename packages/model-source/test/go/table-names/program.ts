import type { Form } from './form';

const known = ['cmp', 'encoding/json', 'fmt', 'log', 'os', 'slices', 'sort', 'strings', 'sync'];

/** The files of a package with a model that names its table in a form. */
export function filesOf({ code, cfg }: Form, module: string): Record<string, string> {
  const used = known.filter((name) => new RegExp(`\\b${name.split('/').at(-1)}\\.[A-Z]`).test(code)).map((name) => `import "${name}"\n`);
  if (cfg !== undefined) used.push(`import "${module}/cfg"\n`);
  return {
    'note.go': `package notes\n\n${used.join('')}\ntype Note struct {\n\tPK string \`theorydb:"pk"\`\n}\n\n${code}\n`,
    ...(cfg === undefined ? {} : { 'cfg/cfg.go': `package cfg\n\n${cfg}\n` }),
  };
}

/** The environments that every form is run in. */
export const environments: Record<string, string>[] = [
  {},
  { NOTES_TABLE: 'a' },
  { OTHER_TABLE: 'b' },
  { NOTES_TABLE: 'a', OTHER_TABLE: 'b' },
  { STAGE: 'prod' },
];
