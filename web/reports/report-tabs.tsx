import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router';
import { useWords } from '../words/language';
import { maySee, reports } from './catalogue';

/** The way from one report to another, without those a user may not see. On phones they slide, to the chosen one at first. */
export function ReportTabs({ role }: { role: 'owner' | 'cashier' }) {
  const words = useWords();
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav ref={tabs} className="report-tabs" aria-label={words.reports}>
      {reports
        .filter(({ name }) => maySee(name, role))
        .map(({ name, path, word }) => (
          <NavLink key={name} to={`/raporlar/${path}`}>
            {words[word]}
          </NavLink>
        ))}
    </nav>
  );
}
