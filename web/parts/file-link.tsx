import { useState } from 'react';
import { tellFailure } from '../refused';
import { useLanguage } from '../words/speech';
import { Alert } from './alert';
import { type AnsweredFile, openFile } from './open-file';

/** A file behind a button: it opens in a tab of its own when it has come. */
export function FileLink({ name, fetchFile }: { name: string; fetchFile: () => Promise<AnsweredFile> }) {
  const { language } = useLanguage();
  const [failure, setFailure] = useState<unknown>();
  const open = async () => {
    setFailure(undefined);
    try {
      await openFile(fetchFile());
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <div>
      <button type="button" className="btn plain" onClick={open}>
        {name}
      </button>
      {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
    </div>
  );
}
