const encoder = new TextEncoder();
const octets = (text: string) => encoder.encode(text).length;

/** Dot-atom of RFC 5322, extended by the letters and digits of all scripts (RFC 6531). */
const dotAtom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** Quoted string without characters that mail programs mistake for the end of the address. */
const quoted = /^"[ !#-+\-./0-9=?A-Z[\]^_`a-z{|}~]+"$/;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/**
 * Whether mail can be sent to the address `user@host`; no stricter than mail systems are. Sources: RFC 5321 4.1.2 and 4.5.3.1 (64 octets before
 * the @, 254 in all), RFC 5322 3.4.1, RFC 6531 (scripts other than Latin), RFC 5890 (`xn--` in any label, also the last). The host must be a
 * name of at least two labels: an IP address in brackets is not the address of a business.
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
