import type { PropsWithChildren } from 'react';
import { network } from '../../../shared/domain/network';
import { LanguageSwitch } from '../../parts/language-switch';
import { Page } from '../../parts/page';
import { useShellWords } from '../words/shell';
import '../../style/door.css';

/** The page around everything one sees before signing in to the back office. */
export function OfficeDoor({ title, children }: PropsWithChildren<{ title: string }>) {
  const words = useShellWords();
  return (
    <main className="door">
      <header className="brand">
        <img src={new URL('../../icon.svg', import.meta.url).href} alt="" width="32" height="32" />
        <b>
          {network.name} {words.office}
        </b>
        <LanguageSwitch />
      </header>
      <section className="card">
        <Page key={title} title={title}>
          {children}
        </Page>
      </section>
    </main>
  );
}
