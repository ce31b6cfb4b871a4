// HiGHS (WebAssembly) behind a pipe: one model in, one answer out. In, little endian: columns, rows, entries (uint32), whole columns
// or not (uint32), gap and seconds (float64), then cost, lower, upper, row lower, row upper (float64), starts, rows (int32), values
// (float64), whole (int32, one a column). Out: one line of JSON, then the column values (float64) where there are any.
import { readSync, writeSync } from 'node:fs';
import loadHighs from 'highs';

const pause = new Int32Array(new SharedArrayBuffer(4));

function fill(array) {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let at = 0; at < bytes.length;) {
    try {
      const read = readSync(0, bytes, at, Math.min(bytes.length - at, 1 << 26));
      if (read === 0) throw new Error('the model ended early');
      at += read;
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 5);
    }
  }
  return array;
}

function send(bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at, Math.min(bytes.length - at, 1 << 20));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

function answer(head, values) {
  send(Buffer.from(JSON.stringify(head) + '\n', 'utf8'));
  if (values) send(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

function readModel() {
  const [numCols, numRows, entries, hasWhole] = fill(new Uint32Array(4));
  const [gap, seconds] = fill(new Float64Array(2));
  const doubles = (length) => fill(new Float64Array(length));
  const [colCost, colLower, colUpper] = [doubles(numCols), doubles(numCols), doubles(numCols)];
  const [rowLower, rowUpper] = [doubles(numRows), doubles(numRows)];
  const [starts, indices] = [fill(new Int32Array(numCols + 1)), fill(new Int32Array(entries))];
  const values = doubles(entries);
  const model = { numCols, numRows, colCost, colLower, colUpper, rowLower, rowUpper, matrix: { format: 'csc', numRows, numCols, starts, indices, values } };
  if (hasWhole) model.integrality = fill(new Int32Array(numCols));
  return { model, gap, seconds, hasWhole };
}

try {
  const highs = await loadHighs();
  const { model, gap, seconds, hasWhole } = readModel();
  highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: gap, mip_abs_gap: 0 });
    solver.run();
    const status = Object.entries(highs.constants.modelStatus).find(([, code]) => code === solver.getModelStatus())?.[0] ?? 'unknown';
    const objective = solver.info.get('objective_function_value');
    const bound = hasWhole ? solver.info.get('mip_dual_bound') : status === 'optimal' ? objective : Number.NEGATIVE_INFINITY;
    const hasValues = solver.info.get('primal_solution_status') === 2;
    const finite = (value) => (Number.isFinite(value) ? value : null);
    answer({ status, objective: finite(objective), bound: finite(bound), hasValues }, hasValues ? solver.getSolution().colValue : undefined);
  });
} catch (error) {
  answer({ status: 'failed', message: error?.message ?? String(error), hasValues: false });
}
