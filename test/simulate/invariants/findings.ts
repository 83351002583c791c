import type { Finding } from '../../../shared/domain/finding';
import { dayOf, later, msOf } from '../../../shared/domain/instant';
import type { Invariant, Scene } from '../check';
import type { MustFind } from '../truth';

/** Why a finding is right, or undefined when nothing that happened explains it. */
function isExplained(finding: Finding, scene: Scene): boolean {
  const { truth } = scene;
  const { kind, account = '', reference, feed } = finding;
  const isInjected = truth.mustFind.some((one) => isThat(finding, one));
  switch (kind) {
    case 'unreadable-row':
      return [...truth.unreadable].some(
        (name) => name.startsWith(`${account}:`) && finding.raw?.includes(name.split(':')[1] ?? ''),
      );
    case 'seen-by-control-only': {
      const sent = truth.sent.get(`${account}:${reference}`);
      // A statement's line of which we knew nothing yet.
      if (feed === 'files')
        return sent !== undefined && (sent.decidedAt === undefined || sent.decidedAt > finding.foundAt);
      const [own, other] = ['service', 'ohvps'].map((name) => truth.heard.get(`${account}:${name}:${reference}`));
      const [here, there] = feed === 'service' ? [own, other] : [other, own];
      return here !== undefined && (there === undefined || there > later(here, 30 * 60_000));
    }
    case 'paid-there-not-here':
      // An outcome the gateway did not tell us in time: it was open here when the day was compared.
      return finding.ourState === 'pending' || finding.ourState === 'manual';
    case 'cancelled-there-not-here':
      return finding.ourState === 'cancelling';
    case 'paid-here-not-there':
      return isInjected || isSettledByHand(finding, scene);
    case 'amount-differs':
      return isInjected;
    case 'statement-gap':
      return isInjected;
    default:
      return false;
  }
}

/** Settled by people on another day than the gateway's, which told nonsense when it was asked for its own. */
function isSettledByHand({ reference, day }: Finding, { books, network }: Scene): boolean {
  const payment = books.payments.find(({ id }) => id === reference);
  const order = network.collection.books.payment(reference);
  if (payment?.settledAt === undefined || payment.receipt !== undefined) return false;
  return order !== undefined && dayOf(payment.settledAt) === day && dayOf(order.settledAt) !== day;
}

function isThat({ kind, account, reference, day }: Finding, wanted: MustFind): boolean {
  return kind === wanted.kind && day === wanted.day && (account ?? reference) === wanted.subject;
}

const explained: Invariant = {
  name: 'every finding has a cause',
  look: (scene) => {
    const { findings } = scene.books;
    const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
    const counts = kinds.map((kind) => `${findings.filter((one) => one.kind === kind).length} ${kind}`);
    const wild = findings.filter((finding) => !isExplained(finding, scene));
    return {
      looked: `${findings.length} findings${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`,
      violations: wild.map(
        (finding) =>
          `${finding.day} ${finding.kind} ${finding.account ?? finding.institution} ${finding.reference} (${finding.ourState ?? finding.reason ?? ''})`,
      ),
    };
  },
};

const found: Invariant = {
  name: 'every injected difference is found',
  look: (scene) => {
    const { truth, books } = scene;
    const unread = [...truth.unreadable].filter((name) => {
      const [account = '', number = ''] = name.split(':');
      return !books.findings.some(
        (one) => one.kind === 'unreadable-row' && one.account === account && one.raw?.includes(number),
      );
    });
    const due = truth.mustFind.filter((wanted) => isDue(wanted, scene));
    const missed = due.filter((wanted) => !books.findings.some((finding) => isThat(finding, wanted)));
    return {
      looked: `${due.length} differences, ${truth.unreadable.size} unreadable rows`,
      violations: [
        ...missed.map(({ kind, subject, day }) => `${day}: no ${kind} for ${subject}`),
        ...(scene.isSettled ? unread.map((name) => `no unreadable-row for ${name}`) : []),
      ],
    };
  },
};

/** A day of a gateway is compared as it stands here then: what was still open is found as something else. */
function isDue({ kind, subject, day }: MustFind, { books, isSettled }: Scene): boolean {
  if (kind === 'statement-gap') return isSettled;
  const compared = books.reconciliations.find((one) => one.day === day);
  const payment = books.payments.find(({ id }) => id === subject);
  if (compared === undefined || payment?.settledAt === undefined || payment.state === 'refused') return false;
  return msOf(payment.settledAt) < msOf(compared.at);
}

export const findingInvariants: readonly Invariant[] = [explained, found];
