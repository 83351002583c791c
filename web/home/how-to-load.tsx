import { Link } from 'react-router';
import { DescriptionText } from '../shell/description-text';
import { useAccounts } from '../shell/queries';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';

/** The three steps of loading the balance, with the text that makes a transfer arrive by itself. */
export function HowToLoad() {
  const words = useWords();
  const { showAccounts } = useShell();
  const { data } = useAccounts();
  return (
    <section className="card" aria-labelledby="how-to-load">
      <h2 id="how-to-load">{words.howToLoad}</h2>
      <ol className="steps">
        <li>
          {words.howToAccount}{' '}
          <button type="button" className="link" onClick={showAccounts}>
            {words.seeAccounts}
          </button>
        </li>
        <li>
          {words.howToDescription}
          <DescriptionText text={data?.description} />
        </li>
        <li>{words.howToWait}</li>
      </ol>
      <p className="onward">
        <Link to="/yuklemeler">{words.ownLoadings}</Link>
      </p>
    </section>
  );
}
