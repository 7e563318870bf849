"""The networks that can be looked into: the house's own, and those that callers bring."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from server.rate_limits import limited
from server.routes.errors import Problem
from server.routes.traces import BINARY, SAFETENSORS, library_of, negotiated, problem_of
from server.tracing.errors import TracingError
from server.tracing.page import model_facts
from server.tracing.uploading import LIMIT_BYTES, read_model
from server.tracing.weights import as_file

api = APIRouter(tags=["models"], dependencies=[Depends(limited("reading"))])

ModelId = Annotated[str, Path(max_length=80, examples=["english-lstm"])]
_BINARY: dict[str, Any] = {SAFETENSORS: {"schema": {"type": "string", "format": "binary"}}}


@api.get("/models", summary="List the bundled models")
def models(request: Request) -> dict[str, Any]:
    """Give every bundled model; a model that a caller brought is known by its id alone."""
    library = library_of(request)
    return {"models": [model_facts(library, name) for name in library.names()]}


@api.get(
    "/models/{model}",
    summary="Describe a model, or give its weights",
    response_model=None,
    responses={200: {"content": _BINARY}, 404: {"description": "There is no such model."}},
)
def model(request: Request, model: ModelId) -> Response:
    """Give cell, sizes and alphabet; as safetensors (`Accept`), the weights by PyTorch's names."""
    if negotiated(request, ("application/json", *BINARY)) in BINARY:
        return _file(request, model)
    try:
        return JSONResponse(model_facts(library_of(request), model), headers={"Vary": "Accept"})
    except TracingError as error:
        raise problem_of(error) from error


@api.get(
    "/models/{model}/weights",
    summary="Download a model's weights",
    response_model=None,
    responses={200: {"content": _BINARY}, 404: {"description": "There is no such model."}},
)
def weights(request: Request, model: ModelId) -> Response:
    """Give float32 arrays: `rnn.*` loads into torch.nn.RNN, LSTM or GRU, `head.*` into Linear."""
    return _file(request, model)


def _file(request: Request, name: str) -> Response:
    try:
        content = as_file(library_of(request).get(name))
    except TracingError as error:
        raise problem_of(error) from error
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.safetensors"',
        "Content-Encoding": "identity",
        "Vary": "Accept",
    }
    return Response(content, media_type=SAFETENSORS, headers=headers)


@api.post(
    "/models",
    status_code=201,
    summary="Bring a model of your own",
    dependencies=[Depends(limited("writing"))],
    openapi_extra={"requestBody": {"required": True, "content": _BINARY}},
    responses={
        413: {"description": f"The file is larger than {LIMIT_BYTES} bytes."},
        422: {"description": "The file is no recurrent network with a head; says what is missing."},
    },
)
async def upload(
    request: Request,
    response: Response,
    alphabet: Annotated[
        str | None, Query(max_length=4096, description="one symbol for each input, in order")
    ] = None,
) -> dict[str, Any]:
    """Take a safetensors file (PyTorch's or Keras's names; never pickle) and give it an id.

    The id is a secret: whoever has it may trace with the model, and delete it.
    """
    content = await _body(request)
    library = library_of(request)
    try:
        name = await run_in_threadpool(read_model, content, library, alphabet)
        facts = model_facts(library, name)
    except TracingError as error:
        raise Problem(422, "This file is no model", str(error)) from error
    response.headers["Location"] = f"/api/v1/models/{name}"
    return facts


async def _body(request: Request) -> bytes:
    """Read the request's body, and stop at the limit instead of after it."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LIMIT_BYTES:
            detail = f"The file is larger than {LIMIT_BYTES // 1_000_000} MB."
            raise Problem(413, "The file is too large", detail, limit_bytes=LIMIT_BYTES)
    return bytes(content)


@api.delete(
    "/models/{model}",
    status_code=204,
    summary="Delete a model that you brought",
    responses={403: {"description": "It is one of the house's."}, 404: {}},
)
def delete(request: Request, model: ModelId) -> Response:
    """Delete an own model; traces of it that were kept are forgotten with its id."""
    try:
        deleted = library_of(request).delete(model)
    except TracingError as error:
        raise problem_of(error) from error
    if not deleted:
        raise Problem(403, "A model of the house", f"{model} belongs to everybody and stays.")
    return Response(status_code=204)
