/** Whether `host` is this machine's own: `localhost`, `127.…` or `[::1]`. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

/** Whether `url` is an http or https address of this machine, without a user name in it. */
export function isLoopbackUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return false;
  return parsed.username === '' && isLoopbackHost(parsed.hostname);
}
