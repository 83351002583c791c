import { call } from './calls.js';
import { showFaults } from './faults.js';
import { showMail } from './mail.js';
import { showMovements } from './movements.js';
import { showPeople } from './people.js';
import { showSchedules } from './schedules.js';
import { showSms } from './sms.js';
import { showStaff } from './staff.js';
import { showStatementForm } from './statement.js';
import { showTransferForm } from './transfer.js';

const [accounts, people, sources] = await Promise.all(
  ['accounts', 'people', 'fault-sources'].map((name) => call('GET', `/dev/api/${name}`)),
);
const refreshMovements = showMovements();
const chooseAgent = showTransferForm({ accounts, people, onBooked: refreshMovements });
showStatementForm(accounts);
showPeople(people, chooseAgent);
showSms();
showStaff();
showMail();
showSchedules();
for (const source of sources) showFaults(source);
