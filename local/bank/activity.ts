import * as z from 'zod';
import { type Instant, instant, msOf } from '../../shared/domain/instant';
import type { BankMovement, SimulatedAccount } from './books';
import { BankRefusal } from './http';

const MAX_ROWS_A_PAGE = 100;

const At = z.iso.datetime({ offset: true }).transform((written) => instant(Date.parse(written)));

/** What a customer asks: the movements of one account from `baslangic` on and before `bitis`, one page of them. */
export const ActivityQuery = z
  .object({
    iban: z.string().regex(/^TR\d{24}$/),
    baslangic: At,
    bitis: At,
    sayfa: z.int().min(1).default(1),
    satirSayisi: z.int().min(1).max(MAX_ROWS_A_PAGE).default(MAX_ROWS_A_PAGE),
  })
  .refine(({ baslangic, bitis }) => baslangic < bitis, { path: ['bitis'], message: 'baslangic sonrası olmalı' });
export type ActivityQuery = z.infer<typeof ActivityQuery>;

/** The accounts of the customer who signs with HTTP Basic (RFC 7617). Refuses unknown names and wrong passwords alike. */
export function accountsOf(authorization: string | undefined, accounts: readonly SimulatedAccount[]) {
  const token = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(authorization ?? '')?.[1] ?? '';
  const signed = Buffer.from(token, 'base64').toString('utf8');
  const own = accounts.filter(({ credentials }) => signed === `${credentials.username}:${credentials.password}`);
  if (own.length === 0) throw new BankRefusal(401, 'KIMLIK_HATALI', 'Kullanıcı adı veya parola hatalı');
  return own;
}

/** Whether a movement's time lies in the asked window: the beginning belongs to it, the end does not. */
export function isAsked({ bookedAt }: BankMovement, { baslangic, bitis }: ActivityQuery): boolean {
  return baslangic <= bookedAt && bookedAt < bitis;
}

/** One page of movements in the words of the protocol (see README). `isSpoilt` tells which rows get an amount nobody can read. */
export function activityPage(
  movements: readonly BankMovement[],
  { iban, sayfa, satirSayisi }: ActivityQuery,
  isSpoilt: (movement: BankMovement) => boolean,
) {
  const end = sayfa * satirSayisi;
  return {
    iban,
    sayfa,
    toplamSayfa: Math.max(1, Math.ceil(movements.length / satirSayisi)),
    devamVar: end < movements.length,
    hareketler: movements
      .slice(end - satirSayisi, end)
      .map((movement) => ({ ...activityRow(movement), ...(isSpoilt(movement) && { tutar: '**,**' }) })),
  };
}

function activityRow(movement: BankMovement) {
  return {
    hareketNo: movement.number,
    islemZamani: istanbulTime(movement.bookedAt),
    tutar: decimal(Math.abs(movement.amountKurus)),
    borcAlacak: movement.amountKurus < 0 ? 'B' : 'A',
    dovizKodu: movement.currency,
    islemTuru: movement.kind === 'OTHER' ? 'DIGER' : movement.kind,
    aciklama: movement.description,
    gonderenAdi: movement.senderName ?? null,
    gonderenIban: movement.senderIban ?? null,
    bakiye: decimal(movement.balanceKurus),
    referansNo: movement.reference,
    iptalMi: movement.isReversal,
  };
}

/** `2026-11-23T17:00:00.000+03:00`: Turkey keeps UTC+3 all year. */
export function istanbulTime(at: Instant): string {
  return `${instant(msOf(at) + 3 * 3_600_000).slice(0, -1)}+03:00`;
}

/** Kuruş as a decimal with a dot: `-1234.05`. */
export function decimal(amountKurus: number): string {
  const digits = String(Math.abs(amountKurus)).padStart(3, '0');
  return `${amountKurus < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
