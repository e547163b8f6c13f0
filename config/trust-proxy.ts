import { isIP } from 'node:net';
import { z } from 'zod';

/** Express's names for addresses of this machine and of private networks. */
const networks = ['loopback', 'linklocal', 'uniquelocal'];
const mostHops = 10;

/** Whose word about the caller's address is taken: nobody's, so many proxies', or that of these addresses; as Express's `trust proxy` wants it. */
export type TrustProxy = false | number | string[];

/** Why the part is neither a network's name nor an address or subnet; null when it is. */
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
 * `none`, a number of proxies in front, or addresses and subnets with commas between them. To trust everybody would let every caller choose the
 * address that limits are counted by; that cannot be said.
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
