const encoder = new TextEncoder();
const octets = (text: string) => encoder.encode(text).length;

/** A dot-atom of RFC 5322, with the letters and digits of all scripts that RFC 6531 adds. */
const dotAtom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** A quoted string, without the signs that mail programs take for the end of an address. */
const quoted = /^"[ !#-+\-./0-9=?A-Z[\]^_`a-z{|}~]+"$/;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/**
 * Whether mail can be sent to it: `user@host`, no stricter than the mail system. Sources: RFC 5321 4.1.2 and 4.5.3.1 (64 octets before the @,
 * 254 in all), RFC 5322 3.4.1, RFC 6531 (other scripts than Latin), RFC 5890 (`xn--` in every label, the last one too). The host has a
 * name of two labels or more: numbers in brackets are no address of a business.
 */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, host] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || octets(local) > 64 || octets(text) > 254) return false;
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const isHost = labels.length > 1 && labels.every((one) => label.test(one)) && !/^\d+$/.test(last);
  return isHost && (dotAtom.test(local) || quoted.test(local));
}
