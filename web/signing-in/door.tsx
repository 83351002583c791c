import type { PropsWithChildren } from 'react';
import { network } from '../../shared/domain/network';
import { LanguageSwitch } from '../parts/language-switch';
import { Page } from '../parts/page';
import { useWords } from '../words/language';
import '../style/door.css';

/** The page around everything one sees before signing in: one card, the language, and whom to call. */
export function Door({ title, children }: PropsWithChildren<{ title: string }>) {
  const words = useWords();
  return (
    <main className="door">
      <header className="brand">
        <img src={new URL('../icon.svg', import.meta.url).href} alt="" width="32" height="32" />
        <b>{network.name}</b>
        <LanguageSwitch />
      </header>
      <section className="card">
        <Page key={title} title={title}>
          {children}
        </Page>
      </section>
      <footer>
        <a href={`tel:${network.customerServices.replaceAll(' ', '')}`}>{words.help(network.customerServices)}</a>
      </footer>
    </main>
  );
}
