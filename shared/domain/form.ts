/** The forms agents send on paper, by e-mail or online. */
export const formKinds = ['information-change', 'agency-cancellation', 'user-change', 'bill-cancellation'] as const;
export type FormKind = (typeof formKinds)[number];

/** A text in both languages of the pages; printed forms are in Turkish. */
export interface Label {
  readonly tr: string;
  readonly en: string;
}

/** What the network knows and may write on a form before it is handed out. */
export type PrefillName =
  | 'agent.number'
  | 'agent.title'
  | 'agent.district'
  | 'agent.city'
  | 'agent.address'
  | 'agent.email'
  | 'agent.taxOffice'
  | 'agent.taxNumber'
  | 'user.name'
  | 'user.phone'
  | 'payment.id'
  | 'payment.institution'
  | 'payment.subscriber'
  | 'payment.amount';

/** What is known, as it is to be read by people. */
export type Prefill = Readonly<Partial<Record<PrefillName, string>>>;

/** What a field holds, and so how it is checked. A `signature` is an area for pen and stamp, never a value. */
export type FieldKind =
  | 'text'
  | 'agent-number'
  | 'phone'
  | 'e-mail'
  | 'date'
  | 'tckn'
  | 'tax-number'
  | 'iban'
  | 'amount'
  | 'payment'
  | 'choice'
  | 'checkbox'
  | 'signature';

export interface FormField {
  /** The name in the PDF, in a reading and in what is sent online. */
  readonly name: string;
  readonly label: Label;
  readonly kind: FieldKind;
  readonly isMandatory?: true;
  /** The most letters it takes. */
  readonly most?: number;
  /** What may be chosen; the Turkish label is what stands in the PDF. */
  readonly options?: readonly { readonly value: string; readonly label: Label }[];
  /** Online it is not asked for: who is signed in says it. */
  readonly fromSession?: true;
  /** Filled in advance with this, where it is known. */
  readonly from?: PrefillName;
  /** Printed beside it as what holds today: the field takes what shall hold. */
  readonly today?: PrefillName;
  /** How many twelfths of the sheet's width it takes; all of it when not said. */
  readonly span?: number;
  /** How many lines of writing fit; one when not said. */
  readonly lines?: number;
  readonly hint?: Label;
}

/** What must hold between fields. */
export type FormRule =
  /** At least one of them is filled. */
  | { readonly rule: 'any'; readonly fields: readonly string[] }
  /** Filled all or none. */
  | { readonly rule: 'together'; readonly fields: readonly string[] }
  /** When a choice is made so, these are mandatory. */
  | { readonly rule: 'when'; readonly field: string; readonly is: string; readonly needs: readonly string[] };

export interface FormSection {
  readonly title: Label;
  readonly fields: readonly FormField[];
}

/**
 * One form: from it come the PDF and its fields, the online version, and the check of what was filled in. A change that
 * moves or renames a field is a new version; the old one stays findable, so that its papers can still be read.
 */
export interface FormDefinition {
  readonly kind: FormKind;
  /** 1 to 15. */
  readonly version: number;
  /** What its PDF is called. */
  readonly fileName: string;
  readonly title: Label;
  /** What it is for, in a sentence. */
  readonly lead: Label;
  readonly mailbox: 'formsMailbox' | 'infoMailbox';
  /** Whose ID copy comes with it. */
  readonly idCopy?: Label;
  /** Who may take it with the agent's data on it and send it online. */
  readonly sender: 'user' | 'owner';
  readonly sections: readonly FormSection[];
  readonly rules: readonly FormRule[];
}

/**
 * The forms that have an online version. A bill's cancellation is reported on the page of its payment, where the closing
 * hour is counted down.
 */
export const onlineKinds = ['information-change', 'agency-cancellation', 'user-change'] as const satisfies FormKind[];
export type OnlineKind = (typeof onlineKinds)[number];

/** What somebody fills in online: without what the session says of the agent, the person and the day. */
export function onlineSections({ sections }: FormDefinition): readonly FormSection[] {
  return sections
    .map((section) => ({ ...section, fields: section.fields.filter(({ fromSession }) => fromSession === undefined) }))
    .filter(({ fields }) => fields.some(({ kind }) => kind !== 'signature'));
}

/** Every field of a form, in the order of the sheet. */
export function fieldsOf({ sections }: FormDefinition): readonly FormField[] {
  return sections.flatMap(({ fields }) => fields);
}

/** The fields that hold a value: all but the areas to sign in. */
export function valueFieldsOf(definition: FormDefinition): readonly FormField[] {
  return fieldsOf(definition).filter(({ kind }) => kind !== 'signature');
}

/** What stands in the fields before anybody writes: what is known of who asks. */
export function prefilledValues(definition: FormDefinition, prefill: Prefill): Readonly<Record<string, string>> {
  const known = valueFieldsOf(definition).map(({ name, from }) => [name, from && prefill[from]] as const);
  return Object.fromEntries(known.filter((pair): pair is [string, string] => pair[1] !== undefined));
}
