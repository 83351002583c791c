import type { AgentNumber } from '../../../shared/domain/agent';
import type { Case, CaseKind, CaseNumber } from '../../../shared/domain/case';
import { CASE_KIND_WORDS } from '../../../shared/domain/case-words';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { useLanguage } from '../../words/speech';
import { call } from '../call';
import { useCasesWords } from '../words/cases';

interface DialogProps {
  readonly number: CaseNumber;
  readonly onDone: () => void;
}

/** What is missing, in words that go to who sent the case. */
export function AskForm({ number, onDone }: DialogProps) {
  const words = useCasesWords();
  const send = async (fields: FormData) => {
    await call('desk', 'askForPapers', { params: { number }, body: { missing: textOf(fields, 'missing') } });
    onDone();
  };
  return (
    <Form send={send}>
      <WordsField name="missing" label={words.missing} hint={words.missingHint} />
      <Submit>{words.ask}</Submit>
    </Form>
  );
}

/** Why not, in words that go to who sent the case. */
export function RejectForm({ number, onDone }: DialogProps) {
  const words = useCasesWords();
  const send = async (fields: FormData) => {
    await call('desk', 'reject', { params: { number }, body: { reason: textOf(fields, 'reason') } });
    onDone();
  };
  return (
    <Form send={send}>
      <WordsField name="reason" label={words.reason} hint={words.rejectHint} />
      <Submit>{words.reject}</Submit>
    </Form>
  );
}

/** Over without effect, with an answer where one is due. */
export function CloseForm({ number, onDone }: DialogProps) {
  const words = useCasesWords();
  const send = async (fields: FormData) => {
    const answer = textOf(fields, 'answer');
    const body = { reason: textOf(fields, 'reason'), ...(answer === '' ? {} : { answer }) };
    await call('desk', 'close', { params: { number }, body });
    onDone();
  };
  return (
    <Form send={send}>
      <WordsField name="reason" label={words.reason} hint={words.closeHint} />
      <Field
        name="answer"
        label={words.answer}
        hint={words.answerHint}
        minLength={3}
        maxLength={1_000}
        malformed={words.atLeast}
      />
      <Submit>{words.close}</Submit>
    </Form>
  );
}

/** Whose case it is, and what it asks for. */
export function AssignForm({ of, onDone }: { of: Case; onDone: () => void }) {
  const words = useCasesWords();
  const { language } = useLanguage();
  const send = async (fields: FormData) => {
    const agent = textOf(fields, 'agent');
    const body = { kind: textOf(fields, 'kind') as CaseKind, ...(agent === '' ? {} : { agent: agent as AgentNumber }) };
    await call('desk', 'assign', { params: { number: of.number }, body });
    onDone();
  };
  return (
    <Form send={send}>
      <Field
        name="agent"
        label={words.agentNumber}
        malformed={words.agentMalformed}
        blamedFor={['not-found']}
        pattern="\d{8}"
        inputMode="numeric"
        maxLength={8}
        defaultValue={of.agent ?? ''}
        autoComplete="off"
      />
      <label className="field">
        {words.kind}
        <span className="box">
          <select name="kind" defaultValue={of.kind}>
            {Object.entries(CASE_KIND_WORDS).map(([name, title]) => (
              <option key={name} value={name}>
                {title[language]}
              </option>
            ))}
          </select>
        </span>
      </label>
      <Submit>{words.assign}</Submit>
    </Form>
  );
}

function WordsField({ name, label, hint }: { name: string; label: string; hint: string }) {
  const words = useCasesWords();
  return (
    <Field
      name={name}
      label={label}
      hint={hint}
      malformed={words.atLeast}
      isWellFormed={(typed) => typed.trim().length >= 3}
      maxLength={1_000}
      autoComplete="off"
      autoFocus
      required
    />
  );
}

function textOf(fields: FormData, name: string): string {
  return String(fields.get(name) ?? '').trim();
}
