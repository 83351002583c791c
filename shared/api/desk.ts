import * as z from 'zod';
import { AgentNumber, AgentState, UserRole } from '../domain/agent';
import { Cancellation } from '../domain/cancellation';
import { Case, CaseField, CaseKind, CaseNumber, CaseRow, CaseState } from '../domain/case';
import { CaseMessage } from '../domain/case-message';
import { CasePaper } from '../domain/case-paper';
import { Instant } from '../domain/instant';
import { Kurus } from '../domain/kurus';
import { LooseLetter } from '../domain/loose-letter';
import { Payment } from '../domain/payment';
import { PaymentId } from '../domain/quote';
import { ShownPayment } from './bills';
import { group } from './contract';
import { PageToken } from './page';

/** How many bytes of a paper one answer carries: what a Lambda may answer is limited to 6 MB, a third lost to base64. */
export const PAPER_PART_BYTES = 4_000_000;

const Params = z.object({ number: CaseNumber });
/** Words that go to who sent the case, or stay with it. */
const Words = z.string().trim().min(3).max(1_000);

/** A case as the desk shows it. */
const DeskCase = z.object({
  case: Case,
  messages: z.array(CaseMessage.omit({ raw: true })),
  papers: z.array(CasePaper.omit({ place: true })),
  /** The case's agent as it is now. */
  agent: z
    .object({ number: AgentNumber, title: z.string(), city: z.string(), state: AgentState, balance: Kurus })
    .optional(),
  users: z.array(z.object({ name: z.string(), phone: z.string(), role: UserRole, isActive: z.boolean() })),
  /** Each field a decision acts on: as it was submitted, and what holds today. */
  fields: z.array(CaseField.partial().extend({ name: CaseField.shape.name, today: z.string().optional() })),
  /** The payment a bill cancellation names, and whether its report came in time. */
  payment: ShownPayment.extend({ cancellableAtReceipt: Instant.optional() }).optional(),
});
export type DeskCase = z.infer<typeof DeskCase>;

/** A reported cancellation as customer services see it; its papers are asked for one by one. */
const ShownCancellation = Payment.pick({
  id: true,
  agent: true,
  state: true,
  subscriber: true,
  bill: true,
  period: true,
  amount: true,
  fee: true,
  startedAt: true,
}).extend({
  institutionName: z.string(),
  ...Cancellation.pick({
    reason: true,
    reportedAt: true,
    closesAt: true,
    passedAt: true,
    answeredAt: true,
    refusal: true,
  }).shape,
});
export type ShownCancellation = z.infer<typeof ShownCancellation>;

/** A part of a paper's content. */
const PaperPart = z.object({
  name: z.string(),
  type: z.string(),
  content: z.base64(),
  /** Where the next part begins. */
  next: z.int().optional(),
});
const From = z.object({ from: z.coerce.number().int().nonnegative().default(0) });
const WhichPayment = z.object({ agent: AgentNumber, payment: PaymentId });

const Moved = z.object({ case: Case });
const decisionRefusals = ['not-found', 'case-moved', 'case-not-claimed', 'busy'] as const;
const callers = ['support', 'admin'] as const;

