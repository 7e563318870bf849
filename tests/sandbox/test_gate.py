import asyncio

import pytest

from server.sandbox import Overloaded
from server.sandbox.gate import Gate


async def waiters(gate: Gate, count: int, order: list[int]) -> list[asyncio.Task[None]]:
    async def wait(number: int) -> None:
        entered = await gate.enter()
        order.append(number)
        gate.leave(entered)

    tasks = [asyncio.create_task(wait(number)) for number in range(count)]
    # A task runs up to its first wait within one turn of the loop.
    await asyncio.sleep(0)
    assert gate.waiting == min(count, gate.max_waiting)
    return tasks


def test_waiting_jobs_run_in_the_order_in_which_they_came() -> None:
    async def scenario() -> list[int]:
        gate, order = Gate(running=1, waiting=10), list[int]()
        first = await gate.enter()
        tasks = await waiters(gate, 5, order)
        gate.leave(first)
        await asyncio.gather(*tasks)
        return order

    assert asyncio.run(scenario()) == [0, 1, 2, 3, 4]


def test_a_full_queue_refuses_and_says_how_long_it_is_and_when_to_come_back() -> None:
    async def scenario() -> Overloaded:
        gate = Gate(running=1, waiting=2)
        first = await gate.enter()
        tasks = await waiters(gate, 2, [])
        with pytest.raises(Overloaded) as caught:
            await gate.enter()
        gate.leave(first)
        await asyncio.gather(*tasks)
        return caught.value

    error = asyncio.run(scenario())
    assert error.queue_length == 2
    assert error.retry_after_s >= 1


def test_whoever_stops_waiting_leaves_the_queue_to_the_others() -> None:
    async def scenario() -> tuple[list[int], int]:
        gate, order = Gate(running=1, waiting=10), list[int]()
        first = await gate.enter()
        tasks = await waiters(gate, 3, order)
        tasks[1].cancel()
        await asyncio.sleep(0)
        gate.leave(first)
        await asyncio.gather(*tasks, return_exceptions=True)
        return order, gate.running

    assert asyncio.run(scenario()) == ([0, 2], 0)


def test_one_who_is_cancelled_as_a_place_comes_free_is_passed_over() -> None:
    async def scenario() -> tuple[list[int], int]:
        gate, order = Gate(running=1, waiting=10), list[int]()
        first = await gate.enter()
        tasks = await waiters(gate, 2, order)
        tasks[0].cancel()
        gate.leave(first)
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(ended[0], asyncio.CancelledError)
        return order, gate.running

    assert asyncio.run(scenario()) == ([1], 0)


def test_a_place_given_to_one_who_was_just_cancelled_goes_to_the_next() -> None:
    async def scenario() -> tuple[list[int], int]:
        gate, order = Gate(running=1, waiting=10), list[int]()
        first = await gate.enter()
        tasks = await waiters(gate, 2, order)
        gate.leave(first)
        tasks[0].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return order, gate.running

    assert asyncio.run(scenario()) == ([1], 0)
