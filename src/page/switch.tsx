interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
  readonly disabled?: boolean;
}

/** A setting that is on or off. It shows what is so, not what was asked for. */
export function Switch({ label, on, set, disabled = false }: SwitchProps) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const wanted = currentTarget.checked;
          currentTarget.checked = on;
          set(wanted);
        }}
      />
      <span>{label}</span>
    </label>
  );
}
