import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brokenModels, buriedCodes } from '../tools/bindings/findings-first';
import { go } from '../tools/bindings/go';
import { java } from '../tools/bindings/java';
import type { Language } from '../tools/bindings/language';
import { refusal, synthesis } from '../tools/bindings/orders-example';
import { python } from '../tools/bindings/python';
import { run, runOrFail } from '../tools/processes/run';
import { root } from '../tools/root';
import { Steps } from '../tools/work/steps';
import { freshProjects } from './fresh-projects';
import { rehearseGo, rehearseMaven, rehearseNpm } from './rehearsal/rehearse';

/** Of no meaning: nothing of it leaves the machine. */
const version = '0.1.0';

const work = join(root, '.cache/release');
const tree = join(work, 'tree');

/**
 * A release without its last step: every artifact is built from a copy of the repository and installed in a fresh project of each language.
 * The projects must synthesize the same template, and explain models that do not fit before anything else.
 */
async function dryRun(): Promise<void> {
  const steps = new Steps();
  for (const language of [go, python, java]) {
    const missing = await language.missing();
    if (missing) throw new Error(`A release is built for all languages, but ${missing}.`);
  }
  // Outside of the workspace: nothing that is installed there must be found.
  const projects = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-release-'));
  try {
    await steps.step('Copy the repository and install its dependencies', copy);
    await steps.step(`Build every artifact of version ${version}`, async () => {
      await runOrFail('tsx', ['release/build.ts', version, '--rehearsal'], { cwd: tree, minutes: 40 });
      return 'packages for npm, Go, PyPI and Maven';
    });
    const dist = join(tree, 'dist');
    await steps.step('Publish to a stub of npm', () => rehearseNpm(dist));
    await steps.step('Push to a Go repository of this machine', () => rehearseGo(dist, version, work));
    await steps.step('Sign for Maven Central', () => rehearseMaven(dist, work));
    const templates: string[] = [];
    for (const make of freshProjects(projects, dist, version)) {
      await steps.step('Install the artifacts in a fresh project and synthesize it', async () => {
        const { language, folder, environment } = await make();
        templates.push((await synthesis({ name: language, environment }, folder)).template);
        if (templates.at(-1) !== templates[0]) throw new Error(`The template of the fresh ${language} project differs from TypeScript's.`);
        await refused({ name: language, environment }, folder);
        return language;
      });
    }
  } finally {
    rmSync(projects, { recursive: true, force: true });
    console.log(`\n${steps.table()}\n`);
  }
  console.log(`Nothing was published. The artifacts stand in ${join('.cache/release/tree/dist')}.`);
}

/** Models that do not fit are refused, and the findings are the first that is printed. */
async function refused(language: Pick<Language, 'name' | 'environment'>, folder: string): Promise<void> {
  for (const { models, codes } of brokenModels) {
    const output = await refusal(language, join(root, models), folder);
    const buried = buriedCodes(output, codes);
    if (buried.length > 0) throw new Error(`The fresh ${language.name} project does not begin with ${buried.join(', ')}:\n${output}`);
  }
}

/** What git tracks or would track, as it is now: what is built is what a checkout would hold. */
async function copy(): Promise<string> {
  rmSync(tree, { recursive: true, force: true });
  const listed = (await runOrFail('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])).split('\0');
  const files = listed.filter((file) => file && existsSync(join(root, file)));
  for (const file of [...files, '.cache/rosetta.json'].filter((name) => existsSync(join(root, name)))) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(tree, file));
  }
  // A repository of its own: tools that look for one must not find the one around it.
  await run('git', ['init', '--quiet'], { cwd: tree });
  await runOrFail('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--reporter', 'append-only'], { cwd: tree });
  return `${files.length} files`;
}

dryRun().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
