import type { AuditAction } from '../../../shared/domain/audit';
import { dictionary } from '../../words/speech';

const tr = {
  title: 'Denetim izi',
  of: (subject: string) => `Denetim izi: ${subject}`,
  kind: 'Konu türü',
  name: 'Numarası ya da adı',
  nameHint: 'Temsilci numarası, evrak numarası (K26-000123), havale no…',
  when: 'Zaman',
  who: 'Kim',
  what: 'Ne',
  subject: 'Konu',
  show: 'Göster',
  byDay: 'Güne göre',
  emptyDay: 'Bu gün hiçbir işlem yapılmamış.',
  emptySubject: 'Bu konuda yapılmış bir işlem yok.',
  choose: 'Bir konu yazın: temsilci, evrak, havale…',
  failed: 'Denetim izi alınamadı.',
  system: 'Sistem',
};

const en = {
  title: 'Audit trail',
  of: (subject: string) => `Audit trail: ${subject}`,
  kind: 'Kind of subject',
  name: 'Its number or name',
  nameHint: 'An agent number, a case number (K26-000123), a transfer’s id…',
  when: 'Time',
  who: 'Who',
  what: 'What',
  subject: 'Subject',
  show: 'Show',
  byDay: 'By day',
  emptyDay: 'Nothing was done on this day.',
  emptySubject: 'Nothing was done to this.',
  choose: 'Name a subject: an agent, a case, a transfer…',
  failed: 'The audit trail could not be fetched.',
  system: 'System',
} satisfies typeof tr;

/** The words of the audit trail. */
export const auditWords = { tr, en };
export const useAuditWords = dictionary(auditWords);

const actionsTr: Readonly<Record<AuditAction, string>> = {
  'staff.activated': 'Personel yeniden açıldı',
  'staff.added': 'Personel eklendi',
  'staff.changed': 'Personel değişti',
  'staff.deactivated': 'Personel kapatıldı',
  'staff.enrolled': 'Doğrulama uygulaması kuruldu',
  'staff.password-changed': 'Şifre değişti',
  'staff.recovery-codes-renewed': 'Kurtarma kodları yenilendi',
  'staff.recovery-code-used': 'Kurtarma kodu kullanıldı',
  'staff.reset': 'Giriş sıfırlandı',
  'staff.signed-in': 'Giriş yapıldı',
  'agent.added': 'Temsilci eklendi',
  'agent.changed': 'Temsilci bilgisi değişti',
  'agent.closed': 'Temsilcilik kapatıldı',
  'agent.frozen': 'Temsilcilik donduruldu',
  'agent.one-time-sent': 'Tek kullanımlık şifre gönderildi',
  'agent.unfrozen': 'Dondurma kaldırıldı',
  'agent.word-checked': 'Güvenlik sözcüğü soruldu',
  'agent.word-set': 'Güvenlik sözcüğü belirlendi',
  'user.added': 'Kullanıcı eklendi',
  'user.removed': 'Kullanıcı çıkarıldı',
  'case.applied': 'Evrak uygulandı',
  'case.assigned': 'Evrakın temsilcisi ya da konusu belirlendi',
  'case.claimed': 'Evrak üstlenildi',
  'case.closed': 'Evrak kapatıldı',
  'case.papers-asked': 'Eksik evrak istendi',
  'case.rejected': 'Evrak reddedildi',
  'case.released': 'Evrak kuyruğa bırakıldı',
  'cancellation.reported': 'Fatura iptali bildirildi',
  'letter.sent-again': 'Yazı yeniden gönderildi',
  'letter.set-aside': 'Gönderilemeyen yazı görüldü',
  'paper.deleted': 'Belge silindi',
  'paper.viewed': 'Belge görüntülendi',
  'transfer.credited': 'Havale yüklendi',
  'transfer.ignored': 'Havale yok sayıldı',
  'transfer.returned': 'Havale iade edildi',
  'transfer.split': 'Havale bölündü',
  'transfer.undone': 'Havale kararı geri alındı',
  'proposal.approved': 'Öneri onaylandı',
  'proposal.declined': 'Öneri reddedildi',
  'proposal.made': 'Onaya sunuldu',
  'finding.closed': 'Bulgu kapatıldı',
  'finding.row-viewed': 'Bulgunun satırı görüntülendi',
  'payment.settled': 'Ödeme sonuçlandırıldı',
  'statement.imported': 'Ekstre yüklendi',
  'account.changed': 'Banka hesabı değişti',
  'announcement.file-uploaded': 'Duyuruya dosya yüklendi',
  'announcement.written': 'Duyuru yazıldı',
  'holiday.changed': 'Tatil günü değişti',
  'institution.changed': 'Kurum değişti',
  'limit.changed': 'Sınır değişti',
};

