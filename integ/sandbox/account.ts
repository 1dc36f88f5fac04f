/** Endpoint and credentials of an account; the SDK finds those of the environment where they are left out. */
export interface Account {
  readonly endpoint?: string;
  readonly credentials?: Credentials;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The environment variables that hold credentials. */
export function variables({ accessKeyId, secretAccessKey, sessionToken }: Credentials): Record<string, string> {
  const session: Record<string, string> = sessionToken ? { AWS_SESSION_TOKEN: sessionToken } : {};
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, ...session };
}
