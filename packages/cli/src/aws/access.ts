import { CliError } from '../terminal/cli-error';

/** How AWS is reached. */
export interface AwsAccess {
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/** What every client of the SDK is made with. */
export interface ClientConfiguration {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number };
}

/** The configuration for clients of any service. */
export function clientConfiguration({ region, profile, endpointUrl }: AwsAccess): ClientConfiguration {
  if (endpointUrl !== undefined) endpointOf(endpointUrl);
  return {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
  };
}

/** The address of an endpoint. */
export function endpointOf(url: string): URL {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new CliError('DYN-C012', `--endpoint-url takes an address such as http://localhost:8000; got: \`${url}\`.`);
  }
  return new URL(url);
}

/** An endpoint that only this machine has: loopback, and the name that containers have for it. */
export function isLocal(url: string): boolean {
  const host = endpointOf(url).hostname.replace(/^\[|\]$/g, '');
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1|host\.docker\.internal)$/.test(host);
}
