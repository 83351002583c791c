import type { Case, CaseNumber } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/instant';
import type { ParsedMail } from '../../shared/domain/mail';
import { Refusal } from '../../shared/domain/refusal';
import type { ObjectStore } from '../gateways/object-store';
import type { RawMail } from '../gateways/raw-mail';
import { logger } from '../runtime/observe';
import type { CasePlace, CasePlaces } from '../stores/case-places';
import type { Cases } from '../stores/cases';
import type { Part, transact } from '../stores/transact';
import { type AcknowledgeDependencies, acknowledge } from './acknowledge';
import { findSender, type SenderDependencies } from './find-sender';
import { caseAfterReply, caseOf, type FoundMail, kindOf, messageOf } from './mail-case';
import { identityOf } from './mail-identity';
import { type FormDependencies, readForms } from './read-forms';
import { storePapers } from './store-papers';
import { unreadable } from './unreadable-mail';

export interface FileDependencies extends SenderDependencies, FormDependencies, AcknowledgeDependencies {
  readonly rawMail: Pick<RawMail, 'get'>;
  readonly papers: Pick<ObjectStore, 'put'>;
  readonly places: CasePlaces;
  readonly cases: Cases;
  readonly readMail: (raw: Uint8Array) => Promise<ParsedMail>;
  /** Writes parts of one transaction. */
  readonly transact: (parts: readonly Part[]) => ReturnType<typeof transact>;
  readonly mintMessageId: (at: Instant) => string;
}

/** What became of a received message. */
export interface Filed {
  readonly number: CaseNumber;
  readonly outcome: 'opened' | 'joined' | 'known';
  readonly isAcknowledged: boolean;
}

/** Papers beyond so many do not fit into one transaction with their case. */
const MOST_WITH_CASE = 60;
const ATTEMPTS = 10;
const MOST_REFERENCES = 20;

/**
 * Makes a received message a case, or joins it to the one it answers, and acknowledges it. Where it belongs is written down
 * first; every step after that finds what was done before it, so whatever dies in between, one message becomes one case
 * and is acknowledged at most once. What cannot be read becomes a case as well, with the raw message kept.
 */
export async function fileMail(raw: string, receivedAt: Instant, dependencies: FileDependencies): Promise<Filed> {
  const mail = await readSafely(await dependencies.rawMail.get(raw), dependencies);
  const { place, follows } = await placeOf(mail, receivedAt, dependencies);
  const isKnown = await dependencies.cases.hasMessage(place.number, place.message);
  if (!isKnown) await keep(await lookInto(mail, { place, follows, receivedAt, raw }, dependencies), dependencies);
  const isAcknowledged = !place.isReply && (await acknowledge(mail, place, dependencies));
  return { number: place.number, outcome: isKnown ? 'known' : place.isReply ? 'joined' : 'opened', isAcknowledged };
}

async function readSafely(raw: Uint8Array, { readMail }: FileDependencies): Promise<ParsedMail> {
  try {
    return await readMail(raw);
  } catch (error) {
    logger.error('message not read', { error: error as Error });
    return unreadable(raw);
  }
}

/** Its place as decided before, or decided now: with the case it answers, or in one of its own. */
async function placeOf(
  mail: ParsedMail,
  receivedAt: Instant,
  { places, cases, mintMessageId }: FileDependencies,
): Promise<{ place: CasePlace; follows: CaseNumber | undefined }> {
  const identities = [identityOf(mail.messageId), `hash:${mail.contentHash}`];
  const known = await places.find(identities);
  if (known !== undefined) return { place: known, follows: undefined };
  const answered = await caseAnswered(mail, { places, cases });
  const isReply = answered !== undefined && answered.state !== 'closed' && answered.isJoined;
  const place = await places.keep(identities, {
    number: isReply ? answered.number : await places.mintNumber(receivedAt),
    isReply,
    message: mintMessageId(receivedAt),
    acknowledgement: mintMessageId(receivedAt),
  });
  return { place, follows: place.isReply ? undefined : answered?.number };
}

/**
 * The case a message speaks of. It joins it when it refers to a message of the case, whose name nobody can guess, or names
 * its number from the address the case has; a number alone is soon guessed.
 */
async function caseAnswered(
  mail: ParsedMail,
  { places, cases }: Pick<FileDependencies, 'places' | 'cases'>,
): Promise<(Case & { isJoined: boolean }) | undefined> {
  const referred = await places.numberOf(mail.references.slice(-MOST_REFERENCES).map(identityOf));
  const number = referred ?? (mail.clues.caseNumber as CaseNumber | undefined);
  const found = number === undefined ? undefined : await cases.find(number);
  if (found === undefined) return undefined;
  const isSameAddress = found.from !== undefined && found.from.address === mail.from?.address;
  return { ...found, isJoined: referred !== undefined || isSameAddress };
}

type Arrival = Pick<FoundMail, 'place' | 'follows' | 'receivedAt' | 'raw'>;

/** Reads the forms, stores the papers, finds the sender. */
async function lookInto(mail: ParsedMail, arrival: Arrival, dependencies: FileDependencies): Promise<FoundMail> {
  const { attachments, reading } = await readForms(mail, dependencies);
  return {
    ...arrival,
    mail,
    reading,
    sender: await findSender(mail, reading, dependencies),
    papers: await storePapers(attachments, arrival.place, kindOf(mail, reading), dependencies.papers),
  };
}

/** Writes the message into its case, opening it where there is none; tried again when somebody moved the case meanwhile. */
async function keep(found: FoundMail, dependencies: FileDependencies): Promise<void> {
  const { cases } = dependencies;
  const { number, message } = found.place;
  const isMany = found.papers.length > MOST_WITH_CASE;
  if (isMany) await cases.keepPapers(number, found.papers);
  const additions = { messages: [messageOf(found)], papers: isMany ? [] : found.papers };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await cases.find(number);
    const writes =
      before === undefined
        ? cases.openWrites({ case: caseOf(found), ...additions })
        : cases.moveWrites(before, caseAfterReply(before, found), additions);
    try {
      return await dependencies.transact([{ writes, otherwise: 'case-moved' }]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (await cases.hasMessage(number, message)) return;
    }
  }
  throw new Error(`case ${number} would not take its message`);
}
