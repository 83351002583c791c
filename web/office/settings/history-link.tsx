import { Link } from 'react-router';
import { useSettingsWords } from '../words/settings';

/** The way to what was done to something, in the audit trail. */
export function HistoryLink({ subject }: { subject: string }) {
  const words = useSettingsWords();
  return <Link to={`/denetim?${new URLSearchParams({ konu: subject })}`}>{words.history}</Link>;
}
