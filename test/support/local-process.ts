import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../local/ports';

/** What a program said and how it ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The whole system as `npm start` runs it, in a process of its own. */
export interface LocalProcess {
  readonly url: string;
  /** Where mail is taken. */
  readonly smtpPort: number;
  /** Calls the developer console's interface. */
  dev(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C would. */
  stop(): Promise<Ended>;
}

const root = process.cwd();
const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
const READY_WITHIN_MS = 60_000;

/** Starts the system on a data folder and a free port, and waits until it answers. */
export async function startLocal(dataDir: string): Promise<LocalProcess> {
  const [port, smtpPort] = [await freePort(), await freePort()];
  const env = { LOCAL_DATA_DIR: dataDir, PORT: String(port), SMTP_PORT: String(smtpPort) };
  const { child, ended } = run('bin/local.ts', [], env);
  const url = `http://localhost:${port}`;
  await Promise.race([healthy(url), ended.then(({ stderr }) => Promise.reject(new Error(`did not start: ${stderr}`)))]);
  return {
    url,
    smtpPort,
    async dev(method, path, body) {
      const response = await fetch(`${url}/dev/api/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Runs a program of `bin` to its end. */
export function runToEnd(program: string, args: readonly string[], env: Record<string, string>, cwd = root) {
  return run(program, args, env, cwd).ended;
}

function run(program: string, args: readonly string[], env: Record<string, string>, cwd = root) {
  const { DYNAMODB_ENDPOINT: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', tsx, join(root, program), ...args], {
    cwd,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: outcomeOf(child) };
}

async function outcomeOf(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  await once(child, 'close');
  return { exitCode: child.exitCode, ...said };
}

async function healthy(url: string): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer in ${READY_WITHIN_MS} ms`);
}
