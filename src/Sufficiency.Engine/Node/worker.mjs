// One worker: OR-Tools (WebAssembly) behind a pipe. The main thread reads and writes frames and stays awake; a thread of it
// solves, one request at a time. In: length (uint32, little endian), MPModelRequest. Out: kind (one byte), length (uint32),
// payload; kind R = ready (JSON), A = MPSolutionResponse, E = error (text). It ends when its standard input does.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { join } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';

const text = (value) => Buffer.from(String(value), 'utf8');

async function loadRuntime(packagesDirectory, heapMebibytes) {
  // JavaScript Promise Integration makes the smaller, quicker build usable; elsewhere the Asyncify build does the same.
  const flavour = typeof WebAssembly.promising === 'function' ? 'jspi' : 'asyncify';
  const file = flavour === 'jspi' ? 'mp_solver_runtime_node.js' : 'mp_solver_runtime_node_asyncify.js';
  const path = join(packagesDirectory, 'node_modules', 'or-tools-wasm', 'build', 'javascript', 'node-wasm', file);
  const { default: create } = await import(pathToFileURL(path).href);
  const toStandardError = (...parts) => process.stderr.write(parts.join(' ') + '\n');
  const overrides = { print: toStandardError, printErr: toStandardError };
  if (heapMebibytes > 0) {
    overrides.wasmMemory = new WebAssembly.Memory({ initial: 256, maximum: heapMebibytes * 16, shared: true });
  }
  return { runtime: await create(overrides), flavour };
}

// The request's memory is kept until the call returns: it is read after the first suspension.
async function solve(runtime, request) {
  const requestAt = runtime._malloc(request.length);
  const lengthAt = runtime._malloc(4);
  if (!requestAt || !lengthAt) throw new Error('Out of memory: the model does not fit the WebAssembly heap.');
  runtime.HEAPU8.set(request, requestAt);
  const responseAt = await runtime.ccall('mp_solver_solve_model_request', 'number', ['number', 'number', 'number'],
    [requestAt, request.length, lengthAt], { async: true });
  runtime._free(requestAt);
  const length = new DataView(runtime.HEAPU8.buffer).getUint32(lengthAt, true);
  const response = responseAt && length ? runtime.HEAPU8.slice(responseAt, responseAt + length) : new Uint8Array();
  if (responseAt) runtime._free_buffer(responseAt);
  runtime._free(lengthAt);
  return response;
}

function describe(runtime, error) {
  try {
    if (runtime && typeof error === 'object' && error !== null && 'excPtr' in error) {
      return runtime.getExceptionMessage(error.excPtr ?? error).join(': ');
    }
  } catch { /* the plain text below will do */ }
  return error?.stack ?? String(error);
}

async function solverThread() {
  const { packagesDirectory, heapMebibytes } = workerData;
  const { runtime, flavour } = await loadRuntime(packagesDirectory, heapMebibytes);
  parentPort.postMessage({ kind: 'R', payload: text(JSON.stringify({ node: process.versions.node, flavour })) });
  parentPort.on('message', async (request) => {
    try {
      parentPort.postMessage({ kind: 'A', payload: await solve(runtime, request) });
    } catch (error) {
      parentPort.postMessage({ kind: 'E', payload: text(describe(runtime, error)) });
    }
  });
}

// A thread in the middle of WebAssembly may not heed a polite exit.
const endNow = () => process.kill(process.pid, 'SIGKILL');

function mainThread() {
  const [packagesDirectory, heap] = process.argv.slice(2);
  const thread = new Worker(fileURLToPath(import.meta.url), { workerData: { packagesDirectory, heapMebibytes: Number(heap ?? 0) } });
  const send = (kind, payload, then) => {
    const head = Buffer.alloc(5);
    head.write(kind, 0, 'latin1');
    head.writeUInt32LE(payload.length, 1);
    process.stdout.write(head);
    process.stdout.write(payload, then);
  };
  const fail = (message) => send('E', text(message), endNow);
  // After a failure the heap cannot be trusted: the process ends and the supervisor starts another.
  thread.on('message', ({ kind, payload }) => (kind === 'E' ? fail(Buffer.from(payload)) : send(kind, payload)));
  thread.on('error', (error) => fail(error?.stack ?? String(error)));
  thread.on('exit', (code) => fail(`the solving thread ended with code ${code}`));

  let chunks = [];
  let received = 0;
  const take = (length) => {
    const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, received);
    chunks = all.length > length ? [all.subarray(length)] : [];
    received -= length;
    return all.subarray(0, length);
  };
  let wanted = -1;
  process.stdin.on('data', (chunk) => {
    chunks.push(chunk);
    received += chunk.length;
    for (;;) {
      if (wanted < 0 && received >= 4) wanted = take(4).readUInt32LE(0);
      if (wanted < 0 || received < wanted) return;
      const request = new Uint8Array(take(wanted));
      wanted = -1;
      thread.postMessage(request, [request.buffer]);
    }
  });
  process.stdin.on('end', endNow);
  process.stdin.on('error', endNow);
  process.stdout.on('error', endNow);
  // Ctrl-C reaches the whole process group: the supervisor decides what it means.
  process.on('SIGINT', () => {});
}

if (isMainThread) mainThread();
else await solverThread();
