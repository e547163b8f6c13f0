import { isIP } from 'node:net';
import { z } from 'zod';

/** Express's names for loopback and private networks. */
const networks = ['loopback', 'linklocal', 'uniquelocal'];
const mostHops = 10;

/** Which proxies are trusted to report the caller's address, as Express's `trust proxy` wants it: none, a number of hops, or addresses. */
export type TrustProxy = false | number | string[];

/** The error in one part of the list; null if it is a network name, an address or a subnet. */
function faultOf(part: string): string | null {
  if (networks.includes(part)) return null;
  const [, address = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(part) ?? [];
  const kind = isIP(address);
  if (kind === 0) return `"${part}" is neither an address, a subnet, nor one of ${networks.join(', ')}`;
  const most = kind === 4 ? 32 : 128;
  if (bits === undefined || (Number(bits) > 0 && Number(bits) <= most)) return null;
  return `"${part}" has a subnet of ${bits} bits, which is not within 1 to ${most}`;
}

/**
 * `none`, the number of proxies in front, or addresses and subnets separated by commas. There is no value that trusts every proxy: callers
 * could then choose the address by which rate limits count them.
 */
export const trustProxy = z
  .string()
  .default('loopback')
  .transform((text, context): TrustProxy => {
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (text === 'none') return false;
    if (/^\d+$/.test(text)) {
      const hops = Number(text);
      return hops >= 1 && hops <= mostHops
        ? hops
        : refuse(`the number of proxies is 1 to ${mostHops}, or "none" where there is none`);
    }
    const parts = text.split(',').map((part) => part.trim());
    const fault = parts.map(faultOf).find((found) => found !== null);
    return fault === undefined ? parts : refuse(fault);
  });
