import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { root } from '../../tools/root';
import type { Steps } from '../../tools/work/steps';
import { integ } from '../run/integ-runner';
import { LocalSandbox } from '../sandbox/local-sandbox';
import { missingPermissions } from '../sandbox/permissions';
import { type Verified, verify } from './verify';

const LOCAL_REGION = 'eu-west-1';

/** The claims against the local cloud: shows that it and the questions agree, and proves nothing about AWS. */
export async function verifyLocally(steps: Steps, reportFile = join(root, '.cache/reports/verify.md')): Promise<Verified> {
  const sandbox = await LocalSandbox.start([LOCAL_REGION]);
  try {
    const where = { place: 'the local cloud', region: LOCAL_REGION, prefix: 'Integ-', account: sandbox.account };
    return await verify({ ...where, env: sandbox.environmentFrom(), patience: 0, reportFile }, steps);
  } finally {
    await sandbox.stop();
  }
}

/** The claims on an AWS account. */
export async function verifyInSandbox(steps: Steps, region: string, profile?: string, reportFile?: string): Promise<Verified> {
  if (profile) process.env.AWS_PROFILE = profile;
  const prefix = `Integ-${randomBytes(3).toString('hex')}-`;
  const missing = await missingPermissions(prefix, [region]);
  if (missing.length > 0) return { answered: [], problems: [...missing, 'integ/sandbox has the policy that a run needs.'] };
  const date = new Date().toISOString().slice(0, 10);
  const where = { place: 'AWS', region, prefix, account: {}, profile, env: process.env, patience: 18 };
  return verify({ ...where, reportFile: reportFile ?? join(integ, 'verified', `${date}-${region}.md`) }, steps);
}
