import { type Tag } from '../http/tags';

/** Documentation of a command with an example request. A test sends every example. */
export interface Guide<Body> {
  tag: Tag;
  summary: string;
  description: string;
  example: Body;
}