const actionsEn: Readonly<Record<AuditAction, string>> = {
  'staff.activated': 'Staff member taken back',
  'staff.added': 'Staff member added',
  'staff.changed': 'Staff member changed',
  'staff.deactivated': 'Staff member deactivated',
  'staff.enrolled': 'Authenticator set up',
  'staff.password-changed': 'Password changed',
  'staff.recovery-codes-renewed': 'Recovery codes renewed',
  'staff.recovery-code-used': 'Recovery code used',
  'staff.reset': 'Sign-in reset',
  'staff.signed-in': 'Signed in',
  'agent.added': 'Agent added',
  'agent.changed': 'Agent data changed',
  'agent.closed': 'Agency closed',
  'agent.frozen': 'Agency frozen',
  'agent.one-time-sent': 'One-time password sent',
  'agent.unfrozen': 'Agency unfrozen',
  'agent.word-checked': 'Security word asked',
  'agent.word-set': 'Security word set',
  'user.added': 'User added',
  'user.removed': 'User removed',
  'case.applied': 'Case applied',
  'case.assigned': 'Case assigned',
  'case.claimed': 'Case taken',
  'case.closed': 'Case closed',
  'case.papers-asked': 'Missing papers asked for',
  'case.rejected': 'Case rejected',
  'case.released': 'Case put back',
  'cancellation.reported': 'Bill cancellation reported',
  'letter.sent-again': 'Letter sent again',
  'letter.set-aside': 'Unsent letter seen to',
  'paper.deleted': 'Paper deleted',
  'paper.viewed': 'Paper viewed',
  'transfer.credited': 'Transfer credited',
  'transfer.ignored': 'Transfer ignored',
  'transfer.returned': 'Transfer returned',
  'transfer.split': 'Transfer split',
  'transfer.undone': 'Decision on a transfer undone',
  'proposal.approved': 'Proposal approved',
  'proposal.declined': 'Proposal declined',
  'proposal.made': 'Put up for approval',
  'finding.closed': 'Finding closed',
  'finding.row-viewed': 'Row of a finding viewed',
  'payment.settled': 'Payment settled',
  'statement.imported': 'Statement imported',
  'account.changed': 'Bank account changed',
  'announcement.file-uploaded': 'File uploaded for an announcement',
  'announcement.written': 'Announcement written',
  'holiday.changed': 'Holiday changed',
  'institution.changed': 'Institution changed',
  'limit.changed': 'Limit changed',
};

/** What each line of the audit trail says was done. */
export const useActionWords = dictionary({ tr: actionsTr, en: actionsEn });

const subjectsTr = {
  agent: 'Temsilci',
  case: 'Evrak',
  transfer: 'Havale',
  payment: 'Ödeme',
  paper: 'Belge',
  proposal: 'Öneri',
  finding: 'Bulgu',
  statement: 'Ekstre dosyası',
  account: 'Banka hesabı',
  institution: 'Kurum',
  announcement: 'Duyuru',
  holiday: 'Tatil günü',
  limits: 'Sınırlar',
  staff: 'Personel',
};
export type SubjectKind = keyof typeof subjectsTr;

const subjectsEn: Readonly<Record<SubjectKind, string>> = {
  agent: 'Agent',
  case: 'Case',
  transfer: 'Transfer',
  payment: 'Payment',
  paper: 'Paper',
  proposal: 'Proposal',
  finding: 'Finding',
  statement: 'Statement file',
  account: 'Bank account',
  institution: 'Institution',
  announcement: 'Announcement',
  holiday: 'Holiday',
  limits: 'Limits',
  staff: 'Staff',
};

/** What the kinds of things are called that lines of the audit trail are about. */
export const useSubjectWords = dictionary<Readonly<Record<SubjectKind, string>>>({ tr: subjectsTr, en: subjectsEn });

/** A subject as people read it: `agent:63104821` is “Temsilci 63104821”. */
export function nameSubject(subject: string, kinds: Readonly<Record<string, string>>): string {
  const [kind = '', ...rest] = subject.split(':');
  return Object.hasOwn(kinds, kind) ? [kinds[kind], rest.join(':')].join(' ').trim() : subject;
}

/** What details of lines are called, where people should not read the program's own names. */
const detailsTr: Readonly<Record<string, string>> = {
  amount: 'Tutar',
  before: 'Önce',
  confirmedBy: 'Doğrulama',
  email: 'E-posta',
  name: 'Ad',
  note: 'Not',
  outcome: 'Sonuç',
  phone: 'Telefon',
  reason: 'Neden',
  role: 'Rol',
  state: 'Durum',
  title: 'Unvan',
  user: 'Kullanıcı',
};

/** Names of details; one that is not here is shown as it is. */
export const useDetailWords = dictionary<Readonly<Record<string, string>>>({ tr: detailsTr, en: {} });
