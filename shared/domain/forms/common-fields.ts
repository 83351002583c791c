import type { FormField, FormSection } from '../form';

const agentNumber: FormField = {
  name: 'agentNumber',
  fromSession: true,
  label: { tr: 'Temsilci numarası', en: 'Agent number' },
  kind: 'agent-number',
  isMandatory: true,
  most: 8,
  from: 'agent.number',
  span: 4,
};

const agentTitle: FormField = {
  name: 'agentTitle',
  fromSession: true,
  label: { tr: 'Kayıtlı unvan', en: 'Registered title' },
  kind: 'text',
  most: 200,
  from: 'agent.title',
  span: 8,
};

/** Who sends the form: every form begins with it. */
export const agentSection: FormSection = {
  title: { tr: 'Temsilci', en: 'Agent' },
  fields: [agentNumber, agentTitle],
};

const signerName: FormField = {
  name: 'signerName',
  fromSession: true,
  label: { tr: 'Yetkilinin adı soyadı', en: 'Name of the authorised person' },
  kind: 'text',
  isMandatory: true,
  most: 120,
  from: 'user.name',
  span: 8,
};

const signedOn: FormField = {
  name: 'signedOn',
  fromSession: true,
  label: { tr: 'Form tarihi', en: 'Date of the form' },
  kind: 'date',
  most: 10,
  span: 4,
  hint: { tr: 'gg.aa.yyyy', en: 'dd.mm.yyyy' },
};

const signature: FormField = {
  name: 'signature',
  label: { tr: 'Kaşe ve imza', en: 'Stamp and signature' },
  kind: 'signature',
  span: 12,
  lines: 4,
};

/** Who stands for it: every form ends with it. */
export const signatureSection: FormSection = {
  title: { tr: 'İmza', en: 'Signature' },
  fields: [signerName, signedOn, signature],
};
