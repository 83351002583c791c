import { monotonicFactory } from 'ulid';
import { operations } from '../../lambdas/api/desk';
import type { OutgoingMail } from '../../lambdas/gateways/mail-sender';
import { serve } from '../../lambdas/runtime/serve';
import { openAgentChanges } from '../../lambdas/stores/agent-changes';
import { openAudit } from '../../lambdas/stores/audit';
import { openCaseLetters } from '../../lambdas/stores/case-letters';
import { openCaseLists } from '../../lambdas/stores/case-lists';
import { openCasePlaces } from '../../lambdas/stores/case-places';
import { type Additions, openCases } from '../../lambdas/stores/cases';
import { openClosingStatements } from '../../lambdas/stores/closing-statements';
import { openClosures } from '../../lambdas/stores/closures';
import { openDayEnds } from '../../lambdas/stores/day-ends';
import { openDevices } from '../../lambdas/stores/devices';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openPaperRecords } from '../../lambdas/stores/papers';
import { openPasswords } from '../../lambdas/stores/passwords';
import { openPayments } from '../../lambdas/stores/payments';
import { openProposals } from '../../lambdas/stores/proposals';
import { openSessions } from '../../lambdas/stores/sessions';
import { openStaffSessions } from '../../lambdas/stores/staff-sessions';
import { transact } from '../../lambdas/stores/transact';
import { api } from '../../shared/api';
import { type Case, CaseField, caseNumber } from '../../shared/domain/case';
import { msOf } from '../../shared/domain/instant';
import { aCase, aMessage, aPaper } from './cases';
import { type Answer, CHEAP, checkAnswer, openPortal, type Sending } from './portal';
import { staffCalls } from './staff-calls';

type DeskCall = keyof typeof api.desk.operations;

/** The desk beside the portal of the same network: cases can be put in, decided, and felt by the agents. */
export async function openDesk() {
  const portal = await openPortal();
  const { database, clock, sms, agents, ledger } = portal;
  const ulid = monotonicFactory();
  const cases = openCases(database);
  const payments = openPayments(database);
  const audit = openAudit(database);
  const proposals = openProposals(database);
  const letters = openCaseLetters(database);
  const closingStatements = openClosingStatements(database);
  const closures = openClosures(database);
  const places = openCasePlaces(database);
  const mails: OutgoingMail[] = [];
  const sendMail = async (mail: OutgoingMail) => {
    mails.push(mail);
    return { outcome: 'sent' as const, messageId: `<${mails.length}@eu-central-1.amazonses.com>` };
  };
  const bucket = new Map<string, Uint8Array>();
  const handler = serve(api.desk, operations, {
    staffSessions: openStaffSessions(database),
    lists: openCaseLists(database),
    cases,
    places,
    audit,
    agents,
    changes: openAgentChanges(database),
    passwords: openPasswords(database),
    sessions: openSessions(database),
    devices: openDevices(database),
    payments,
    institutions: openInstitutions(database),
    holidays: openHolidays(database),
    bankAccounts: portal.bankAccounts,
    proposals,
    ledger,
    dayEnds: openDayEnds(database),
    closingStatements,
    closures,
    letters,
    paperRecords: openPaperRecords(database),
    papers: {
      async getPart(key, from, bytes) {
        const content = bucket.get(key);
        if (content === undefined) throw new Error(`no object ${key}`);
        return content.subarray(from, from + bytes);
      },
    },
    sms,
    sendMail,
    transact: (parts) => transact(database, parts),
    mintId: (at) => ulid(msOf(at)),
    mintUserId: () => ulid().toLowerCase(),
    cost: CHEAP,
    now: clock.now,
  });
  const signIn = async (person: { staff: string; name: string }) => {
    const call = await staffCalls(database, { group: api.desk, handler, now: clock.now() }, 'support', person);
    return async (name: DeskCall, sending: Sending = {}): Promise<Answer> => {
      const answer = await call(name, sending);
      return checkAnswer(api.desk.operations[name], {
        statusCode: answer.status,
        body: JSON.stringify(answer.body),
        headers: { 'cache-control': 'no-store' },
      });
    };
  };
  const selin = await signIn({ staff: 'selin00001', name: 'Selin Kurgu' });
  const umut = await signIn({ staff: 'umut000002', name: 'Umut Kurgu' });
  let opened = 0;

  return {
    ...portal,
    cases,
    payments,
    audit,
    proposals,
    mails,
    bucket,
    letters,
    closures,
    closingStatements,
    /** What `events/tend-letters` is given. */
    tending: {
      letters,
      cases,
      places,
      closingStatements,
      ledger,
      institutions: openInstitutions(database),
      papers: {
        async put(key: string, content: Uint8Array) {
          bucket.set(key, content);
        },
        async get(key: string) {
          return bucket.get(key) ?? new Uint8Array();
        },
      },
      sendMail,
      now: clock.now,
    },
    /** Somebody of customer services, and a colleague. */
    selin,
    umut,
    /** Selin signed in anew: her session was left alone too long. */
    again: () => signIn({ staff: 'selin00001', name: 'Selin Kurgu' }),
    /** A case stands in the queue. `values`: what was read from its form. */
    async put(fields: Partial<Case> = {}, values: Record<string, string> = {}, additions: Additions = {}) {
      opened += 1;
      const read = Object.entries(values).map(([name, value]) =>
        CaseField.parse({ name, value, source: 'acroform', confidence: 1 }),
      );
      const number = caseNumber(2026, opened);
      const one = aCase({ number, fields: read, receivedAt: clock.now(), ...fields });
      const message = aMessage({ messageId: `<${number}@example.com>` });
      const dossier = { case: one, messages: [message], papers: [], ...additions };
      await transact(database, [{ writes: cases.openWrites(dossier), otherwise: 'case-moved' }]);
      return number;
    },
    /** Two papers that are there: a form and an ID copy. */
    papers() {
      const papers = [
        aPaper({ id: 'form0000001', place: 'cases/form' }),
        aPaper({
          id: 'kimlik00001',
          name: 'kimlik.jpg',
          type: 'image/jpeg',
          purpose: 'id-copy',
          place: 'cases/kimlik',
        }),
      ];
      for (const { place, bytes } of papers) bucket.set(place, new Uint8Array(bytes).fill(7));
      return papers;
    },
    /** Selin takes a case and applies it with these values. */
    async apply(number: string, values: Record<string, string>, isIdSeen = false): Promise<Answer> {
      const params = { number };
      await selin('claim', { params, body: {} });
      return selin('apply', { params, body: { values, isIdSeen } });
    },
    /** What the audit trail tells of a subject, newest first. */
    async told(subject: string) {
      return (await audit.ofSubject(subject, undefined, 20)).entries;
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
