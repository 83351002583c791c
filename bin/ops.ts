import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openAgentDirectory } from '../lambdas/stores/agent-directory';
import { openMailSuppressions } from '../lambdas/stores/mail-suppressions';
import { AgentNumber } from '../shared/domain/agent';
import { lastClosableDay } from '../shared/domain/day-end';
import { Day, dayOf, instant } from '../shared/domain/instant';
import { Staff, StaffRole } from '../shared/domain/staff';
import { COLUMNS, describeAgents, importAgents, readAgentRows } from './ops/agents-import';
import { connect } from './ops/connection';
import { describeControl, showControl } from './ops/control-show';
import { deadLettersOf, describeDeadLetters, describeRedrives, redriveAll } from './ops/dead-letters';
import { describeFindings, listFindings } from './ops/findings-list';
import { describeReading, formReader, isUnread, readFormFile } from './ops/form-read';
import { describeLedger, verifyLedger } from './ops/ledger-verify';
import { describeMessage, messageForScripts, readMessage } from './ops/mail-read';
import { describeSuppressions, listSuppressions } from './ops/mail-suppressions';
import { applyNetwork, describeNetwork, readNetworkFile, SHAPE } from './ops/network-apply';
import { addStaff, describeNewcomer, type Newcomer } from './ops/staff-add';
import { describeImport, importStatementFile } from './ops/statement-import';
import {
  CSV_MAPPING,
  describeStatement,
  readStatementFile,
  type StatementQuestion,
  statementJson,
} from './ops/statement-read';
import { describeExplanation, explainTransfers, linesOf } from './ops/transfer-explain';

// The SDK's advice to upgrade Node would stand in the output of every command.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Exit codes: 0 done, 1 done and something is wrong, 2 the command was not understood, 3 it could not be carried out. */
const SOMETHING_WRONG = 1;
const MISUSED = 2;
const FAILED = 3;

interface Common {
  readonly stage?: string;
  readonly json?: true;
}

