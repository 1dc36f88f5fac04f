import { compile } from '../tools/packaging/compile';
import type { Measurement } from './measurement';
import { measurements } from './measurements';
import { load } from './report/machine';
import { render, writeResults } from './report/results';
import { translatePrograms } from './sampling/programs';

/** Measures, says what is at work, and writes the results. */
export async function bench(chosen: readonly Measurement[]): Promise<void> {
  console.log('▸ Compile the packages');
  console.log(`  ${await compile()}`);
  translatePrograms();
  const measured = new Map<string, string>();
  const began = Date.now();
  for (const measurement of chosen) {
    const started = Date.now();
    const busy = load();
    console.log(`▸ ${measurement.title}`);
    const section = await measurement.run((words) => console.log(`  ${words}`));
    const circumstances = `${new Date(started).toISOString().slice(0, 10)}, ${seconds(started)} s, load ${busy.toFixed(1)} before and ${load().toFixed(1)} after`;
    measured.set(measurement.name, render(measurement, section, circumstances));
    for (const { measure, goal, measured: found, met } of section.verdicts ?? [])
      console.log(`  ${met ? '✓' : '✗'} ${measure}: ${found}, ${goal}`);
    // What is measured by then is kept, whatever comes.
    writeResults(measurements, measured);
  }
  console.log(`\nMeasured in ${seconds(began)} s; the results stand in bench/results.md.`);
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
