/** Asks PyPI for a token to upload with, as the upload itself will, and throws it away. Publishes nothing. */
async function main(): Promise<void> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = process.env;
  if (!url || !token) throw new Error('The job has no identity for PyPI: give it the permission `id-token: write`.');
  const pypi = process.env.PYPI_URL ?? 'https://pypi.org';
  const request = new URL(url);
  request.searchParams.set('audience', 'pypi');
  const identity = await fetch(request, { headers: { authorization: `Bearer ${token}` } });
  if (!identity.ok) throw new Error(`GitHub answers ${identity.status} to the request for the workflow's identity: try again later.`);
  const { value } = (await identity.json()) as { value: string };
  const answer = await fetch(new URL('/_/oidc/mint-token', pypi), { method: 'POST', body: JSON.stringify({ token: value }) });
  if (answer.ok) return console.log('PyPI lets this workflow upload');
  const { errors = [] } = (await answer.json().catch(() => ({}))) as { errors?: { description: string }[] };
  const reasons = errors.map(({ description }) => description).join('; ') || answer.status;
  throw new Error(`PyPI does not let this workflow upload (${reasons}): set up trusted publishing as docs/releasing.md says.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