const program = new Command('ops')
  .description("The operator's commands: on this machine's data, or on a deployed stage with --stage.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : MISUSED));

command(program.command('agents'), 'import <file>')
  .description('add the agents of a CSV file with their owners; those that are there stay as they are')
  .addHelpText('after', COLUMNS)
  .action(async (file: string, { stage, json }: Common) => {
    const rows = readAgentRows(await readFile(file));
    const connection = await connect(stage);
    try {
      const report = await importAgents(connection.database, rows, instant(Date.now()));
      console.log(json ? JSON.stringify(report) : describeAgents(report));
      if (report.refusals.length > 0) process.exitCode = SOMETHING_WRONG;
    } finally {
      await connection.close();
    }
  });

command(program.command('control'), 'show')
  .description('how each company account’s day stands against its bank and our ledger; exit code 1 when one differs')
  .option('--day <day>', 'the day (2026-11-23); without it, yesterday', readDay)
  .action(async ({ stage, json, day = lastClosableDay(instant(Date.now())) }: Common & { day?: Day }) => {
    const connection = await connect(stage);
    try {
      const accounts = await showControl(connection.database, day);
      console.log(json ? JSON.stringify({ day, accounts }) : describeControl(accounts));
      if (accounts.some(({ state }) => state === 'differing')) process.exitCode = SOMETHING_WRONG;
    } finally {
      await connection.close();
    }
  });

command(program.command('findings'), 'list')
  .description('what the day ends found wrong: differences from the gateways, broken entries')
  .option('--from <day>', 'the first day (2026-11-23); without it, the last month', readDay)
  .option('--to <day>', 'the last day; without it, today', readDay)
  .action(async ({ stage, json, from, to = dayOf(instant(Date.now())) }: Common & { from?: Day; to?: Day }) => {
    const connection = await connect(stage);
    try {
      const findings = await listFindings(connection.database, from, to);
      console.log(json ? JSON.stringify({ findings }) : describeFindings(findings));
      if (findings.some(({ state }) => state === 'open')) process.exitCode = SOMETHING_WRONG;
    } finally {
      await connection.close();
    }
  });

command(program.command('form'), 'read <file>')
  .description('what a PDF or a photograph of a form says: its fields, whose form it is, and what could not be read')
  .action(async (file: string, { stage, json }: Common) => {
    const reading = await readFormFile(file, stage);
    console.log(json ? JSON.stringify(reading) : describeReading(reading));
    if (isUnread(reading)) process.exitCode = SOMETHING_WRONG;
  });

command(program.command('ledger'), 'verify')
  .description('prove every entry of the accounts and name the first broken one of each')
  .option('--agent <number>', 'one agent only', readAgentNumber)
  .action(async ({ stage, json, agent }: Common & { agent?: AgentNumber }) => {
    const connection = await connect(stage);
    try {
      const report = await verifyLedger(connection.database, agent);
      console.log(json ? JSON.stringify(report) : describeLedger(report));
      if (report.broken.length > 0) process.exitCode = SOMETHING_WRONG;
    } finally {
      await connection.close();
    }
  });

const dlq = program.command('dlq').description('messages that were given up after their tries');

command(dlq, 'list')
  .description('the dead letters of each queue; exit code 1 when there are any')
  .action(async ({ stage, json }: Common) => {
    const queues = await deadLettersOf(stage).list();
    console.log(json ? JSON.stringify({ queues }) : describeDeadLetters(queues));
    if (queues.length > 0) process.exitCode = SOMETHING_WRONG;
  });

command(dlq, 'redrive [queue]')
  .description('give the dead letters of a queue, or of all, their tries again; exit code 1 when some stay')
  .action(async (queue: string | undefined, { stage, json }: Common) => {
    const queues = await redriveAll(deadLettersOf(stage), queue);
    console.log(json ? JSON.stringify({ queues }) : describeRedrives(queues));
    if (queues.some(({ outcome }) => outcome !== 'redriven')) process.exitCode = SOMETHING_WRONG;
  });

const mail = program.command('mail').description('mail in and out');

command(mail, 'suppressed')
  .description('the addresses nothing is sent to, because they bounced or complained')
  .action(async ({ stage, json }: Common) => {
    const connection = await connect(stage);
    try {
      const suppressions = await listSuppressions(connection.database);
      console.log(json ? JSON.stringify({ suppressions }) : describeSuppressions(suppressions));
    } finally {
      await connection.close();
    }
  });

command(mail, 'allow <address>')
  .description('send mail to a suppressed address again; exit code 1 when it was none')
  .action(async (address: string, { stage, json }: Common) => {
    const connection = await connect(stage);
    try {
      const outcome = await openMailSuppressions(connection.database).lift(address);
      console.log(json ? JSON.stringify({ address, outcome }) : `${address}: ${outcome}`);
      if (outcome === 'unknown') process.exitCode = SOMETHING_WRONG;
    } finally {
      await connection.close();
    }
  });

command(mail, 'read <file>')
  .description('the case a raw e-mail message would make: text, attachments with their verdicts, its form, whose it is')
  .action(async (file: string, { stage, json }: Common) => {
    const raw = await readFile(file);
    const connection = await connect(stage);
    try {
      const directory = openAgentDirectory(connection.database);
      const message = await readMessage(raw, { directory, readForm: await formReader(stage) });
      console.log(json ? JSON.stringify(messageForScripts(message)) : describeMessage(message));
    } finally {
      await connection.close();
    }
  });

command(
  program.command('network').description("what a network consists of: its banks' accounts, institutions, holidays"),
  'apply <file>',
)
  .description('make the network what a JSON file says, told change by change')
  .option('--dry-run', 'tell what would change and change nothing')
  .addHelpText('after', SHAPE)
  .action(async (path: string, { stage, json, dryRun }: Common & { dryRun?: true }) => {
    const file = readNetworkFile(await readFile(path, 'utf8'));
    const connection = await connect(stage);
    try {
      const now = instant(Date.now());
      const steps = await applyNetwork(connection.database, file, { now, isDry: dryRun === true });
      console.log(json ? JSON.stringify({ steps }) : describeNetwork(steps));
    } finally {
      await connection.close();
    }
  });

const statement = program.command('statement').description('statement files of the banks');

command(statement, 'import <file>')
  .description(
    'put a statement file where it is read and wait for what comes of it; exit code 1 when parts were refused',
  )
  .requiredOption('--account <id>', 'the company account it is of, e.g. ziraat-1')
  .action(async (path: string, { stage, json, account }: Common & { account: string }) => {
    const connection = await connect(stage);
    try {
      const report = await importStatementFile(path, account, stage, connection.database);
      console.log(json ? JSON.stringify(report) : describeImport(report));
      if (report.file.refusalCount > 0) process.exitCode = SOMETHING_WRONG;
    } finally {
      await connection.close();
    }
  });

statement
  .command('read <file>')
  .description('the movements and balances of a bank statement file as we understand them; nothing is stored')
  .option('--csv <mapping>', 'a JSON file that says how to read the CSV of this bank')
  .option('--account <number...>', 'the accounts the file may be about; any other is refused')
  .option('--json', 'print JSON')
  .addHelpText('after', CSV_MAPPING)
  .action(async (file: string, { json, ...question }: StatementQuestion & { json?: true }) => {
    const read = await readStatementFile(file, question);
    console.log(json ? JSON.stringify(statementJson(read)) : describeStatement(read));
    if (read.refusals.length > 0) process.exitCode = SOMETHING_WRONG;
  });

command(program.command('staff'), 'add')
  .description('add somebody to the staff; prints the one-time password to hand over, once')
  .requiredOption('--email <address>', 'what they sign in with', readEmail)
  .requiredOption('--name <name>', 'what they are called', readName)
  .addOption(new Option('--role <role>', 'what they may do').choices(StaffRole.options).makeOptionMandatory())
  .action(async ({ stage, json, ...newcomer }: Common & Newcomer) => {
    const connection = await connect(stage);
    try {
      const added = await addStaff(connection.database, newcomer, instant(Date.now()));
      if (added === undefined) throw new Error(`Somebody is registered with ${newcomer.email} already.`);
      console.log(json ? JSON.stringify(added) : describeNewcomer(added));
    } finally {
      await connection.close();
    }
  });

command(program.command('transfer'), 'explain <text>')
  .description('which phones a description names and what would happen, and why; - reads one text a line')
  .action(async (text: string, { stage, json }: Common) => {
    const connection = await connect(stage);
    try {
      for await (const explanation of explainTransfers(
        connection.database,
        text === '-' ? linesOf(process.stdin) : [text],
      )) {
        console.log(json ? JSON.stringify(explanation) : describeExplanation(explanation));
      }
    } finally {
      await connection.close();
    }
  });

function readEmail(text: string): string {
  const email = Staff.shape.email.safeParse(text);
  if (!email.success) throw new InvalidArgumentError('an e-mail address is written name@company.com.');
  return email.data;
}

function readAgentNumber(text: string): AgentNumber {
  const number = AgentNumber.safeParse(text);
  if (!number.success) throw new InvalidArgumentError('an agent number has eight digits.');
  return number.data;
}

function readName(text: string): string {
  const name = Staff.shape.name.safeParse(text);
  if (!name.success) throw new InvalidArgumentError('a name has 1 to 120 characters.');
  return name.data;
}

function readDay(text: string): Day {
  const day = Day.safeParse(text);
  if (!day.success) throw new InvalidArgumentError('a day is written 2026-11-23.');
  return day.data;
}

function command(parent: Command, nameAndArguments: string): Command {
  return parent
    .command(nameAndArguments)
    .option('--stage <name>', 'a deployed stage instead of this machine')
    .option('--json', 'print JSON');
}

program.parseAsync().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = FAILED;
});
