import { CliError } from '../terminal/cli-error';

/** How AWS is reached. */
export interface AwsAccess {
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  /** Seconds that one request may take. */
  readonly requestTimeout?: number;
  /** How often a request is tried again that AWS throttles or does not answer. */
  readonly retries?: number;
}

/** What every client of the SDK is made with. */
export interface ClientConfiguration {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number; readonly throwOnRequestTimeout: true };
}

/** The configuration for clients of any service. */
export function clientConfiguration({ region, profile, endpointUrl, requestTimeout = 30, retries = 2 }: AwsAccess): ClientConfiguration {
  if (endpointUrl !== undefined) endpointOf(endpointUrl);
  if (region !== undefined && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region) && endpointUrl === undefined) {
    throw new CliError('DYN-C011', `--region must be a region such as eu-west-1; got: \`${region}\`.`);
  }
  return {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    maxAttempts: retries + 1,
    // Without the last one the SDK only warns of a request that is never answered.
    requestHandler: {
      connectionTimeout: Math.min(5_000, requestTimeout * 1_000),
      requestTimeout: requestTimeout * 1_000,
      throwOnRequestTimeout: true,
    },
  };
}

/** The address of an endpoint. */
export function endpointOf(url: string): URL {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new CliError('DYN-C012', `--endpoint-url must be an address such as http://localhost:8000; got: \`${url}\`.`);
  }
  return new URL(url);
}

/** An endpoint that only this machine has: loopback, and the name that containers have for it. */
export function isLocal(url: string): boolean {
  const host = endpointOf(url).hostname.replace(/^\[|\]$/g, '');
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1|host\.docker\.internal)$/.test(host);
}
