import { useQueryClient } from '@tanstack/react-query';
import type { ShownUser } from '../../../shared/api/care';
import { Dialog } from '../../parts/dialog';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useAgentsWords } from '../words/agents';

interface OneTimeDialogProps {
  readonly agent: string;
  /** Whom it goes to; the dialog is open while there is somebody. */
  readonly user: ShownUser | undefined;
  readonly word: string | undefined;
  /** Without a security word staff write down by what they knew the caller. */
  readonly mustExplain: boolean;
  readonly onClose: () => void;
  readonly onSent: (name: string) => void;
}

/** Sends a one-time password to the registered phone of a user. */
export function OneTimeDialog({ agent, user, word, mustExplain, onClose, onSent }: OneTimeDialogProps) {
  const words = useAgentsWords();
  const cache = useQueryClient();
  const send = async (fields: FormData) => {
    if (user === undefined) return;
    await call('care', 'sendOneTime', {
      params: { number: agent, user: user.id },
      body: mustExplain ? { confirmedBy: String(fields.get('confirmedBy')) } : { word },
    });
    onSent(user.name);
    void cache.invalidateQueries({ queryKey: ['audit'] });
  };
  return (
    <Dialog title={words.sendTo(user?.name ?? '')} isOpen={user !== undefined} onClose={onClose}>
      <Form send={send}>
        <p>{words.sendLead(user?.maskedPhone ?? '')}</p>
        {mustExplain && (
          <Field
            name="confirmedBy"
            label={words.confirmedBy}
            blamedFor={['caller-not-confirmed']}
            malformed={words.tooShort}
            minLength={3}
            maxLength={500}
            autoComplete="off"
            required
            autoFocus
          />
        )}
        <Submit>{words.send}</Submit>
      </Form>
    </Dialog>
  );
}
