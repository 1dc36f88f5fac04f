import * as ddb from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Account, Credentials } from '../sandbox/account';
import { type Answer, type Claim, type Question, type Session, type Targets, THE_TABLE } from './claim';
import type { Deployed } from './stack';

/** What one question came to. */
export interface Answered {
  readonly question: Question;
  /** The name of the error where it is none of the three. */
  readonly answer: Answer | string;
}

export interface AnsweredClaim {
  readonly claim: Claim;
  readonly answers: readonly Answered[];
}

export interface Asking {
  readonly region: string;
  readonly account: Account;
  readonly deployed: Deployed;
  /** How often, five seconds apart, a call that should be allowed is tried again: on AWS a new policy takes some seconds to be seen everywhere. */
  readonly patience: number;
}

/** Asks every question of the claims. */
export async function ask(claims: readonly Claim[], asking: Asking): Promise<AnsweredClaim[]> {
  const asker = new Asker(asking);
  const found: AnsweredClaim[] = [];
  for (const claim of claims) {
    const answers: Answered[] = [];
    for (const question of claim.questions) answers.push({ question, answer: await asker.settled(question) });
    found.push({ claim, answers });
  }
  return found;
}

/** Whether the answer is one that the question expects. */
export function asExpected({ question: { expected }, answer }: Answered): boolean {
  return expected === 'open' || [expected].flat().some((one) => one === answer);
}

class Asker {
  private readonly sessions = new Map<string, Promise<Credentials>>();

  constructor(private readonly asking: Asking) {}

  /** A denial may come from a policy that is not there yet, an answer that was not expected from one that is not complete. */
  public async settled(question: Question): Promise<string> {
    let answer = await this.answer(question);
    for (let i = 0; i < this.asking.patience && !asExpected({ question, answer }); i++) {
      await new Promise((done) => setTimeout(done, 5000));
      this.sessions.clear();
      answer = await this.answer(question);
    }
    return answer;
  }

  private async answer({ session, call }: Question): Promise<string> {
    const begun = await this.session(session).then(
      (credentials) => ({ credentials }),
      (error: Error) => ({ error }),
    );
    if (!call) return 'error' in begun ? kindOf(begun.error) : 'allowed';
    if ('error' in begun) return `no session: ${begun.error.name}`;
    const [command, input] = call(this.targets());
    const client = new ddb.DynamoDBClient({ ...this.account(begun.credentials), maxAttempts: 3 });
    const Command = (ddb as unknown as Record<string, new (input: unknown) => Parameters<typeof client.send>[0]>)[`${command}Command`];
    return client.send(new Command(input)).then(() => 'allowed', kindOf);
  }

  private session(session: Session): Promise<Credentials> {
    const named = JSON.stringify(session, (key, value) => (key === 'role' ? value.name : value));
    const begun = this.sessions.get(named) ?? this.begin(session);
    this.sessions.set(named, begun);
    return begun;
  }

  private async begin({ role, tags = {}, transitive, from }: Session): Promise<Credentials> {
    const caller = from ? this.account(await this.session(from)) : { ...this.asking.account, region: this.asking.region };
    const values = (value: string) => (value === THE_TABLE ? this.asking.deployed.tableName : value);
    const Tags = Object.entries(tags).map(([Key, value]) => ({ Key, Value: values(value) }));
    const { Credentials: c } = await new STSClient(caller).send(
      new AssumeRoleCommand({
        RoleArn: this.asking.deployed.roleArn(role),
        RoleSessionName: 'verify',
        DurationSeconds: 900,
        ...(Tags.length > 0 ? { Tags } : {}),
        ...(transitive ? { TransitiveTagKeys: transitive } : {}),
      }),
    );
    return { accessKeyId: c?.AccessKeyId ?? '', secretAccessKey: c?.SecretAccessKey ?? '', sessionToken: c?.SessionToken };
  }

  private account(credentials: Credentials) {
    return { region: this.asking.region, endpoint: this.asking.account.endpoint, credentials };
  }

  /** Calls name the table alone. */
  private targets(): Targets {
    return { tableName: this.asking.deployed.tableName, tableArn: '', tableOfTagArn: '', account: '' };
  }
}

function kindOf(error: Error & { CancellationReasons?: { Code?: string }[] }): string {
  if (/^AccessDenied/.test(error.name)) return 'denied';
  return /Validation|InvalidParameter|MalformedInput|PackedPolicy/.test(error.name) ? 'refused' : error.name;
}
