import { SingleBar } from 'cli-progress';
import { parse } from 'csv-parse/sync';
import pMap from 'p-map';
import { ulid } from 'ulid';
import * as z from 'zod';
import { decodeBytes } from '../../lambdas/mail/charset';
import { auditEntry } from '../../lambdas/runtime/audit-entry';
import { type Agents, openAgents } from '../../lambdas/stores/agents';
import { openAudit } from '../../lambdas/stores/audit';
import type { Database } from '../../lambdas/stores/database';
import { WrittenPhone } from '../../shared/api/session';
import { Agent, AgentNumber, agentCode, User } from '../../shared/domain/agent';
import { foldText } from '../../shared/domain/folded-text';
import { type Instant, msOf } from '../../shared/domain/instant';
import { OPERATOR } from './operator';

/** Each column by its names, folded: as we call it, and as people of the network write it. */
const columns: Readonly<Record<keyof AgentRow, readonly string[]>> = {
  number: ['number', 'numara', 'temsilci numarasi'],
  title: ['title', 'unvan'],
  district: ['district', 'ilce'],
  city: ['city', 'il'],
  address: ['address', 'adres'],
  owner: ['owner', 'yetkili'],
  phone: ['phone', 'telefon', 'cep telefonu'],
};

/** What `--help` says of the file. */
export const COLUMNS = `
The first line names the columns, in any order, parted by comma or semicolon:
  number (numara), title (unvan), district (ilçe), city (il), address (adres), owner (yetkili), phone (telefon)
Owners sign in by "şifremi unuttum" the first time. UTF-8 and windows-1254 are both read.`;

const AgentRow = z.object({
  number: AgentNumber,
  title: Agent.shape.title,
  district: Agent.shape.district,
  city: Agent.shape.city,
  address: Agent.shape.address,
  owner: User.shape.name,
  phone: WrittenPhone,
});
type AgentRow = z.infer<typeof AgentRow>;

interface Refused {
  readonly line: number;
  readonly reason: string;
}

/** The rows of a file that can be read, each with its line, and the others with what is wrong with them. */
export interface AgentRows {
  readonly rows: readonly (AgentRow & { readonly line: number })[];
  readonly refusals: readonly Refused[];
}

export interface ImportReport {
  readonly added: number;
  /** Those that were there with the same owner's phone. */
  readonly known: number;
  readonly refusals: readonly Refused[];
}

const AT_ONCE = 8;

/**
 * Reads the file; throws when it is no CSV or its first line lacks a column. A row that repeats another's number, code or
 * phone is refused.
 */
export function readAgentRows(bytes: Uint8Array): AgentRows {
  const text = decodeBytes(bytes);
  const delimiter = delimiterOf(text);
  checkHeader(
    parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, trim: true, to: 1 }),
  );
  const records: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
    bom: true,
    columns: (header: string[]) => header.map(columnOf),
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  const rows: (AgentRow & { line: number })[] = [];
  const refusals: Refused[] = [];
  const taken = new Map<string, number>();
  for (const { record, info } of records) {
    const line = info.lines;
    const row = AgentRow.safeParse(record);
    if (!row.success) {
      refusals.push({ line, reason: `${row.error.issues[0]?.path.join('.')} is missing or wrong` });
      continue;
    }
    const claims = [`code ${agentCode(row.data.number)}`, `phone ${row.data.phone}`];
    const repeated = claims.find((claim) => taken.has(claim));
    if (repeated !== undefined)
      refusals.push({ line, reason: `${repeated} stands in line ${taken.get(repeated)} too` });
    else rows.push({ ...row.data, line });
    for (const claim of claims) if (!taken.has(claim)) taken.set(claim, line);
  }
  return { rows, refusals };
}

/** What parts the columns' names parts the rows: the other may stand in an address. */
function delimiterOf(text: string): string {
  return text.trimStart().split('\n', 1)[0]?.includes(';') ? ';' : ',';
}

/** Throws for a first line that does not name every column once. */
function checkHeader([header = []]: readonly string[][]): void {
  const named = header.map(columnOf);
  const missing = Object.keys(columns).filter((column) => !named.includes(column));
  if (missing.length > 0) throw new Error(`the first line names no column ${missing.join(', ')}; see --help`);
  const twice = named.find((column, index) => named.indexOf(column) < index && column in columns);
  if (twice !== undefined) throw new Error(`the first line names the column ${twice} twice`);
}

/** Adds the agents that are not there. What is there stays as it is, so a file can be imported again. Shows progress on a terminal. */
export async function importAgents(
  database: Database,
  { rows, refusals }: AgentRows,
  now: Instant,
): Promise<ImportReport> {
  const agents = openAgents(database);
  const audit = openAudit(database);
  const bar = new SingleBar({ format: '{bar} {value}/{total} agents', clearOnComplete: true, noTTYOutput: false });
  if (process.stderr.isTTY) bar.start(rows.length, 0);
  const outcomes = await pMap(
    rows,
    async ({ line, owner: name, phone, ...fields }) => {
      const agent: Agent = { ...fields, state: 'active', since: now };
      const owner: User = {
        id: ulid(msOf(now)).toLowerCase(),
        agent: agent.number,
        phone,
        name,
        role: 'owner',
        isActive: true,
        since: now,
      };
      const entry = auditEntry(OPERATOR, 'agent.added', `agent:${agent.number}`, { title: agent.title }, now);
      const outcome = await agents.add(agent, owner, undefined, audit.writes(entry));
      bar.increment();
      return outcome === 'added' ? outcome : settle(agent, owner, line, agents);
    },
    { concurrency: AT_ONCE },
  );
  bar.stop();
  const refused = outcomes.filter((outcome): outcome is Refused => typeof outcome === 'object');
  return {
    added: outcomes.filter((outcome) => outcome === 'added').length,
    known: outcomes.filter((outcome) => outcome === 'known').length,
    refusals: [...refusals, ...refused].sort((a, b) => a.line - b.line),
  };
}

/** The report for people. */
export function describeAgents({ added, known, refusals }: ImportReport): string {
  const refused = refusals.map(({ line, reason }) => `line ${line}: ${reason}`);
  return [`${added} added, ${known} there already, ${refusals.length} refused`, ...refused].join('\n');
}

/** Why an agent could not be added: it is there with this very phone, or somebody else has what it claims. */
async function settle(agent: Agent, { phone }: User, line: number, agents: Agents): Promise<'known' | Refused> {
  const [[registration], there] = await Promise.all([agents.registrations([phone]), agents.find(agent.number)]);
  if (there !== undefined && registration?.agent === agent.number) return 'known';
  if (there !== undefined) return { line, reason: `number ${agent.number} is there with another phone` };
  if (registration !== undefined) return { line, reason: `phone ${phone} belongs to agent ${registration.agent}` };
  return { line, reason: `code ${agentCode(agent.number)} belongs to another agent` };
}

function columnOf(header: string): string {
  const folded = foldText(header.trim()).text;
  return Object.entries(columns).find(([, names]) => names.includes(folded))?.[0] ?? folded;
}
