import type { AgentNumber } from '../../shared/domain/agent';
import type { Case, CaseField, CaseKind, CaseNumber } from '../../shared/domain/case';
import type { CasePaper } from '../../shared/domain/case-paper';
import type { Instant } from '../../shared/domain/instant';
import type { Paper } from '../../shared/domain/paper';
import type { PaymentId } from '../../shared/domain/quote';
import { Refusal } from '../../shared/domain/refusal';
import type { CasePlaces } from '../stores/case-places';
import type { Cases } from '../stores/cases';
import type { PaperRecords } from '../stores/papers';
import type { Part } from '../stores/transact';

/** A form filled in the portal, checked, with what was uploaded for it. */
export interface OnlineForm {
  /** Minted by the page, once for each form it sends: the same again is the same case. */
  readonly key: string;
  /** SHA-256 of what the page sent, without what the session adds: under one key it is always the same. */
  readonly contentHash: string;
  readonly kind: Exclude<CaseKind, 'other'>;
  readonly agent: AgentNumber;
  readonly user: string;
  /** Where answers go: the agent's registered address. */
  readonly from?: NonNullable<Case['from']>;
  readonly subject: string;
  readonly values: Readonly<Record<string, string>>;
  readonly papers: readonly { readonly paper: Paper; readonly name: string; readonly purpose: CasePaper['purpose'] }[];
  readonly payment?: PaymentId;
}

export interface OnlineDependencies {
  readonly cases: Pick<Cases, 'find' | 'openWrites'>;
  readonly places: CasePlaces;
  readonly paperRecords: Pick<PaperRecords, 'adoptWrites'>;
  readonly transact: (parts: readonly Part[]) => Promise<void>;
  readonly mintMessageId: (at: Instant) => string;
}

/**
 * Makes a form sent from the portal a case; sent twice, at once or later, it is one. Returns its number. Refuses
 * `form-conflict` for other content under a key that was used.
 */
export async function openOnlineCase(
  form: OnlineForm,
  at: Instant,
  dependencies: OnlineDependencies,
): Promise<CaseNumber> {
  const { cases, places, paperRecords, mintMessageId } = dependencies;
  const identities = [`online:${form.agent}:${form.key}`];
  const place =
    (await places.find(identities)) ??
    (await places.keep(identities, {
      number: await places.mintNumber(at),
      message: mintMessageId(at),
      isReply: false,
      acknowledgement: mintMessageId(at),
      contentHash: form.contentHash,
    }));
  // Places from before content was told apart tell of none.
  if ((place.contentHash ?? form.contentHash) !== form.contentHash) throw new Refusal('form-conflict');
  if ((await cases.find(place.number)) !== undefined) return place.number;
  const message = { id: place.message, direction: 'in', at, subject: form.subject, text: '' } as const;
  const papers = form.papers.map((one) => paperOf(one, place.message));
  const opened = cases.openWrites({ case: caseOf(form, place.number, at), messages: [message], papers });
  const adopted = paperRecords.adoptWrites(form.papers.map(({ paper }) => paper));
  try {
    await dependencies.transact([{ writes: [...opened, ...adopted], otherwise: 'case-moved' }]);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'case-moved') throw error;
    if ((await cases.find(place.number)) === undefined) throw error;
  }
  return place.number;
}

function caseOf(
  { kind, agent, user, from, subject, values, papers, payment }: OnlineForm,
  number: CaseNumber,
  at: Instant,
): Case {
  const fields = Object.entries(values).map(
    ([name, value]): CaseField => ({ name, value, source: 'online', confidence: 1 }),
  );
  return {
    number,
    kind,
    channel: 'online',
    state: 'received',
    revision: 0,
    receivedAt: at,
    ...(from === undefined ? {} : { from }),
    subject,
    agent,
    agentBy: 'online',
    user,
    fields,
    problems: [],
    ...(payment === undefined ? {} : { payment }),
    papers: { accepted: papers.length, quarantined: 0 },
  };
}

function paperOf({ paper, name, purpose }: OnlineForm['papers'][number], message: string): CasePaper {
  return {
    id: paper.id.toLowerCase(),
    message,
    name,
    type: paper.type,
    bytes: paper.bytes,
    purpose,
    status: 'accepted',
    place: `papers/${paper.agent}/${paper.id}`,
  };
}
