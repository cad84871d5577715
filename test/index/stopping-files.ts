import { copyFileSync, existsSync, ftruncateSync, renameSync, rmSync } from 'node:fs';
import { type FileLayer, systemFiles } from '../../src/index/file/file-layer.js';

/** How a save ends early. */
export interface Stop {
  /** At which call, from 0. */
  readonly step: number;
  /**
   * `refused`: the call fails, the program goes on. `killed`: nothing is called any more. `power-cut`: besides, what
   * was not synced is lost, as far as `kept` says.
   */
  readonly kind: 'refused' | 'killed' | 'power-cut';
  /** The part of what was under way that is done, or was kept; 0–1. */
  readonly kept: number;
}

/** Thrown where a save is stopped. */
export class Stopped extends Error {
  readonly code = 'ENOSPC';
}

interface Unsynced {
  readonly descriptor: number;
  readonly file: string;
  /** Bytes written since the last sync, from the first. */
  bytes: number;
  readonly open: boolean;
}

/** The system's files, which stop at a step. */
export class StoppingFiles implements FileLayer {
  /** Calls made, by name. */
  readonly steps: string[] = [];
  readonly #unsynced = new Map<number, Unsynced>();
  #renamed: { readonly from: string; readonly to: string; readonly before: string | null } | null = null;
  #dead = false;

  constructor(readonly stop: Stop | null = null) {}

  makeFolder(folder: string): void {
    this.#step('makeFolder', () => {
      systemFiles.makeFolder(folder);
    });
  }

  create(file: string): number {
    let descriptor = -1;
    this.#step('create', () => {
      descriptor = systemFiles.create(file);
      this.#unsynced.set(descriptor, { descriptor, file, bytes: 0, open: true });
    });
    return descriptor;
  }

  write(descriptor: number, bytes: Uint8Array, position: number): void {
    const write = (part: Uint8Array) => {
      systemFiles.write(descriptor, part, position);
      const unsynced = this.#unsynced.get(descriptor);
      if (unsynced !== undefined) unsynced.bytes = Math.max(unsynced.bytes, position + part.length);
    };
    this.#step(
      'write',
      () => {
        write(bytes);
      },
      () => {
        write(bytes.subarray(0, Math.floor(bytes.length * (this.stop?.kept ?? 0))));
      },
    );
  }

  sync(descriptor: number): void {
    this.#step('sync', () => {
      systemFiles.sync(descriptor);
      this.#unsynced.delete(descriptor);
    });
  }

  close(descriptor: number): void {
    // A process that is gone has no open files.
    if (this.#dead) systemFiles.close(descriptor);
    else {
      this.#step('close', () => {
        systemFiles.close(descriptor);
      });
    }
  }

  rename(from: string, to: string): void {
    this.#step('rename', () => {
      const before = existsSync(to) ? `${to}.before` : null;
      if (before !== null) copyFileSync(to, before);
      this.#renamed = { from, to, before };
      systemFiles.rename(from, to);
    });
  }

  syncFolder(folder: string): void {
    this.#step('syncFolder', () => {
      systemFiles.syncFolder(folder);
      this.#forgetRename();
    });
  }

  remove(file: string): void {
    this.#step('remove', () => {
      systemFiles.remove(file);
    });
  }

  /** Loses what a power cut loses. */
  #cutPower(): void {
    for (const { descriptor, bytes } of this.#unsynced.values()) {
      ftruncateSync(descriptor, Math.floor(bytes * (this.stop?.kept ?? 0)));
    }
    const renamed = this.#renamed;
    if (renamed !== null && (this.stop?.kept ?? 0) < 0.5) {
      renameSync(renamed.to, renamed.from);
      if (renamed.before !== null) copyFileSync(renamed.before, renamed.to);
    }
  }

  #forgetRename(): void {
    if (this.#renamed?.before !== null && this.#renamed !== null) rmSync(this.#renamed.before);
    this.#renamed = null;
  }

  #step(name: string, run: () => void, runPart: () => void = () => {}): void {
    if (this.#dead) throw new Stopped(name);
    const isLast = this.stop?.step === this.steps.length;
    this.steps.push(name);
    if (!isLast) {
      run();
      return;
    }
    runPart();
    if (this.stop.kind !== 'refused') this.#dead = true;
    if (this.stop.kind === 'power-cut') this.#cutPower();
    this.#forgetRename();
    throw new Stopped(`no space left at ${name}`);
  }
}
