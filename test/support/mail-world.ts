import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { type FileDependencies, type Filed, fileMail } from '../../lambdas/cases/file-mail';
import { tendLetters } from '../../lambdas/cases/tend-letters';
import type { OutgoingMail } from '../../lambdas/gateways/mail-sender';
import { openAcknowledgements } from '../../lambdas/stores/acknowledgements';
import { openAgentDirectory } from '../../lambdas/stores/agent-directory';
import { openCaseLetters } from '../../lambdas/stores/case-letters';
import { openCaseLists } from '../../lambdas/stores/case-lists';
import { openCasePlaces } from '../../lambdas/stores/case-places';
import { type Dossier, openCases } from '../../lambdas/stores/cases';
import { openClosingStatements } from '../../lambdas/stores/closing-statements';
import type { Database } from '../../lambdas/stores/database';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openLedger } from '../../lambdas/stores/ledger';
import { transact } from '../../lambdas/stores/transact';
import { type CaseNumber, CaseState } from '../../shared/domain/case';
import type { FormReading } from '../../shared/domain/form-reading';
import { msOf } from '../../shared/domain/instant';
import type { LooseLetter } from '../../shared/domain/loose-letter';
import type { MailAttachment, ParsedMail } from '../../shared/domain/mail';
import { monday } from './builders';
import { clockAt, tries } from './fakes';
import { freshDatabase } from './fresh-database';

/** A message as the reader gives it: from an agent, with nothing in it. */
export function aMail(fields: Partial<ParsedMail> = {}): ParsedMail {
  const contentHash = hashOf(JSON.stringify(fields));
  return {
    messageId: `<${contentHash.slice(0, 12)}@example.com>`,
    contentHash,
    from: { address: 'ornek@example.com', name: 'Ayşe Örnek' },
    replyTo: undefined,
    to: [{ address: 'evrak@faturakom.com', name: '' }],
    cc: [],
    subject: 'Bilgi değişikliği',
    text: 'Form ektedir.',
    sentAt: monday,
    references: [],
    isAutomatic: false,
    automatic: undefined,
    authentication: { spf: 'pass', dkim: 'pass', dmarc: 'pass', spam: 'none', virus: 'none', dkimDomains: [] },
    isSenderProved: true,
    clues: {},
    problems: [],
    attachments: [],
    ...fields,
  };
}

export function anAttachment(name: string, fields: Partial<MailAttachment> = {}): MailAttachment {
  const content = new TextEncoder().encode(`%PDF-1.7 ${name}`);
  return {
    name,
    type: 'application/pdf',
    bytes: content.byteLength,
    sha256: hashOf(name),
    status: 'accepted',
    content,
    ...fields,
  } as MailAttachment;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What everything outside the database is asked for: each an HTTP call, so that a process can die at it. */
type Outside = (path: string, body?: Uint8Array | string) => Promise<Response>;

/** Received mail, the papers' bucket and the post, around real stores. */
export async function openMailWorld() {
  const database = await freshDatabase();
  const clock = clockAt();
  const received = new Map<string, ParsedMail>();
  const readings = new Map<string, FormReading>();
  const bucket = new Map<string, Uint8Array>();
  const sent: (OutgoingMail & { messageId: string })[] = [];

  const outside: typeof globalThis.fetch = async (input, init) => {
    const { host, pathname } = new URL(String(input));
    if (host === 'papers') bucket.set(pathname.slice(1), init?.body as Uint8Array);
    if (host !== 'post') return new Response();
    const messageId = `<letter-${sent.length + 1}@eu-central-1.amazonses.com>`;
    sent.push({ ...(JSON.parse(String(init?.body)) as OutgoingMail), messageId });
    return new Response(JSON.stringify({ messageId }));
  };

  function dependencies(of: Database = database, fetch = outside): FileDependencies {
    const ask: Outside = (path, body) => fetch(`http://${path}`, { method: 'POST', body: body as BodyInit });
    return {
      rawMail: {
        async get(key) {
          await ask('raw/');
          return new TextEncoder().encode(key);
        },
      },
      papers: { put: async (key, content) => void (await ask(`papers/${key}`, content)) },
      cases: openCases(of),
      places: openCasePlaces(of),
      directory: openAgentDirectory(of),
      acknowledgements: openAcknowledgements(of),
      async readMail(raw) {
        const mail = received.get(new TextDecoder().decode(raw));
        if (mail === undefined) throw new Error('the reader broke');
        return mail;
      },
      readForm: async (content) =>
        readings.get(new TextDecoder().decode(content)) ?? { fields: [], reason: 'no-fields' },
      transact: (parts) => transact(of, parts),
      async sendMail(mail) {
        const answer = await ask('post/', JSON.stringify(mail));
        return { outcome: 'sent', ...((await answer.json()) as { messageId: string }) };
      },
      mintMessageId: (at) => ulid(msOf(at)),
      now: clock.now,
    };
  }

  return {
    database,
    clock,
    bucket,
    sent,
    outside,
    dependencies,
    /** What the form reader makes of the attachment with this name. */
    reads: (name: string, reading: FormReading) => void readings.set(`%PDF-1.7 ${name}`, reading),
    /** A message arrives; returns the key its raw bytes lie under. */
    arrive(fields: Partial<ParsedMail> = {}): string {
      const key = `mail/${received.size + 1}`;
      received.set(key, aMail(fields));
      return key;
    },
    file: (key: string, of = dependencies()): Promise<Filed> => fileMail(key, clock.now(), of),
    /** What looks after letters runs; returns those that staff are told of then. */
    async tend(): Promise<readonly LooseLetter[]> {
      const letters = openCaseLetters(database);
      await tendLetters({
        ...dependencies(),
        letters,
        closingStatements: openClosingStatements(database),
        ledger: openLedger(database, tries(1)),
        institutions: openInstitutions(database),
        papers: { put: unwanted, get: unwanted },
      });
      return (await letters.unsent(undefined, 100)).letters;
    },
    /** How many cases there are. */
    async count(): Promise<number> {
      const lists = openCaseLists(database);
      const counts = await Promise.all(CaseState.options.map((state) => lists.count(state)));
      return counts.flatMap(({ kinds }) => Object.values(kinds)).reduce((sum, count) => sum + count, 0);
    },
    async read(number: CaseNumber): Promise<Dossier> {
      const dossier = await openCases(database).read(number);
      if (dossier === undefined) throw new Error(`no case ${number}`);
      return dossier;
    },
    close: async () => database.client.destroy(),
  };
}

/** Nothing of these tests makes a paper. */
async function unwanted(): Promise<never> {
  throw new Error('a paper is made');
}

export type MailWorld = Awaited<ReturnType<typeof openMailWorld>>;
