import * as z from 'zod';
import { Agent, AgentNumber } from '../domain/agent';
import { Instant } from '../domain/instant';
import { Kurus } from '../domain/kurus';
import { MOST_SHARES } from '../domain/most-shares';
import { NamedAgent, Proposal, ProposedOrder } from '../domain/proposal';
import { Iban } from '../domain/registered-iban';
import { Suggestion } from '../domain/suggestion';
import { Note, Share, Transfer } from '../domain/transfer';
import { group } from './contract';
import { PageToken } from './page';

/** An agent as the desk shows it. */
export const FoundAgent = Agent.pick({ number: true, title: true, district: true, city: true, state: true }).extend({
  code: z.string(),
});
export type FoundAgent = z.infer<typeof FoundAgent>;

/** A transfer in the queue. */
export const SuspenseRow = Transfer.pick({
  account: true,
  id: true,
  bookedAt: true,
  amount: true,
  currency: true,
  kind: true,
  senderName: true,
  reason: true,
}).extend({
  bank: z.string(),
  /** An agent says that it is theirs: it stands before those nobody asks for. */
  isClaimed: z.boolean(),
  /** Waits for a second person. */
  isProposed: z.boolean(),
});
export type SuspenseRow = z.infer<typeof SuspenseRow>;

/** A stretch of the description that was recognised: a phone surely named, or digits that may be one mistyped. */
export const Highlight = z.object({ start: z.int(), end: z.int(), kind: z.enum(['phone', 'attempt']) });

export const ShownSuggestion = Suggestion.omit({ agent: true }).extend({ agent: FoundAgent });
export type ShownSuggestion = z.infer<typeof ShownSuggestion>;

/** A proposal, with its agents by the codes they are known by. */
export const ShownProposal = Proposal.extend({
  agents: z.array(NamedAgent.extend({ code: z.string() })),
  isOwn: z.boolean(),
});
export type ShownProposal = z.infer<typeof ShownProposal>;

/** A transfer with all that helps to decide about it, or what was decided. */
export const SuspenseDetail = Transfer.extend({
  bank: z.string(),
  isCreditable: z.boolean(),
  highlights: z.array(Highlight),
  suggestions: z.array(ShownSuggestion),
  /** Above this a second person is needed. */
  secondPersonAbove: Kurus,
  waiting: ShownProposal.optional(),
  /** The agents it was credited to. */
  credited: z.array(FoundAgent),
  undoableUntil: Instant.optional(),
  /** Of a returned one: the bank's outgoing movements under the reference that was noted. */
  sentBack: z.array(z.object({ bookedAt: Instant, amount: Kurus })),
});
export type SuspenseDetail = z.infer<typeof SuspenseDetail>;

const callers = ['finance', 'admin'] as const;
const params = z.object({ account: z.string().min(1).max(40), id: z.string().min(1).max(128) });
const proposalParams = z.object({ id: Proposal.shape.id });
const moved = ['not-found', 'transfer-moved', 'awaiting-approval', 'busy'] as const;
const credit = ['not-creditable', 'wrong-shares', 'agent-closed', 'reason-needed'] as const;

