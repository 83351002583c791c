import { useRef, useState } from 'react';
import { type FormDefinition, type OnlineKind, onlineSections, type Prefill } from '../../shared/domain/form';
import { call } from '../call';
import { preparePaper } from '../cancellation/prepare-paper';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Submit } from '../parts/submit';
import { Refused } from '../refused';
import { useShell } from '../shell/shell-context';
import { useSpeech } from '../words/language';
import { demandOn } from './demand';
import { OnlineField } from './online-field';
import { useFormWords } from './words';

interface OnlineFormProps {
  readonly kind: OnlineKind;
  readonly definition: FormDefinition;
  readonly onSent: (number: string) => void;
}

const PAPERS = 'application/pdf,image/jpeg,image/png';

/** A form filled in on the page and sent at once, with the ID copy it wants. */
export function OnlineForm({ kind, definition, onSent }: OnlineFormProps) {
  const { words, language } = useSpeech();
  const formWords = useFormWords();
  const { title, district, city } = useShell().me.agent;
  const today: Prefill = { 'agent.title': title, 'agent.district': district, 'agent.city': city };
  const [key] = useState(() => crypto.randomUUID());
  /** Sent again, the form takes along the same copy: else it would be another form under one key. */
  const uploaded = useRef(new Map<string, string>());
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [wrong, setWrong] = useState<unknown>();

  const send = async (fields: FormData) => {
    const { idCopy, ...values } = Object.fromEntries(fields);
    const upload = async (file: File) => {
      const name = `${file.name} ${file.size} ${file.lastModified}`;
      const body = { purpose: 'id-copy' as const, content: await preparePaper(file) };
      const idCopy = uploaded.current.get(name) ?? (await call('paperwork', 'upload', { body })).id;
      uploaded.current.set(name, idCopy);
      return { idCopy };
    };
    const paper = idCopy instanceof File ? await upload(idCopy) : {};
    try {
      const body = { key, values: values as Record<string, string>, ...paper };
      onSent((await call('paperwork', 'submitForm', { params: { kind }, body })).number);
    } catch (error) {
      setWrong(error instanceof Refused ? error.details.field : undefined);
      throw error;
    }
  };

  return (
    <Form send={send}>
      {onlineSections(definition).map((section) => (
        <fieldset key={section.title.tr} className="stack form-section">
          <legend>{section.title[language]}</legend>
          {section.fields.map((field) => (
            <OnlineField
              key={field.name}
              field={field}
              {...demandOn(field, definition, choices)}
              today={field.today && today[field.today]}
              isWrong={wrong === field.name}
              onChoose={(value) => setChoices((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
        </fieldset>
      ))}
      {definition.idCopy && (
        <Field
          name="idCopy"
          type="file"
          label={definition.idCopy[language]}
          accept={PAPERS}
          required
          hint={words.cancelIdCopyHint}
          blamedFor={['file-not-accepted']}
        />
      )}
      <Submit>{formWords.formSend}</Submit>
    </Form>
  );
}
