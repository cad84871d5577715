/** Times the phases of a command. */
export interface PhaseClock {
  <Result>(phase: string, run: () => Result | Promise<Result>): Promise<Result>;
  /** Of a phase that waits for nothing. */
  sync<Result>(phase: string, run: () => Result): Result;
  /** Seconds by phase, in the order in which they ended. */
  readonly seconds: Readonly<Record<string, number>>;
}

export function phaseClock(): PhaseClock {
  const seconds: Record<string, number> = {};
  const end = (phase: string, began: number) => {
    seconds[phase] = (performance.now() - began) / 1_000;
  };
  const clock = async <Result>(phase: string, run: () => Result | Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const result = await run();
    end(phase, began);
    return result;
  };
  const sync = <Result>(phase: string, run: () => Result): Result => {
    const began = performance.now();
    const result = run();
    end(phase, began);
    return result;
  };
  return Object.assign(clock, { sync, seconds });
}
