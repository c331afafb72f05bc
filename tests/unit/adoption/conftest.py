"""A document that other tools have made packages of, and a folder to run in."""

from __future__ import annotations

from pathlib import Path

import pytest

STORE = """\
openapi: 3.0.3
info: {title: Pet Store API, version: 3.4.5}
servers: [{url: 'https://pets.example/v1'}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pet Things]
      parameters:
        - {name: pageSize, in: query, schema: {type: integer}}
        - {name: after, in: query, schema: {type: string}}
      responses:
        '200':
          description: Some pets.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/pet_list'}
    post:
      operationId: createPet
      tags: [Pet Things]
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/pet'}
      responses: {'204': {description: Made.}}
  /pets/{pet-id}:
    get:
      operationId: getPetByID
      tags: [Pet Things, Second]
      parameters:
        - {name: pet-id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: A pet.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/pet'}
  /owners/{id}/pets:
    get:
      operationId: listOwnersPets
      tags: [Owners]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: Some pets.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/pet_list'}
  /internal/replay:
    post:
      x-internal: true
      tags: [Internal]
      responses: {'204': {description: Done.}}
components:
  schemas:
    pet:
      type: object
      required: [id]
      properties:
        id: {type: string}
        from: {type: string}
        kind: {$ref: '#/components/schemas/Pet_Kind'}
        house: {type: object, properties: {street: {type: string}}}
    Pet_Kind: {type: string, enum: [cat, dog-large]}
    pet_list:
      type: object
      required: [data]
      properties:
        data: {type: array, items: {$ref: '#/components/schemas/pet'}}
        last_id: {type: string, nullable: true}
        has_more: {type: boolean}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the document, where the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "store.yaml").write_text(STORE)
    return tmp_path
