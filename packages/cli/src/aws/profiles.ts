import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { didYouMean, quoteAll } from '@dynamorm-cdk/core/text';
import { CliError } from '../terminal/cli-error';

/** Refuses a profile that is in none of the files of the AWS CLI: the SDK would say that there are no credentials. */
export function requireProfile(profile: string | undefined, env: NodeJS.ProcessEnv = process.env): void {
  const [name, source] = profile === undefined ? [env.AWS_PROFILE, 'AWS_PROFILE'] : [profile, '--profile'];
  if (!name) return;
  const config = env.AWS_CONFIG_FILE || join(homedir(), '.aws', 'config');
  const credentials = env.AWS_SHARED_CREDENTIALS_FILE || join(homedir(), '.aws', 'credentials');
  const known = new Set([...sectionsOf(config).map((section) => section.replace(/^profile\s+/, '')), ...sectionsOf(credentials)]);
  if (known.has(name)) return;
  const profiles = [...known].filter((one) => !/^(sso-session|services)\s/.test(one)).sort();
  const listed = profiles.length === 0 ? 'They have no profile.' : `There are ${quoteAll(profiles.slice(0, 10))}.`;
  throw new CliError(
    'DYN-C010',
    `${source} names the profile \`${name}\`, which is in neither \`${config}\` nor \`${credentials}\`. ${didYouMean(name, profiles) ?? listed}`,
  );
}

function sectionsOf(file: string): string[] {
  if (!existsSync(file)) return [];
  try {
    return [...readFileSync(file, 'utf8').matchAll(/^\s*\[\s*([^\]]+?)\s*\]/gm)].map(([, name]) => name);
  } catch {
    return [];
  }
}
