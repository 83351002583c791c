import * as z from 'zod';
import { Instant } from './instant';
import { Kurus, kurus } from './kurus';
import { Phone } from './phone';

/** The eight digits before an agent's name; the last four are the agent code, unique in the network. */
export const AgentNumber = z
  .string()
  .regex(/^\d{8}$/)
  .brand('AgentNumber');
export type AgentNumber = z.infer<typeof AgentNumber>;

/** The agent code (temsilci kodu): the last four digits of the agent number. */
export function agentCode(number: AgentNumber): string {
  return number.slice(-4);
}

/** `frozen` stops signing in, paying and loading until staff lift it; `closed` is for good. */
export const AgentState = z.enum(['active', 'frozen', 'closed']);
export type AgentState = z.infer<typeof AgentState>;

/** An agent (temsilci): the shop that takes bill payments, with one prepaid account. */
export const Agent = z.object({
  number: AgentNumber,
  /** The shop's registered title. */
  title: z.string().min(1).max(200),
  district: z.string().max(60),
  city: z.string().max(60),
  address: z.string().max(300),
  /** Where its papers come from and answers go to, lower case. Mail from there with its origin proved is the agent's. */
  email: z.email().max(120).optional(),
  taxOffice: z.string().max(60).optional(),
  /** Ten digits of a company (VKN), or the eleven of a person in business. */
  taxNumber: z
    .string()
    .regex(/^\d{10,11}$/)
    .optional(),
  state: AgentState,
  since: Instant,
  /** The most its payments may take from the account on one day; `DAILY_LIMIT` unless staff set another. */
  dailyLimit: Kurus.optional(),
});
export type Agent = z.infer<typeof Agent>;

/** 200.000 TL of payments a day. */
export const DAILY_LIMIT = kurus(20_000_000);

/** An owner may do everything for the agent; a cashier pays bills and sees the day's work. */
export const UserRole = z.enum(['owner', 'cashier']);
export type UserRole = z.infer<typeof UserRole>;

/** A person who signs in for an agent. A phone signs in at most one user of the whole network. */
export const User = z.object({
  id: z.string().regex(/^[a-z0-9]{10,26}$/),
  agent: AgentNumber,
  phone: Phone,
  name: z.string().min(1).max(120),
  role: UserRole,
  isActive: z.boolean(),
  since: Instant,
});
export type User = z.infer<typeof User>;

/** Whom a sign-in phone belongs to. `isActive`: the user and the agent both are; kept in step by every change of either. */
export const PhoneRegistration = z.object({
  phone: Phone,
  agent: AgentNumber,
  user: z.string(),
  isActive: z.boolean(),
  /** Its user wants an SMS when a transfer that names it is loaded; off unless they said so. */
  wantsLoadingSms: z.boolean().optional(),
});
export type PhoneRegistration = z.infer<typeof PhoneRegistration>;
