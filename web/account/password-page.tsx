import { useState } from 'react';
import { call } from '../call';
import { Form } from '../parts/form';
import { Page } from '../parts/page';
import { PasswordField } from '../parts/password-field';
import { Submit } from '../parts/submit';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';
import { OwnNewPassword } from './own-new-password';

/** Changing one's own password. */
export default function PasswordPage() {
  const words = useWords();
  const { me } = useShell();
  const [isDone, setDone] = useState(false);
  const send = async (fields: FormData) => {
    const body = { current: String(fields.get('current')), password: String(fields.get('password')) };
    await call('session', 'changePassword', { body });
    setDone(true);
  };
  return (
    <Page title={words.passwordTitle}>
      <section className="card slim">
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
            <OwnNewPassword phone={me.user.phone} />
            <Submit>{words.savePassword}</Submit>
          </Form>
        )}
      </section>
    </Page>
  );
}
