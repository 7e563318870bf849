"""Answer once more when the answer has gone out, by a hook that sees functions return.

Must come of it: crashed: nothing was asked.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    again = tools.frame(nonce=tools.nonce(), body=tools.report)

    def answer_again(frame: Any, event: str, _value: object) -> None:
        if event == "return" and frame.f_code.co_name == "write_frame":
            tools.os.write(4, again)

    tools.sys.setprofile(answer_again)
    return "contained"
