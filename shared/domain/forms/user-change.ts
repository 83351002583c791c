import type { FormDefinition } from '../form';
import { agentSection, signatureSection } from './common-fields';

/** Kullanıcı ekleme/çıkarma: one person comes or goes. */
export const userChange: FormDefinition = {
  kind: 'user-change',
  version: 1,
  fileName: 'kullanici-ekleme-cikarma-formu',
  title: { tr: 'Kullanıcı Ekleme / Çıkarma Formu', en: 'User add / remove form' },
  lead: {
    tr: 'Eklenen kişi, telefonuna gelen SMS ile ilk girişini yapar; çıkarılan kişinin oturumları kapanır.',
    en: 'A person who is added signs in first with an SMS; the sessions of one who is removed end.',
  },
  mailbox: 'infoMailbox',
  idCopy: { tr: 'Kişinin kimlik fotokopisi', en: "A copy of the person's ID" },
  sender: 'owner',
  sections: [
    agentSection,
    {
      title: { tr: 'Kullanıcı', en: 'User' },
      fields: [
        {
          name: 'change',
          label: { tr: 'İşlem (ekleme ya da çıkarma)', en: 'What to do' },
          kind: 'choice',
          isMandatory: true,
          options: [
            { value: 'add', label: { tr: 'Ekleme', en: 'Add' } },
            { value: 'remove', label: { tr: 'Çıkarma', en: 'Remove' } },
          ],
          span: 6,
        },
        {
          name: 'role',
          label: { tr: 'Görevi (kasiyer ya da yetkili)', en: 'Role' },
          kind: 'choice',
          options: [
            { value: 'cashier', label: { tr: 'Kasiyer', en: 'Cashier' } },
            { value: 'owner', label: { tr: 'Yetkili', en: 'Owner' } },
          ],
          span: 6,
        },
        {
          name: 'userName',
          label: { tr: 'Adı soyadı', en: 'Name' },
          kind: 'text',
          isMandatory: true,
          most: 120,
        },
        {
          name: 'tckn',
          label: { tr: 'T.C. kimlik numarası', en: 'Turkish ID number' },
          kind: 'tckn',
          most: 11,
          span: 6,
        },
        {
          name: 'phone',
          label: { tr: 'Giriş telefonu', en: 'Sign-in phone' },
          kind: 'phone',
          isMandatory: true,
          most: 20,
          span: 6,
        },
      ],
    },
    signatureSection,
  ],
  rules: [{ rule: 'when', field: 'change', is: 'add', needs: ['role', 'tckn'] }],
};
