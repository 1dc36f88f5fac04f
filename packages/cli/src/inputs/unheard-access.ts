import type { AwsAccess } from '../aws/access';
import { isConfigured } from '../configuration/configured';
import { CliError } from '../terminal/cli-error';

const access = {
  region: '--region',
  profile: '--profile',
  endpointUrl: '--endpoint-url',
  requestTimeout: '--timeout',
  retries: '--retries',
} as const;

/** Refuses what is said of AWS where nothing of AWS is asked. */
export function refuseAccess(options: AwsAccess, asks: boolean, place: string): void {
  if (asks) return;
  const unheard = Object.entries(access).find(
    ([name]) => options[name as keyof typeof access] !== undefined && !isConfigured(options, name),
  );
  if (unheard) throw new CliError('DYN-C005', `${unheard[1]} needs ${place}. Without it, the command does not call AWS.`);
}
