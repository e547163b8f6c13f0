import { type Tag } from '../http/tags';

/** What the documentation says of a command, and a request that works; a test sends every one of them. */
export interface Guide<Body> {
  tag: Tag;
  summary: string;
  description: string;
  example: Body;
}
