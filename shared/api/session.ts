import * as z from 'zod';
import { AgentNumber, UserRole } from '../domain/agent';
import { Instant } from '../domain/instant';
import { parsePhone } from '../domain/phone';
import { SecurityWord } from '../domain/security-word';
import { group } from './contract';

/** A phone in any usual writing; parsed to E.164. */
export const WrittenPhone = z
  .string()
  .max(40)
  .transform((written, context) => {
    const phone = parsePhone(written);
    if (phone === undefined) {
      context.addIssue({ code: 'custom', message: 'not a Turkish mobile number' });
      return z.NEVER;
    }
    return phone;
  });

const Token = z.string().min(20).max(100);
const NewPassword = z.string().max(200);

/** Who is signed in, and for which agent. */
export const Me = z.object({
  user: z.object({ id: z.string(), name: z.string(), phone: z.string(), role: UserRole }),
  agent: z.object({ number: AgentNumber, code: z.string(), title: z.string(), district: z.string(), city: z.string() }),
});
export type Me = z.infer<typeof Me>;

/** What comes after a step of signing in. */
export const SignInStep = z.discriminatedUnion('next', [
  z.object({ next: z.literal('home'), me: Me }),
  /** The device is new: an SMS code went to the phone; its last two digits tell which. */
  z.object({ next: z.literal('code'), challenge: Token, phoneEnding: z.string(), expiresAt: Instant }),
  /** The password was a one-time one: a new one must be set now. */
  z.object({ next: z.literal('new-password'), challenge: Token, expiresAt: Instant }),
]);
export type SignInStep = z.infer<typeof SignInStep>;

const Done = z.object({});

export const session = group({
  name: 'session',
  tables: {
    Agents: {
      access: ['read', 'append', 'write', 'delete'],
      partitions: ['AGENT#*', 'PHONE#*', 'CHALLENGE#*', 'THROTTLE#*'],
    },
    Office: { access: ['append'], partitions: ['AUDIT#*'] },
  },
  sms: true,
  operations: {
    signIn: {
      method: 'POST',
      path: '/session',
      callers: ['anyone'],
      summary: 'Sign in with the mobile number and the password, or with a one-time password.',
      body: z.object({ phone: WrittenPhone, password: z.string().min(1).max(200) }),
      response: SignInStep,
      refusals: ['wrong-credentials', 'too-many-attempts', 'agent-not-active'],
    },
    enterCode: {
      method: 'POST',
      path: '/session/code',
      callers: ['anyone'],
      summary: 'Answer the SMS code of a new device.',
      body: z.object({
        challenge: Token,
        code: z.string().regex(/^\d{6}$/),
        rememberDevice: z.boolean().default(false),
      }),
      response: SignInStep,
      refusals: ['wrong-code', 'challenge-over', 'agent-not-active'],
    },
    resendCode: {
      method: 'POST',
      path: '/session/code/resend',
      callers: ['anyone'],
      summary: 'Send the code of a new device again, as a new code.',
      body: z.object({ challenge: Token }),
      response: z.object({ expiresAt: Instant }),
      refusals: ['challenge-over', 'too-many-attempts', 'agent-not-active'],
    },
    forgotPassword: {
      method: 'POST',
      path: '/session/forgotten',
      callers: ['anyone'],
      summary: 'Send a one-time password by SMS to a registered phone. The answer is the same for any phone.',
      body: z.object({ phone: WrittenPhone }),
      response: Done,
      refusals: ['too-many-attempts'],
    },
    setPassword: {
      method: 'POST',
      path: '/session/password',
      callers: ['anyone'],
      summary: 'Set the new password that a one-time password asks for. Ends every other session of the user.',
      body: z.object({ challenge: Token, password: NewPassword, rememberDevice: z.boolean().default(false) }),
      response: SignInStep,
      refusals: ['weak-password', 'challenge-over', 'agent-not-active'],
    },
    changePassword: {
      method: 'PUT',
      path: '/session/password',
      callers: ['user'],
      summary: 'Change the password while signed in. Ends every other session of the user.',
      body: z.object({ current: z.string().min(1).max(200), password: NewPassword }),
      response: Done,
      refusals: ['wrong-credentials', 'weak-password', 'too-many-attempts', 'agent-not-active'],
    },
    me: {
      method: 'GET',
      path: '/session',
      callers: ['user'],
      summary: 'Who is signed in, and for which agent.',
      response: Me,
      refusals: ['agent-not-active'],
    },
    securityWord: {
      method: 'GET',
      path: '/session/security-word',
      callers: ['owner'],
      summary: 'Whether the agent has a word by which its callers prove themselves to customer services.',
      response: z.object({ isSet: z.boolean(), setAt: Instant.optional() }),
      refusals: [],
    },
    setSecurityWord: {
      method: 'PUT',
      path: '/session/security-word',
      callers: ['owner'],
      summary: 'Set that word, or another; asks for the password.',
      body: z.object({ password: z.string().min(1).max(200), word: SecurityWord }),
      response: Done,
      refusals: ['wrong-credentials', 'too-many-attempts'],
    },
    signOut: {
      method: 'DELETE',
      path: '/session',
      callers: ['anyone'],
      summary: 'End this session.',
      response: Done,
      refusals: [],
    },
    signOutEverywhere: {
      method: 'DELETE',
      path: '/session/all',
      callers: ['user'],
      summary: 'End every session of this user, this one too, and forget the devices.',
      response: Done,
      refusals: [],
    },
  },
});
