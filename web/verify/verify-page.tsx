import { useState } from 'react';
import { useParams } from 'react-router';
import { Door } from '../signing-in/door';
import { useWords } from '../words/language';
import { Verification } from './verification';
import '../style/verify.css';
import '../style/print.css';

/** Dekont doğrulama: what a receipt's link proves, to whoever holds the receipt. Nobody signs in for it. */
export default function VerifyPage() {
  const words = useWords();
  const { token = '' } = useParams();
  const [tries, setTries] = useState(1);
  return (
    <Door title={words.verifyTitle}>
      <Verification key={tries} token={token} retry={() => setTries(tries + 1)} />
    </Door>
  );
}
