// Programs that reproduce a trace outside of this page, from the model's own weight file.

/** @typedef {import("./traces.js").Trace} Trace */

/** @type {Readonly<Record<import("./traces.js").Cell, string>>} */
const TORCH = { rnn: "RNN", lstm: "LSTM", gru: "GRU" };

/** @type {Readonly<Record<import("./traces.js").Cell, readonly string[]>>} */
const NUMPY_STEP = {
  rnn: ["h = np.tanh(W @ x + bx + U @ h + bh)"],
  lstm: [
    "i, f, g, o = np.split(W @ x + bx + U @ h + bh, 4)",
    "c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)",
    "h = sigmoid(o) * np.tanh(c)",
  ],
  gru: [
    "(rx, zx, nx), (rh, zh, nh) = np.split(W @ x + bx, 3), np.split(U @ h + bh, 3)",
    "r, z = sigmoid(rx + rh), sigmoid(zx + zh)",
    "n = np.tanh(nx + r * nh)",
    "h = (1 - z) * n + z * h",
  ],
};

/** @param {Trace} trace */
function opening({ model, tokens, vocabulary }) {
  return [
    `# Weights: GET /api/v1/models/${model} with "Accept: application/vnd.safetensors",`,
    `# saved as ${model}.safetensors`,
    `SYMBOLS = ${JSON.stringify(vocabulary)}`,
    `TOKENS = ${JSON.stringify(tokens)}`,
  ];
}

/** @param {Trace} trace */
export function torchProgram(trace) {
  const { model, cell, hidden, layers, vocabulary } = trace;
  const sizes = `${vocabulary.length}, ${hidden}${layers > 1 ? `, num_layers=${layers}` : ""}`;
  return [
    "import torch",
    "from safetensors.torch import load_file",
    "",
    ...opening(trace),
    "",
    `weights = load_file("${model}.safetensors")`,
    `rnn = torch.nn.${TORCH[cell]}(${sizes})`,
    'rnn.load_state_dict({k.removeprefix("rnn."): w for k, w in weights.items() if k.startswith("rnn.")})',
    "numbers = torch.tensor([SYMBOLS.index(symbol) for symbol in TOKENS])",
    "x = torch.nn.functional.one_hot(numbers, len(SYMBOLS)).float()",
    "with torch.no_grad():",
    "    h, last = rnn(x)  # h: (T, H) of the top layer",
    '    logits = h @ weights["head.weight"].T + weights["head.bias"]',
    "    predictions = torch.softmax(logits, dim=1)",
    "print(h)",
    "",
  ].join("\n");
}

/** @param {Trace} trace */
export function numpyProgram(trace) {
  const { model, cell, layers } = trace;
  return [
    "import numpy as np",
    "from safetensors.numpy import load_file",
    "",
    ...opening(trace),
    "",
    `weights = load_file("${model}.safetensors")`,
    "",
    "",
    "def sigmoid(a):",
    "    return (1 + np.tanh(a / 2)) / 2",
    "",
    "",
    "xs = np.eye(len(SYMBOLS))[[SYMBOLS.index(symbol) for symbol in TOKENS]]",
    `for layer in range(${layers}):`,
    '    W, U = weights[f"rnn.weight_ih_l{layer}"], weights[f"rnn.weight_hh_l{layer}"]',
    '    bx, bh = weights[f"rnn.bias_ih_l{layer}"], weights[f"rnn.bias_hh_l{layer}"]',
    "    h = c = np.zeros(U.shape[1])",
    "    hs = []",
    "    for x in xs:",
    ...NUMPY_STEP[cell].map((line) => `        ${line}`),
    "        hs.append(h)",
    "    xs = np.array(hs)",
    "h = xs  # (T, H) of the top layer",
    'logits = h @ weights["head.weight"].T + weights["head.bias"]',
    "print(h)",
    "",
  ].join("\n");
}
