import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's; another may be named by the variable of that name. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** A browser that asks nothing of the network by itself. */
export function launchBrowser(): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `${executablePath}: expected Chromium, got no file: apt-get install chromium fonts-noto-cjk, or set CHROMIUM`,
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Its sandbox refuses to run as root, as in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
