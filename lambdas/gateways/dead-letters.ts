import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  paginateListDeadLetterSourceQueues,
  paginateListQueues,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { type Instant, instant } from '../../shared/domain/instant';

/** A message that was given up. */
export interface DeadLetter {
  readonly id: string;
  readonly sentAt: Instant;
  /** How often it was handed out. */
  readonly receives: number;
  readonly body: string;
  /** What handling it said last, where that is known. */
  readonly error?: string;
}

/** A queue that has given messages up. */
export interface DeadQueue {
  readonly queue: string;
  readonly messages: number;
  /** Some of them. */
  readonly letters: readonly DeadLetter[];
}

/** What a redrive came to. `no-source`: what lies there came from no queue, so there is none to put it back into. */
export interface Redrive {
  readonly queue: string;
  readonly outcome: 'redriven' | 'no-source' | 'failed';
  readonly moved: number;
  readonly reason?: string;
}

/** The dead letters of an installation. */
export interface DeadLetters {
  /** The queues that have any. */
  list(): Promise<DeadQueue[]>;
  /** Gives a queue's letters all their tries again; tells now and then how many are moved. */
  redrive(queue: string, onMoved: (moved: number) => void): Promise<Redrive>;
}

/** How often SQS is asked how far it is. */
const ASK_EVERY_MS = 1_000;

/** The queues of a stage that end with `-lost`, by SQS. `SQS_ENDPOINT` points to a stand-in. */
export function openDeadLetters(
  env: Readonly<Record<string, string | undefined>>,
  prefix: string,
  everyMs = ASK_EVERY_MS,
): DeadLetters {
  const client = new SQSClient(env.SQS_ENDPOINT === undefined ? {} : { endpoint: env.SQS_ENDPOINT });

  async function urls(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for await (const { QueueUrls = [] } of paginateListQueues({ client }, { QueueNamePrefix: prefix })) {
      for (const url of QueueUrls) {
        const name = url.slice(url.lastIndexOf('/') + 1);
        if (name.endsWith('-lost')) found.set(name.slice(prefix.length, -'-lost'.length), url);
      }
    }
    return found;
  }

  async function attributes(QueueUrl: string): Promise<{ messages: number; arn: string }> {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages', 'QueueArn'] }),
    );
    return { messages: Number(Attributes?.ApproximateNumberOfMessages ?? 0), arn: Attributes?.QueueArn ?? '' };
  }

  /** Looks at some messages without hiding them from anybody. */
  async function peek(QueueUrl: string): Promise<DeadLetter[]> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 0,
        MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
      }),
    );
    return Messages.map(({ MessageId = '', Body = '', Attributes }) => ({
      id: MessageId,
      sentAt: instant(Number(Attributes?.SentTimestamp ?? 0)),
      receives: Number(Attributes?.ApproximateReceiveCount ?? 0),
      body: Body,
    }));
  }

  async function hasSource(QueueUrl: string): Promise<boolean> {
    for await (const { queueUrls = [] } of paginateListDeadLetterSourceQueues({ client }, { QueueUrl })) {
      if (queueUrls.length > 0) return true;
    }
    return false;
  }

  async function task(SourceArn: string): Promise<ListMessageMoveTasksResultEntry | undefined> {
    const { Results = [] } = await client.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }));
    return Results[0];
  }

  return {
    async list() {
      const queues: DeadQueue[] = [];
      for (const [queue, url] of await urls()) {
        const { messages } = await attributes(url);
        if (messages > 0) queues.push({ queue, messages, letters: await peek(url) });
      }
      return queues;
    },

    async redrive(queue, onMoved) {
      const url = (await urls()).get(queue);
      if (url === undefined) throw new RangeError(`no queue is named ${queue}`);
      if (!(await hasSource(url))) return { queue, outcome: 'no-source', moved: 0 };
      const { arn } = await attributes(url);
      await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
      for (;;) {
        const state = await task(arn);
        const moved = state?.ApproximateNumberOfMessagesMoved ?? 0;
        onMoved(moved);
        if (state?.Status === 'COMPLETED') return { queue, outcome: 'redriven', moved };
        if (state?.Status !== 'RUNNING') {
          return { queue, outcome: 'failed', moved, reason: state?.FailureReason ?? state?.Status ?? 'unknown' };
        }
        await sleep(everyMs);
      }
    },
  };
}
