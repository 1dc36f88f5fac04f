import { Failure } from '../failure';

/** How AWS is reached. */
export interface AwsAccess {
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/** What every client of the SDK is made with. What is not given comes from the usual places: environment, profiles, instance metadata. */
export function clientConfiguration({ region, profile, endpointUrl }: AwsAccess): {
  region?: string;
  profile?: string;
  endpoint?: string;
  maxAttempts: number;
} {
  if (endpointUrl !== undefined) endpointOf(endpointUrl);
  return {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    maxAttempts: 3,
  };
}

/** The address of an endpoint. */
export function endpointOf(url: string): URL {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Failure('DYN-C012', `--endpoint-url takes an address such as http://localhost:8000; got: \`${url}\`.`);
  }
  return new URL(url);
}
