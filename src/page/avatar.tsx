const colors = 7;

/** The first letter of a name in a colour of its own. */
export function Avatar({ name, id }: { readonly name: string; readonly id: number }) {
  return (
    <span class={`avatar avatar-${Math.abs(id) % colors}`} aria-hidden="true">
      {Array.from(name)[0] ?? ''}
    </span>
  );
}
