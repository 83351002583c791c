import { useQueryClient } from '@tanstack/react-query';
import type { Agent } from '../../../shared/domain/agent';
import { Dialog } from '../../parts/dialog';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useAgentsWords } from '../words/agents';

interface FreezeDialogProps {
  readonly agent: Pick<Agent, 'number' | 'state'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Freezes an agent, or lifts its freeze; either needs its reason. */
export function FreezeDialog({ agent: { number, state }, isOpen, onClose }: FreezeDialogProps) {
  const words = useAgentsWords();
  const cache = useQueryClient();
  const isFrozen = state === 'frozen';
  const send = async (fields: FormData) => {
    const request = { params: { number }, body: { reason: String(fields.get('reason')) } };
    await (isFrozen ? call('care', 'unfreeze', request) : call('care', 'freeze', request));
    onClose();
    void cache.invalidateQueries({ queryKey: ['agents'] });
    void cache.invalidateQueries({ queryKey: ['audit'] });
  };
  return (
    <Dialog title={isFrozen ? words.unfreezeTitle : words.freezeTitle} isOpen={isOpen} onClose={onClose}>
      <Form send={send}>
        <p>{isFrozen ? words.unfreezeLead : words.freezeLead}</p>
        <Field
          name="reason"
          label={words.reason}
          malformed={words.tooShort}
          minLength={3}
          maxLength={500}
          autoComplete="off"
          required
          autoFocus
        />
        <Submit>{isFrozen ? words.unfreeze : words.freeze}</Submit>
      </Form>
    </Dialog>
  );
}
