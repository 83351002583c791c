import { createHash } from 'node:crypto';
import { type DeadLetters, openDeadLetters } from '../../../lambdas/gateways/dead-letters';
import { type LoopbackServer, listenOnLoopback, readBody } from '../../../local/loopback-server';

const sentAt = '2026-11-23T14:00:00.000Z';

/** SQS with two dead-letter queues: one of a queue, one of a schedule. A move takes three looks. */
let queues: Record<string, { bodies: string[]; source?: string }>;
let looks: number;
let moveEndsWith: string;
let server: LoopbackServer;
let deadLetters: DeadLetters;

const answers: Record<string, (input: Record<string, string>) => unknown> = {
  ListQueues: ({ QueueNamePrefix = '' }) => ({
    QueueUrls: Object.keys(queues)
      .filter((name) => name.startsWith(QueueNamePrefix))
      .map((name) => `http://sqs/1/${name}`),
  }),
  GetQueueAttributes: (input) => ({
    Attributes: { ApproximateNumberOfMessages: String(queueOf(input).bodies.length), QueueArn: nameIn(input.QueueUrl) },
  }),
  ReceiveMessage: (input) => ({
    Messages: queueOf(input).bodies.map((Body, index) => ({
      MessageId: `id-${index}`,
      Body,
      MD5OfBody: createHash('md5').update(Body).digest('hex'),
      Attributes: { SentTimestamp: String(Date.parse(sentAt)), ApproximateReceiveCount: '6' },
    })),
  }),
  ListDeadLetterSourceQueues: (input) => ({ queueUrls: [queueOf(input).source].filter(Boolean) }),
  StartMessageMoveTask: () => ({ TaskHandle: 'task' }),
  ListMessageMoveTasks: ({ SourceArn = '' }) => {
    looks += 1;
    const total = queues[SourceArn]?.bodies.length ?? 0;
    const isOver = looks > 2;
    return {
      Results: [
        {
          Status: isOver ? moveEndsWith : 'RUNNING',
          ApproximateNumberOfMessagesMoved: isOver ? total : looks,
          ...(moveEndsWith === 'FAILED' && isOver ? { FailureReason: 'AccessDenied' } : {}),
        },
      ],
    };
  },
};

const nameIn = (url = '') => url.slice(url.lastIndexOf('/') + 1);
const queueOf = ({ QueueUrl }: Record<string, string>) => queues[nameIn(QueueUrl)] ?? { bodies: [] };

beforeEach(async () => {
  looks = 0;
  moveEndsWith = 'COMPLETED';
  queues = {
    'faturakom-dev-read-mail': { bodies: ['alive'] },
    'faturakom-dev-read-mail-lost': { bodies: ['a', 'b', 'c'], source: 'http://sqs/1/faturakom-dev-read-mail' },
    'faturakom-dev-note-bounces-lost': { bodies: [], source: 'http://sqs/1/faturakom-dev-note-bounces' },
    'faturakom-dev-close-day-lost': { bodies: ['run'] },
    'faturakom-prod-read-mail-lost': { bodies: ['not ours'] },
  };
  server = await listenOnLoopback(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
    const input = JSON.parse(String(await readBody(request, 10_000)));
    const body = JSON.stringify(answers[action]?.(input));
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
  });
  deadLetters = openDeadLetters({ SQS_ENDPOINT: `http://127.0.0.1:${server.port}` }, 'faturakom-dev-', 1);
});
afterEach(() => server.close());

test('lists the queues of the stage that have given messages up, with what lies there', async () => {
  const letter = (body: string, index: number) => ({ id: `id-${index}`, sentAt, receives: 6, body });
  expect(await deadLetters.list()).toEqual([
    { queue: 'read-mail', messages: 3, letters: ['a', 'b', 'c'].map(letter) },
    { queue: 'close-day', messages: 1, letters: [letter('run', 0)] },
  ]);
});

test('puts messages back and tells how far it is', async () => {
  const told: number[] = [];
  expect(await deadLetters.redrive('read-mail', (moved) => told.push(moved))).toEqual({
    queue: 'read-mail',
    outcome: 'redriven',
    moved: 3,
  });
  expect(told).toEqual([1, 2, 3]);
});

test('a move that breaks off is told with its reason', async () => {
  moveEndsWith = 'FAILED';
  const redrive = await deadLetters.redrive('read-mail', () => {});
  expect(redrive).toMatchObject({ outcome: 'failed', reason: 'AccessDenied' });
});

test('what came from no queue stays where it is, and an unknown queue is refused', async () => {
  expect(await deadLetters.redrive('close-day', () => {})).toEqual({
    queue: 'close-day',
    outcome: 'no-source',
    moved: 0,
  });
  await expect(deadLetters.redrive('no-such', () => {})).rejects.toThrow('no queue is named no-such');
});
