import * as z from 'zod';

/**
 * A Turkish mobile number in E.164: `+90`, then `5` and nine digits. Any such number is accepted: the regulator (BTK)
 * assigns prefixes faster than number libraries learn them.
 */
export const Phone = z
  .string()
  .regex(/^\+905\d{9}$/)
  .brand('Phone');
export type Phone = z.infer<typeof Phone>;

const WRITTEN = /^(?:(?:\+|00)?90|0)?(5\d{9})$/;

/**
 * The number a person typed, in any usual writing (`0532 123 45 67`, `+90 (532) 123-4567`, `5321234567`), or undefined
 * when it is no Turkish mobile number.
 */
export function parsePhone(written: string): Phone | undefined {
  const digits = WRITTEN.exec(written.replace(/[\s().\-/]/g, ''))?.[1];
  return digits === undefined ? undefined : (`+90${digits}` as Phone);
}

/** How a number is shown to people: `0532 123 45 67`. */
export function formatPhone(phone: Phone): string {
  return `0${phone.slice(3, 6)} ${phone.slice(6, 9)} ${phone.slice(9, 11)} ${phone.slice(11)}`;
}

/** How a number may stand in logs and on pages open to others: `0532 *** ** 67`. */
export function maskPhone(phone: Phone): string {
  return `0${phone.slice(3, 6)} *** ** ${phone.slice(11)}`;
}

/** The eleven digits agents write into a transfer's description: `05321234567`. */
export function plainPhone(phone: Phone): string {
  return `0${phone.slice(3)}`;
}
