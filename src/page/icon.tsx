/** Drawn here, since few machines have a font with all of these signs. Paths are in a square of 24. */
const paths = {
  attach: 'M8 12.5 14.5 6a3.5 3.5 0 0 1 5 5L11 19.5a5 5 0 0 1-7-7L12 4.5',
  back: 'M15 5 8 12l7 7',
  channel: 'M4 10v4h3l8 5V5l-8 5H4Zm15-1c1.5 1.5 1.5 4.5 0 6',
  close: 'M6 6 18 18M18 6 6 18',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  open: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
  send: 'M4 12 20 4l-6 16-3-6-7-2Z',
  theme: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 0v16m3-14v12m3-9v6',
} as const;

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg
      class="drawn"
      viewBox="0 0 24 24"
      width="1.2em"
      height="1.2em"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
