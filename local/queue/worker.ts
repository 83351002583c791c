import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { DurableQueue, Letter } from './durable-queue';

/** A Lambda that handles a queue's messages: gives back those that failed, or throws when all did. */
export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

export interface Worker {
  /** Receives nothing any more and waits for what is under way. */
  stop(): Promise<void>;
}

/** Stands in for Lambda's reading of a queue: hands letters to the handler, one at a time, until there are none. */
export function startWorker(queue: DurableQueue, handler: QueueHandler): Worker {
  let isStopped = false;
  let underWay: Promise<void> | undefined;
  const next = () => (isStopped ? undefined : queue.receive());

  async function work(): Promise<void> {
    await nextTurn();
    for (let letter = next(); letter !== undefined; letter = next()) await handle(letter);
    underWay = undefined;
  }

  async function handle(letter: Letter): Promise<void> {
    try {
      const answer = await handler(eventOf(letter, queue.name));
      if (answer?.batchItemFailures.length) queue.failed(letter.id, 'not handled: the log tells why');
      else queue.done(letter.id);
    } catch (error) {
      console.error(`queue ${queue.name}:`, error);
      queue.failed(letter.id, error instanceof Error ? error.message : String(error));
    }
  }

  const wake = () => {
    if (!isStopped) underWay ??= work();
  };
  queue.onLetter(wake);
  wake();
  return {
    async stop() {
      isStopped = true;
      await underWay;
    },
  };
}

function eventOf({ id, body, receives, sentAtMs }: Letter, queue: string): SQSEvent {
  return {
    Records: [
      {
        messageId: id,
        receiptHandle: id,
        body,
        attributes: {
          ApproximateReceiveCount: String(receives),
          SentTimestamp: String(sentAtMs),
          SenderId: 'local',
          ApproximateFirstReceiveTimestamp: String(sentAtMs),
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: `arn:aws:sqs:eu-central-1:000000000000:${queue}`,
        awsRegion: 'eu-central-1',
      },
    ],
  };
}
