import { expect, it } from 'vitest';
import { webAddress } from '../../src/page/web-address.js';

it.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  ['HTTP://example.org', 'HTTP://example.org'],
  ['example.org/路径', 'http://example.org/路径'],
  ['javascript:alert(1)', null],
  ['JavaScript:alert(1)', null],
  ['data:text/html,<script>1</script>', null],
  ['tg://resolve?domain=a', null],
  ['http://', null],
  ['', null],
])('%s', (address, opened) => {
  expect(webAddress(address)).toBe(opened);
});
