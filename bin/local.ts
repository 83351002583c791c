import { dataFolder, IncompatibleData } from '../local/data-folder';
import { DEMO_PASSWORD, demoAgents } from '../local/demo/agents';
import { DEMO_STAFF_PASSWORD, demoStaff } from '../local/demo/staff';
import { EngineUnavailable } from '../local/engine-process';
import { PortTaken, type System, startSystem } from '../local/system';
import { network } from '../shared/domain/network';
import { formatPhone } from '../shared/domain/phone';

// The deployed Lambdas run a newer Node; on this machine the SDK's advice to upgrade is only noise.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** The command or its environment was written wrongly. */
class Misused extends Error {}

try {
  const port = readPort('PORT', 3000);
  const smtpPort = readPort('SMTP_PORT', 2525);
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--reset');
  if (unknown.length > 0) throw new Misused(`npm start takes only -- --reset, not ${unknown.join(' ')}`);
  const system = await startSystem({
    port,
    smtpPort,
    dataFolder: dataFolder(process.env),
    isReset: process.argv.includes('--reset'),
    everyMs: 10_000,
  });
  printWelcome(system);
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Ctrl+C comes twice, from the terminal and from npm: the second must not cut the first one's stop short.
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void system.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  const isExpected =
    error instanceof Misused ||
    error instanceof PortTaken ||
    error instanceof IncompatibleData ||
    error instanceof EngineUnavailable;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}

/** A port as the environment names it; 0 takes a free one. Throws `Misused` for what is none. */
function readPort(name: string, ordinary: number): number {
  const written = process.env[name] || String(ordinary);
  const port = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
  if (!(port <= 65_535)) throw new Misused(`${name} is a port from 0 to 65535, not ${written}`);
  return port;
}

function printWelcome({ url, smtpPort }: System): void {
  const [first] = demoAgents;
  console.log(`Faturakom is running. Ctrl+C stops it.

  ${url}       agent portal
  ${url}/ofis  back office
  ${url}/dev   developer console: send a transfer, read SMS and mail, switch faults
  localhost:${smtpPort}              mail by SMTP for evrak@, info@ and faks@ (at localhost or ${network.mailDomain})

  Sign in as ${first === undefined ? '' : formatPhone(first.owner.phone)}, password ${DEMO_PASSWORD}; the SMS code of a new device is in /dev.
`);
  for (const { agent, owner } of demoAgents) {
    const state = agent.state === 'active' ? '' : ` (${agent.state})`;
    console.log(`  ${agent.number}  ${formatPhone(owner.phone)}  ${owner.name}, ${agent.title}${state}`);
  }
  console.log(`
  Staff sign in at ${url}/ofis, password ${DEMO_STAFF_PASSWORD}; their authenticators' codes are in /dev.
`);
  for (const { staff } of demoStaff) console.log(`  ${staff.email.padEnd(18)}  ${staff.name}, ${staff.role}`);
}
