import { bound } from '../../../tools/packaging/packages';
import type { Tarball } from '../../../tools/packaging/tarballs';

/** Licences that Construct Hub takes; ours is one of them. */
const permissive = ['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

/** One of these, or a dependency on aws-cdk-lib or constructs, makes Construct Hub look at a package. */
const keywords = ['cdk', 'aws-cdk', 'awscdk'];

/** What the user of a jsii package needs; anything else in a tarball is a mistake. */
const needed = [
  /^(package\.json|README\.md|API\.md|LICENSE|THIRD-PARTY-LICENSES|\.jsii|\.jsii\.tabl\.json)$/,
  /^lib\/(index\.js(\.map)?|(js-)?yaml\.js|.*\.d\.ts)$/,
  /^schema\/[\w.-]+\.schema\.json$/,
  /^docs\/[\w./-]+\.md$/,
];

/** The command line is chunks that no program imports; each is loaded when a command needs it. */
const neededByCli = [
  /^(package\.json|README\.md|LICENSE)$/,
  /^bin\/dynamorm-cdk\.js$/,
  /^lib\/((index|yaml|[\w-]+-[A-Z0-9]{8})\.js|THIRD-PARTY-LICENSES\.txt)$/,
  /^lib\/(web-tree-sitter|tree-sitter-(go|python))\.wasm$/,
  /^schema\//,
  /^docs\/[\w-]+\.md$/,
];

/** A third of the largest, model-spec, is the map with the sources in it, and a quarter two readers of YAML. */
const mostBytes = 380_000;
/** Grammars and parsers of three languages are most of it, what each code means 60 KB. From packages of their own they would be 18 MB. */
const mostBytesOfCli = 900_000;

/** What Construct Hub, or a user, would object to in a tarball; each a sentence. @see https://constructs.dev/faq */
export function objections(tarball: Tarball): string[] {
  const jsii = bound.includes(tarball.name);
  const found = [
    ...aboutContents(tarball, jsii ? needed : neededByCli, jsii ? mostBytes : mostBytesOfCli),
    ...(jsii ? aboutIngestion(tarball) : []),
  ];
  return found.map((sentence) => `packages/${tarball.name}: ${sentence}`);
}

function aboutContents({ files, bytes }: Tarball, patterns: RegExp[], most: number): string[] {
  const naming = [...files].filter(([path, text]) => /(^\.jsii|\.js|\.d\.ts)$/.test(path) && text.includes('@dynamorm-cdk/core'));
  const links = [...(files.get('README.md') ?? '').matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
  const relative = links.filter((target) => !/^(https:|#)/.test(target));
  const superfluous = [...files.keys()].filter((path) => !patterns.some((pattern) => pattern.test(path)));
  return [
    ...superfluous.map((path) => `\`${path}\` is packed, but no user needs it; exclude it from .npmignore by projenrc.`),
    ...naming.map(([path]) => `\`${path}\` names the private core, which no user can install: keep it out of public signatures.`),
    ...relative.map((target) => `README.md links to \`${target}\`, which leads nowhere on npm and PyPI: write the whole address.`),
    ...(bytes > most ? [`The tarball has ${bytes} bytes; the limit is ${most}.`] : []),
  ];
}

function aboutIngestion({ files }: Tarball): string[] {
  const found: string[] = [];
  const say = (wrong: boolean, sentence: string) => wrong && found.push(sentence);
  for (const file of ['README.md', 'API.md', 'LICENSE', '.jsii']) say(!files.get(file)?.trim(), `The tarball has no ${file}.`);
  say(/^# replace this/.test(files.get('README.md') ?? ''), 'README.md is the one that projen starts with.');
  const manifest = JSON.parse(files.get('package.json') ?? '{}');
  const assembly = JSON.parse(files.get('.jsii') ?? '{}');
  say(manifest.private === true, 'package.json says private: it would not be published.');
  say(!manifest.jsii?.targets, 'package.json has no `jsii.targets`.');
  say(!permissive.includes(manifest.license), `package.json has the licence \`${manifest.license}\`, which Construct Hub does not take.`);
  say(!manifest.repository?.url, 'package.json has no repository.');
  const dependencies = { ...manifest.dependencies, ...manifest.peerDependencies };
  const ofCdk = 'aws-cdk-lib' in dependencies || 'constructs' in dependencies;
  const keyword = manifest.keywords?.some((word: string) => keywords.includes(word));
  say(!ofCdk && !keyword, `package.json depends on no CDK package and has none of the keywords ${keywords.join(', ')}.`);
  for (const [name, range] of Object.entries<string>(dependencies)) {
    say(range.startsWith('workspace:'), `package.json depends on ${name} by \`${range}\`, which only this repository understands.`);
  }
  for (const key of ['name', 'version', 'license'] as const) {
    say(
      manifest[key] !== assembly[key],
      `package.json has the ${key} \`${manifest[key]}\`, the assembly \`${assembly[key]}\`: compile again.`,
    );
  }
  say(!/^jsii\//.test(assembly.schema ?? ''), 'The assembly names no jsii schema.');
  return found;
}
