import type { Awaited, ControlState } from './control';

interface Words {
  readonly states: Readonly<Record<ControlState, string>>;
  readonly awaited: Readonly<Record<Awaited, string>>;
}

const tr: Words = {
  states: {
    proved: 'Kanıtlandı',
    differing: 'Fark var',
    waiting: 'Bekliyor',
    'not-expected': 'Ekstre beklenmiyor',
  },
  awaited: { statement: 'Ekstre bekleniyor', 'day-end': 'Gün sonu bekleniyor' },
};

const en: Words = {
  states: { proved: 'Proved', differing: 'Differs', waiting: 'Waiting', 'not-expected': 'No statement expected' },
  awaited: { statement: 'Waiting for the statement', 'day-end': 'Waiting for the day end' },
};

/** What the states of an account's day are called, on pages and in reports. */
export const controlStateWords = { tr, en } as const;
