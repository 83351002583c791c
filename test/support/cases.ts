import { encodeTime } from 'ulid';
import { Case, type Clerk, caseNumber } from '../../shared/domain/case';
import { CaseMessage } from '../../shared/domain/case-message';
import { CasePaper } from '../../shared/domain/case-paper';
import { msOf } from '../../shared/domain/instant';
import { monday } from './builders';

export const deniz: Clerk = { id: 'deniz00001', name: 'Deniz Kurgu' };
export const kaya: Clerk = { id: 'kaya000001', name: 'Kaya Kurgu' };

/** The `index`th case of the tests: a form that came by e-mail and that nobody has looked at. */
export function aCase(fields: Partial<Case> = {}, index = 1): Case {
  return Case.parse({
    number: caseNumber(2026, index),
    kind: 'information-change',
    channel: 'mail',
    state: 'received',
    revision: 0,
    receivedAt: monday,
    from: { address: 'ornek@example.com', name: 'Ayşe Örnek' },
    subject: 'Bilgi değişikliği',
    fields: [],
    problems: [],
    papers: { accepted: 0, quarantined: 0 },
    ...fields,
  });
}

let minted = 0;

/** An id for a message, behind all minted before. */
export function mintMessageId(at = monday): CaseMessage['id'] {
  minted += 1;
  return `${encodeTime(msOf(at), 10)}${String(minted).padStart(16, '0')}`;
}

export function aMessage(fields: Partial<CaseMessage> = {}): CaseMessage {
  return CaseMessage.parse({
    id: mintMessageId(),
    direction: 'in',
    at: monday,
    address: 'ornek@example.com',
    subject: 'Bilgi değişikliği',
    text: 'Form ektedir.',
    ...fields,
  });
}

export function aPaper(fields: Partial<CasePaper> = {}): CasePaper {
  return CasePaper.parse({
    id: 'paper000001',
    message: mintMessageId(),
    name: 'form.pdf',
    type: 'application/pdf',
    bytes: 1_000,
    purpose: 'form',
    status: 'accepted',
    place: 'cases/K26-000001/paper000001',
    ...fields,
  });
}
