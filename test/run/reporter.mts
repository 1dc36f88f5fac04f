import { basename } from 'node:path';
import type { SerializedError, TestCase, TestModule, TestSpecification, Vitest } from 'vitest/node';
import { DefaultReporter } from 'vitest/node';
import { Counts, closingLine, type PartResult, table } from './counts.mjs';

/** Tests of another runner, counted in place of the one test that ran it. */
declare module 'vitest' {
  interface TaskMeta {
    counted?: { passed: number; failed: number; skipped: number };
  }
}

/** Says what is at work while it is, counts every test of every runner, and closes with one line of numbers. */
export default class Reporter extends DefaultReporter {
  private readonly parts = new Map<string, PartResult>();
  /** Projects of unit tests, and how many of their files have not ended. */
  private readonly left = new Map<string, number>();

  public constructor() {
    super({ summary: false });
  }

  /** Without vitest's banner. */
  public override onInit(context: Vitest): void {
    this.ctx = context;
    // One stream: errors keep their place, and the numbers stay last, also where the two are read together.
    process.stderr.write = process.stdout.write.bind(process.stdout) as typeof process.stderr.write;
  }

  public override onTestRunStart(specifications: readonly TestSpecification[]): void {
    super.onTestRunStart(specifications);
    for (const { project } of specifications) this.left.set(project.name, (this.left.get(project.name) ?? 0) + 1);
  }

  public onTestModuleStart(module: TestModule): void {
    const part = partOf(module);
    if (!this.parts.has(part)) {
      this.parts.set(part, { name: part, began: Date.now(), ended: Date.now(), counts: new Counts() });
      this.log(`▸ ${part}`);
    }
  }

  public override onTestCaseResult(test: TestCase): void {
    const result = test.result();
    const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1);
    if (result.state === 'skipped') this.say(test.module, `↓ ${test.fullName}${result.note ? `, skipped: ${result.note}` : ''}`);
    else if (result.state === 'failed') this.say(test.module, `✗ ${test.fullName} (${seconds} s)`);
    // Of the thousands of unit tests only what needs a look.
    else if (test.project.name === 'e2e') this.say(test.module, `✓ ${test.fullName} (${seconds} s)`);
    // In full once more at the end; who waits for the others can read it already.
    if (result.state === 'failed') for (const { message } of result.errors) this.say(test.module, message);
  }

  public override onTestModuleEnd(module: TestModule): void {
    this.onTestModuleStart(module);
    const part = this.parts.get(partOf(module));
    if (!part) return;
    part.ended = Date.now();
    for (const test of module.children.allTests()) part.counts.add(test);
    // A file that cannot be loaded, or whose hooks fail, has a fault that is none of a test.
    part.counts.failed += [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())].length > 0 ? 1 : 0;
    if (module.state() === 'failed') this.say(module, `✗ ${module.relativeModuleId}`);
    const left = (this.left.get(module.project.name) ?? 1) - 1;
    this.left.set(module.project.name, left);
    if (left === 0 && module.project.name !== 'e2e') this.say(module, 'all files have run');
  }

  public override onTestSuiteResult(): void {}

  /** Live for what runs for minutes; unit tests speak where they fail. */
  public override onUserConsoleLog(log: Parameters<DefaultReporter['onUserConsoleLog']>[0]): void {
    const task = log.taskId === undefined ? undefined : this.ctx.state.idMap.get(log.taskId);
    const entity = task && this.ctx.state.getReportedEntity(task);
    const module = entity === undefined ? undefined : entity.type === 'module' ? entity : entity.module;
    if (module?.project.name === 'e2e') this.say(module, log.content.trimEnd());
  }

  public override onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[],
    reason: 'passed' | 'failed' | 'interrupted',
  ): void {
    super.onTestRunEnd(modules, errors, reason);
    const results = [...this.parts.values()];
    const total = Counts.sum(results.map(({ counts }) => counts));
    total.failed += errors.length;
    if (total.passed === 0 && total.failed === 0) this.log('No test ran.');
    this.log(`\n${table(results)}\n`);
    if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
    process.send?.({ ...total });
    // After whatever vitest has still to say while it ends its workers.
    process.once('exit', () => this.log(closingLine(total)));
  }

  /** The numbers of vitest are in the table. */
  public override reportTestSummary(): void {}

  private say(module: TestModule, text: string): void {
    const name = nameOf(module);
    for (const line of text.split('\n')) this.log(`  ${name.padEnd(15)} ${line}`);
  }
}

function partOf(module: TestModule): string {
  const project = module.project.name;
  if (project === 'e2e') return nameOf(module);
  return project.endsWith('-newest') ? 'newest-cdk' : 'unit';
}

function nameOf({ project, moduleId }: TestModule): string {
  return project.name === 'e2e' ? basename(moduleId, '.test.ts') : project.name;
}
