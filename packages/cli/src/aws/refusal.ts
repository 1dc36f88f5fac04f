import { CliError } from '../terminal/cli-error';

/** What the SDK throws, as far as it says why. */
interface SdkError extends Error {
  readonly code?: string;
  readonly cause?: { readonly code?: string };
  readonly $metadata?: unknown;
}

const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'TimeoutError'];
const credentials =
  /^(CredentialsProviderError|TokenProviderError|UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|ExpiredTokenException|ExpiredToken|InvalidAccessKeyId|MissingAuthenticationTokenException)$/;

/** Runs a call of AWS; what keeps it from being answered becomes one sentence. Errors named in `expected` are passed on. */
export async function asked<T>(what: string, call: () => Promise<T>, expected: string[] = []): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && expected.includes(error.name)) throw error;
    throw refusal(what, error);
  }
}

function refusal(what: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CliError) return error;
  const { name, code = '', message, cause, $metadata } = error as SdkError;
  const said = message.split('\n')[0].replace(/[.\s]+$/, '');
  if (/region is missing/i.test(message)) {
    return new CliError('DYN-C011', 'No AWS region is known. Give --region, or set AWS_REGION or the region of the profile.', error);
  }
  if (credentials.test(name)) {
    return new CliError('DYN-C010', `${what} needs AWS credentials: ${said}. Set AWS_PROFILE or give --profile.`, error);
  }
  if ([code, name, cause?.code ?? ''].some((one) => unreachable.includes(one))) {
    return new CliError('DYN-C012', `${what}: the endpoint cannot be reached (${said || code || name}).`, error);
  }
  if ($metadata !== undefined) return new CliError('DYN-C013', `${what} is refused: ${name}: ${said}.`, error);
  return error;
}
