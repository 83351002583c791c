import { useState } from 'react';
import { Form } from '../../parts/form';
import { PasswordField } from '../../parts/password-field';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useOffice } from '../shell/office-context';
import { useAccountWords } from '../words/account';
import { StaffNewPassword } from './staff-new-password';

/** Changing one's own password. */
export function PasswordCard() {
  const words = useAccountWords();
  const { me } = useOffice();
  const [isDone, setDone] = useState(false);
  const send = async (fields: FormData) => {
    const body = { current: String(fields.get('current')), password: String(fields.get('password')) };
    await call('staff', 'changePassword', { body });
    setDone(true);
  };
  return (
    <section className="card stack">
      <h2>{words.password}</h2>
      {isDone ? (
        <p className="note good" role="status">
          {words.passwordChanged}
        </p>
      ) : (
        <Form send={send}>
          <PasswordField
            name="current"
            label={words.currentPassword}
            autoComplete="current-password"
            blamedFor={['wrong-credentials']}
          />
          <StaffNewPassword email={me.email} />
          <Submit>{words.savePassword}</Submit>
        </Form>
      )}
    </section>
  );
}
