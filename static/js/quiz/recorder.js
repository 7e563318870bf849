/** Records a spoken answer into the page's memory, to be heard again; nothing is ever sent. */

const LIMIT_MS = 5 * 60 * 1000;

/** @param {HTMLElement} quiz */
export function prepareRecorder(quiz) {
  const part = quiz.querySelector("[data-recorder]");
  const button = part?.querySelector("[data-record]");
  const playback = part?.querySelector("[data-playback]");
  const status = part?.querySelector("[data-recorder-status]");
  if (!(part instanceof HTMLElement) || !(button instanceof HTMLButtonElement)) return;
  if (!(playback instanceof HTMLAudioElement) || !(status instanceof HTMLElement)) return;
  if (!navigator.mediaDevices || !("MediaRecorder" in window)) return;
  part.hidden = false;
  /** @type {MediaRecorder | null} */
  let recorder = null;
  button.addEventListener("click", async () => {
    if (recorder) return recorder.stop();
    try {
      recorder = await record(playback);
    } catch {
      status.textContent = "The microphone can't be used; speak all the same.";
      return;
    }
    show(button, status, true);
    recorder.addEventListener("stop", () => {
      recorder = null;
      show(button, status, false);
    });
  });
}

/**
 * @param {HTMLAudioElement} playback Where the recording is heard when it ends.
 * @returns {Promise<MediaRecorder>}
 */
async function record(playback) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const limit = setTimeout(() => recorder.stop(), LIMIT_MS);
  recorder.addEventListener("dataavailable", (event) => {
    URL.revokeObjectURL(playback.src);
    playback.src = URL.createObjectURL(event.data);
    playback.hidden = false;
  });
  recorder.addEventListener("stop", () => {
    clearTimeout(limit);
    for (const track of stream.getTracks()) track.stop();
  });
  recorder.start();
  return recorder;
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} status
 * @param {boolean} recording
 */
function show(button, status, recording) {
  button.textContent = recording ? "Stop" : "Record again";
  button.setAttribute("aria-pressed", String(recording));
  status.textContent = recording ? "Recording." : "Recorded in this page only.";
}
