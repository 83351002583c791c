import { useId } from 'react';
import type { DeskCase } from '../../../shared/api/desk';
import { type FormField, valueFieldsOf } from '../../../shared/domain/form';
import { formDefinitions } from '../../../shared/domain/forms/definitions';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { useLanguage } from '../../words/speech';
import { call } from '../call';
import { useCasesWords } from '../words/cases';

interface FieldFormProps {
  readonly of: DeskCase;
  /** Who looks has taken the case, and may correct what was read. */
  readonly isMine: boolean;
  readonly onDone: () => void;
}

type ReadField = DeskCase['fields'][number];

/** Every field as it was submitted beside what holds today. Whoever decides corrects it by the paper, and applies it. */
export function FieldForm({ of, isMine, onDone }: FieldFormProps) {
  const words = useCasesWords();
  const { number, kind } = of.case;
  if (kind === 'other') return null;
  const definition = formDefinitions[kind];
  const byName = new Map(valueFieldsOf(definition).map((field) => [field.name, field]));
  const apply = async (fields: FormData) => {
    const values = Object.fromEntries([...byName.keys()].map((name) => [name, String(fields.get(name) ?? '').trim()]));
    const body = { values, isIdSeen: fields.get('isIdSeen') !== null };
    await call('desk', 'apply', { params: { number }, body });
    onDone();
  };
  return (
    <>
      <h3>{words.fields}</h3>
      <Form send={apply}>
        <div className="case-fields">
          {of.fields.map((field) => (
            <FieldRow key={field.name} field={field} defined={byName.get(field.name)} isMine={isMine} />
          ))}
        </div>
        {isMine && definition.idCopy && (
          <label className="row case-seen">
            <input type="checkbox" name="isIdSeen" />
            {words.idSeen}
          </label>
        )}
        {isMine && kind === 'agency-cancellation' && <p className="muted">{words.payout}</p>}
        {isMine && <Submit>{words.apply}</Submit>}
      </Form>
    </>
  );
}

function FieldRow({ field, defined, isMine }: { field: ReadField; defined: FormField | undefined; isMine: boolean }) {
  const words = useCasesWords();
  const { language } = useLanguage();
  const id = useId();
  const { name, value, confidence, today } = field;
  const isFilled = value !== undefined && value !== '';
  const isUnsure = isFilled && confidence !== undefined && confidence < 1;
  const isChanged = isFilled && today !== undefined && value !== today;
  return (
    <div className={isChanged ? 'case-field changed' : 'case-field'}>
      <label htmlFor={id}>
        {defined?.label[language] ?? name}
        {isUnsure && <span className="tag wait">{words.sure(Math.round(confidence * 100))}</span>}
      </label>
      {isMine && defined ? (
        <Input id={id} field={field} defined={defined} />
      ) : (
        <b id={id}>{isFilled ? value : words.none}</b>
      )}
      <span className="muted">{today === undefined ? '' : `${words.today}: ${today}`}</span>
    </div>
  );
}

function Input({
  id,
  field: { name, value = '', source },
  defined,
}: {
  id: string;
  field: ReadField;
  defined: FormField;
}) {
  const words = useCasesWords();
  const { language } = useLanguage();
  if (defined.kind !== 'choice') {
    return (
      <span className="box">
        <input
          id={id}
          name={name}
          defaultValue={value}
          maxLength={defined.most ?? 300}
          placeholder={source === undefined ? words.unread : words.none}
          autoComplete="off"
        />
      </span>
    );
  }
  const options = defined.options ?? [];
  const read = options.find((option) => [option.value, option.label.tr, option.label.en].includes(value));
  return (
    <span className="box">
      <select id={id} name={name} defaultValue={read?.value ?? ''}>
        <option value="">{words.none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label[language]}
          </option>
        ))}
      </select>
    </span>
  );
}
