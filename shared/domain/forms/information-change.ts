import type { FormDefinition } from '../form';
import { agentSection, signatureSection } from './common-fields';

/** Temsilci bilgi değişikliği: only what changes is filled in. */
export const informationChange: FormDefinition = {
  kind: 'information-change',
  version: 1,
  fileName: 'temsilci-bilgi-degisikligi-formu',
  title: { tr: 'Temsilci Bilgi Değişikliği Formu', en: 'Agent information change form' },
  lead: {
    tr: 'Yalnız değişen alanları yeni değerleriyle doldurun; boş alanlar olduğu gibi kalır.',
    en: 'Fill only what changes, with its new value; what is left empty stays as it is.',
  },
  mailbox: 'formsMailbox',
  sender: 'owner',
  sections: [
    agentSection,
    {
      title: { tr: 'Yeni bilgiler', en: 'New information' },
      fields: [
        {
          name: 'title',
          label: { tr: 'Yeni unvan', en: 'New title' },
          kind: 'text',
          most: 200,
          today: 'agent.title',
          lines: 2,
        },
        {
          name: 'taxOffice',
          label: { tr: 'Yeni vergi dairesi', en: 'New tax office' },
          kind: 'text',
          most: 60,
          today: 'agent.taxOffice',
          span: 6,
        },
        {
          name: 'taxNumber',
          label: { tr: 'Yeni vergi numarası', en: 'New tax number' },
          kind: 'tax-number',
          most: 11,
          today: 'agent.taxNumber',
          span: 6,
        },
        {
          name: 'address',
          label: { tr: 'Yeni adres', en: 'New address' },
          kind: 'text',
          most: 300,
          today: 'agent.address',
          lines: 3,
        },
        {
          name: 'district',
          label: { tr: 'Yeni ilçe', en: 'New district' },
          kind: 'text',
          most: 60,
          today: 'agent.district',
          span: 6,
        },
        {
          name: 'city',
          label: { tr: 'Yeni il', en: 'New city' },
          kind: 'text',
          most: 60,
          today: 'agent.city',
          span: 6,
        },
        {
          name: 'email',
          label: { tr: 'Yeni e-posta', en: 'New e-mail' },
          kind: 'e-mail',
          most: 120,
          today: 'agent.email',
        },
      ],
    },
    {
      title: { tr: 'Kullanıcının telefonu', en: "A user's phone" },
      fields: [
        {
          name: 'oldPhone',
          label: { tr: 'Bugünkü giriş telefonu', en: 'Sign-in phone today' },
          kind: 'phone',
          most: 20,
          span: 6,
        },
        {
          name: 'newPhone',
          label: { tr: 'Yeni giriş telefonu', en: 'New sign-in phone' },
          kind: 'phone',
          most: 20,
          span: 6,
        },
      ],
    },
    signatureSection,
  ],
  rules: [
    { rule: 'together', fields: ['oldPhone', 'newPhone'] },
    {
      rule: 'any',
      fields: ['title', 'taxOffice', 'taxNumber', 'address', 'district', 'city', 'email', 'newPhone'],
    },
  ],
};
