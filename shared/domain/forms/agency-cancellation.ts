import type { FormDefinition } from '../form';
import { agentSection, signatureSection } from './common-fields';

/** Temsilcilik iptal: the agent leaves the network and says where the rest of its balance goes. */
export const agencyCancellation: FormDefinition = {
  kind: 'agency-cancellation',
  version: 1,
  fileName: 'temsilcilik-iptal-formu',
  title: { tr: 'Temsilcilik İptal Formu', en: 'Agency cancellation form' },
  lead: {
    tr: 'Temsilcilik kapatılır; kalan bakiye aşağıdaki hesaba ödenir.',
    en: 'The agency is closed; the remaining balance is paid to the account below.',
  },
  mailbox: 'formsMailbox',
  sender: 'owner',
  sections: [
    agentSection,
    {
      title: { tr: 'İptal', en: 'Cancellation' },
      fields: [
        {
          name: 'reason',
          label: { tr: 'İptal nedeni', en: 'Reason' },
          kind: 'text',
          isMandatory: true,
          most: 300,
          lines: 3,
        },
        {
          name: 'endsOn',
          label: { tr: 'İstenen kapanış tarihi (boşsa hemen)', en: 'Wanted closing date (at once when empty)' },
          kind: 'date',
          most: 10,
          span: 6,
          hint: { tr: 'gg.aa.yyyy', en: 'dd.mm.yyyy' },
        },
      ],
    },
    {
      title: { tr: 'Kalan bakiyenin ödeneceği hesap', en: 'Account for the remaining balance' },
      fields: [
        { name: 'iban', label: { tr: 'IBAN', en: 'IBAN' }, kind: 'iban', isMandatory: true, most: 34 },
        {
          name: 'accountHolder',
          label: { tr: 'Hesap sahibi', en: 'Account holder' },
          kind: 'text',
          isMandatory: true,
          most: 120,
        },
        {
          name: 'confirmation',
          label: {
            tr: 'Kullanıcı girişlerinin kapanacağını ve sonradan gönderilen havalelerin bakiyeye geçmeyeceğini biliyorum.',
            en: 'I know that sign-ins end and that transfers sent afterwards do not load a balance.',
          },
          kind: 'checkbox',
          isMandatory: true,
        },
      ],
    },
    signatureSection,
  ],
  rules: [],
};
