export interface LogisticModel {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly of: (inputs: readonly number[]) => number;
}

const iterations = 25;
const ridge = 1e-3;

/** Logistic regression by Newton's steps (iteratively reweighted least squares); both classes weigh the same. */
export function fitLogistic(rows: readonly (readonly number[])[], labels: readonly boolean[]): LogisticModel {
  const width = (rows[0]?.length ?? 0) + 1;
  const positives = labels.filter(Boolean).length;
  const classWeight = (label: boolean) => 0.5 / Math.max(1, label ? positives : labels.length - positives);
  let beta = Array.from({ length: width }, () => 0);
  for (let step = 0; step < iterations; step++) {
    const slope = beta.map((weight, i) => (i === 0 ? 0 : -ridge * weight * 1e-3));
    const curve = beta.map((_, i) => beta.map((__, j) => (i === j ? ridge * 1e-3 : 0)));
    rows.forEach((inputs, n) => {
      const row = [1, ...inputs];
      const label = labels[n] === true;
      const odds = sigmoid(dot(row, beta));
      const weight = classWeight(label);
      for (let i = 0; i < width; i++) {
        slope[i] = (slope[i] ?? 0) + weight * ((label ? 1 : 0) - odds) * (row[i] ?? 0);
        const line = curve[i] ?? [];
        for (let j = 0; j < width; j++) {
          line[j] = (line[j] ?? 0) + weight * odds * (1 - odds) * (row[i] ?? 0) * (row[j] ?? 0);
        }
      }
    });
    const change = solve(curve, slope);
    beta = beta.map((weight, i) => weight + (change[i] ?? 0));
  }
  const [intercept = 0, ...weights] = beta;
  return { intercept, weights, of: (inputs) => sigmoid(dot([1, ...inputs], beta)) };
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const rest = rows.slice(column).toSorted((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0));
    rows.splice(column, size - column, ...rest);
    const pivot = rows[column] ?? [];
    for (let below = column + 1; below < size; below++) {
      const row = rows[below] ?? [];
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let i = column; i <= size; i++) row[i] = (row[i] ?? 0) - factor * (pivot[i] ?? 0);
    }
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    const known = solution.reduce((sum, value, j) => (j > i ? sum + value * (row[j] ?? 0) : sum), 0);
    solution[i] = ((row[size] ?? 0) - known) / (row[i] ?? 1);
  }
  return solution;
}
