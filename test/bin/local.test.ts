import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoAgents } from '../../local/demo/agents';
import { freePort, portIsFree } from '../../local/ports';
import { plainPhone } from '../../shared/domain/phone';
import { type LocalProcess, runToEnd, startLocal } from '../support/local-process';
import { signInAtOffice } from '../support/office';
import { sendBySmtp } from '../support/smtp';

jest.setTimeout(120_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faturakom-local-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const phones = demoAgents.filter(({ agent }) => agent.state === 'active').map(({ owner }) => plainPhone(owner.phone));

/** Sends a transfer to each of the agents; the sum of what was sent. */
async function sendTransfers(system: LocalProcess, round: number): Promise<{ count: number; sumKurus: number }> {
  const orders = phones.flatMap((phone, index) => [
    { account: 'ziraat-1', amountKurus: 1_000 + round * 10 + index, description: `BAKIYE ${phone}`, count: 3 },
    { account: 'isbank-1', amountKurus: 5_000 + round * 10 + index, description: phone, kind: 'EFT' },
  ]);
  for (const order of orders) await system.dev('POST', 'transfers', order);
  return {
    count: orders.reduce((sum, { count = 1 }) => sum + count, 0),
    sumKurus: orders.reduce((sum, { amountKurus, count = 1 }) => sum + amountKurus * count, 0),
  };
}

async function verifyLedger(): Promise<{ exitCode: number | null; report: unknown }> {
  const { exitCode, stdout } = await runToEnd('bin/ops.ts', ['ledger', 'verify', '--json'], { LOCAL_DATA_DIR: folder });
  return { exitCode, report: JSON.parse(stdout) };
}

/** The subjects of all cases, in order, as soon as there are so many; messages are read within seconds. */
async function casesOf(system: LocalProcess, count: number): Promise<string[]> {
  const { call } = await signInAtOffice(system, 'support');
  for (let attempt = 1; ; attempt += 1) {
    const { body } = await call('GET', '/desk/cases');
    const subjects = (body.cases as { subject: string }[]).map(({ subject }) => subject).sort();
    if (subjects.length >= count || attempt === 60) return subjects;
    await sleep(500);
  }
}

test('killed again and again in mid-work, it credits every transfer once, and every message it took is one case', async () => {
  let [count, sumKurus] = [0, 0];
  const taken: string[] = [];
  for (const [round, delayMs] of [0, 20, 50, 90, 150, 250].entries()) {
    const system = await startLocal(folder);
    const sent = await sendTransfers(system, round);
    count += sent.count;
    sumKurus += sent.sumKurus;
    const mail = { from: 'ayse@example.com', to: 'evrak@localhost', subject: `${round}`, text: 'Ektedir.' };
    taken.push((await sendBySmtp(system.smtpPort, mail)).replace('250 Ok ', ''));
    const cut = system.dev('POST', 'schedules/load-balances/run').catch(() => 'cut off');
    await sleep(delayMs);
    await system.kill();
    await cut;
  }
  const system = await startLocal(folder);
  try {
    const outcome = await system.dev('POST', 'schedules/load-balances/run');
    expect(outcome).toMatchObject({ isDone: true });
    const whole = { accounts: demoAgents.length, entries: count, balanceKurus: sumKurus, broken: [] };
    expect(await verifyLedger()).toEqual({ exitCode: 0, report: whole });
    expect(await casesOf(system, taken.length)).toEqual(taken.map((_, round) => `${round}`));
    const sent = (await system.dev('GET', 'mail')) as { subject: string }[];
    expect(sent.length).toBe(new Set(sent.map(({ subject }) => subject)).size);
  } finally {
    expect(await system.stop()).toMatchObject({ exitCode: 0 });
  }
  const kept = readdirSync(join(folder, 'buckets', 'mail', 'mail'));
  expect(kept).toEqual(expect.arrayContaining(taken.map((id) => `${id}._S3rver_object`)));
  expect(existsSync(join(folder, 'running.json'))).toBe(false);
}, 240_000);

test('npm passes the end on, and takes the whole system with it', async () => {
  const [port, smtpPort] = [await freePort(), await freePort()];
  const env = { ...process.env, LOCAL_DATA_DIR: folder, PORT: String(port), SMTP_PORT: String(smtpPort) };
  const npm = spawn('npm', ['start'], { env, stdio: 'ignore' });
  const ended = once(npm, 'exit');
  const running = join(folder, 'running.json');
  for (let attempt = 0; !existsSync(running) && attempt < 600; attempt += 1) await sleep(100);
  npm.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect([existsSync(running), await portIsFree(port), await portIsFree(smtpPort)]).toEqual([false, true, true]);
});

test('says that its port is taken when it is', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  try {
    const ended = await runToEnd('bin/local.ts', [], { LOCAL_DATA_DIR: folder, PORT: String(port), SMTP_PORT: '0' });
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toContain(`Port ${port} is taken`);
    expect(ended.stderr).not.toContain('    at ');
  } finally {
    server.close();
  }
});

test('a port that is none, and a word it does not know, are said so in a line', async () => {
  const [port, word] = await Promise.all([
    runToEnd('bin/local.ts', [], { SMTP_PORT: 'abc' }),
    runToEnd('bin/local.ts', ['--rest'], {}),
  ]);
  expect([port.exitCode, port.stderr]).toEqual([1, 'SMTP_PORT is a port from 0 to 65535, not abc\n']);
  expect([word.exitCode, word.stderr]).toEqual([1, 'npm start takes only -- --reset, not --rest\n']);
});

test('leaves data of another version alone and says what to do', async () => {
  writeFileSync(join(folder, 'version'), '999\n');
  const ended = await runToEnd('bin/local.ts', [], {
    LOCAL_DATA_DIR: folder,
    PORT: String(await freePort()),
    SMTP_PORT: '0',
  });
  expect(ended.exitCode).toBe(1);
  expect(ended.stderr).toMatch(/version 999.*--reset/s);
  expect(ended.stderr).not.toContain('    at ');
});

test('without an engine for this machine it says what to set', async () => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  for (const name of ['web', 'shared', 'dist', 'vite.config.ts', 'package-lock.json']) {
    symlinkSync(resolve(name), join(elsewhere, name));
  }
  const env = { LOCAL_DATA_DIR: join(folder, 'data'), PORT: String(await freePort()), SMTP_PORT: '0' };
  const ended = await runToEnd('bin/local.ts', [], env, elsewhere);
  expect(ended.exitCode).toBe(1);
  expect(ended.stderr).toMatch(/No DynamoDB engine is installed.*DYNAMODB_ENDPOINT/s);
  expect(ended.stderr).not.toContain('    at ');
});
