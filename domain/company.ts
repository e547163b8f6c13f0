import { type Day } from './days';
import { type Person } from './people';

/** Days somebody is away, first and last included, in the company's time zone; a deputy (委托) answers meanwhile, if one is named. */
export interface Absence {
  from: Day;
  to: Day;
  /** Mail address. */
  deputy: string | null;
}

/** Someone who works here and may be asked to approve. */
export interface Employee extends Person {
  active: boolean;
  /** Departments in whose name the person may approve, such as `legal`. */
  approvesFor: string[];
  /** What the person is on the reporting line, such as `director`. */
  roles: string[];
  /** Mail address of the superior; null at the top. */
  manager: string | null;
  absences: Absence[];
}
