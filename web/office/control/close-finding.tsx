import { useQueryClient } from '@tanstack/react-query';
import type { ShownFinding } from '../../../shared/api/control';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { TextArea } from '../../parts/text-area';
import { call } from '../call';
import { useControlWords } from '../words/control';

/** Closes a finding with what it came to. */
export function CloseFinding({ finding: { id }, onDone }: { finding: ShownFinding; onDone: () => void }) {
  const words = useControlWords();
  const cache = useQueryClient();
  const close = async (fields: FormData) => {
    const body = { reason: String(fields.get('reason')) };
    await call('control', 'closeFinding', { params: { id }, body });
    onDone();
    void cache.invalidateQueries({ queryKey: ['findings'] });
    void cache.invalidateQueries({ queryKey: ['count'] });
  };
  return (
    <Form key={id} send={close}>
      <TextArea name="reason" label={words.reason} rows={4} minLength={3} maxLength={500} required />
      <Submit>{words.close}</Submit>
    </Form>
  );
}