/** What no machine may decide about a transfer, staff decide here; and money that needs a second person. */
export const suspense = group({
  name: 'suspense',
  tables: {
    Agents: {
      access: ['read', 'write'],
      partitions: ['STAFF#*', 'AGENT#*', 'PHONE#*', 'CODE#*', 'NAME#*', 'IBAN#*'],
    },
    Transactions: [
      {
        access: ['read', 'append', 'write'],
        partitions: ['BANK#*', 'ACCOUNT#*', 'PROPOSAL#*', 'SENDER#*', 'CLAIM#*', 'OUTGOING#*'],
      },
      { access: ['read', 'append', 'delete'], partitions: ['SUSPENSE', 'PROPOSALS', 'RETURNS'] },
    ],
    Office: { access: ['read', 'append'], partitions: ['AUDIT#*', 'BANK-ACCOUNTS', 'LIMITS'] },
  },
  sms: true,
  operations: {
    queue: {
      method: 'GET',
      path: '/suspense',
      callers,
      summary: 'Transfers that wait: those an agent claims first, then the rest, each oldest first.',
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ rows: z.array(SuspenseRow), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    transfer: {
      method: 'GET',
      path: '/suspense/transfers/{account}/{id}',
      callers,
      summary: 'A transfer with what was recognised in its description, whom it may belong to and why.',
      params,
      response: SuspenseDetail,
      refusals: ['not-found'],
    },
    agents: {
      method: 'GET',
      path: '/suspense/agents',
      callers,
      summary: "Agents by number, code, sign-in phone, or the beginning of words of the title or a user's name.",
      query: z.object({ text: z.string().trim().min(2).max(100) }),
      response: z.object({ agents: z.array(FoundAgent) }),
      refusals: [],
    },
    credit: {
      method: 'POST',
      path: '/suspense/transfers/{account}/{id}/credit',
      callers,
      summary:
        'Credit a transfer to one agent or split it over several. Above the limit it becomes a proposal. Without a suggestion for the agent, for a frozen agent, and for a split, a note is needed.',
      params,
      body: z.object({ shares: z.array(Share).min(1).max(MOST_SHARES), note: Note.optional() }),
      response: SuspenseDetail,
      refusals: [...moved, ...credit],
    },
    returnToSender: {
      method: 'POST',
      path: '/suspense/transfers/{account}/{id}/return',
      callers,
      summary: "Record that a transfer goes back to its sender, under the bank's reference of the outgoing transfer.",
      params,
      body: z.object({ bankReference: z.string().trim().min(3).max(64), note: Note }),
      response: SuspenseDetail,
      refusals: moved,
    },
    ignore: {
      method: 'POST',
      path: '/suspense/transfers/{account}/{id}/ignore',
      callers,
      summary: "Put a transfer aside as nobody's business here.",
      params,
      body: z.object({ note: Note }),
      response: SuspenseDetail,
      refusals: moved,
    },
    undo: {
      method: 'POST',
      path: '/suspense/transfers/{account}/{id}/undo',
      callers,
      summary: 'Take a decision back within five minutes, as long as the agents have not spent the money.',
      params,
      body: z.object({}),
      response: SuspenseDetail,
      refusals: ['not-found', 'transfer-moved', 'too-late-to-undo', 'undo-spent', 'busy'],
    },
    proposals: {
      method: 'GET',
      path: '/proposals',
      callers,
      summary: 'What waits for a second person, oldest first.',
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ proposals: z.array(ShownProposal), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    propose: {
      method: 'POST',
      path: '/proposals',
      callers,
      summary: 'Propose to change the balance of an agent by hand: an adjustment, or paying a balance out to an IBAN.',
      body: z.object({
        agent: AgentNumber,
        amount: ProposedOrder.options[1].shape.amount,
        contra: ProposedOrder.options[1].shape.contra,
        iban: Iban.optional(),
        reason: Note,
      }),
      response: ShownProposal,
      refusals: ['not-found', 'wrong-iban', 'busy'],
    },
    approve: {
      method: 'POST',
      path: '/proposals/{id}/approve',
      callers,
      summary: 'Carry a proposal out, as a second person.',
      params: proposalParams,
      body: z.object({}),
      response: ShownProposal,
      refusals: [...moved, ...credit, 'agent-changed', 'proposal-over', 'same-person', 'insufficient-balance'],
    },
    decline: {
      method: 'POST',
      path: '/proposals/{id}/decline',
      callers,
      summary: 'Decline a proposal, or take back one of your own.',
      params: proposalParams,
      body: z.object({ reason: Note }),
      response: ShownProposal,
      refusals: ['not-found', 'proposal-over', 'transfer-moved', 'busy'],
    },
  },
});
