/** Asks Maven Central's portal something harmless with the token that the upload will use. Publishes nothing. */
async function main(): Promise<void> {
  const { MAVEN_USERNAME: name, MAVEN_PASSWORD: password } = process.env;
  if (!name || !password) throw new Error('Set MAVEN_USERNAME and MAVEN_PASSWORD to a user token of Maven Central; see docs/releasing.md.');
  const question = new URL('/api/v1/publisher/published', process.env.CENTRAL_URL ?? 'https://central.sonatype.com');
  question.search = new URLSearchParams({ namespace: 'org.apache.maven', name: 'maven-core', version: '3.9.9' }).toString();
  const token = Buffer.from(`${name}:${password}`).toString('base64');
  const answer = await fetch(question, { headers: { authorization: `Bearer ${token}` } });
  if (answer.ok) return console.log('Maven Central knows the user token');
  if (answer.status === 401 || answer.status === 403) {
    throw new Error(`Maven Central does not know the user token (${answer.status}): make a new one as docs/releasing.md says.`);
  }
  throw new Error(`Maven Central answers ${answer.status}: try again later.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
