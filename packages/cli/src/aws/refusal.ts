import { CliError } from '../terminal/cli-error';

/** What the SDK throws, as far as it says why. */
interface SdkError extends Error {
  readonly code?: string;
  readonly cause?: { readonly code?: string };
  readonly $metadata?: { readonly attempts?: number; readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}

const throttled =
  /^(Throttling|ThrottlingException|ThrottledException|RequestThrottled|RequestThrottledException|TooManyRequestsException|RequestLimitExceeded|ProvisionedThroughputExceededException|SlowDown|BandwidthLimitExceeded)$/;
const expired = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/;

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
  const { name, code = '', message, cause, $metadata, $response } = error as SdkError;
  const said = message.split('\n')[0].replace(/[.\s]+$/, '');
  if (/region is missing/i.test(message)) {
    return new CliError('DYN-C011', 'No AWS region is set. Pass --region, or set AWS_REGION or the region of the profile.', error);
  }
  if (/^Region not accepted/i.test(message)) {
    return new CliError(
      'DYN-C011',
      `${what}: the region is not valid: ${said.replace(/^Region not accepted: /i, '')}. Use a region such as eu-west-1.`,
      error,
    );
  }
  if (expired.test(name) || /(token|session)\b.*\bexpired/i.test(message)) {
    return new CliError(
      'DYN-C010',
      `${what}: the AWS credentials have expired. Sign in again, for example with \`aws sso login\`, or set new credentials.`,
      error,
    );
  }
  if (isHtml(message, $response?.headers)) {
    const status = $response?.statusCode ?? $metadata?.httpStatusCode;
    const answered = status === undefined ? 'a web page' : `a web page (status ${status})`;
    return new CliError(
      'DYN-C012',
      `${what}: ${answered} answered instead of AWS, probably from a proxy or a sign-in page. Check HTTPS_PROXY, the network and --endpoint-url.`,
      error,
    );
  }
  if (throttled.test(name)) {
    const tries = $metadata?.attempts === undefined ? '' : ` after ${$metadata.attempts} ${$metadata.attempts === 1 ? 'try' : 'tries'}`;
    return new CliError('DYN-C013', `${what} is throttled by AWS${tries} (${name}). Run it later, or raise --retries.`, error);
  }
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') {
    return new CliError('DYN-C012', `${what}: the endpoint did not answer in time. Check that it runs, or raise --timeout.`, error);
  }
  if (credentials.test(name)) {
    return new CliError('DYN-C010', `${what} needs AWS credentials: ${said}. Set AWS_PROFILE or pass --profile.`, error);
  }
  if ([code, name, cause?.code ?? ''].some((one) => unreachable.includes(one))) {
    return new CliError('DYN-C012', `${what}: the endpoint cannot be reached (${said || code || name}).`, error);
  }
  if ($metadata !== undefined) return new CliError('DYN-C013', `${what} is refused: ${name}: ${said}.`, error);
  return error;
}

/** The SDK fails to read what is not JSON or XML of AWS, and keeps the answer. */
function isHtml(message: string, headers: Readonly<Record<string, string>> = {}): boolean {
  const unread = /Unexpected token '?<|Deserialization error|not valid JSON|is not valid xml|Unexpected end of/i.test(message);
  return unread || /^text\/html/i.test(headers['content-type'] ?? '');
}