/** The case desk (evrak masası): customer services look at what came in, and decide. */
export const desk = group({
  name: 'desk',
  tables: {
    Agents: {
      access: ['read', 'append', 'write', 'delete'],
      partitions: ['STAFF#*', 'AGENT#*', 'AGENTS', 'PHONE#*', 'CODE#*', 'NAME#*', 'EMAIL#*', 'IBAN#*'],
    },
    Transactions: ['read', 'append'],
    Office: ['read', 'append', 'write', 'delete'],
  },
  sms: true,
  mail: true,
  casePapers: 'get',
  operations: {
    cases: {
      method: 'GET',
      path: '/desk/cases',
      callers,
      summary: 'The cases of a state, oldest first; those of a kind, of an agent, or taken by who asks.',
      query: z.object({
        state: CaseState.default('received'),
        kind: CaseKind.optional(),
        agent: AgentNumber.optional(),
        mine: z.literal('yes').optional(),
        page: PageToken.optional(),
      }),
      response: z.object({ cases: z.array(CaseRow), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    counts: {
      method: 'GET',
      path: '/desk/counts',
      callers,
      summary: 'How many open cases there are, by state and kind.',
      response: z.object({
        states: z.array(
          z.object({
            state: CaseState,
            kinds: z.partialRecord(CaseKind, z.int().nonnegative()),
            /** There are more than were counted. */
            isMore: z.boolean(),
          }),
        ),
      }),
      refusals: [],
    },
    case: {
      method: 'GET',
      path: '/desk/cases/{number}',
      callers,
      summary: 'One case: its messages and papers, and what was submitted beside what holds today.',
      params: Params,
      response: DeskCase,
      refusals: ['not-found'],
    },
    claim: {
      method: 'POST',
      path: '/desk/cases/{number}/claim',
      callers,
      summary: "Take a case to work on it; a colleague's only with `isTakenOver`.",
      params: Params,
      body: z.object({ isTakenOver: z.boolean().default(false) }),
      response: Moved,
      refusals: ['not-found', 'case-moved', 'case-claimed', 'busy'],
    },
    release: {
      method: 'POST',
      path: '/desk/cases/{number}/release',
      callers,
      summary: 'Put a case back into the queue.',
      params: Params,
      body: z.object({}),
      response: Moved,
      refusals: decisionRefusals,
    },
    assign: {
      method: 'PUT',
      path: '/desk/cases/{number}/assignment',
      callers,
      summary: 'Say whose case it is, or what it asks for.',
      params: Params,
      body: z.object({ agent: AgentNumber.optional(), kind: CaseKind.optional() }),
      response: Moved,
      refusals: decisionRefusals,
    },
    paper: {
      method: 'GET',
      path: '/desk/cases/{number}/papers/{paper}',
      callers,
      summary:
        'A paper, in parts of at most 4 MB. Every part looked at stands in the audit trail before it is answered.',
      params: Params.extend({ paper: CasePaper.shape.id }),
      query: From,
      response: PaperPart,
      refusals: ['not-found', 'paper-not-viewable'],
    },
    cancellations: {
      method: 'GET',
      path: '/desk/cancellations',
      callers,
      summary: 'Reported cancellations whose answer is open, those whose hour comes first on top; at most a hundred.',
      response: z.object({ cancellations: z.array(ShownCancellation) }),
      refusals: [],
    },
    cancellation: {
      method: 'GET',
      path: '/desk/agents/{agent}/cancellations/{payment}',
      callers,
      summary: 'The cancellation of a payment, answered or not.',
      params: WhichPayment,
      response: ShownCancellation,
      refusals: ['not-found'],
    },
    cancellationPaper: {
      method: 'GET',
      path: '/desk/agents/{agent}/cancellations/{payment}/papers/{paper}',
      callers,
      summary:
        'The form or the ID copy uploaded with a cancellation, in parts of at most 4 MB. Every part looked at stands in the audit trail before it is answered.',
      params: WhichPayment.extend({ paper: z.enum(['form', 'id-copy']) }),
      query: From,
      response: PaperPart,
      refusals: ['not-found'],
    },
    askForPapers: {
      method: 'POST',
      path: '/desk/cases/{number}/papers-request',
      callers,
      summary: 'Ask who sent the case for what is missing; it waits for the answer.',
      params: Params,
      body: z.object({ missing: Words }),
      response: Moved,
      refusals: [...decisionRefusals, 'case-without-address'],
    },
    reject: {
      method: 'POST',
      path: '/desk/cases/{number}/rejection',
      callers,
      summary: 'Reject a case with a reason, which is mailed to who sent it.',
      params: Params,
      body: z.object({ reason: Words }),
      response: Moved,
      refusals: decisionRefusals,
    },
    close: {
      method: 'POST',
      path: '/desk/cases/{number}/closing',
      callers,
      summary: 'Close a case that changes nothing: for a reason that stays here, and with an answer where one is due.',
      params: Params,
      body: z.object({ reason: Words, answer: Words.optional() }),
      response: Moved,
      refusals: [...decisionRefusals, 'case-without-address'],
    },
    apply: {
      method: 'POST',
      path: '/desk/cases/{number}/application',
      callers,
      summary: 'Make what the form asks for, with the values as staff confirm them.',
      params: Params,
      body: z.object({
        values: z.record(z.string().max(60), z.string().max(1_000)),
        /** Who decides has looked at the ID copy. */
        isIdSeen: z.boolean().default(false),
      }),
      response: Moved,
      refusals: [
        ...decisionRefusals,
        'case-without-agent',
        'case-incomplete',
        'nothing-changes',
        'changed-meanwhile',
        'id-copy-not-seen',
        'phone-taken',
        'unknown-user',
        'last-owner',
        'agent-not-active',
        'too-much-at-once',
        'payments-under-way',
        'unknown-payment',
        'not-cancellable',
        'too-late-to-cancel',
      ],
    },
    letters: {
      method: 'GET',
      path: '/desk/letters',
      callers,
      summary: 'Letters that were not sent, or of which nobody can say whether they were; oldest first.',
      query: z.object({ page: PageToken.optional() }),
      response: z.object({
        letters: z.array(LooseLetter),
        next: PageToken.optional(),
      }),
      refusals: ['unreadable-page-token'],
    },
    sendAgain: {
      method: 'POST',
      path: '/desk/cases/{number}/messages/{message}/sending',
      callers,
      summary:
        'Send a letter that was not sent, or may not have been. One with an enclosure goes within a minute or two.',
      params: Params.extend({ message: CaseMessage.shape.id }),
      body: z.object({}),
      response: z.object({ isSent: z.boolean() }),
      refusals: ['not-found', 'case-moved', 'letter-on-its-way'],
    },
    setAside: {
      method: 'POST',
      path: '/desk/cases/{number}/messages/{message}/setting-aside',
      callers,
      summary: 'Take a letter out of the list of unsent ones: somebody has seen to it.',
      params: Params.extend({ message: CaseMessage.shape.id }),
      body: z.object({}),
      response: z.object({}),
      refusals: ['not-found'],
    },
  },
});
