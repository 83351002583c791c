import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { startEngine } from '../../local/engine';
import { EngineUnavailable, findEngine } from '../../local/engine-process';
import { freePort, portIsFree } from '../../local/ports';

let folder: string;
const clients: DynamoDBClient[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faturakom-engine-'));
});
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  rmSync(folder, { recursive: true, force: true });
});

function connect(endpoint: string): DynamoDBClient {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  clients.push(client);
  return client;
}

async function writeOne(endpoint: string): Promise<void> {
  const client = connect(endpoint);
  await client.send(
    new CreateTableCommand({
      TableName: 'Kept',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  await client.send(new PutItemCommand({ TableName: 'Kept', Item: { pk: { S: 'one' }, amount: { N: '42' } } }));
}

async function readOne(endpoint: string): Promise<string | undefined> {
  const answer = await connect(endpoint).send(new GetItemCommand({ TableName: 'Kept', Key: { pk: { S: 'one' } } }));
  return answer.Item?.amount?.N;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(condition: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<boolean> {
  const giveUpAt = performance.now() + withinMs;
  while (performance.now() < giveUpAt) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** Another process that starts an engine on the file and prints where it is. */
async function startParent(dataFile: string): Promise<{ parent: ChildProcess; endpoint: string; pid: number }> {
  const script = `
    import { startEngine } from ${JSON.stringify(join(process.cwd(), 'local/engine.ts'))};
    const engine = await startEngine({ dataFile: ${JSON.stringify(dataFile)} });
    console.log(JSON.stringify({ endpoint: engine.endpoint, pid: engine.pid() }));
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, ...JSON.parse(line.toString()) };
}

test('an engine in memory answers and is gone after stop', async () => {
  const engine = await startEngine();
  const pid = engine.pid() ?? 0;
  expect((await connect(engine.endpoint).send(new ListTablesCommand({}))).TableNames).toEqual([]);
  await engine.stop();
  expect(isAlive(pid)).toBe(false);
});

test('a data file outlives its engine', async () => {
  const dataFile = join(folder, 'deep', 'data.db');
  const first = await startEngine({ dataFile });
  await writeOne(first.endpoint);
  await first.stop();
  const second = await startEngine({ dataFile });
  expect(await readOne(second.endpoint)).toBe('42');
  await second.stop();
});

test('the engine goes with a parent killed by kill -9, and the data is there at the next start', async () => {
  const dataFile = join(folder, 'data.db');
  const { parent, endpoint, pid } = await startParent(dataFile);
  await writeOne(endpoint);
  expect(isAlive(pid)).toBe(true);

  const ended = once(parent, 'exit');
  parent.kill('SIGKILL');
  await ended;
  const next = await startEngine({ dataFile });

  expect(await until(() => !isAlive(pid))).toBe(true);
  expect(await readOne(next.endpoint)).toBe('42');
  await next.stop();
});

test('an engine that dies is started again at the same endpoint with its data', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const engine = await startEngine({ dataFile: join(folder, 'data.db') });
  await writeOne(engine.endpoint);
  const dead = engine.pid() ?? 0;
  process.kill(dead, 'SIGKILL');
  expect(await until(() => engine.pid() !== dead && isAlive(engine.pid() ?? 0))).toBe(true);
  expect(await readOne(engine.endpoint)).toBe('42');
  await engine.stop();
  expect(isAlive(engine.pid() ?? 0)).toBe(false);
  warn.mockRestore();
});

test('an engine that keeps dying is given up after five restarts', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const engine = await startEngine({ dataFile: join(folder, 'data.db') });
  const reasons: string[] = [];
  engine.onExit((why) => reasons.push(why.reason));
  for (let death = 1; death <= 6; death++) {
    const dead = engine.pid() ?? 0;
    process.kill(dead, 'SIGKILL');
    await until(() => reasons.length > 0 || engine.pid() !== dead);
  }
  await until(() => reasons.length > 0);
  expect(reasons).toEqual(['keeps-dying']);
  expect(warn).toHaveBeenCalledTimes(5);
  await engine.stop();
  warn.mockRestore();
});

test('an engine in memory that dies is not replaced by an empty one', async () => {
  const engine = await startEngine();
  const why = new Promise<EngineUnavailable>((resolve) => engine.onExit(resolve));
  process.kill(engine.pid() ?? 0, 'SIGKILL');
  expect((await why).reason).toBe('lost-its-data');
  await engine.stop();
});

test('a data file in use is refused, and free again after stop', async () => {
  const dataFile = join(folder, 'data.db');
  const first = await startEngine({ dataFile });
  await expect(startEngine({ dataFile })).rejects.toMatchObject({ name: 'EngineUnavailable', reason: 'data-in-use' });
  await first.stop();
  await (await startEngine({ dataFile })).stop();
});

test('a taken port is refused', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const address = squatter.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await portIsFree(port)).toBe(false);
  await expect(startEngine({ port })).rejects.toMatchObject({ reason: 'port-taken' });
  squatter.close();
});

test('a free port is free', async () => {
  expect(await portIsFree(await freePort())).toBe(true);
});

test('where no engine is installed the message says what to set', () => {
  expect(() => findEngine(folder)).toThrow(EngineUnavailable);
  expect(() => findEngine(folder)).toThrow(/DYNAMODB_ENDPOINT/);
});

test('a file that is no database is refused with what the engine says', async () => {
  const dataFile = join(folder, 'data.db');
  writeFileSync(dataFile, 'no database at all, but long enough to be read as one '.repeat(100));
  await expect(startEngine({ dataFile })).rejects.toMatchObject({
    reason: 'did-not-start',
    message: expect.stringMatching(/database/),
  });
});
